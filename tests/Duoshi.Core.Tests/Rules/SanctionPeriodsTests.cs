using Duoshi.Core.Codes;
using Duoshi.Core.Rules;

namespace Duoshi.Core.Tests.Rules;

public sealed class SanctionPeriodsTests
{
    private static readonly SanctionParameters Parameters = SanctionParameters.Current;

    [Theory]
    [InlineData(SanctionKind.Warning, "2024-03-15", "2024-09-15", false)]
    [InlineData(SanctionKind.Demerit, "2024-03-15", "2025-03-15", true)]
    [InlineData(SanctionKind.MajorDemerit, "2024-03-15", "2025-09-15", true)]
    [InlineData(SanctionKind.Demotion, "2024-03-15", "2026-03-15", true)]
    [InlineData(SanctionKind.RemovalFromPost, "2024-03-15", "2026-03-15", true)]
    [InlineData(SanctionKind.Warning, "2023-08-31", "2024-02-29", false)] // no 31 February
    public void A_sanction_bars_promotion_until_its_period_ends_by_itself(SanctionKind kind, string from, string until, bool barsPay)
    {
        var effect = SanctionPeriods.Effect(kind, Day(from), Parameters);

        Assert.Equal((Day(until), true, barsPay), (effect.Until, effect.BarsPromotion, effect.BarsPayStep));
        Assert.True(effect.Runs(Day(from)));
        Assert.True(effect.Runs(Day(until).AddDays(-1)));
        Assert.False(effect.Runs(Day(until)));
        Assert.False(effect.Runs(Day(from).AddDays(-1)));
        Assert.Equal("R-46", Assert.Single(effect.Reasons).Rule.Number);
    }

    [Fact]
    public void Expulsion_has_no_period_and_no_end()
    {
        var effect = SanctionPeriods.Effect(SanctionKind.Expulsion, Day("2024-03-15"), Parameters);
        Assert.Null(effect.Until);
        Assert.True(effect.Runs(Day("2099-01-01")));
        Assert.Null(SanctionPeriods.Months(SanctionKind.Expulsion, Parameters));
    }

    [Theory]
    [InlineData(SanctionKind.Warning, 1, 6, 6)]
    [InlineData(SanctionKind.Warning, 3, 6, 18)]
    [InlineData(SanctionKind.MajorDemerit, 2, 18, 36)]
    [InlineData(SanctionKind.MajorDemerit, 3, 18, 48)] // 54 would be too long
    [InlineData(SanctionKind.RemovalFromPost, 2, 24, 48)]
    [InlineData(SanctionKind.RemovalFromPost, int.MaxValue, 24, 48)]
    public void Several_identical_sanctions_may_be_set_longer_but_never_over_48_months(SanctionKind kind, int count, int shortest, int longest) =>
        Assert.Equal((shortest, longest), SanctionPeriods.SeveralIdentical(kind, count, Parameters));

    [Fact]
    public void A_period_set_by_the_decision_is_followed() =>
        Assert.Equal(Day("2027-03-15"), SanctionPeriods.Effect(SanctionKind.MajorDemerit, Day("2024-03-15"), Parameters, decidedMonths: 36).Until);

    [Theory]
    [InlineData(SanctionKind.MajorDemerit, 17)] // shorter than one period
    [InlineData(SanctionKind.MajorDemerit, 49)]
    [InlineData(SanctionKind.Expulsion, 6)]
    public void A_period_the_law_does_not_allow_is_refused(SanctionKind kind, int months) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SanctionPeriods.Effect(kind, Day("2024-03-15"), Parameters, months));

    [Theory]
    [InlineData(SanctionKind.Expulsion, 1)]
    [InlineData(SanctionKind.Warning, 0)]
    public void Nothing_can_be_combined_without_a_period_or_a_sanction(SanctionKind kind, int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SanctionPeriods.SeveralIdentical(kind, count, Parameters));

    [Theory]
    [InlineData(PartySanctionKind.Warning, "2025-03-15")]
    [InlineData(PartySanctionKind.SeriousWarning, "2025-09-15")]
    [InlineData(PartySanctionKind.RemovalFromPartyPost, "2026-03-15")]
    [InlineData(PartySanctionKind.ProbationWithinTheParty, "2026-03-15")]
    [InlineData(PartySanctionKind.ExpulsionFromTheParty, "2029-03-15")]
    public void Party_discipline_is_a_setting_to_be_confirmed(PartySanctionKind kind, string until)
    {
        var effect = SanctionPeriods.PartyEffect(kind, Day("2024-03-15"), PartySanctionParameters.Current);

        Assert.Equal(Day(until), effect.Until);
        Assert.Equal(RuleConfidence.C, Assert.Single(effect.Reasons).Rule.Confidence);
    }

    [Fact]
    public void The_kinds_are_those_of_the_code_tables()
    {
        Assert.Equal(
            ["警告", "记过", "记大过", "降级", "撤职", "开除"],
            Enum.GetValues<SanctionKind>().Select(k => CodeTables.Get(CodeTableNames.AdministrativeDisciplineXz43)[$"{(int)k:00}"].Name));
        Assert.Equal(
            ["警告", "严重警告", "撤消党内职务", "留党察看", "开除党籍"],
            Enum.GetValues<PartySanctionKind>().Select(k => CodeTables.Get(CodeTableNames.PartyDisciplineXz42)[$"{(int)k:00}"].Name));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
