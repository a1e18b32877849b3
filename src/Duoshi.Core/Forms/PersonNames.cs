using System.Text;

namespace Duoshi.Core.Forms;

/// <summary>Names of persons as forms write them.</summary>
public static class PersonNames
{
    private const char Interpunct = '·';

    /// <summary>
    /// The name itself: without the spaces that only align it (张 三 becomes 张三), with the interpunct of the standard (U+00B7) for its
    /// look-alikes between the parts of a name. Spaces between Latin letters stay, one each.
    /// </summary>
    public static string Normalise(string name)
    {
        var text = new StringBuilder(name.Length);
        var space = false;
        foreach (var c in name)
        {
            if (char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF')
            {
                space = text.Length > 0;
                continue;
            }

            if (space && IsLatin(text[^1]) && IsLatin(c))
            {
                text.Append(' ');
            }

            space = false;
            text.Append(IsInterpunct(c) ? Interpunct : c);
        }

        return text.ToString();
    }

    /// <summary>As forms print it: two Chinese characters are spread with a full-width space (张　三), other names stay.</summary>
    public static string Spaced(string name)
    {
        var bare = Normalise(name);
        var runes = bare.EnumerateRunes().ToList();
        return runes.Count == 2 && runes.TrueForAll(r => IsChinese(r.Value)) ? $"{runes[0]}　{runes[1]}" : bare;
    }

    private static bool IsLatin(char c) => c < '\u0250' && (char.IsLetterOrDigit(c) || c is '.' or '\'' or '-' or ',');

    private static bool IsInterpunct(char c) => c is '\u2022' or '\u2027' or '\u2219' or '\u22C5' or '\u30FB' or '\uFF65' or '\u00B7' or '\u25CF' or '\uFF0E';

    private static bool IsChinese(int rune) => rune is (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) or 0x3007;
}
