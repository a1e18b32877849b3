using Duoshi.Core.Sheets;

namespace Duoshi.Modules.Platform.Sheets;

/// <summary>A list as a page shows it: the same rows, order and filters, ready to be handed out as a sheet.</summary>
/// <param name="Title">What the list is called.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Lines">Its rows; enumerated once.</param>
internal sealed record ShownList(string Title, ImmutableArray<SheetColumn> Columns, IEnumerable<SheetLine> Lines)
{
    /// <summary>The filters in force, in words; empty when there are none.</summary>
    public string Filters { get; init; } = "";

    /// <summary>The day read; null: today.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The moment as known at which it was read, as text; empty for now.</summary>
    public string KnownAt { get; init; } = "";

    /// <summary>Puts filters into words, leaving out the empty ones.</summary>
    public static string InWords(params ReadOnlySpan<string?> filters) =>
        string.Join(Ui.Language.Words.T("；", "; "), filters.ToArray().Where(f => !string.IsNullOrEmpty(f)));

    /// <summary>A filter by a part of the text; null when there is none.</summary>
    public static string? Containing(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : Ui.Language.Words.T($"含“{text.Trim()}”", $"contains '{text.Trim()}'");
}
