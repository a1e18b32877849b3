using System.Text;
using System.Text.RegularExpressions;

namespace Duoshi.Core.Forms;

/// <summary>How the text of an element is read: trimmed, with one kind of line break.</summary>
internal static partial class FormText
{
    /// <summary>The value a raw text stands for: line breaks as LF, nothing around it; empty when there is only white space.</summary>
    public static string Clean(string raw, bool allowsBreak) => Trim(WithLineFeeds(raw, allowsBreak));

    /// <summary>Whether a raw text stands for nothing.</summary>
    public static bool IsEmpty(string raw, bool allowsBreak) => Clean(raw, allowsBreak).Length == 0;

    /// <summary>Turns CRLF, CR and, where lines are allowed, the text <c>&lt;br&gt;</c> into LF.</summary>
    /// <remarks>One program writes square brackets for angle brackets, hence <c>[br]</c>.</remarks>
    public static string WithLineFeeds(string raw, bool allowsBreak)
    {
        var text = raw.Contains('\r', StringComparison.Ordinal) ? raw.ReplaceLineEndings("\n") : raw;
        return allowsBreak && (text.Contains("<br", StringComparison.OrdinalIgnoreCase) || text.Contains("[br", StringComparison.OrdinalIgnoreCase))
            ? BreakTag().Replace(text, "\n")
            : text;
    }

    /// <summary>Characters as a reader counts them: a rare character outside the basic plane is one.</summary>
    public static int Length(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                count--;
            }
        }

        return count;
    }

    /// <summary>Leaves out what no XML file may hold: control characters, lone surrogates, U+FFFE and U+FFFF.</summary>
    public static string WithoutIllegal(string text)
    {
        var first = FirstIllegal(text, 0);
        if (first < 0)
        {
            return text;
        }

        var legal = new StringBuilder(text.Length);
        var from = 0;
        while (first >= 0)
        {
            legal.Append(text, from, first - from);
            from = first + 1;
            first = FirstIllegal(text, from);
        }

        return legal.Append(text, from, text.Length - from).ToString();
    }

    private static int FirstIllegal(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            var c = text[i];
            if (c < ' ' ? c is not ('\t' or '\n' or '\r') : c is '\uFFFE' or '\uFFFF')
            {
                return i;
            }

            if (char.IsSurrogate(c))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(c, text[i + 1]))
                {
                    return i;
                }

                i++;
            }
        }

        return -1;
    }

    private static string Trim(string text)
    {
        var from = 0;
        var to = text.Length;
        while (from < to && IsBlank(text[from]))
        {
            from++;
        }

        while (to > from && IsBlank(text[to - 1]))
        {
            to--;
        }

        return text[from..to];
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B' or '\0';

    // A tag at the end of a line and the line's own break are one break.
    [GeneratedRegex(@"(?:<br ?/?>|\[br ?/?\])\n?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BreakTag();
}
