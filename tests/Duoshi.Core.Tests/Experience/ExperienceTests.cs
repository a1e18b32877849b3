using CsCheck;
using Duoshi.Core.Engines.Experience;

namespace Duoshi.Core.Tests.Experience;

public sealed class ExperienceTests
{
    private static readonly DateOnly Start = new(2020, 1, 1);

    [Fact]
    public void Years_in_a_line_count_up_to_and_with_the_day_read()
    {
        LineSpell[] spells = [new("criminal", new(2020, 1, 1), new(2022, 1, 1)), new("civil", new(2022, 1, 1), DateOnly.MaxValue)];

        var days = ExperienceYears.Days(spells, new DateOnly(2022, 1, 31));

        Assert.Equal(731, days["criminal"]); // 2020 is a leap year
        Assert.Equal(31, days["civil"]);
        Assert.Equal(2.0m, ExperienceYears.ToYears(days["criminal"]));
    }

    [Fact]
    public void A_gap_between_two_services_does_not_count() => Assert.Equal(
        (365 * 3) + 1 + 366, // 2016 and 2020 are leap years
        ExperienceYears.Days([new("service", new(2015, 1, 1), new(2018, 1, 1)), new("service", new(2020, 1, 1), new(2021, 1, 1))], new(2023, 1, 1))["service"]);

    [Fact]
    public void What_lies_in_the_future_of_the_day_read_is_not_experience() =>
        Assert.Empty(ExperienceYears.Days([new("criminal", new(2026, 1, 1), DateOnly.MaxValue)], new(2025, 12, 31)));

    [Fact]
    public void Every_day_of_a_line_counts_once_however_the_spells_overlap()
    {
        var spell = Gen.Select(Gen.Int[0, 60], Gen.Int[0, 20], (from, length) => new LineSpell("a", Start.AddDays(from), Start.AddDays(from + length)));
        Gen.Select(spell.Array[0, 8], Gen.Int[0, 80]).Sample((spells, read) =>
        {
            var day = Start.AddDays(read);
            var naive = Enumerable.Range(0, 200).Select(Start.AddDays).Count(d => d <= day && spells.Any(s => s.From <= d && d < s.To));
            return ExperienceYears.Days(spells, day).GetValueOrDefault("a") == naive;
        });
    }

    [Theory]
    [InlineData(new[] { 1, 2, 3, 4, 5 }, 2, 3, 4)]
    [InlineData(new[] { 5, 5, 5, 5, 5, 5 }, 5, 5, 5)]
    [InlineData(new[] { 0, 0, 0, 0, 8, 12 }, 0, 0, 6)]
    public void The_middle_of_a_group_is_told_by_its_quartiles(int[] values, int lower, int median, int upper) =>
        Assert.Equal(new PeerSummary(values.Length, lower, median, upper), PeerSummary.Of([.. values.Select(v => (decimal)v)]));

    [Fact]
    public void A_group_of_four_is_too_small_to_be_told() => Assert.Null(PeerSummary.Of([1, 2, 3, 4]));
}
