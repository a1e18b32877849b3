namespace Duoshi.Core.Sheets;

/// <summary>The rows above the heads of a written list: title, filters, dates.</summary>
internal static class SheetTitle
{
    private const double LineHeight = 15;

    /// <summary>A subtitle, where there is one; filters in one line; dates and who exported it in another.</summary>
    public static List<string> Lines(SheetDocument document)
    {
        var zh = document.Language == SheetLanguage.Chinese;
        string[] lines =
        [
            document.Subtitle,
            Labelled(zh ? "筛选条件：" : "Filters: ", document.Filters),
            Joined(
                zh,
                Labelled(zh ? "截至日期：" : "As of: ", document.AsOf),
                Labelled(zh ? "数据时点：" : "As known at: ", document.KnownAt),
                Printed(document)),
        ];
        return [.. lines.Where(l => l.Length > 0)];
    }

    /// <summary>Who exported it and when.</summary>
    public static string Printed(SheetDocument document)
    {
        var zh = document.Language == SheetLanguage.Chinese;
        return Joined(zh, Labelled(zh ? "导出人：" : "Exported by: ", document.PrintedBy), Labelled(zh ? "导出时间：" : "Exported at: ", document.PrintedAt));
    }

    public static void Write(XlsxSheetWriter sheet, string title, List<string> subtitles, ImmutableArray<double> widths)
    {
        WriteRow(sheet, 1, title, XlsxStyle.Title, 32, widths.Length);
        for (var i = 0; i < subtitles.Count; i++)
        {
            // The program doesn't fit the height of a merged cell to its text.
            var lines = Math.Ceiling(TextWidth.Of(subtitles[i]) / Math.Max(1, widths.Sum() - 2));
            WriteRow(sheet, i + 2, subtitles[i], XlsxStyle.Subtitle, 3 + (LineHeight * Math.Clamp(lines, 1, 10)), widths.Length);
        }
    }

    private static void WriteRow(XlsxSheetWriter sheet, int row, string text, XlsxStyle style, double height, int columns)
    {
        sheet.BeginRow(row, height);
        sheet.Text(1, text, style);
        sheet.EndRow();
        sheet.Merge(new CellRange(row, 1, row, columns));
    }

    private static string Labelled(string label, string text) => text.Length == 0 ? "" : label + text;

    private static string Joined(bool zh, params IEnumerable<string> parts) => string.Join(zh ? "　　" : "    ", parts.Where(p => p.Length > 0));
}
