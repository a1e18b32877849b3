namespace Duoshi.Core.Sheets;

/// <summary>A column head as it stands in a file.</summary>
/// <param name="Name">Text of the head, spaces and line breaks as they came.</param>
/// <param name="Column">Column number, from 1.</param>
/// <param name="Group">Text of the merged head above it where the table has two rows of heads; else null.</param>
public sealed record SheetHeader(string Name, int Column, string? Group = null)
{
    /// <summary>Group and name together.</summary>
    public string FullName => Group + Name;
}

/// <summary>A row of cells as text.</summary>
/// <param name="Number">Row number as the spreadsheet program shows it, from 1; in a CSV file the number of the record.</param>
/// <param name="Cells">Texts from column 1 on; empty cells at the end are left out.</param>
public sealed record SheetRow(int Number, ImmutableArray<string> Cells)
{
    /// <summary>The text in <paramref name="column"/> (from 1) without spaces around it; empty when there is none.</summary>
    public string this[int column] => column >= 1 && column <= Cells.Length ? Cells[column - 1].Trim() : "";
}

/// <summary>One sheet of a file: its heads, and the rows below them.</summary>
/// <param name="SheetName">Name of the sheet; of a CSV file, the file's name.</param>
/// <param name="Headers">Heads that have a text, from left to right.</param>
/// <param name="Rows">Rows below the heads, blank rows and marked example rows left out.</param>
public sealed record SheetTable(string SheetName, ImmutableArray<SheetHeader> Headers, ImmutableArray<SheetRow> Rows)
{
    /// <summary>Whether the workbook hides the sheet, as it does with lists of names behind drop-downs.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Title rows above the heads.</summary>
    public ImmutableArray<SheetRow> Above { get; init; } = [];

    /// <summary>The one or two rows the heads were taken from; none in an empty sheet.</summary>
    public ImmutableArray<SheetRow> HeadRows { get; init; } = [];
}

/// <summary>What reading a file gave.</summary>
/// <param name="FileName">The file's name as handed in.</param>
/// <param name="Tables">The sheets in the workbook's order; none when the file was refused.</param>
/// <param name="Notices">All that was wrong or doubtful.</param>
public sealed record SheetReading(string FileName, ImmutableArray<SheetTable> Tables, ImmutableArray<SheetNotice> Notices)
{
    /// <summary>Whether something stopped the reading: then what is in <see cref="Tables"/> is not the whole file.</summary>
    public bool IsRefused { get; init; }

    /// <summary>The visible sheet whose heads match most of <paramref name="expected"/>; of equals the first; null when none matches one.</summary>
    public SheetTable? TableFor(IReadOnlyList<ExpectedColumn> expected) => Tables
        .Where(t => !t.IsHidden)
        .Select(t => (Table: t, HeaderMap.Match(t.Headers, expected).Mapped.Length))
        .Where(t => t.Length > 0)
        .OrderByDescending(t => t.Length)
        .Select(t => t.Table)
        .FirstOrDefault();
}
