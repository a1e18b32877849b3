using System.Buffers;

namespace Duoshi.Core.Sheets;

/// <summary>Finds the heads among the rows of a sheet: below titles, in one row or in two with merged groups.</summary>
internal static class TableShaper
{
    private const int SearchedRows = 20;
    private const int LongestHead = 60;
    private static readonly SearchValues<char> Figures = SearchValues.Create("0123456789.-/ ");

    /// <param name="name">Name of the sheet.</param>
    /// <param name="isHidden">Whether the workbook hides it.</param>
    /// <param name="rows">Its rows that are not blank.</param>
    /// <param name="merges">Its merged cells.</param>
    /// <param name="expected">Columns looked for; the row that has most of them holds the heads. Null: judged by shape.</param>
    /// <param name="notices">Hears of example rows left out.</param>
    public static SheetTable Shape(
        string name, bool isHidden, List<SheetRow> rows, IReadOnlyList<CellRange> merges, IReadOnlyList<ExpectedColumn>? expected, NoticeList notices)
    {
        if (rows.Count == 0)
        {
            return new SheetTable(name, [], []) { IsHidden = isHidden };
        }

        var at = expected is null ? -1 : MostKnown(rows, merges, expected);
        at = at >= 0 ? at : FirstLikely(rows);
        var (heads, depth) = HeadsAt(rows, at, merges);
        rows = Filled(rows, at + depth, merges);
        var body = ImmutableArray.CreateBuilder<SheetRow>(rows.Count - at - depth);
        foreach (var row in rows.Skip(at + depth))
        {
            if (RosterTemplate.IsExample(row))
            {
                notices.Add(SheetNotices.ExampleIgnored(name, row.Number));
            }
            else
            {
                body.Add(row);
            }
        }

        return new SheetTable(name, heads, body.ToImmutable())
        {
            IsHidden = isHidden,
            Above = [.. rows.Take(at)],
            HeadRows = [.. rows.Skip(at).Take(depth)],
        };
    }

    /// <summary>Rows with what a cell merged over several of them holds in each; a merge over several columns is a heading and stays one.</summary>
    private static List<SheetRow> Filled(List<SheetRow> rows, int first, IReadOnlyList<CellRange> merges)
    {
        var tall = merges.Where(m => m.LastRow > m.FirstRow && m.FirstColumn == m.LastColumn).ToList();
        if (tall.Count == 0 || first >= rows.Count)
        {
            return rows;
        }

        var at = Enumerable.Range(first, rows.Count - first).ToDictionary(i => rows[i].Number);
        var filled = new List<SheetRow>(rows);
        foreach (var merge in tall.Where(m => at.ContainsKey(m.FirstRow)))
        {
            var text = filled[at[merge.FirstRow]][merge.FirstColumn];
            for (var number = merge.FirstRow + 1; text.Length > 0 && number <= merge.LastRow; number++)
            {
                if (!at.TryGetValue(number, out var index))
                {
                    // Blank rows are not kept, and a merge may run to the last row of the sheet.
                    if (number > rows[^1].Number)
                    {
                        break;
                    }

                    continue;
                }

                var cells = filled[index].Cells.ToBuilder();
                while (cells.Count < merge.FirstColumn)
                {
                    cells.Add("");
                }

                if (string.IsNullOrWhiteSpace(cells[merge.FirstColumn - 1]))
                {
                    cells[merge.FirstColumn - 1] = text;
                    filled[index] = filled[index] with { Cells = cells.ToImmutable() };
                }
            }
        }

        return filled;
    }

    private static int MostKnown(List<SheetRow> rows, IReadOnlyList<CellRange> merges, IReadOnlyList<ExpectedColumn> expected)
    {
        var (best, most) = (-1, 0);
        for (var i = 0; i < Math.Min(SearchedRows, rows.Count); i++)
        {
            var known = HeaderMap.Known(HeadsAt(rows, i, merges).Heads, expected);
            if (known > most)
            {
                (best, most) = (i, known);
            }
        }

        return best;
    }

    // Heads fill at least half the width of the table and are short words; titles fill a cell or two.
    private static int FirstLikely(List<SheetRow> rows)
    {
        var width = rows.Take(2 * SearchedRows).Max(Filled);
        for (var i = 0; i < Math.Min(SearchedRows, rows.Count); i++)
        {
            var filled = Filled(rows[i]);
            if (2 * filled >= width && 2 * rows[i].Cells.Count(IsWord) > filled)
            {
                return i;
            }
        }

        return 0;
    }

    private static (ImmutableArray<SheetHeader> Heads, int Depth) HeadsAt(List<SheetRow> rows, int at, IReadOnlyList<CellRange> merges)
    {
        var upper = rows[at];
        var groups = merges.Where(m => m.FirstRow == upper.Number && m.LastRow == upper.Number && m.LastColumn > m.FirstColumn).ToList();
        var lower = groups.Count > 0 && at + 1 < rows.Count && rows[at + 1].Number == upper.Number + 1 ? rows[at + 1] : null;
        if (lower is not null && IsTwoRows(upper, lower, groups, merges))
        {
            return (TwoRowHeads(upper, lower, groups), 2);
        }

        return ([.. Enumerable.Range(1, upper.Cells.Length).Where(c => upper[c].Length > 0).Select(c => new SheetHeader(upper[c], c))], 1);
    }

    // A title over the whole table is merged too; heads of two rows have columns beside the groups that run through both rows.
    private static bool IsTwoRows(SheetRow upper, SheetRow lower, List<CellRange> groups, IReadOnlyList<CellRange> merges)
    {
        bool Grouped(int column) => groups.Exists(g => column >= g.FirstColumn && column <= g.LastColumn);
        var columns = Enumerable.Range(1, Math.Max(upper.Cells.Length, lower.Cells.Length)).ToList();
        return columns.Exists(c => Grouped(c) && lower[c].Length > 0)
            && columns.Exists(c => !Grouped(c) && upper[c].Length > 0)
            && (merges.Any(m => m.FirstRow == upper.Number && m.LastRow == lower.Number && m.FirstColumn == m.LastColumn)
                || columns.TrueForAll(c => Grouped(c) || lower[c].Length == 0));
    }

    private static ImmutableArray<SheetHeader> TwoRowHeads(SheetRow upper, SheetRow lower, List<CellRange> groups)
    {
        var heads = ImmutableArray.CreateBuilder<SheetHeader>();
        for (var column = 1; column <= Math.Max(upper.Cells.Length, lower.Cells.Length); column++)
        {
            var at = groups.FindIndex(g => column >= g.FirstColumn && column <= g.LastColumn);
            var group = at < 0 ? "" : upper[groups[at].FirstColumn];
            var name = lower[column].Length > 0 ? lower[column] : upper[column];
            if (name.Length > 0)
            {
                heads.Add(new SheetHeader(name, column, group.Length > 0 && lower[column].Length > 0 ? group : null));
            }
        }

        return heads.ToImmutable();
    }

    private static int Filled(SheetRow row) => row.Cells.Count(c => !string.IsNullOrWhiteSpace(c));

    private static bool IsWord(string cell)
    {
        var text = cell.AsSpan().Trim();
        return text.Length is > 0 and <= LongestHead && !char.IsAsciiDigit(text[0]) && text.ContainsAnyExcept(Figures);
    }
}
