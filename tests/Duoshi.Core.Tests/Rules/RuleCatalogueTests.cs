using Duoshi.Core.Rules;

namespace Duoshi.Core.Tests.Rules;

public sealed class RuleCatalogueTests
{
    [Fact]
    public void The_rules_in_use_are_all_there() =>
        Assert.Equal(
            [
                "R-1", "R-2", "R-3", "R-4", "R-5", "R-6", "R-7", "R-8", "R-9", "R-10",
                "R-18", "R-21", "R-22", "R-37", "R-38", "R-39", "R-40", "R-42", "R-44", "R-46", "R-46p", "R-49", "R-57", "R-58", "R-59",
                "R-73", "R-74", "R-74n", "R-75", "R-76", "R-77", "R-78", "R-83", "R-93",
            ],
            RuleCatalogue.All.Select(r => r.Number));

    [Fact]
    public void Every_rule_has_its_text_and_source_in_both_languages() =>
        Assert.All(RuleCatalogue.All, r =>
        {
            Assert.All([r.Text(english: true), r.Source(english: true)], t => Assert.DoesNotContain(t, c => c is >= '\u4E00' and <= '\u9FFF'));
            Assert.All([r.Text(english: false), r.Source(english: false)], t => Assert.Contains(t, c => c is >= '\u4E00' and <= '\u9FFF'));
        });

    [Fact]
    public void A_rule_is_found_by_its_number() =>
        Assert.Equal(("公务员法第九十三条", RuleConfidence.A), (RuleCatalogue.Get("R-9").Article, RuleCatalogue.Get("R-9").Confidence));

    [Fact]
    public void A_rule_nobody_wrote_down_is_refused_by_number() =>
        Assert.Contains("R-999", Assert.Throws<KeyNotFoundException>(() => RuleCatalogue.Get("R-999")).Message, StringComparison.Ordinal);
}
