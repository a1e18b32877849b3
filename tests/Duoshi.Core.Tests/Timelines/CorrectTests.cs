using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using static Duoshi.Core.Tests.Timelines.Lines;

namespace Duoshi.Core.Tests.Timelines;

public class CorrectTests
{
    private static readonly Period[] Three =
        [Row(1, "2020-01-01", "2021-01-01", "A"), Row(2, "2021-01-01", "2022-01-01", "B"), Row(3, "2022-01-01", "", "C")];

    private static readonly Period[] Lonely =
        [Row(1, "2018-01-01", "2020-01-01", "A"), Row(2, "2021-01-01", "2022-01-01", "B"), Row(3, "2023-01-01", "", "C")];

    [Fact]
    public void It_was_always_so_replaces_the_values_and_begins_no_new_period()
    {
        var change = Do(Three, Correct(2, null, null, Reach.ThisPeriod, (0, "Q")));

        Assert.Equal([2L], change.Superseded);
        Assert.Equal(["2021-01-01..2022-01-01 Q"], change.Added.Show());
        Assert.Equal([102L], change.Added.Select(p => p.FactId));
        Assert.Equal(["Changed 2021-01-01..2022-01-01 fields 0"], change.Steps.Select(Show));
    }

    [Fact]
    public void A_correction_of_all_later_periods_flows_until_the_fields_own_change()
    {
        Period[] line = [Row(1, "2020-01-01", "2021-01-01", "A", "X"), Row(2, "2021-01-01", "2022-01-01", "A", "Y"), Row(3, "2022-01-01", "", "C", "Y")];

        var change = Do(line, Correct(1, null, null, Reach.AllLater, (0, "B"), (1, "Z")));

        Assert.Equal(["2020-01-01..2021-01-01 B Z", "2021-01-01..2022-01-01 B Y", "2022-01-01.. C Y"], line.Then(change).Show());
        Assert.Equal(
            [
                "Changed 2020-01-01..2021-01-01 fields 0,1",
                "FlowsOn 2021-01-01..2022-01-01 fields 0",
                "StoppedByOwnChange 2021-01-01..2022-01-01 fields 1",
                "StoppedByOwnChange 2022-01-01.. fields 0",
            ],
            change.Steps.Select(Show));
    }

    [Fact]
    public void A_correction_does_not_flow_over_a_gap()
    {
        Period[] line = [Row(1, "2015-01-01", "2019-01-01", "A"), Row(2, "2020-01-01", "", "A")];

        Assert.Equal(["2015-01-01..2019-01-01 B", "2020-01-01.. A"], line.Then(Correct(1, null, null, Reach.AllLater, (0, "B"))).Show());
    }

    [Fact]
    public void A_later_start_leaves_the_days_to_the_period_before()
    {
        var change = Do(Three, Correct(2, "2021-06-01", null, Reach.ThisPeriod));

        Assert.Equal(["2020-01-01..2021-06-01 A", "2021-06-01..2022-01-01 B", "2022-01-01.. C"], Three.Then(change).Show());
        Assert.Equal([101L, 102L], change.Added.Select(p => p.FactId));
        Assert.Equal(["BoundaryMoved 2021-01-01..2021-06-01"], change.Steps.Select(Show));
    }

    [Fact]
    public void A_later_start_after_a_gap_widens_the_gap()
    {
        var change = Do(Lonely, Correct(2, "2021-06-01", null, Reach.ThisPeriod));

        Assert.Equal(["2018-01-01..2020-01-01 A", "2021-06-01..2022-01-01 B", "2023-01-01.. C"], Lonely.Then(change).Show());
        Assert.Equal(["Removed 2021-01-01..2021-06-01"], change.Steps.Select(Show));
    }

    [Fact]
    public void An_earlier_start_takes_days_from_the_periods_before()
    {
        Assert.Equal(["2020-01-01..2020-06-01 A", "2020-06-01..2022-01-01 B", "2022-01-01.. C"], Three.Then(Correct(2, "2020-06-01", null, Reach.ThisPeriod)).Show());
        Assert.Equal(["2018-01-01..2022-01-01 B", "2023-01-01.. C"], Lonely.Then(Correct(2, "2018-01-01", null, Reach.ThisPeriod)).Show());
        Assert.Equal(["2018-01-01..2020-01-01 A", "2020-06-01..2022-01-01 B", "2023-01-01.. C"], Lonely.Then(Correct(2, "2020-06-01", null, Reach.ThisPeriod)).Show());
    }

    [Fact]
    public void A_later_end_takes_days_from_the_periods_after_and_a_covered_one_goes()
    {
        Assert.Equal(["2020-01-01..2021-01-01 A", "2021-01-01..2022-06-01 B", "2022-06-01.. C"], Three.Then(Correct(2, null, "2022-06-01", Reach.ThisPeriod)).Show());

        var change = Do(Three, Correct(1, null, "2023-01-01", Reach.ThisPeriod));
        Assert.Equal(["2020-01-01..2023-01-01 A", "2023-01-01.. C"], Three.Then(change).Show());
        Assert.Equal([1L, 2L, 3L], change.Superseded);
        Assert.Contains("Removed 2021-01-01..2022-01-01", change.Steps.Select(Show));
    }

    [Fact]
    public void An_earlier_end_leaves_the_days_to_the_period_that_joined()
    {
        Assert.Equal(["2020-01-01..2021-01-01 A", "2021-01-01..2021-06-01 B", "2021-06-01.. C"], Three.Then(Correct(2, null, "2021-06-01", Reach.ThisPeriod)).Show());
    }

    [Fact]
    public void An_earlier_end_before_a_gap_widens_the_gap()
    {
        Assert.Equal(["2018-01-01..2020-01-01 A", "2021-01-01..2021-06-01 B", "2023-01-01.. C"], Lonely.Then(Correct(2, null, "2021-06-01", Reach.ThisPeriod)).Show());
    }

    [Fact]
    public void Both_dates_may_move_at_once()
    {
        Assert.Equal(["2020-01-01..2021-03-01 A", "2021-03-01..2021-09-01 B", "2021-09-01.. C"], Three.Then(Correct(2, "2021-03-01", "2021-09-01", Reach.ThisPeriod)).Show());
        Assert.Equal(["2020-01-01..2020-09-01 A", "2020-09-01..2022-03-01 B", "2022-03-01.. C"], Three.Then(Correct(2, "2020-09-01", "2022-03-01", Reach.ThisPeriod)).Show());
    }

    [Fact]
    public void A_period_moved_elsewhere_leaves_its_days_to_the_neighbour_it_moved_away_from()
    {
        Assert.Equal(
            ["2020-01-01..2022-01-01 A", "2022-01-01..2023-01-01 C", "2023-01-01..2024-01-01 B", "2024-01-01.. C"],
            Three.Then(Correct(2, "2023-01-01", "2024-01-01", Reach.ThisPeriod)).Show());
        Assert.Equal(
            ["2020-01-01..2020-03-01 A", "2020-03-01..2020-06-01 B", "2020-06-01..2021-01-01 A", "2021-01-01.. C"],
            Three.Then(Correct(2, "2020-03-01", "2020-06-01", Reach.ThisPeriod)).Show());
    }

    [Fact]
    public void A_period_corrected_to_no_day_is_passed_through()
    {
        Assert.Equal(["2020-01-01..2021-06-01 A", "2021-06-01..2021-06-01 B", "2021-06-01..#1 C"], Three.Then(Correct(2, "2021-06-01", "2021-06-01", Reach.ThisPeriod)).Show());
        Assert.Equal(["2020-01-01..2022-01-01 A", "2022-01-01..2022-01-01 B", "2022-01-01..#1 C"], Three.Then(Correct(2, "2022-01-01", null, Reach.ThisPeriod)).Show());
    }

    [Fact]
    public void A_zero_day_period_gets_its_days_when_its_end_is_corrected()
    {
        var passed = Three.Then(Insert("2021-01-01", null, Reach.ThisPeriod, (0, "Q")));
        var zeroDay = passed.Single(p => p.From == p.To);

        Assert.Equal(
            ["2020-01-01..2021-01-01 A", "2021-01-01..2021-06-01 B", "2021-06-01..2022-01-01 Q", "2022-01-01.. C"],
            passed.Then(Correct(zeroDay.Id, null, "2021-06-01", Reach.AllLater)).Show());
    }

    [Fact]
    public void A_zero_day_period_stays_when_another_comes_to_run_through_its_day()
    {
        var passed = Three.Then(Insert("2021-01-01", null, Reach.ThisPeriod, (0, "Q")));

        Assert.Equal(
            ["2020-01-01..2021-06-01 A", "2021-01-01..2021-01-01 B", "2021-06-01..2022-01-01 Q", "2022-01-01.. C"],
            passed.Then(Correct(passed.Single(p => p.Values[0] is "Q").Id, "2021-06-01", null, Reach.ThisPeriod)).Show());
    }

    [Fact]
    public void Nothing_flows_from_a_zero_day_period()
    {
        var passed = Three.Then(Insert("2021-01-01", null, Reach.ThisPeriod, (0, "Q")));

        var change = Do(passed, Correct(passed.Single(p => p.From == p.To).Id, null, null, Reach.AllLater, (0, "R")));

        Assert.Equal(["2021-01-01..2021-01-01 R"], change.Added.Show());
    }

    [Fact]
    public void The_moved_boundary_has_the_precision_of_the_right_date_on_both_sides()
    {
        var after = Three.Then(Correct(2, "2021.06", "2021.09", Reach.ThisPeriod));

        Assert.Equal([DatePrecision.Day, DatePrecision.Month, DatePrecision.Month], after.Select(p => p.FromPrecision));
        Assert.Equal([DatePrecision.Month, DatePrecision.Month, DatePrecision.Unknown], after.Select(p => p.ToPrecision));
    }

    [Fact]
    public void A_date_known_better_than_before_concerns_the_period_itself_only()
    {
        Period[] line = [Three[0], Three[1] with { FromPrecision = DatePrecision.Year }, Three[2]];

        var change = Do(line, Correct(2, "2021-01-01", null, Reach.ThisPeriod));

        Assert.Equal([2L], change.Superseded);
        Assert.Equal([DatePrecision.Day], change.Added.Select(p => p.FromPrecision));
    }

    [Fact]
    public void A_correction_to_what_already_stands_changes_nothing() =>
        Assert.True(Do(Three, Correct(2, "2021-01-01", "2022-01-01", Reach.AllLater, (0, "B"))).IsEmpty);

    [Fact]
    public void A_period_moved_to_where_an_equal_rest_of_its_fact_lies_leaves_that_row_as_it_is()
    {
        Period[] line =
        [
            Row(1, "2020-01-01", "2021-01-01", "A") with { FactId = 7 },
            Row(2, "2021-01-01", "2022-01-01", "B"),
            Row(3, "2022-01-01", "", "A") with { FactId = 7 },
        ];

        var change = Do(line, Correct(1, "2022-01-01", "", Reach.ThisPeriod));

        Assert.Equal([1L], change.Superseded);
        Assert.Empty(change.Added);
    }

    [Fact]
    public void A_start_after_the_end_is_refused_with_the_field_named()
    {
        var late = Refused(Three, Correct(2, "2022-01-02", null, Reach.ThisPeriod));
        var early = Refused(Three, Correct(2, null, "2020-12-31", Reach.ThisPeriod));

        Assert.Equal(("timeline.impossible-dates", "From"), (late.Code, late.Field));
        Assert.Equal(("timeline.impossible-dates", "To"), (early.Code, early.Field));
        Assert.Equal("timeline.impossible-dates", Refused(Three, Correct(3, "", null, Reach.ThisPeriod)).Code);
        Assert.Equal("timeline.impossible-dates", Refused(Three, Correct(3, null, "?", Reach.ThisPeriod)).Code);
    }

    [Fact]
    public void A_period_that_no_longer_stands_is_refused() =>
        Assert.Equal("timeline.no-such-period", Refused(Three, Correct(99, null, null, Reach.ThisPeriod, (0, "Q"))).Code);
}
