using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using static Duoshi.Core.Tests.Timelines.Lines;

namespace Duoshi.Core.Tests.Timelines;

public class EndAndWithdrawTests
{
    private static readonly Period[] Three =
        [Row(1, "2020-01-01", "2021-01-01", "A"), Row(2, "2021-01-01", "2022-01-01", "B"), Row(3, "2022-01-01", "", "C")];

    [Fact]
    public void Ending_this_period_leaves_a_gap_to_its_old_end()
    {
        var change = Do(Three, End("2021.06", Reach.ThisPeriod));

        Assert.Equal(["2020-01-01..2021-01-01 A", "2021-01-01..2021-06-01 B", "2022-01-01.. C"], Three.Then(change).Show());
        Assert.Equal([DatePrecision.Month], change.Added.Select(p => p.ToPrecision));
        Assert.Equal(["Removed 2021-06-01..2022-01-01"], change.Steps.Select(Show));
    }

    [Fact]
    public void Ending_this_and_all_later_periods_leaves_nothing_from_that_day_on()
    {
        var change = Do(Three, End("2020-06-01", Reach.AllLater));

        Assert.Equal(["2020-01-01..2020-06-01 A"], Three.Then(change).Show());
        Assert.Equal([1L, 2L, 3L], change.Superseded);
        Assert.Equal(3, change.Steps.Length);
    }

    [Fact]
    public void All_later_periods_can_be_ended_from_a_day_in_a_gap()
    {
        Period[] line = [Row(1, "2015-01-01", "2019-01-01", "A"), Row(2, "2020-01-01", "", "B")];

        Assert.Equal(["2015-01-01..2019-01-01 A"], line.Then(End("2019-06-01", Reach.AllLater)).Show());
    }

    [Fact]
    public void A_period_ended_on_its_first_day_was_passed_through()
    {
        Assert.Equal(["2020-01-01..2021-01-01 A", "2021-01-01..2021-01-01 B", "2022-01-01.. C"], Three.Then(End("2021-01-01", Reach.ThisPeriod)).Show());
    }

    [Fact]
    public void Where_nothing_holds_nothing_can_end()
    {
        Period[] line = [Row(1, "2015-01-01", "2019-01-01", "A"), Row(2, "2020-01-01", "2021-01-01", "B")];

        Assert.Equal("timeline.nothing-holds", Refused(line, End("2019-06-01", Reach.ThisPeriod)).Code);
        Assert.Equal("timeline.nothing-holds", Refused(line, End("2021-01-01", Reach.AllLater)).Code);
        Assert.Equal("timeline.nothing-holds", Refused([], End("2021-01-01", Reach.AllLater)).Code);
        Assert.Equal("timeline.nothing-holds", Refused(Three, End("", Reach.AllLater)).Code);
        Assert.Equal("timeline.impossible-dates", Refused(Three, End("?", Reach.AllLater)).Code);
    }

    [Fact]
    public void It_was_never_so_and_the_period_before_goes_on()
    {
        var change = Do(Three, new FactAct.Withdraw(2, Fill.PreviousContinues));

        Assert.Equal(["2020-01-01..2022-01-01 A", "2022-01-01.. C"], Three.Then(change).Show());
        Assert.Equal([1L, 2L], change.Superseded);
        Assert.Equal([101L], change.Added.Select(p => p.FactId));
    }

    [Fact]
    public void It_was_never_so_and_nothing_held()
    {
        var change = Do(Three, new FactAct.Withdraw(2, Fill.Gap));

        Assert.Equal(["2020-01-01..2021-01-01 A", "2022-01-01.. C"], Three.Then(change).Show());
        Assert.Empty(change.Added);
    }

    [Fact]
    public void Where_no_period_joins_before_none_goes_on()
    {
        Period[] line = [Row(1, "2015-01-01", "2019-01-01", "A"), Row(2, "2020-01-01", "", "B")];

        Assert.Equal(["2015-01-01..2019-01-01 A"], line.Then(new FactAct.Withdraw(2, Fill.PreviousContinues)).Show());
    }

    [Fact]
    public void The_period_that_goes_on_takes_the_precision_of_the_end_it_reaches()
    {
        Period[] line = [Three[0], Three[1] with { ToPrecision = DatePrecision.Month }];

        Assert.Equal([DatePrecision.Month], Do(line, new FactAct.Withdraw(2, Fill.PreviousContinues)).Added.Select(p => p.ToPrecision));
    }

    [Fact]
    public void A_withdrawn_zero_day_period_goes_and_no_day_changes()
    {
        var passed = Three.Then(Insert("2021-01-01", null, Reach.ThisPeriod, (0, "Q")));

        Assert.Equal(
            ["2020-01-01..2021-01-01 A", "2021-01-01..2022-01-01#1 Q", "2022-01-01.. C"],
            passed.Then(new FactAct.Withdraw(passed.Single(p => p.From == p.To).Id, Fill.PreviousContinues)).Show());
    }

    [Fact]
    public void A_period_withdrawn_before_cannot_be_withdrawn_again() =>
        Assert.Equal("timeline.no-such-period", Refused(Three, new FactAct.Withdraw(99, Fill.Gap)).Code);

    [Fact]
    public void An_event_is_recorded_corrected_and_withdrawn_and_never_ended()
    {
        var reward = ((IReadOnlyList<Period>)[]).Then(Insert("2019.05", null, Reach.ThisPeriod, (0, "third-class merit"), (1, 2019)), FactShape.Event);
        var corrected = reward.Then(Correct(reward[0].Id, "2019-05-07", null, Reach.AllLater, (0, "second-class merit")), FactShape.Event);

        Assert.Equal(["2019-05-07.. second-class merit 2019"], corrected.Show());
        Assert.Equal("timeline.event-cannot-end", Refused(corrected, End("2020-01-01", Reach.AllLater), FactShape.Event).Code);
        Assert.Equal("timeline.event-stands", Refused(corrected, Insert("2020-01-01", null, Reach.AllLater, (0, "x")), FactShape.Event).Code);
        Assert.Empty(corrected.Then(new FactAct.Withdraw(corrected[0].Id, Fill.PreviousContinues), FactShape.Event));
    }
}
