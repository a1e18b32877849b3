namespace Duoshi.Core.Sheets;

/// <summary>What the cells of a column hold.</summary>
public enum SheetColumnKind
{
    /// <summary>Text, whatever it looks like.</summary>
    Text,

    /// <summary>Figures to count with: texts that are plain decimal numbers of up to 15 digits are written as numbers, others as text.</summary>
    Number,

    /// <summary>The picture of the line (<see cref="SheetLine.Picture"/>); its texts are not written. CSV leaves the cell empty.</summary>
    Picture,
}

/// <summary>A column of a written sheet.</summary>
/// <param name="Heading">Its head.</param>
/// <param name="Group">A merged head above it, shared with its neighbours of the same group; null for none.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="IsCentred">Whether its texts are centred.</param>
/// <param name="Width">Width in half-width characters; null takes it from the content.</param>
public sealed record SheetColumn(
    string Heading, string? Group = null, SheetColumnKind Kind = SheetColumnKind.Text, bool IsCentred = false, double? Width = null);

/// <summary>A row of a written sheet: cells, or one text over the full width that heads a group.</summary>
public readonly record struct SheetLine
{
    private SheetLine(IReadOnlyList<string?> cells, string? groupText)
    {
        Cells = cells;
        GroupText = groupText;
    }

    /// <summary>Texts in the order of the columns; fewer leave the last ones empty.</summary>
    public IReadOnlyList<string?> Cells { get; }

    /// <summary>The text of a group row, such as a unit's name; null for a row of cells.</summary>
    public string? GroupText { get; }

    /// <summary>The file of a picture for the column of pictures; what is no JPEG, PNG, GIF or BMP leaves the cell empty.</summary>
    public ReadOnlyMemory<byte> Picture { get; init; }

    /// <summary>A row of cells.</summary>
    public static SheetLine Of(params IReadOnlyList<string?> cells) => new(cells, null);

    /// <summary>A full-width row that heads the rows after it.</summary>
    public static SheetLine Group(string text) => new([], text);
}

/// <summary>A list to be written as a sheet, with what a printed list must say about itself.</summary>
/// <param name="Title">Title over the whole width; also the sheet's name unless one is given.</param>
/// <param name="Columns">The columns, one at least.</param>
/// <param name="Lines">The rows; enumerated once.</param>
public sealed record SheetDocument(string Title, ImmutableArray<SheetColumn> Columns, IEnumerable<SheetLine> Lines)
{
    /// <summary>Name of the sheet; null takes the title.</summary>
    public string? SheetName { get; init; }

    /// <summary>A line under the title, such as the meeting the list is for; empty for none.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Whether long columns are cut down to the width of a landscape page and their texts wrapped, so that it prints at full size.</summary>
    public bool FitsPage { get; init; }

    /// <summary>The filters in force, in words; empty when there are none.</summary>
    public string Filters { get; init; } = "";

    /// <summary>The day the list holds for (截至日期), as text.</summary>
    public string AsOf { get; init; } = "";

    /// <summary>The moment as known at which it was read, as text; empty for now.</summary>
    public string KnownAt { get; init; } = "";

    /// <summary>Who exported it.</summary>
    public string PrintedBy { get; init; } = "";

    /// <summary>When it was exported, as text.</summary>
    public string PrintedAt { get; init; } = "";

    /// <summary>Language of the words the writer adds.</summary>
    public SheetLanguage Language { get; init; }
}
