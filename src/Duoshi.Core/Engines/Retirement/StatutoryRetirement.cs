using Duoshi.Core.Rules;

namespace Duoshi.Core.Engines.Retirement;

/// <summary>The track a person is on, and why.</summary>
/// <param name="Track">The track that gives the statutory month.</param>
/// <param name="MayAskEarlier">True for women on the age-60 track by rank or title: they may themselves ask to leave earlier .</param>
/// <param name="Reasons">The rules applied.</param>
public sealed record TrackChoice(RetirementTrack Track, bool MayAskEarlier, ImmutableArray<RuleReason> Reasons);

/// <summary>When a person retires.</summary>
/// <param name="Track">The track applied.</param>
/// <param name="BirthMonth">Year and month of birth.</param>
/// <param name="DelayMonths">Months of delay, R-2.</param>
/// <param name="AgeYears">Statutory age, whole years.</param>
/// <param name="AgeMonths">Statutory age, months beyond the years; 0 to 11.</param>
/// <param name="StatutoryMonth">The month the statutory age is reached.</param>
/// <param name="EarliestFlexible">The first month of flexible early retirement; null when there is no window .</param>
/// <param name="LatestFlexible">The last month of flexible late retirement; null when there is none.</param>
/// <param name="OwnRequestFrom">From when a woman on the age-60 track may leave on her own request; else null.</param>
/// <param name="MinimumContributionMonths">Months of contribution needed in the year of the statutory month, R-6.</param>
/// <param name="Reasons">The rules applied, in order.</param>
public sealed record StatutoryRetirement(
    RetirementTrack Track,
    YearMonth BirthMonth,
    int DelayMonths,
    int AgeYears,
    int AgeMonths,
    YearMonth StatutoryMonth,
    YearMonth? EarliestFlexible,
    YearMonth? LatestFlexible,
    YearMonth? OwnRequestFrom,
    int MinimumContributionMonths,
    ImmutableArray<RuleReason> Reasons);

/// <summary>From when a civil servant may apply to retire early .</summary>
/// <param name="From">The first month an application is possible.</param>
/// <param name="Reason">The ground.</param>
public sealed record EarlyApplication(YearMonth From, RuleReason Reason);
