namespace Duoshi.Core.Rules;

/// <summary>A rule the product computes with, as a page cites it.</summary>
/// <param name="Number">Its number in the list of rules, such as <c>R-5</c>.</param>
/// <param name="Chinese">What it says, in one Chinese sentence.</param>
/// <param name="English">The same in English.</param>
/// <param name="Article">Law or document and article, in Chinese.</param>
/// <param name="ArticleInEnglish">The same in English.</param>
/// <param name="EffectiveFrom">First day the cited text is in force; null when it was not found in writing.</param>
/// <param name="Confidence">How well the source is known.</param>
public sealed record RuleCitation(
    string Number,
    string Chinese,
    string English,
    string Article,
    string ArticleInEnglish,
    DateOnly? EffectiveFrom,
    RuleConfidence Confidence)
{
    /// <summary>The sentence in the reader's language.</summary>
    public string Text(bool english) => english ? English : Chinese;

    /// <summary>The source in the reader's language.</summary>
    public string Source(bool english) => english ? ArticleInEnglish : Article;
}
