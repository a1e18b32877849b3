namespace Duoshi.Core.Sheets;

/// <summary>A rectangle of cells, both corners included, rows and columns from 1.</summary>
internal readonly record struct CellRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    /// <summary>Reads <c>A1:C3</c>; false when it is no range.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CellRange range)
    {
        range = default;
        var colon = text.IndexOf(':');
        if (colon < 0
            || !CellReference.TryParse(text[..colon], out var firstColumn, out var firstRow)
            || !CellReference.TryParse(text[(colon + 1)..], out var lastColumn, out var lastRow))
        {
            return false;
        }

        range = new CellRange(firstRow, firstColumn, lastRow, lastColumn);
        return true;
    }

    public override string ToString() =>
        CellReference.Of(FirstColumn, FirstRow) + ":" + CellReference.Of(LastColumn, LastRow);
}
