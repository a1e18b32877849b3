using System.Text;

namespace Duoshi.Core.Codes;

/// <summary>Reads the csv files of this folder: UTF-8, a head, commas, double quotes (RFC 4180).</summary>
internal static class CodeCsv
{
    /// <returns>One dictionary a row, by column head; empty cells are left out.</returns>
    /// <exception cref="FormatException">A row has more cells than the head, or a quote is never closed.</exception>
    public static List<Dictionary<string, string>> Read(TextReader reader)
    {
        var rows = new List<Dictionary<string, string>>();
        var head = ReadRow(reader) ?? throw new FormatException("The code table has no head.");
        while (ReadRow(reader) is { } cells)
        {
            if (cells is [""])
            {
                continue;
            }

            if (cells.Count > head.Count)
            {
                throw new FormatException($"Row {rows.Count + 2} has {cells.Count} cells under {head.Count} heads.");
            }

            var row = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < cells.Count; i++)
            {
                if (cells[i].Length > 0)
                {
                    row[head[i]] = cells[i];
                }
            }

            rows.Add(row);
        }

        return rows;
    }

    private static List<string>? ReadRow(TextReader reader)
    {
        if (reader.Peek() < 0)
        {
            return null;
        }

        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        while (true)
        {
            var next = reader.Read();
            if (next < 0)
            {
                cells.Add(cell.ToString());
                return quoted ? throw new FormatException("A quote is never closed.") : cells;
            }

            switch ((char)next)
            {
                case '"' when quoted && reader.Peek() == '"':
                    reader.Read();
                    cell.Append('"');
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    cells.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\r' when !quoted:
                    break;
                case '\n' when !quoted:
                    cells.Add(cell.ToString());
                    return cells;
                default:
                    cell.Append((char)next);
                    break;
            }
        }
    }
}
