using System.Globalization;
using System.Text;

namespace Duoshi.Core.Names;

/// <summary>Names in the order of strokes (以姓氏笔画为序).</summary>
public static class Strokes
{
    /// <summary>What a name with a single given character has before it, in the place of the one it lacks: it stands before the longer ones of its surname.</summary>
    private const string Nothing = "0000000";

    /// <summary>
    /// A key whose order, byte by byte, is that of a list by strokes: the first character by its number of strokes, equal numbers by
    /// their kinds one after another, 横竖撇点折, then the same for each character that follows; of one surname those with a single
    /// given character come first.
    /// </summary>
    /// <returns>
    /// ASCII, 7 bytes and a space a character: strokes and the character's place in the order of strokes, such as <c>0701955 0000000 0600930</c> for 张伟;
    /// 99 strokes and the code point where the number is unknown, letters included.
    /// </returns>
    /// <remarks>
    /// Sources: numbers, Unihan kTotalStrokes (Unicode 15.0); kinds and their order, GF 3003-1999 GB 13000.1 字符集汉字字序（笔画序）规范, after
    /// the stroke orders of 6,937 characters of cnchar-order; the others come last of their number, by code point. The single given
    /// character first is the custom of Party congresses and the CPPCC; people's congresses let it take part as it is.
    /// </remarks>
    public static string SortKey(string name)
    {
        var taken = PersonName.Of(name);
        var keys = taken.Characters.Select(Key);
        return string.Join(' ', taken.Characters.Length == taken.SurnameLength + 1 ? keys.Take(taken.SurnameLength).Append(Nothing).Append(Key(taken.Characters[^1])) : keys);
    }

    private static string Key(Rune character) => Characters.Strokes(character) is > 0 and var strokes
        ? string.Create(CultureInfo.InvariantCulture, $"{strokes:00}{Characters.StrokeOrder(character):00000}")
        : "99" + Pinyin.CodePoint(character);
}
