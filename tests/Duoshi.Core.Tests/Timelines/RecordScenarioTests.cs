using Duoshi.Core.Timelines;
using static Duoshi.Core.Tests.Timelines.Lines;

namespace Duoshi.Core.Tests.Timelines;

/// <summary>The scenarios that every record of people has to pass, as far as one line decides them.</summary>
public class RecordScenarioTests
{
    private static object? On(IEnumerable<Period> line, string day, int field = 0) =>
        line.SingleOrDefault(p => p.Holds(Day(day).Value))?.Values[field];

    [Fact]
    public void An_appointment_for_the_first_of_next_month_does_not_hold_before_its_day()
    {
        Period[] line = [Row(1, "2020-03-01", "", "clerk")];

        var after = line.Then(Insert("2025-07-01", null, Reach.AllLater, (0, "assistant")));

        Assert.Equal("clerk", On(after, "2025-06-12"));
        Assert.Equal("clerk", On(after, "2025-06-30"));
        Assert.Equal("assistant", On(after, "2025-07-01"));
    }

    [Fact]
    public void A_transfer_with_a_change_of_rank_on_one_date_makes_two_periods_that_join()
    {
        Period[] line = [Row(1, "2020-03-01", "", "county", "fourth grade")];

        var after = line.Then(Insert("2024-05-01", null, Reach.AllLater, (0, "city"), (1, "third grade")));

        Assert.Equal(2, after.Count);
        Assert.Equal(after[1].From, after[0].To);
        Assert.Equal(("county", "fourth grade"), (On(after, "2024-04-30"), On(after, "2024-04-30", 1)));
        Assert.Equal(("city", "third grade"), (On(after, "2024-05-01"), On(after, "2024-05-01", 1)));
    }

    [Fact]
    public void Two_periods_of_one_slot_never_share_a_day_wherever_the_new_one_falls()
    {
        Period[] line = [Row(1, "2020-01-01", "2022-01-01", "A")];
        (string From, string Until)[] around = [("2019-01-01", "2021-01-01"), ("2021-01-01", "2023-01-01"), ("2020-06-01", "2021-06-01"), ("2019-01-01", "2023-01-01")];

        Assert.All(around, dates =>
        {
            var after = line.Then(Insert(dates.From, dates.Until, Reach.ThisPeriod, (0, "B")));

            LineInvariants.Check(after);
            Assert.Equal("B", On(after, dates.From));
        });
    }

    [Fact]
    public void A_withdrawn_period_does_not_count()
    {
        Period[] line = [Row(1, "2020-01-01", "2022-01-01", "A")];

        var after = line.Then(new FactAct.Withdraw(1, Fill.Gap)).Then(Insert("2021-01-01", null, Reach.AllLater, (0, "B")));

        Assert.Equal(["2021-01-01.. B"], after.Show());
    }

    [Fact]
    public void Service_with_a_gap_is_exactly_two_periods()
    {
        var after = ((IReadOnlyList<Period>)[])
            .Then(Insert("2015-01-01", "2019-01-01", Reach.ThisPeriod, (0, "in service")))
            .Then(Insert("2020-01-01", null, Reach.AllLater, (0, "in service")));

        Assert.Equal(["2015-01-01..2019-01-01 in service", "2020-01-01.. in service"], after.Show());
        Assert.Null(On(after, "2019-06-01"));
    }

    [Theory]
    [InlineData("2019-12-31", false)] // the day before entry
    [InlineData("2020-01-01", true)]
    [InlineData("2021-06-15", true)] // mid-leave: still in service
    [InlineData("2022-12-31", true)]
    [InlineData("2023-01-01", false)]
    public void In_service_as_of_any_day(string day, bool expected)
    {
        var after = ((IReadOnlyList<Period>)[])
            .Then(Insert("2020-01-01", null, Reach.AllLater, (0, "in service"), (1, "present")))
            .Then(Insert("2021-06-01", "2021-07-01", Reach.ThisPeriod, (1, "on leave")))
            .Then(End("2023-01-01", Reach.AllLater));

        Assert.Equal(expected, On(after, day) is not null);
    }

    [Fact]
    public void A_change_already_announced_is_kept_when_an_earlier_day_is_corrected()
    {
        Period[] line = [Row(1, "2020-01-01", "2026-01-01", "clerk", "room 1"), Row(2, "2026-01-01", "", "assistant", "room 1")];

        Assert.Equal(
            ["2020-01-01..2026-01-01 chief clerk room 2", "2026-01-01.. assistant room 2"],
            line.Then(Correct(1, null, null, Reach.AllLater, (0, "chief clerk"), (1, "room 2"))).Show());
    }
}
