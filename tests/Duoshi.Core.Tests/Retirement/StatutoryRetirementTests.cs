using CsCheck;
using Duoshi.Core.Engines.Retirement;

namespace Duoshi.Core.Tests.Retirement;

public sealed class StatutoryRetirementTests
{
    private static readonly RetirementParameters Parameters = RetirementParameters.Current;

    private static readonly Gen<(RetirementTrack Track, YearMonth Birth, WorkerKind Worker)> People = Gen.Select(
        Gen.Enum<RetirementTrack>(),
        Gen.Select(Gen.Int[1940, 2010], Gen.Int[1, 12], (year, month) => new YearMonth(year, month)),
        Gen.Enum<WorkerKind>());

    [Theory]
    [InlineData(RetirementTrack.Male60, "1964-06", 0, 60, 0, "2024-06", null, null)]
    [InlineData(RetirementTrack.Male60, "1966-03", 4, 60, 4, "2026-07", "2026-03", "2029-07")]
    [InlineData(RetirementTrack.Male60, "1970-11", 18, 61, 6, "2032-05", "2030-11", "2035-05")]
    [InlineData(RetirementTrack.Male60, "1976-10", 36, 63, 0, "2039-10", "2036-10", "2042-10")]
    [InlineData(RetirementTrack.Female55, "1969-05", 0, 55, 0, "2024-05", null, null)]
    [InlineData(RetirementTrack.Female55, "1971-02", 4, 55, 4, "2026-06", "2026-02", "2029-06")]
    [InlineData(RetirementTrack.Female55, "1976-08", 20, 56, 8, "2033-04", "2031-08", "2036-04")]
    [InlineData(RetirementTrack.Female55, "1983-03", 36, 58, 0, "2041-03", "2038-03", "2044-03")]
    [InlineData(RetirementTrack.Female50, "1974-09", 0, 50, 0, "2024-09", null, null)]
    [InlineData(RetirementTrack.Female50, "1976-04", 8, 50, 8, "2026-12", "2026-04", "2029-12")]
    [InlineData(RetirementTrack.Female50, "1980-12", 36, 53, 0, "2033-12", "2030-12", "2036-12")]
    [InlineData(RetirementTrack.Female50, "1985-05", 60, 55, 0, "2040-05", "2037-05", "2043-05")]
    public void The_published_examples_come_out(
        RetirementTrack track, string birth, int delay, int years, int months, string statutory, string? earliest, string? latest)
    {
        var retirement = RetirementAge.Statutory(track, YearMonth.Parse(birth), Parameters, WorkerKind.InstitutionStaff);

        Assert.Equal(
            (delay, years, months, statutory, earliest, latest),
            (retirement.DelayMonths, retirement.AgeYears, retirement.AgeMonths, retirement.StatutoryMonth.ToString(),
                retirement.EarliestFlexible?.ToString(), retirement.LatestFlexible?.ToString()));
    }

    [Theory]
    [InlineData(RetirementTrack.Male60, "1964-12", 0)]
    [InlineData(RetirementTrack.Male60, "1965-01", 1)]
    [InlineData(RetirementTrack.Male60, "1965-04", 1)]
    [InlineData(RetirementTrack.Male60, "1965-05", 2)]
    [InlineData(RetirementTrack.Male60, "1976-08", 35)]
    [InlineData(RetirementTrack.Male60, "1976-09", 36)]
    [InlineData(RetirementTrack.Female55, "1969-12", 0)]
    [InlineData(RetirementTrack.Female55, "1981-08", 35)]
    [InlineData(RetirementTrack.Female55, "1981-09", 36)]
    [InlineData(RetirementTrack.Female50, "1974-12", 0)]
    [InlineData(RetirementTrack.Female50, "1975-02", 1)]
    [InlineData(RetirementTrack.Female50, "1975-03", 2)]
    [InlineData(RetirementTrack.Female50, "1984-10", 59)]
    [InlineData(RetirementTrack.Female50, "1984-11", 60)]
    public void The_delay_starts_and_ends_with_the_published_birth_months(RetirementTrack track, string birth, int delay) =>
        Assert.Equal(delay, RetirementAge.Statutory(track, YearMonth.Parse(birth), Parameters).DelayMonths);

    [Fact]
    public void A_later_birth_never_retires_earlier_and_one_month_later_adds_at_most_one_month_of_delay() =>
        People.Sample(p =>
        {
            var one = RetirementAge.Statutory(p.Track, p.Birth, Parameters, p.Worker);
            var next = RetirementAge.Statutory(p.Track, p.Birth.AddMonths(1), Parameters, p.Worker);
            Assert.InRange(next.DelayMonths - one.DelayMonths, 0, 1);
            Assert.InRange(next.StatutoryMonth.MonthsSince(one.StatutoryMonth), 1, 2);
        }, seed: "0000000000002");

    [Fact]
    public void The_delay_equals_a_count_of_birth_months_from_the_first_affected_one() =>
        People.Sample(p =>
        {
            var figures = Parameters.Tracks[p.Track];
            var counted = 0;
            for (var month = figures.FirstAffected; month <= p.Birth && counted < figures.LongestDelay; month = month.AddMonths(figures.Step))
            {
                counted++;
            }

            Assert.Equal(counted, RetirementAge.Statutory(p.Track, p.Birth, Parameters, p.Worker).DelayMonths);
        }, seed: "0000000000003");

    [Fact]
    public void The_window_lies_around_the_statutory_month_and_never_below_the_original_age() =>
        People.Sample(p =>
        {
            var retirement = RetirementAge.Statutory(p.Track, p.Birth, Parameters, p.Worker);
            var original = p.Birth.AddYears(Parameters.Tracks[p.Track].OriginalAge);
            Assert.Equal(retirement.StatutoryMonth, original.AddMonths(retirement.DelayMonths));
            Assert.Equal((retirement.AgeYears * 12) + retirement.AgeMonths, retirement.StatutoryMonth.MonthsSince(p.Birth));
            Assert.Equal(retirement.DelayMonths == 0, retirement.EarliestFlexible is null);
            Assert.True(retirement.EarliestFlexible is null || (retirement.EarliestFlexible >= original
                && retirement.StatutoryMonth.MonthsSince(retirement.EarliestFlexible.Value) is > 0 and <= 36));
            Assert.Equal(retirement.DelayMonths == 0 || p.Worker is WorkerKind.CivilServant, retirement.LatestFlexible is null);
            Assert.True(retirement.LatestFlexible is null || retirement.LatestFlexible == retirement.StatutoryMonth.AddMonths(36));
        }, seed: "0000000000004");

    [Fact]
    public void A_civil_servant_has_no_late_option_and_the_rule_says_so()
    {
        var retirement = RetirementAge.Statutory(RetirementTrack.Male60, new YearMonth(1970, 11), Parameters);

        Assert.Null(retirement.LatestFlexible);
        Assert.Equal(["R-2", "R-3", "R-4", "R-6", "R-5"], retirement.Reasons.Select(r => r.Rule.Number));
        Assert.Contains("Civil servants may not retire late", retirement.Reasons[^1].English, StringComparison.Ordinal);
        Assert.Contains("61岁6个月", retirement.Reasons[1].Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_reached_the_original_age_before_the_reform_is_unaffected() =>
        Assert.Equal(
            ["R-2", "R-3", "R-10"],
            RetirementAge.Statutory(RetirementTrack.Male60, new YearMonth(1964, 12), Parameters).Reasons.Select(r => r.Rule.Number));

    [Theory]
    [InlineData(2024, 180)]
    [InlineData(2029, 180)]
    [InlineData(2030, 186)]
    [InlineData(2031, 192)]
    [InlineData(2038, 234)]
    [InlineData(2039, 240)]
    [InlineData(2060, 240)]
    public void The_minimum_contribution_rises_from_2030_to_2039(int year, int months) =>
        Assert.Equal(months, Parameters.MinimumContribution(year));
}
