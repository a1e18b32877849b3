using System.Globalization;
using System.Text;

namespace Duoshi.Core.Sheets;

/// <summary>Text of cells in the file: Excel writes characters XML forbids as <c>_x000D_</c>.</summary>
internal static class CellText
{
    /// <summary>Characters one cell can hold.</summary>
    public const int MaxChars = 32_767;

    /// <summary>Characters at the start of a cell that a spreadsheet program may take for a formula.</summary>
    public static bool LooksLikeFormula(ReadOnlySpan<char> text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';

    public static string Unescape(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsEscape(text, i))
            {
                plain.Append((char)ushort.Parse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 6;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }

    /// <summary>As XML text for a cell: forbidden characters escaped, what looks like an escape escaped too, cut where a cell ends.</summary>
    public static string Escape(string text)
    {
        if (text.Length > MaxChars)
        {
            text = text[..(MaxChars - 1)] + "…";
        }

        StringBuilder? escaped = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            var plain = c == '_' ? !IsEscape(text, i) : isPair || (c is '\t' or '\n' or >= ' ' && !char.IsSurrogate(c) && c is not ('\uFFFE' or '\uFFFF'));
            if (!plain)
            {
                escaped ??= new StringBuilder(text, 0, i, text.Length + 16);
                escaped.Append(char.IsSurrogate(c) ? "\uFFFD" : string.Create(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_"));
                continue;
            }

            escaped?.Append(c);
            if (isPair)
            {
                escaped?.Append(text[++i]);
                i += escaped is null ? 1 : 0;
            }
        }

        return escaped?.ToString() ?? text;
    }

    private static bool IsEscape(string text, int at) => at + 6 < text.Length && text[at] == '_' && text[at + 1] == 'x' && text[at + 6] == '_'
        && char.IsAsciiHexDigit(text[at + 2]) && char.IsAsciiHexDigit(text[at + 3]) && char.IsAsciiHexDigit(text[at + 4]) && char.IsAsciiHexDigit(text[at + 5]);
}
