using Duoshi.Core.Engines.Retirement;

namespace Duoshi.Core.Engines.Due;

/// <summary>The figures of the due list, as dated data.</summary>
public sealed record DueParameters
{
    /// <summary>First day these figures hold.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>The figures of the retirement rules.</summary>
    public required RetirementParameters Retirement { get; init; }

    /// <summary>Months of probation of recruits; those in leading posts are the procedure's own .</summary>
    public required int ProbationMonths { get; init; }

    /// <summary>Months that a thing nobody worked off stays in the list after its day; what is older is for the checks.</summary>
    public required int OverdueMonths { get; init; }

    /// <summary>Years in a grade before the next higher one, by that next one (1 the highest); a missing grade is given by selection alone .</summary>
    public required ImmutableDictionary<int, int> YearsToGrade { get; init; }

    /// <summary>The baseline; the intervals of grades are a setting that the customer confirms.</summary>
    public static DueParameters Current { get; } = new()
    {
        EffectiveFrom = new DateOnly(2025, 1, 1),
        Retirement = RetirementParameters.Current,
        ProbationMonths = 12,
        OverdueMonths = 24,
        YearsToGrade = new Dictionary<int, int> { [11] = 3, [10] = 3, [9] = 4, [8] = 4 }.ToImmutableDictionary(),
    };
}
