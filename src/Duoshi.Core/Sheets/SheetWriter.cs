using System.Buffers;
using System.Globalization;
using System.Text;

namespace Duoshi.Core.Sheets;

/// <summary>Writes lists as styled XLSX or as CSV, row by row, so that memory doesn't grow with the list.</summary>
public static class SheetWriter
{
    private const int MeasuredLines = 1_000;
    private const int RowsPerSheet = 1_000_000;
    private const double Narrowest = 6;
    private const double Widest = 48;
    private const double WidestHead = 14;
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\"\r\n\t");

    /// <summary>
    /// Writes an A4-landscape workbook: title, filters and dates, one or two rows of heads that stay in view and repeat on paper,
    /// group rows over the full width, page numbers. Cells that look like formulas stay text. More than a million rows go on in a next sheet.
    /// </summary>
    /// <param name="output">Written from where it stands; need not seek; not disposed. Equal documents give equal bytes.</param>
    /// <param name="document">The list.</param>
    /// <exception cref="ArgumentException">The document has no columns.</exception>
    public static void Write(Stream output, SheetDocument document)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(document);
        if (document.Columns.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A list needs columns.", nameof(document));
        }

        using var lines = document.Lines.GetEnumerator();
        var measured = Take(lines, MeasuredLines);
        var widths = Widths(document.Columns, measured);
        widths = document.FitsPage ? ColumnWidths.Fit(widths, ColumnWidths.LandscapePage) : widths;
        using var package = new XlsxPackage(output);
        var rest = new Queue<SheetLine>(measured);
        bool more;
        do
        {
            more = WriteSheet(package, document, widths, rest, lines);
        }
        while (more);

        package.Finish();
    }

    /// <summary>
    /// Writes CSV for spreadsheet programs: UTF-8 with a byte-order mark, CRLF, an apostrophe before text that would be taken for a formula
    /// (<see cref="SheetReader"/> takes it away again). Heads of two rows become one, <c>group/head</c>; a group row is a row of one cell.
    /// </summary>
    /// <param name="output">Written from where it stands; not disposed.</param>
    /// <param name="document">The list.</param>
    /// <param name="withTitle">Whether title, filters and dates come first, as rows of one cell.</param>
    public static void WriteCsv(Stream output, SheetDocument document, bool withTitle = false)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(document);
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        if (withTitle)
        {
            foreach (var text in SheetTitle.Lines(document).Prepend(document.Title).Where(t => t.Length > 0))
            {
                writer.WriteLine(CsvCell(text, SheetColumnKind.Text));
            }
        }

        writer.WriteLine(string.Join(',', document.Columns.Select(c => CsvCell(c.Group is null ? c.Heading : c.Group + "/" + c.Heading, SheetColumnKind.Text))));
        foreach (var line in document.Lines)
        {
            writer.WriteLine(line.GroupText is { } group
                ? CsvCell(group, SheetColumnKind.Text)
                : string.Join(',', document.Columns.Select((c, i) => c.Kind == SheetColumnKind.Picture ? "" : CsvCell(Cell(line, i), c.Kind))));
        }
    }

    private static List<SheetLine> Take(IEnumerator<SheetLine> lines, int count)
    {
        var taken = new List<SheetLine>();
        while (taken.Count < count && lines.MoveNext())
        {
            taken.Add(lines.Current);
        }

        return taken;
    }

    private static ImmutableArray<double> Widths(ImmutableArray<SheetColumn> columns, List<SheetLine> lines) => [.. columns.Select((column, i) =>
    {
        var content = lines.Where(l => l.GroupText is null).Select(l => TextWidth.Of(Cell(l, i))).DefaultIfEmpty().Max();
        return column.Kind == SheetColumnKind.Picture ? XlsxPicture.ColumnWidth : column.Width ?? Math.Clamp(Math.Max(content, Math.Min(TextWidth.Of(column.Heading), WidestHead)) + 2, Narrowest, Widest);
    })];

    // Writes one sheet; true when lines are left for the next.
    private static bool WriteSheet(XlsxPackage package, SheetDocument document, ImmutableArray<double> widths, Queue<SheetLine> first, IEnumerator<SheetLine> lines)
    {
        var columns = document.Columns;
        var subtitles = SheetTitle.Lines(document);
        var headRow = 2 + subtitles.Count;
        var headRows = columns.Any(c => c.Group is not null) ? 2 : 1;
        var row = headRow + headRows;
        using var sheet = package.AddSheet(document.SheetName ?? document.Title, new XlsxSheetSetup(widths)
        {
            FrozenRows = row - 1,
            PrintTitles = (headRow, row - 1),
        });
        sheet.Footer = XlsxFooter.Of(SheetTitle.Printed(document), document.Language);
        SheetTitle.Write(sheet, document.Title, subtitles, widths);
        SheetHeads.Write(sheet, headRow, [.. columns.Select(c => (c.Group, c.Heading, XlsxStyle.Head))], widths);
        for (var count = 0; count < RowsPerSheet; count++, row++)
        {
            if (first.TryDequeue(out var line))
            {
                WriteLine(sheet, row, columns, widths, line);
            }
            else if (lines.MoveNext())
            {
                WriteLine(sheet, row, columns, widths, lines.Current);
            }
            else
            {
                return false;
            }
        }

        if (first.Count == 0 && lines.MoveNext())
        {
            first.Enqueue(lines.Current);
        }

        return first.Count > 0;
    }

    private static void WriteLine(XlsxSheetWriter sheet, int row, ImmutableArray<SheetColumn> columns, ImmutableArray<double> widths, SheetLine line)
    {
        var texts = columns.Select((c, i) => c.Kind == SheetColumnKind.Picture ? "" : Cell(line, i));
        if (line.GroupText is null && columns.Any(c => c.Kind == SheetColumnKind.Picture))
        {
            sheet.BeginPictureRow(row, widths, texts);
        }
        else
        {
            sheet.BeginRow(row, widths, line.GroupText is null ? texts : []);
        }

        for (var i = 0; i < columns.Length; i++)
        {
            if (line.GroupText is { } group)
            {
                sheet.Text(i + 1, i == 0 ? group : "", XlsxStyle.Group);
                continue;
            }

            var text = columns[i].Kind == SheetColumnKind.Picture ? "" : Cell(line, i);
            if (columns[i].Kind == SheetColumnKind.Picture)
            {
                sheet.Picture(i + 1, line.Picture);
            }

            if (columns[i].Kind == SheetColumnKind.Number && IsNumber(text, out var number))
            {
                sheet.Value(i + 1, number, XlsxStyle.Number);
            }
            else
            {
                sheet.Text(i + 1, text, columns[i].IsCentred ? XlsxStyle.TextCentred : XlsxStyle.Text);
            }
        }

        sheet.EndRow();
        if (line.GroupText is not null)
        {
            sheet.Merge(new CellRange(row, 1, row, columns.Length));
        }
    }

    private static string Cell(SheetLine line, int column) => column < line.Cells.Count ? line.Cells[column] ?? "" : "";

    private static bool IsNumber(string text, out decimal number)
    {
        number = 0;
        return text.Length is > 0 and <= 16
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
            && text.Count(char.IsAsciiDigit) <= 15;
    }

    private static string CsvCell(string text, SheetColumnKind kind)
    {
        var isFigure = kind == SheetColumnKind.Number && IsNumber(text, out _);
        var safe = !isFigure && (CellText.LooksLikeFormula(text) || (text.StartsWith('\'') && CellText.LooksLikeFormula(text.AsSpan(1)))) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(Quoted) ? "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : safe;
    }
}
