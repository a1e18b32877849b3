namespace Duoshi.Core.Rules;

/// <summary>One step of an explanation: the rule, and what it came to in this case.</summary>
/// <param name="Rule">The rule applied.</param>
/// <param name="Chinese">What it came to, in Chinese.</param>
/// <param name="English">The same in English.</param>
public sealed record RuleReason(RuleCitation Rule, string Chinese, string English)
{
    /// <summary>The step in the reader's language.</summary>
    public string Text(bool english) => english ? English : Chinese;
}
