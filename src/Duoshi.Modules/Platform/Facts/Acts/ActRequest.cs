using Duoshi.Core.Timelines;

namespace Duoshi.Modules.Platform.Facts;

/// <summary>One of the four acts on a fact, as a page, a file or a program asks for it.</summary>
internal sealed record ActRequest
{
    /// <summary>insert, correct, end or withdraw.</summary>
    public required string Act { get; init; }

    /// <summary>The row corrected or withdrawn; for an end of a spell, any row of it.</summary>
    public long? RowId { get; init; }

    /// <summary>Insert: the spell or event to go on with; none begins a new one.</summary>
    public long? FactId { get; init; }

    /// <summary>Insert and end: which line, where a kind has several (full-time and on-the-job education).</summary>
    public short? Slot { get; init; }

    /// <summary>First day; 不详 or unknown where nobody knows it.</summary>
    public string? From { get; init; }

    /// <summary>First day no longer; 至今 or open for an open end.</summary>
    public string? To { get; init; }

    /// <summary>End: the first day it no longer holds.</summary>
    public string? On { get; init; }

    /// <summary>this (this period) or later (this and all later ones).</summary>
    public string? Reach { get; init; }

    /// <summary>Withdraw: previous (the period before goes on) or gap.</summary>
    public string? Fill { get; init; }

    /// <summary>Fields by key: codes by name or code, dates and numbers as text; empty clears.</summary>
    public IReadOnlyDictionary<string, string?> Values { get; init; } = new Dictionary<string, string?>();

    public string? Reason { get; init; }

    public string? DocumentNumber { get; init; }
}

/// <summary>What an act did, or would do.</summary>
/// <param name="Change">Number of the change; 0 for a preview, or when nothing changed.</param>
/// <param name="Version">What If-Match has to say next.</param>
/// <param name="Rows">The line before and after, row beside row.</param>
/// <param name="Warnings">What is kept although it looks odd.</param>
internal sealed record ActResult(long Change, long Version, IReadOnlyList<DifferenceView> Rows, IReadOnlyList<ActWarning> Warnings);

/// <summary>Something worth a look that does not stop the act.</summary>
internal sealed record ActWarning(string Field, string Zh, string En)
{
    public string Text => Ui.Language.Words.T(Zh, En);
}

/// <summary>A period before and after.</summary>
internal sealed record DifferenceView(DifferenceKind Kind, PeriodView? Before, PeriodView? After, IReadOnlyList<string> Fields);

/// <summary>Dates and texts of a period.</summary>
internal sealed record PeriodView(string From, string To, IReadOnlyDictionary<string, string> Texts);
