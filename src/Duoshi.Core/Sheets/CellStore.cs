namespace Duoshi.Core.Sheets;

/// <summary>Holds the rows of the sheet being read, one string for equal short texts, and says when they take too much memory.</summary>
internal sealed class CellStore(SheetLimits limits, NoticeList notices)
{
    private const int CellBytes = 8;
    private const int StringBytes = 24;
    private const int RowBytes = 80;
    private const int LongestShared = 32;
    private const int MaxShared = 50_000;

    private readonly Dictionary<string, string> shared = new(StringComparer.Ordinal);
    private readonly List<string> cells = [];
    private List<SheetRow> rows = [];
    private bool tooWide;
    private long held;

    /// <summary>Name of the sheet whose rows come next.</summary>
    public string Sheet { get; set; } = "";

    /// <summary>One string for equal texts, counted once.</summary>
    public string Keep(string text)
    {
        if (text.Length == 0)
        {
            return "";
        }

        if (text.Length > LongestShared)
        {
            held += StringBytes + (2L * text.Length);
            return text;
        }

        if (shared.TryGetValue(text, out var earlier))
        {
            return earlier;
        }

        held += StringBytes + (2L * text.Length);
        if (shared.Count < MaxShared)
        {
            held += StringBytes;
            shared.Add(text, text);
        }

        return text;
    }

    /// <summary>Puts a text that <see cref="Keep"/> gave into the row being read.</summary>
    public void Put(int column, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (column > limits.MaxColumns)
        {
            tooWide = true;
            return;
        }

        while (cells.Count < column)
        {
            cells.Add("");
        }

        cells[column - 1] = text;
    }

    /// <summary>Ends the row being read; a row of nothing but spaces is dropped.</summary>
    public void EndRow(int number)
    {
        if (tooWide)
        {
            notices.Add(SheetNotices.TooManyColumns(Sheet, number, limits.MaxColumns));
            tooWide = false;
        }

        if (cells.Exists(c => !string.IsNullOrWhiteSpace(c)))
        {
            rows.Add(new SheetRow(number, [.. cells]));
            held += RowBytes + ((long)CellBytes * cells.Count);
        }

        cells.Clear();
        CheckMemory(number);
    }

    /// <summary>Counts memory held beside the rows.</summary>
    public void Charge(int bytes)
    {
        held += bytes;
        CheckMemory(null);
    }

    /// <summary>The rows read since the last call.</summary>
    public List<SheetRow> TakeRows()
    {
        var taken = rows;
        rows = [];
        return taken;
    }

    private void CheckMemory(int? row)
    {
        if (held > limits.MaxHeldBytes)
        {
            throw new SheetRefusedException(SheetNotices.TooManyCells(Sheet, row, limits.MaxHeldBytes));
        }
    }
}
