using System.Globalization;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>Cells of rows and of lines by key: a column of the row itself, or <c>set@row:column</c> of a line in another sheet.</summary>
internal static class SheetColumns
{
    private static readonly Dictionary<string, RosterColumn> OfLines = InformationSets.Lines
        .SelectMany(s => s.Columns.Select(c => (Key: $"{s.Key}:{c.Key}", Column: c))).ToDictionary(c => c.Key, c => c.Column, StringComparer.Ordinal);

    /// <summary>The columns that a row of a person may have, those of the collection workbook among them.</summary>
    public static ImmutableArray<RosterColumn> OfPerson { get; } = [.. RosterColumns.All, .. InformationSets.Person.Columns.Where(c => RosterColumns.Find(c.Key) is null)];

    public static string KeyOf(InformationSet set, int row, RosterColumn column) => string.Create(CultureInfo.InvariantCulture, $"{set.Key}@{row}:{column.Key}");

    /// <summary>The column a key tells of; null when there is none.</summary>
    public static RosterColumn? Find(string key) => LineOf(key) is { } line
        ? OfLines.GetValueOrDefault($"{line.Set}:{line.Column}")
        : RosterColumns.Find(key) ?? InformationSets.Person.Find(key);

    /// <summary>Set, row and column of a line's cell; null for a cell of the row itself.</summary>
    public static (string Set, int Row, string Column)? LineOf(string key)
    {
        var at = key.IndexOf('@', StringComparison.Ordinal);
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return at > 0 && colon > at && int.TryParse(key.AsSpan(at + 1, colon - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? (key[..at], row, key[(colon + 1)..])
            : null;
    }

    /// <summary>How a cell is called: its column's head, of a line with sheet and row before it.</summary>
    public static (string Zh, string En) Label(string key)
    {
        var column = Find(key);
        if (column is null || LineOf(key) is not { } line)
        {
            return (column?.Heading ?? key, column?.En ?? key);
        }

        var set = InformationSets.Find(line.Set)!;
        return ($"{set.Heading}第 {line.Row} 行·{column.Heading}", $"{set.En}, row {line.Row} · {column.En}");
    }
}
