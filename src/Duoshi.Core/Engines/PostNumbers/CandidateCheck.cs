using Duoshi.Core.Engines.Due;
using Duoshi.Core.Rules;
using static System.FormattableString;

namespace Duoshi.Core.Engines.PostNumbers;

/// <summary>Somebody of a plan, as the pre-check looks at people. What the reader may not know is left out by the caller.</summary>
/// <param name="Person">Key of the person.</param>
public sealed record Candidate(long Person)
{
    /// <summary>First day of the statutory retirement month with the rules behind it; null: not known.</summary>
    public DateOnly? RetiresOn { get; init; }

    /// <summary>The civil-service rank held (1 the highest) and since when; null: none.</summary>
    public (int Rank, DateOnly Since)? Rank { get; init; }

    /// <summary>The rank planned; null: none.</summary>
    public int? NewRank { get; init; }

    /// <summary>The prosecutor grade held (1 the highest) and since when; null: none.</summary>
    public (int Grade, DateOnly Since)? Grade { get; init; }

    /// <summary>The grade planned; null: none.</summary>
    public int? NewGrade { get; init; }

    /// <summary>Whether the plan gives a post, level, rank or grade; a removal alone gives none.</summary>
    public bool Rises { get; init; }

    /// <summary>First day of the present leading post by appointment; null: no such post.</summary>
    public DateOnly? LeadsSince { get; init; }

    /// <summary>Years whose assessment was basically competent or below (R-38, R-41, R-76).</summary>
    public ImmutableHashSet<int> YearsBelowCompetent { get; init; } = [];

    /// <summary>Sanctions with their effect; lifted ones are left out.</summary>
    public ImmutableArray<SanctionEffect> Sanctions { get; init; } = [];

    /// <summary>Hints on avoiding the post planned (R-21, R-22, R-78).</summary>
    public ImmutableArray<RuleReason> Avoidance { get; init; } = [];
}

/// <summary>What of a person gives cause to stop or to look before a motion. It chooses nobody and orders nobody.</summary>
public static class CandidateCheck
{
    /// <summary>Months before retirement from which it is told.</summary>
    private const int MonthsAhead = 24;

    /// <summary>Years in a rank before the next higher one, by that next one (R-39).</summary>
    private static readonly ImmutableDictionary<int, int> YearsToRank =
        new Dictionary<int, int> { [1] = 4, [2] = 4, [3] = 3, [4] = 2, [5] = 2, [6] = 2, [7] = 2, [8] = 2, [9] = 2, [10] = 2, [11] = 2 }.ToImmutableDictionary();

    /// <summary>Looks at one person.</summary>
    /// <param name="candidate">The person.</param>
    /// <param name="day">The day on which the plan takes effect.</param>
    /// <param name="parameters">The figures that hold.</param>
    /// <returns>
    /// Blocks only what a text that was read forbids: to rise while a sanction bars it (R-46), or past the statutory
    /// retirement month (R-5). All else warns. In the order of rules as listed here.
    /// </returns>
    public static ImmutableArray<PostFinding> Of(Candidate candidate, DateOnly day, DueParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(parameters);
        var findings = ImmutableArray.CreateBuilder<PostFinding>();
        void Add(FindingWeight weight, string code, RuleReason reason) => findings.Add(new PostFinding(weight, code, candidate.Person, null, reason));

        if (candidate.Rises)
        {
            foreach (var effect in candidate.Sanctions.Where(e => e.Runs(day)))
            {
                foreach (var reason in effect.Reasons.Take(1))
                {
                    Add(reason.Rule.Confidence == RuleConfidence.A ? FindingWeight.Blocks : FindingWeight.Warns, "sanction-runs", reason);
                }
            }

            if (candidate.RetiresOn is { } retires && retires < day.AddMonths(MonthsAhead))
            {
                var reached = retires <= day;
                Add(reached ? FindingWeight.Blocks : FindingWeight.Warns, reached ? "retired" : "retires-soon", RuleCatalogue.Reason(
                    "R-5", Invariant($"{retires:yyyy年M月}到龄{(reached ? "，届时应当退休" : "，任职不足两年")}。"), Invariant($"Retirement month {retires:yyyy-MM}{(reached ? ": due by then" : ": less than two years in the post")}.")));
            }

            if (candidate.YearsBelowCompetent.Contains(day.Year - 1))
            {
                Add(FindingWeight.Warns, "last-assessment", RuleCatalogue.Reason(
                    "R-76", Invariant($"{day.Year - 1}年度考核为基本称职以下或者未定等次。"), Invariant($"Assessed as basically competent or below, or without a grade, in {day.Year - 1}.")));
            }

            if (candidate.LeadsSince is { } since && since.AddYears(1) > day && candidate.NewRank is null && candidate.NewGrade is null)
            {
                Add(FindingWeight.Warns, "under-a-year", RuleCatalogue.Reason(
                    "R-73", Invariant($"{since:yyyy-MM-dd}任现领导职务，不满一年。"), Invariant($"In the present leading post since {since:yyyy-MM-dd}: less than a year.")));
            }
        }

        Step("rank", "R-39", candidate.Rank, candidate.NewRank, YearsToRank);
        Step("grade", "R-37", candidate.Grade, candidate.NewGrade, parameters.YearsToGrade);
        foreach (var hint in candidate.Avoidance)
        {
            Add(FindingWeight.Warns, "avoidance", hint);
        }

        return findings.ToImmutable();

        void Step(string what, string rule, (int Place, DateOnly Since)? held, int? planned, ImmutableDictionary<int, int> years)
        {
            if (held is not { } present || planned is not { } next || next >= present.Place)
            {
                return;
            }

            if (next < present.Place - 1)
            {
                Add(FindingWeight.Warns, $"{what}-step", RuleCatalogue.Reason(
                    "R-40", Invariant($"跨{present.Place - next}级晋升，一般应当逐级。"), Invariant($"Up by {present.Place - next} steps; one at a time is the rule.")));
            }

            if (years.TryGetValue(next, out var needed))
            {
                var lost = candidate.YearsBelowCompetent.Count(y => y >= present.Since.Year && y < day.Year);
                var from = present.Since.AddYears(needed + lost);
                if (from > day)
                {
                    Add(FindingWeight.Warns, $"{what}-years", RuleCatalogue.Reason(
                        rule,
                        Invariant($"{present.Since:yyyy-MM-dd}任现等级，须满{needed}年{(lost > 0 ? Invariant($"，{lost}年不计") : "")}，至{from:yyyy-MM-dd}。"),
                        Invariant($"Held since {present.Since:yyyy-MM-dd}; {needed} years are asked{(lost > 0 ? Invariant($", {lost} don't count") : "")}: from {from:yyyy-MM-dd}.")));
                }
            }
        }
    }
}
