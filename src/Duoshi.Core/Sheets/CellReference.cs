using System.Globalization;

namespace Duoshi.Core.Sheets;

/// <summary>Cell addresses of spreadsheets: letters for the column, a number for the row, both from 1.</summary>
internal static class CellReference
{
    /// <summary>Rows an Excel sheet can have.</summary>
    public const int MaxRow = 1_048_576;

    /// <summary>Columns an Excel sheet can have (XFD).</summary>
    public const int MaxColumn = 16_384;

    /// <summary>1 gives A, 27 gives AA.</summary>
    public static string ColumnLetters(int column)
    {
        Span<char> letters = stackalloc char[8];
        var start = letters.Length;
        while (column > 0)
        {
            column--;
            letters[--start] = (char)('A' + (column % 26));
            column /= 26;
        }

        return new string(letters[start..]);
    }

    public static string Of(int column, int row) =>
        ColumnLetters(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads <c>C5</c> or <c>$C$5</c>; false when it is no address of an Excel sheet.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out int column, out int row)
    {
        column = 0;
        row = 0;
        foreach (var c in text)
        {
            if (c == '$')
            {
                continue;
            }

            if (char.IsAsciiLetter(c) && row == 0)
            {
                column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
            }
            else if (char.IsAsciiDigit(c))
            {
                row = (row * 10) + (c - '0');
            }
            else
            {
                return false;
            }

            if (column > MaxColumn || row > MaxRow)
            {
                return false;
            }
        }

        return column > 0 && row > 0;
    }
}
