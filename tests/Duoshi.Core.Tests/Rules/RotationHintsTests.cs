using Duoshi.Core.Rules;

namespace Duoshi.Core.Tests.Rules;

public sealed class RotationHintsTests
{
    private static readonly RotationParameters Lengths = RotationParameters.Current;

    [Theory]
    [InlineData("2026-06-30", null)]
    [InlineData("2026-07-01", "至 2027.07 满 10 年")]
    [InlineData("2027-06-30", "至 2027.07 满 10 年")]
    [InlineData("2027-07-01", "已于 2027.07 满 10 年")]
    public void Ten_years_in_a_post_are_told_a_year_ahead_and_as_a_hint(string day, string? said)
    {
        var hint = RotationHints.InPost(new DateOnly(2017, 7, 1), DateOnly.Parse(day, null), Lengths);
        Assert.Equal(said is null, hint is null);
        if (hint is not null)
        {
            Assert.Contains(said!, hint.Chinese, StringComparison.Ordinal);
            Assert.StartsWith("提示：", hint.Chinese, StringComparison.Ordinal);
            Assert.StartsWith("Hint: ", hint.English, StringComparison.Ordinal);
            Assert.Equal(("R-77", RuleConfidence.B), (hint.Rule.Number, hint.Rule.Confidence));
        }
    }

    [Fact]
    public void Fifteen_years_on_a_level_and_an_unknown_start_says_nothing()
    {
        Assert.Contains("15 年", RotationHints.OnLevel(new DateOnly(2010, 1, 1), new DateOnly(2026, 1, 1), Lengths)!.Chinese, StringComparison.Ordinal);
        Assert.Null(RotationHints.OnLevel(DateOnly.MinValue, new DateOnly(2026, 1, 1), Lengths));
    }

    [Theory]
    [InlineData("北山县人民检察院", "示范省示范市北山县", true)]
    [InlineData("北山县人民检察院", "示范北山", true)]
    [InlineData("北山县人民检察院", "示范省南山县", false)]
    [InlineData("北山县人民检察院", "", false)]
    [InlineData("", "示范省北山县", false)]
    public void The_chief_who_grew_up_in_the_place_is_pointed_out(string office, string grewUpIn, bool expected) =>
        Assert.Equal(expected, RotationHints.HeadsWhereGrewUp(office, grewUpIn)?.Rule.Number == "R-78");

    [Theory]
    [InlineData("北山县人民检察院第一检察部干部", "R-21")]
    [InlineData("示范市某律师事务所律师", "R-22")]
    [InlineData("北山县财政局干部", null)]
    public void A_relatives_unit_gives_cause_to_check(string workplace, string? rule) =>
        Assert.Equal(rule, RotationHints.Relative("妻子", workplace, "北山县人民检察院")?.Rule.Number);
}
