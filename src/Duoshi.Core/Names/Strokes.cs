using System.Globalization;

namespace Duoshi.Core.Names;

/// <summary>Names in the order of strokes (以姓氏笔画为序).</summary>
public static class Strokes
{
    /// <summary>
    /// A key whose order, byte by byte, is that of a list by strokes: by the number of strokes of the first character, equal
    /// numbers by character so that one surname stays together, then the same for each character that follows.
    /// </summary>
    /// <returns>
    /// ASCII, 7 bytes and a space a character: strokes and code point, such as <c>0705F20 0604F1F</c>; 99 strokes where the
    /// number is unknown, letters included.
    /// </returns>
    /// <remarks>
    /// Source: Unihan kTotalStrokes (Unicode 15.0). Formal lists part equal numbers by the kind of the first stroke (横竖撇点折), which
    /// Unihan does not tell; here the code point parts them, which is the order of radicals.
    /// </remarks>
    public static string SortKey(string name) => string.Join(' ', PersonName.Of(name).Characters.Select(c =>
        (Characters.Strokes(c) is > 0 and var strokes ? strokes : 99).ToString("00", CultureInfo.InvariantCulture) + Pinyin.CodePoint(c)));
}
