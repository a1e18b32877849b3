namespace Duoshi.Core.Sheets;

/// <summary>Gives an uploaded table back with what is wrong in it: doubtful cells coloured, and a last column that says cause and remedy.</summary>
public static class AnnotatedWorkbook
{
    private const string HeadingZh = "问题与处理办法";
    private const string HeadingEn = "Problems and remedies";
    private const double NoteWidth = 60;
    private const double WidestCell = 40;

    /// <summary>Whether a head is the column this class adds; a repaired file may come back with it.</summary>
    public static bool IsNoteHeading(string head) => head.Trim() is HeadingZh or HeadingEn;

    /// <summary>Writes the visible sheets of an upload with their notices, rows at their own numbers.</summary>
    /// <param name="output">Written from where it stands; not disposed.</param>
    /// <param name="reading">The upload as read.</param>
    /// <param name="notices">Notices of the reader and of later checks; those of no row stand beside the heads.</param>
    /// <param name="language">Language of cause and remedy.</param>
    /// <param name="onlyRowsWithNotices">Leaves out rows about which there is nothing to say; the others then follow each other.</param>
    public static void Write(
        Stream output, SheetReading reading, IEnumerable<SheetNotice> notices, SheetLanguage language = SheetLanguage.Chinese, bool onlyRowsWithNotices = false)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(reading);
        using var package = new XlsxPackage(output);
        var tables = reading.Tables.Where(t => !t.IsHidden).ToList();
        if (tables.Count == 0)
        {
            tables.Add(new SheetTable(reading.FileName, [], []));
        }

        // What concerns the file as a whole, or something that is no visible sheet of it, stands in the first sheet.
        var names = tables.Select(t => t.SheetName).ToHashSet(StringComparer.Ordinal);
        var bySheet = notices.Where(n => n.Severity != SheetSeverity.Information)
            .ToLookup(n => names.Contains(n.Sheet) ? n.Sheet : tables[0].SheetName, StringComparer.Ordinal);
        foreach (var table in tables)
        {
            WriteTable(package, table, [.. bySheet[table.SheetName]], language, onlyRowsWithNotices);
        }

        package.Finish();
    }

    private static void WriteTable(
        XlsxPackage package, SheetTable table, List<SheetNotice> notices, SheetLanguage language, bool onlyRowsWithNotices)
    {
        var noteColumn = table.Headers.FirstOrDefault(h => IsNoteHeading(h.Name))?.Column
            ?? 1 + table.HeadRows.Concat(table.Rows).Select(r => r.Cells.Length).DefaultIfEmpty().Max();
        var headRow = table.HeadRows.IsEmpty ? 1 : table.HeadRows[0].Number;
        var firstRow = headRow + Math.Max(1, table.HeadRows.Length);
        var widths = Widths(table, noteColumn);
        using var sheet = package.AddSheet(table.SheetName, new XlsxSheetSetup(widths)
        {
            FrozenRows = firstRow - 1,
            PrintTitles = (headRow, firstRow - 1),
        });
        sheet.Footer = XlsxFooter.Of("", language);
        foreach (var row in table.Above)
        {
            WriteCells(sheet, row, row.Number, row.Cells.Length + 1, _ => XlsxStyle.Plain);
        }

        var rows = table.Rows.Select(r => r.Number).ToHashSet();
        var byRow = notices.ToLookup(n => n.Row is { } row && rows.Contains(row) && n.Sheet == table.SheetName ? n.Row : null);
        var general = byRow[null].ToList();
        SheetHeads.Write(sheet, headRow, Heads(table, noteColumn, general, language));
        var next = firstRow;
        foreach (var row in table.Rows)
        {
            var own = byRow[row.Number].ToList();
            if (own.Count == 0 && onlyRowsWithNotices)
            {
                continue;
            }

            WriteRow(sheet, row, onlyRowsWithNotices ? next++ : row.Number, widths, own, language);
        }
    }

    private static ImmutableArray<double> Widths(SheetTable table, int noteColumn) => [.. Enumerable.Range(1, noteColumn).Select(column =>
        column == noteColumn ? NoteWidth : Math.Clamp(
            2 + table.HeadRows.Concat(table.Rows.Take(1_000)).Select(r => TextWidth.Of(r[column])).DefaultIfEmpty().Max(), 6, WidestCell))];

    private static List<(string? Group, string Name, XlsxStyle Style)> Heads(
        SheetTable table, int noteColumn, List<SheetNotice> general, SheetLanguage language)
    {
        var byColumn = table.Headers.ToDictionary(h => h.Column);
        var heads = Enumerable.Range(1, noteColumn).Select(column => byColumn.TryGetValue(column, out var head)
            ? (head.Group, head.Name, XlsxStyle.Head)
            : ((string?)null, "", XlsxStyle.Head)).ToList();
        var heading = language == SheetLanguage.Chinese ? HeadingZh : HeadingEn;
        heads[noteColumn - 1] = (null, heading, XlsxStyle.RequiredHead);

        // The heading must stay recognisable, so what concerns the whole sheet stands in the next column.
        if (general.Count > 0)
        {
            heads.Add((null, Note(general, language), XlsxStyle.Note));
        }

        return heads;
    }

    private static void WriteRow(XlsxSheetWriter sheet, SheetRow row, int number, ImmutableArray<double> widths, List<SheetNotice> own, SheetLanguage language)
    {
        var noteColumn = widths.Length;
        var note = Note(own, language);
        sheet.BeginRow(number, widths, Enumerable.Range(1, noteColumn).Select(c => c == noteColumn ? note : row[c]));
        for (var column = 1; column < noteColumn; column++)
        {
            var worst = own.Where(n => n.Column == column).Select(n => n.Severity).DefaultIfEmpty().Max();
            var style = worst switch
            {
                SheetSeverity.Error => XlsxStyle.Error,
                SheetSeverity.Warning => XlsxStyle.Warning,
                _ => XlsxStyle.Text,
            };
            sheet.Text(column, column <= row.Cells.Length ? row.Cells[column - 1] : "", style);
        }

        sheet.Text(noteColumn, note, XlsxStyle.Note);
        sheet.EndRow();
    }

    private static string Note(List<SheetNotice> notices, SheetLanguage language) => string.Join('\n', notices.Select(n =>
        language == SheetLanguage.Chinese
            ? (n.Place.Length == 0 ? "" : n.Place + "：") + n.CauseZh + "。" + n.RemedyZh + "。"
            : (n.Place.Length == 0 ? "" : n.Place + ": ") + n.CauseEn + ". " + n.RemedyEn + "."));

    private static void WriteCells(XlsxSheetWriter sheet, SheetRow row, int number, int columns, Func<int, XlsxStyle> style)
    {
        sheet.BeginRow(number);
        for (var column = 1; column <= Math.Min(columns, row.Cells.Length); column++)
        {
            sheet.Text(column, row.Cells[column - 1], style(column));
        }

        sheet.EndRow();
    }
}
