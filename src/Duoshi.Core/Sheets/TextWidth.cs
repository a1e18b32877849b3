using System.Text;

namespace Duoshi.Core.Sheets;

/// <summary>How wide text is, in half-width characters: Chinese counts 2.</summary>
internal static class TextWidth
{
    /// <summary>Width of the widest line of <paramref name="text"/>.</summary>
    public static int Of(string text)
    {
        var (widest, width) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r')
            {
                widest = Math.Max(widest, width);
                width = 0;
            }
            else
            {
                width += IsWide(rune) ? 2 : 1;
            }
        }

        return Math.Max(widest, width);
    }

    /// <summary>Lines a text takes when it is wrapped at <paramref name="width"/> half-width characters.</summary>
    public static int Lines(string text, double width)
    {
        if (text.Length * 2 <= width && !text.Contains('\n', StringComparison.Ordinal))
        {
            return 1;
        }

        var lines = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            lines += Math.Max(1, (int)Math.Ceiling(Of(line.ToString()) / Math.Max(1, width)));
        }

        return lines;
    }

    /// <summary>Whether a character takes a full square in Chinese type.</summary>
    public static bool IsWide(Rune rune) => rune.Value is >= 0x1100 and (<= 0x115F or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x20000 and <= 0x3FFFD))
        or 0x2014 or 0x2018 or 0x2019 or 0x201C or 0x201D or 0x2026;
}
