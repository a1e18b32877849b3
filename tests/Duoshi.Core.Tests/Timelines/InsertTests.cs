using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using static Duoshi.Core.Tests.Timelines.Lines;

namespace Duoshi.Core.Tests.Timelines;

/// <summary>Fields here: 0 title, 1 place.</summary>
public class InsertTests
{
    private static readonly Period[] TwoPlaces = [Row(1, "2020-01-01", "2022-01-01", "A", "X"), Row(2, "2022-01-01", "", "A", "Y")];

    [Fact]
    public void A_title_inserted_in_the_past_flows_on_and_the_later_place_is_kept()
    {
        var change = Do(TwoPlaces, Insert("2021-01-01", null, Reach.AllLater, (0, "B")));

        Assert.Equal(["2020-01-01..2021-01-01 A X", "2021-01-01..2022-01-01 B X", "2022-01-01.. B Y"], TwoPlaces.Then(change).Show());
        Assert.Equal([1L, 2L], change.Superseded);
        Assert.Equal([101L, 0L, 102L], change.Added.Select(p => p.FactId));
        Assert.Equal(
            ["Cut 2021-01-01..2022-01-01", "Begins 2021-01-01..2022-01-01 fields 0", "FlowsOn 2022-01-01.. fields 0"],
            change.Steps.Select(Show));
    }

    [Fact]
    public void A_title_inserted_for_this_period_leaves_the_later_period_alone()
    {
        var change = Do(TwoPlaces, Insert("2021-01-01", null, Reach.ThisPeriod, (0, "B")));

        Assert.Equal(["2020-01-01..2021-01-01 A X", "2021-01-01..2022-01-01 B X", "2022-01-01.. A Y"], TwoPlaces.Then(change).Show());
        Assert.Equal([1L], change.Superseded);
    }

    [Fact]
    public void A_field_flows_until_the_period_in_which_it_was_itself_changed()
    {
        Period[] line = [Row(1, "2020-01-01", "2021-01-01", "A", "X"), Row(2, "2021-01-01", "2022-01-01", "A", "Y"), Row(3, "2022-01-01", "", "C", "Y")];

        var change = Do(line, Insert("2020-07-01", null, Reach.AllLater, (0, "B"), (1, "Z")));

        Assert.Equal(
            ["2020-01-01..2020-07-01 A X", "2020-07-01..2021-01-01 B Z", "2021-01-01..2022-01-01 B Y", "2022-01-01.. C Y"],
            line.Then(change).Show());
        Assert.Equal(
            [
                "Cut 2020-07-01..2021-01-01",
                "Begins 2020-07-01..2021-01-01 fields 0,1",
                "FlowsOn 2021-01-01..2022-01-01 fields 0",
                "StoppedByOwnChange 2021-01-01..2022-01-01 fields 1",
                "StoppedByOwnChange 2022-01-01.. fields 0",
            ],
            change.Steps.Select(Show));
    }

    [Fact]
    public void A_later_period_that_repeats_the_value_does_not_stop_the_flow()
    {
        Period[] line = [Row(1, "2020-01-01", "2021-01-01", "A"), Row(2, "2021-01-01", "2022-01-01", "A"), Row(3, "2022-01-01", "", "A")];

        Assert.Equal(
            ["2020-01-01..2020-07-01 A", "2020-07-01..2021-01-01 B", "2021-01-01..2022-01-01 B", "2022-01-01.. B"],
            line.Then(Insert("2020-07-01", null, Reach.AllLater, (0, "B"))).Show());
    }

    [Fact]
    public void A_field_that_was_changed_and_changed_back_stops_at_the_first_change()
    {
        Period[] line = [Row(1, "2020-01-01", "2021-01-01", "A"), Row(2, "2021-01-01", "2022-01-01", "C"), Row(3, "2022-01-01", "", "A")];

        Assert.Equal(
            ["2020-01-01..2020-07-01 A", "2020-07-01..2021-01-01 B", "2021-01-01..2022-01-01 C", "2022-01-01.. A"],
            line.Then(Insert("2020-07-01", null, Reach.AllLater, (0, "B"))).Show());
    }

    [Fact]
    public void A_gap_stops_the_flow()
    {
        Period[] line = [Row(1, "2015-01-01", "2019-01-01", "A"), Row(2, "2020-01-01", "", "A")];

        var change = Do(line, Insert("2018-01-01", null, Reach.AllLater, (0, "B")));

        Assert.Equal(["2015-01-01..2018-01-01 A", "2018-01-01..2019-01-01 B", "2020-01-01.. A"], line.Then(change).Show());
        Assert.Equal("StoppedByGap 2019-01-01..2020-01-01 fields 0", Show(change.Steps[^1]));
        Assert.DoesNotContain(2L, change.Superseded);
    }

    [Fact]
    public void A_zero_day_period_does_not_stop_the_flow_and_is_not_changed_by_it()
    {
        Period[] line = [Row(1, "2020-01-01", "2021-01-01", "A"), Row(2, "2021-01-01", "2021-01-01", "Q"), Row(3, "2021-01-01", "", "A") with { DayOrder = 1 }];

        Assert.Equal(
            ["2020-01-01..2020-07-01 A", "2020-07-01..2021-01-01 B", "2021-01-01..2021-01-01 Q", "2021-01-01..#1 B"],
            line.Then(Insert("2020-07-01", null, Reach.AllLater, (0, "B"))).Show());
    }

    [Fact]
    public void A_value_that_holds_from_to_overrides_all_in_between_and_fills_the_gaps()
    {
        Period[] line = [Row(1, "2015-01-01", "2018-01-01", "A", "X"), Row(2, "2019-01-01", "2020-01-01", "C", "Y"), Row(3, "2021-01-01", "", "D", "Z")];

        var change = Do(line, Insert("2017-01-01", "2022-01-01", Reach.AllLater, (0, "B")));

        Assert.Equal(
            [
                "2015-01-01..2017-01-01 A X",
                "2017-01-01..2018-01-01 B X",
                "2018-01-01..2019-01-01 B -",
                "2019-01-01..2020-01-01 B Y",
                "2020-01-01..2021-01-01 B -",
                "2021-01-01..2022-01-01 B Z",
                "2022-01-01.. D Z",
            ],
            line.Then(change).Show());
        Assert.Equal([101L, 0L, 0L, 102L, 0L, 103L, 103L], change.Added.Select(p => p.FactId));
    }

    [Fact]
    public void In_a_gap_it_holds_until_the_next_period_and_flows_no_further()
    {
        Period[] line = [Row(1, "2015-01-01", "2018-01-01", "A", "X"), Row(2, "2020-01-01", "", "A", "Y")];

        var change = Do(line, Insert("2019-01-01", null, Reach.AllLater, (0, "B")));

        Assert.Equal(["2015-01-01..2018-01-01 A X", "2019-01-01..2020-01-01 B -", "2020-01-01.. A Y"], line.Then(change).Show());
        Assert.Empty(change.Superseded);
    }

    [Fact]
    public void After_the_last_period_it_holds_on_without_end()
    {
        Period[] line = [Row(1, "2015-01-01", "2018-01-01", "A", "X")];

        Assert.Equal(["2015-01-01..2018-01-01 A X", "2020-01-01.. B -"], line.Then(Insert("2020-01-01", null, Reach.ThisPeriod, (0, "B"))).Show());
    }

    [Fact]
    public void The_first_period_of_a_line_has_all_the_fields_of_its_kind()
    {
        var change = Timeline.Apply([], Insert("2020-01-01", null, Reach.AllLater, (1, "X")), FactShape.State, fieldCount: 4).Change;

        Assert.NotNull(change);
        Assert.Equal(["2020-01-01.. - X - -"], change.Added.Show());
        Assert.Equal(DatePrecision.Unknown, change.Added[0].ToPrecision);
    }

    [Fact]
    public void Two_changes_of_one_day_keep_their_order()
    {
        Period[] line = [Row(1, "2020-01-01", "", "A", "X")];

        var twice = line.Then(Insert("2021-01-01", null, Reach.AllLater, (0, "B"))).Then(Insert("2021-01-01", null, Reach.AllLater, (0, "C")));
        var thrice = twice.Then(Insert("2021-01-01", null, Reach.AllLater, (1, "Y")));

        Assert.Equal(["2020-01-01..2021-01-01 A X", "2021-01-01..2021-01-01 B X", "2021-01-01..#1 C X"], twice.Show());
        Assert.Equal(["2020-01-01..2021-01-01 A X", "2021-01-01..2021-01-01 B X", "2021-01-01..2021-01-01#1 C X", "2021-01-01..#2 C Y"], thrice.Show());
    }

    [Fact]
    public void A_second_change_of_the_day_for_a_while_gives_the_rest_back_to_the_first()
    {
        Period[] line = [Row(1, "2020-01-01", "2021-01-01", "A")];

        var change = Do(line, Insert("2020-01-01", "2020-07-01", Reach.ThisPeriod, (0, "B")));

        Assert.Equal(["2020-01-01..2020-01-01 A", "2020-01-01..2020-07-01#1 B", "2020-07-01..2021-01-01 A"], line.Then(change).Show());
        Assert.Equal([101L, 0L, 101L], change.Added.Select(p => p.FactId));
    }

    [Fact]
    public void What_already_holds_changes_nothing()
    {
        Assert.True(Do(TwoPlaces, Insert("2021-01-01", null, Reach.AllLater, (0, "A"))).IsEmpty);
        Assert.True(Do(TwoPlaces, Insert("2020-01-01", "2023-01-01", Reach.AllLater, (0, "A"))).IsEmpty);
        Assert.Empty(Do(TwoPlaces, Insert("2021-01-01", null, Reach.AllLater, (0, "A"))).Steps);
    }

    [Fact]
    public void Only_the_period_in_which_the_value_is_new_is_touched()
    {
        Period[] line = [Row(1, "2020-01-01", "2021-01-01", "A"), Row(2, "2021-01-01", "2022-01-01", "B"), Row(3, "2022-01-01", "", "A")];

        var change = Do(line, Insert("2020-07-01", "2023-01-01", Reach.ThisPeriod, (0, "A")));

        Assert.Equal([2L], change.Superseded);
        Assert.Equal(["2021-01-01..2022-01-01 A"], change.Added.Show());
        Assert.Equal(["Changed 2021-01-01..2022-01-01 fields 0"], change.Steps.Select(Show));
    }

    [Fact]
    public void A_date_known_to_the_month_keeps_its_precision_on_both_sides_of_the_cut()
    {
        Period[] line = [Row(1, "2001-05-04", "", "A")];

        var after = line.Then(Insert("2003.09", null, Reach.AllLater, (0, "B")));

        Assert.Equal([DatePrecision.Day, DatePrecision.Month], after.Select(p => p.FromPrecision));
        Assert.Equal([DatePrecision.Month, DatePrecision.Unknown], after.Select(p => p.ToPrecision));
    }

    [Fact]
    public void A_filled_gap_takes_the_precision_of_its_neighbours()
    {
        Period[] line =
        [
            Row(1, "2001-01-01", "2003-09-01", "A") with { ToPrecision = DatePrecision.Month },
            Row(2, "2005-01-01", "", "C") with { FromPrecision = DatePrecision.Year },
        ];

        var filled = line.Then(Insert("2002-01-01", "2006-01-01", Reach.ThisPeriod, (0, "B"))).Single(p => p.From == new DateOnly(2002, 1, 1));

        Assert.Equal("2002-01-01..2005-01-01 B", Show(filled));
        Assert.Equal(DatePrecision.Year, filled.ToPrecision);
    }

    [Fact]
    public void What_a_roster_gives_without_a_start_holds_from_the_beginning()
    {
        var change = Do([], Insert("?", null, Reach.AllLater, (0, "A")));

        Assert.Equal(["?.. A"], change.Added.Show());
        Assert.Equal(DatePrecision.Unknown, change.Added[0].FromPrecision);
    }

    [Fact]
    public void What_began_and_was_over_within_a_day_or_month_has_its_place_in_the_history_only()
    {
        Period[] line = [Row(1, "2001-01-01", "2003-09-01", "A", "X"), Row(2, "2003-09-01", "", "C", "X")];

        var after = line.Then(Insert("2003.09", "2003.09", Reach.ThisPeriod, (0, "B")));

        Assert.Equal(["2001-01-01..2003-09-01 A X", "2003-09-01..2003-09-01 B X", "2003-09-01..#1 C X"], after.Show());
        Assert.True(Do(after, Insert("2003.09", "2003.09", Reach.ThisPeriod, (0, "B"))).IsEmpty);
    }

    [Fact]
    public void A_spell_is_one_fact_throughout()
    {
        Period[] spell = [Row(1, "2020-01-01", "2022-01-01", "A")];

        var change = Do(spell, Insert("2021-01-01", null, Reach.AllLater, (0, "B")), FactShape.Spell);

        Assert.Equal([101L, 101L], change.Added.Select(p => p.FactId));
        Assert.Equal([0L], Do([], Insert("2021-01-01", null, Reach.AllLater, (0, "B")), FactShape.Spell).Added.Select(p => p.FactId));
    }

    [Theory]
    [InlineData("2021-01-02", "2021-01-01", "Until")]
    [InlineData("", null, "From")]
    [InlineData("?", "?", "Until")]
    public void Impossible_dates_are_refused_with_the_field_named(string from, string? until, string field)
    {
        var refusal = Refused(TwoPlaces, Insert(from, until, Reach.AllLater, (0, "B")));

        Assert.Equal(("timeline.impossible-dates", field), (refusal.Code, refusal.Field));
        Assert.NotEmpty(refusal.Chinese);
        Assert.NotEmpty(refusal.English);
    }

    [Fact]
    public void A_field_that_the_kind_does_not_have_is_an_error_of_the_program()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Timeline.Apply(TwoPlaces, Insert("2021-01-01", null, Reach.AllLater, (2, "B")), FactShape.State));
        Assert.Throws<ArgumentOutOfRangeException>(() => Timeline.Apply(TwoPlaces, Insert("2021-01-01", null, Reach.AllLater, (-1, "B")), FactShape.State));
    }

    [Fact]
    public void Periods_that_share_a_day_are_no_line() =>
        Assert.Throws<ArgumentException>(() => Timeline.Apply(
            [Row(1, "2020-01-01", "2021-01-01", "A"), Row(2, "2020-12-31", "", "B")], End("2022-01-01", Reach.AllLater), FactShape.State));
}
