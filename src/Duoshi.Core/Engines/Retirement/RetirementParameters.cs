using Duoshi.Core.Rules;

namespace Duoshi.Core.Engines.Retirement;

/// <summary>One track's figures in R-2.</summary>
/// <param name="OriginalAge">Years before the reform.</param>
/// <param name="FirstAffected">The first birth month that is delayed.</param>
/// <param name="Step">Birth months for each month of delay.</param>
/// <param name="LongestDelay">Months.</param>
public sealed record TrackFigures(int OriginalAge, YearMonth FirstAffected, int Step, int LongestDelay);

/// <summary>From when women on the age-60 track may leave on their own request; R-8, to be confirmed by the customer.</summary>
public enum OwnRequestAge : byte
{
    /// <summary>In the statutory month of the female-55 track, which is being delayed to 58.</summary>
    FollowsFemale55,

    /// <summary>At 55, as before the reform.</summary>
    StaysAt55,
}

/// <summary>The figures of the retirement rules, as dated data.</summary>
public sealed record RetirementParameters
{
    /// <summary>First day these figures hold.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>The figures of R-2 by track.</summary>
    public required ImmutableDictionary<RetirementTrack, TrackFigures> Tracks { get; init; }

    /// <summary>Months by which a person may retire early, R-4.</summary>
    public required int FlexibleEarlyMonths { get; init; }

    /// <summary>Months by which a person may retire late, R-5.</summary>
    public required int FlexibleLateMonths { get; init; }

    /// <summary>Who may retire late at all, R-5.</summary>
    public required ImmutableHashSet<WorkerKind> MayRetireLate { get; init; }

    /// <summary>The track of women below county-division rank and without a senior title.</summary>
    public required ImmutableDictionary<WorkerKind, RetirementTrack> TracksOfWomen { get; init; }

    /// <summary>R-8.</summary>
    public required OwnRequestAge OwnRequest { get; init; }

    /// <summary>Months of contribution needed to draw a pension, before the first raise; R-6.</summary>
    public required int ContributionMonths { get; init; }

    /// <summary>The first year with a raise, months of each yearly raise, and the months at which it ends; R-6.</summary>
    public required (int FirstYear, int Months, int Longest) ContributionRaise { get; init; }

    /// <summary>Years of service that alone allow an application, R-9 (a).</summary>
    public required int ServiceYearsForApplication { get; init; }

    /// <summary>Years of service that allow an application within some years of the statutory month, R-9 (b).</summary>
    public required (int ServiceYears, int YearsBefore) ServiceYearsNearRetirement { get; init; }

    /// <summary>The rules of 2025-01-01. Contract staff on the female-50 track and R-8 are settings that the customer confirms.</summary>
    public static RetirementParameters Current { get; } = new()
    {
        EffectiveFrom = new DateOnly(2025, 1, 1),
        Tracks = new Dictionary<RetirementTrack, TrackFigures>
        {
            [RetirementTrack.Male60] = new(60, new YearMonth(1965, 1), 4, 36),
            [RetirementTrack.Female55] = new(55, new YearMonth(1970, 1), 4, 36),
            [RetirementTrack.Female50] = new(50, new YearMonth(1975, 1), 2, 60),
        }.ToImmutableDictionary(),
        FlexibleEarlyMonths = 36,
        FlexibleLateMonths = 36,
        MayRetireLate = [WorkerKind.InstitutionStaff, WorkerKind.ContractStaff, WorkerKind.Worker],
        TracksOfWomen = new Dictionary<WorkerKind, RetirementTrack>
        {
            [WorkerKind.CivilServant] = RetirementTrack.Female55,
            [WorkerKind.InstitutionStaff] = RetirementTrack.Female55,
            [WorkerKind.ContractStaff] = RetirementTrack.Female50,
            [WorkerKind.Worker] = RetirementTrack.Female50,
        }.ToImmutableDictionary(),
        OwnRequest = OwnRequestAge.FollowsFemale55,
        ContributionMonths = 180,
        ContributionRaise = (2030, 6, 240),
        ServiceYearsForApplication = 30,
        ServiceYearsNearRetirement = (20, 5),
    };

    /// <summary>Months of contribution needed by whoever retires in this year; R-6.</summary>
    public int MinimumContribution(int year) => Math.Min(
        ContributionMonths + (Math.Max(0, year - ContributionRaise.FirstYear + 1) * ContributionRaise.Months), ContributionRaise.Longest);
}
