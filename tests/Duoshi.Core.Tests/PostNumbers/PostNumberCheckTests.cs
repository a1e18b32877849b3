using CsCheck;
using Duoshi.Core.Engines.Due;
using Duoshi.Core.Engines.PostNumbers;
using Duoshi.Core.Engines.Publicity;
using Duoshi.Core.Rules;

namespace Duoshi.Core.Tests.PostNumbers;

/// <summary>职数预审: numbers before and after a plan, what blocks and what warns.</summary>
public sealed class PostNumberCheckTests
{
    private static readonly DateOnly Day = new(2026, 12, 1);
    private static readonly CountedPlace Deputy = new(1, NumberKind.Leadership, "P02");
    private static readonly CountedPlace Member = new(1, NumberKind.Leadership, "P03");

    [Fact]
    public void A_deputy_too_many_blocks_and_names_the_document_that_set_the_number()
    {
        var result = Run(2, [new(11, Deputy), new(12, Deputy)], [new(13, Member, Deputy)]);
        var number = result.Numbers[0];
        Assert.Equal((2, 1, 0, 3, 1), (number.Holders.Length, number.In.Length, number.Out.Length, number.After.Length, number.Over));
        var finding = Assert.Single(result.Findings, f => f.Code == "over-number");
        Assert.Equal((FindingWeight.Blocks, "R-74n", RuleConfidence.C), (finding.Weight, finding.Reason.Rule.Number, finding.Reason.Rule.Confidence));
        Assert.Contains("示编〔2019〕7号", finding.Reason.Chinese, StringComparison.Ordinal);
        Assert.Contains("超1", finding.Reason.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void A_post_given_up_in_the_same_plan_makes_room()
    {
        var result = Run(2, [new(11, Deputy), new(12, Deputy)], [new(12, Deputy, Member), new(13, null, Deputy)]);
        Assert.False(result.IsBlocked);
        Assert.Equal([12L], result.Numbers[0].Out);
        Assert.Equal([13L], result.Numbers[0].In);
        Assert.Equal(0, result.Numbers[0].Free);
    }

    [Fact]
    public void Who_has_left_by_the_day_is_out_and_who_leaves_later_tells_from_when_it_fits()
    {
        var gone = Run(1, [new(11, Deputy, Day)], [new(13, null, Deputy)]);
        Assert.False(gone.IsBlocked);
        var later = Run(1, [new(11, Deputy, Day.AddMonths(3))], [new(13, null, Deputy)]);
        Assert.True(later.IsBlocked);
        Assert.Equal(Day.AddMonths(3), later.Numbers[0].FitsFrom);
        Assert.Contains("2027-03-01起可消化", later.Findings[0].Reason.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void An_office_over_its_number_already_is_warned_of_and_may_still_remove_somebody()
    {
        var result = Run(1, [new(11, Deputy), new(12, Deputy), new(13, Deputy)], [new(13, Deputy, null)]);
        Assert.False(result.IsBlocked);
        Assert.Equal(FindingWeight.Warns, Assert.Single(result.Findings).Weight);
    }

    [Fact]
    public void Nobody_gives_up_what_is_not_held()
    {
        var result = Run(2, [new(11, Deputy)], [new(12, Deputy, null)]);
        Assert.Equal((FindingWeight.Blocks, "not-held", 12L), (result.Findings[0].Weight, result.Findings[0].Code, result.Findings[0].Person));
    }

    [Fact]
    public void A_number_nobody_recorded_warns_and_one_computed_from_a_rule_never_blocks()
    {
        var unknown = Run(null, [], [new(11, null, Deputy)]);
        Assert.Equal((FindingWeight.Warns, "no-number"), (unknown.Findings[0].Weight, unknown.Findings[0].Code));

        var caps = RankCaps.Of(1, "3", 49);
        Assert.Equal([0, 4, 29], caps.Select(c => c.Approved!.Value)); // 2 %, 10 % and 60 % of 49, rounded down
        var plan = new PostNumberPlan(Day, Day.AddYears(1), caps, [], [new(11, null, new CountedPlace(1, NumberKind.Rank, "4"))]);
        var found = Assert.Single(PostNumberCheck.Run(plan).Findings);
        Assert.Equal((FindingWeight.Warns, "over-computed", "R-42"), (found.Weight, found.Code, found.Reason.Rule.Number));
    }

    [Fact]
    public void Random_plans_keep_the_sums()
    {
        var place = Gen.Int[1, 3].Select(Gen.Int[1, 2], (code, office) => new CountedPlace(office, NumberKind.Leadership, $"P0{code}"));
        var held = Gen.Int[1, 8].Select(place, Gen.Int[-10, 800], (person, at, leaves) => new PlaceHeld(person, at, leaves < 0 ? null : Day.AddDays(leaves - 100))).Array[0, 12];
        var moves = Gen.Int[1, 10].Select(Gen.Bool, place, place, (person, gives, from, to) => new PlannedMove(person, gives ? from : null, to)).Array[0, 8];
        var limits = Gen.Int[0, 4].Array[3];
        Gen.Select(held, moves, limits).Sample((present, plan, numbers) =>
        {
            ImmutableArray<NumberLimit> all = [.. numbers.Select((n, i) => new NumberLimit(1, NumberKind.Leadership, [$"P0{i + 1}"], n)), new NumberLimit(1, NumberKind.Leadership, ["P01", "P02", "P03"], 6)];
            var result = PostNumberCheck.Run(new PostNumberPlan(Day, Day.AddYears(1), all, [.. present], [.. plan]));
            foreach (var number in result.Numbers)
            {
                Assert.Equal(number.After.Length, number.Holders.Length + number.In.Length - number.Out.Length);
                Assert.Equal(number.Over, Math.Max(0, number.After.Length - number.Limit.Approved!.Value));
                Assert.Equal(number.After.Length, number.After.Distinct().Count());
                Assert.Equal(number.Over > 0, result.Findings.Any(f => ReferenceEquals(f.Limit, number.Limit)));
                Assert.All(number.Leaving, l => Assert.True(l.LeavesOn > Day && l.LeavesOn < Day.AddYears(1) && number.After.Contains(l.Person)));
            }

            // Nobody counts in a group who doesn't in one of its parts.
            Assert.Equal(result.Numbers[..3].SelectMany(n => n.After).Distinct().Order(), result.Numbers[3].After.Order());
            // Of equal input equal output.
            Assert.Equal(
                result.Findings.Select(f => f.Reason.Chinese),
                PostNumberCheck.Run(new PostNumberPlan(Day, Day.AddYears(1), all, [.. present], [.. plan])).Findings.Select(f => f.Reason.Chinese));
        }, iter: 5_000);
    }

    [Fact]
    public void Rising_is_barred_by_law_alone_and_all_else_is_to_be_looked_at()
    {
        var candidate = new Candidate(7)
        {
            Rises = true,
            RetiresOn = Day.AddMonths(6),
            Rank = (8, new DateOnly(2025, 6, 1)),
            NewRank = 6,
            YearsBelowCompetent = [2025],
            Sanctions = [SanctionPeriods.Effect(SanctionKind.Warning, Day.AddMonths(-2), SanctionParameters.Current)],
        };
        var findings = CandidateCheck.Of(candidate, Day, DueParameters.Current);
        Assert.Equal(
            [(FindingWeight.Blocks, "sanction-runs"), (FindingWeight.Warns, "retires-soon"), (FindingWeight.Warns, "last-assessment"), (FindingWeight.Warns, "rank-step"), (FindingWeight.Warns, "rank-years")],
            findings.Select(f => (f.Weight, f.Code)));
        Assert.Contains("至2028-06-01", findings[^1].Reason.Chinese, StringComparison.Ordinal);
        Assert.Empty(CandidateCheck.Of(candidate with { Rises = false, NewRank = null }, Day, DueParameters.Current));
        Assert.Equal(FindingWeight.Blocks, Assert.Single(CandidateCheck.Of(new Candidate(7) { Rises = true, RetiresOn = Day }, Day, DueParameters.Current)).Weight);
    }

    [Fact]
    public void Holidays_are_no_working_days_of_a_notice_and_days_worked_for_them_are()
    {
        Assert.Equal(5, WorkingDays.Count(new DateOnly(2026, 11, 16), new DateOnly(2026, 11, 20)));
        Assert.Equal(5, WorkingDays.Count(new DateOnly(2026, 9, 28), new DateOnly(2026, 10, 9))); // National Day in between
        Assert.Equal(1, WorkingDays.Count(new DateOnly(2026, 10, 10), new DateOnly(2026, 10, 11)));
        Assert.Equal(new DateOnly(2026, 11, 27), WorkingDays.LastDay(new DateOnly(2026, 11, 21), 5));
        Assert.Equal(0, WorkingDays.Count(new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 19)));
        Assert.False(WorkingDays.IsKnown(new DateOnly(2026, 12, 30), new DateOnly(2027, 1, 5)));
    }

    private static PostNumberResult Run(int? approved, PlaceHeld[] present, PlannedMove[] moves) => PostNumberCheck.Run(new PostNumberPlan(
        Day, Day.AddYears(1),
        [new NumberLimit(1, NumberKind.Leadership, ["P02"], approved) { Document = approved is null ? null : "示编〔2019〕7号" }],
        [.. present, new PlaceHeld(13, Member)], [.. moves]));
}
