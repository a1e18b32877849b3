namespace Duoshi.Core.Sheets;

/// <summary>The heads of a written table: one row, or two where columns share a group.</summary>
internal static class SheetHeads
{
    private const double Height = 30;
    private const double HeightOfTwo = 22;

    private const double LineHeight = 16;

    /// <summary>Writes them from <paramref name="row"/> on and returns how many rows they took.</summary>
    /// <param name="sheet">Where.</param>
    /// <param name="row">The first row.</param>
    /// <param name="heads">Group, text and look of each column.</param>
    /// <param name="widths">Widths of the columns, so that long heads get the height they need; default: they are short.</param>
    public static int Write(XlsxSheetWriter sheet, int row, IReadOnlyList<(string? Group, string Name, XlsxStyle Style)> heads, ImmutableArray<double> widths = default)
    {
        if (heads.All(h => h.Group is null))
        {
            sheet.BeginRow(row, Math.Max(Height, Needed(heads, widths)));
            for (var i = 0; i < heads.Count; i++)
            {
                sheet.Text(i + 1, heads[i].Name, heads[i].Style);
            }

            sheet.EndRow();
            return 1;
        }

        sheet.BeginRow(row, HeightOfTwo);
        for (var i = 0; i < heads.Count; i++)
        {
            sheet.Text(i + 1, heads[i].Group is null ? heads[i].Name : BeginsGroup(heads, i) ? heads[i].Group! : "", heads[i].Style);
        }

        sheet.EndRow();
        sheet.BeginRow(row + 1, Math.Max(HeightOfTwo, Needed(heads, widths)));
        for (var i = 0; i < heads.Count; i++)
        {
            sheet.Text(i + 1, heads[i].Group is null ? "" : heads[i].Name, heads[i].Style);
        }

        sheet.EndRow();
        Merge(sheet, row, heads);
        return 2;
    }

    private static double Needed(IReadOnlyList<(string? Group, string Name, XlsxStyle Style)> heads, ImmutableArray<double> widths) =>
        widths.IsDefaultOrEmpty ? 0 : heads.Select((h, i) => 4 + (LineHeight * TextWidth.Lines(h.Name, widths[i] - 1.5))).Max();

    private static void Merge(XlsxSheetWriter sheet, int row, IReadOnlyList<(string? Group, string Name, XlsxStyle Style)> heads)
    {
        for (var i = 0; i < heads.Count; i++)
        {
            if (heads[i].Group is null)
            {
                sheet.Merge(new CellRange(row, i + 1, row + 1, i + 1));
            }
            else if (BeginsGroup(heads, i))
            {
                var last = i;
                while (last + 1 < heads.Count && heads[last + 1].Group == heads[i].Group)
                {
                    last++;
                }

                sheet.Merge(new CellRange(row, i + 1, row, last + 1));
            }
        }
    }

    private static bool BeginsGroup(IReadOnlyList<(string? Group, string Name, XlsxStyle Style)> heads, int at) =>
        heads[at].Group is { } group && (at == 0 || heads[at - 1].Group != group);
}
