using Duoshi.Core.Timelines;
using static Duoshi.Core.Tests.Timelines.Lines;

namespace Duoshi.Core.Tests.Timelines;

public class TimelineDifferenceTests
{
    private static readonly Period[] Line =
        [Row(1, "2020-01-01", "2022-01-01", "A", "X"), Row(2, "2022-01-01", "2023-01-01", "A", "Y"), Row(3, "2023-01-01", "", "C", "Y")];

    private static IEnumerable<string> Of(IReadOnlyList<Period> line, FactAct act) =>
        TimelineDifference.Of(line, Do(line, act)).Rows.Select(r =>
            $"{r.Kind}: {(r.Before is null ? "" : Show(r.Before))} -> {(r.After is null ? "" : Show(r.After))} [{string.Join(',', r.Fields)}]");

    [Fact]
    public void An_insert_shows_the_cut_period_the_new_one_and_the_one_it_flows_into() => Assert.Equal(
        [
            "Restated: 2020-01-01..2022-01-01 A X -> 2020-01-01..2021-01-01 A X []",
            "New:  -> 2021-01-01..2022-01-01 B X [0]",
            "Restated: 2022-01-01..2023-01-01 A Y -> 2022-01-01..2023-01-01 B Y [0]",
            "Unchanged: 2023-01-01.. C Y -> 2023-01-01.. C Y []",
        ],
        Of(Line, Insert("2021-01-01", null, Reach.AllLater, (0, "B"))));

    [Fact]
    public void A_covered_period_is_shown_as_gone() => Assert.Equal(
        [
            "Restated: 2020-01-01..2022-01-01 A X -> 2020-01-01..2024-01-01 A X []",
            "Gone: 2022-01-01..2023-01-01 A Y ->  []",
            "Restated: 2023-01-01.. C Y -> 2024-01-01.. C Y []",
        ],
        Of(Line, Correct(1, null, "2024-01-01", Reach.ThisPeriod)));

    [Fact]
    public void A_period_cut_in_two_stands_beside_its_first_part() => Assert.Equal(
        [
            "Restated: 2020-01-01..2022-01-01 A X -> 2020-01-01..2020-06-01 A X []",
            "New:  -> 2020-06-01..2020-09-01 B X [0]",
            "New:  -> 2020-09-01..2022-01-01 A X []",
            "Unchanged: 2022-01-01..2023-01-01 A Y -> 2022-01-01..2023-01-01 A Y []",
            "Unchanged: 2023-01-01.. C Y -> 2023-01-01.. C Y []",
        ],
        Of(Line, Insert("2020-06-01", "2020-09-01", Reach.ThisPeriod, (0, "B"))));

    [Fact]
    public void A_moved_period_stands_beside_where_it_moved_to() => Assert.Contains(
        "Restated: 2022-01-01..2023-01-01 A Y -> 2025-01-01..2026-01-01 A Y []",
        Of(Line, Correct(2, "2025-01-01", "2026-01-01", Reach.ThisPeriod)));

    [Fact]
    public void In_an_empty_line_a_new_period_shows_the_fields_it_fills() => Assert.Equal(
        ["New:  -> 2020-01-01.. - X [1]"],
        Of([], Insert("2020-01-01", null, Reach.AllLater, (1, "X"))));
}
