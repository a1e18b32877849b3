namespace Duoshi.Core.Rules;

/// <summary>How well a rule's source is known; pages show it beside the rule.</summary>
public enum RuleConfidence : byte
{
    /// <summary>The legal text itself was read.</summary>
    A,

    /// <summary>An official release, press report or reprint of part of the text was read.</summary>
    B,

    /// <summary>Generally known, text not read again: configuration that the customer confirms.</summary>
    C,

    /// <summary>The product's own reading, drawn from the rules around it; not a legal text.</summary>
    P,
}
