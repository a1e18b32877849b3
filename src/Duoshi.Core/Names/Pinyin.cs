using System.Globalization;
using System.Text;

namespace Duoshi.Core.Names;

/// <summary>Names in toneless pinyin: for search, all ways to read them; for sorting, the likely one.</summary>
/// <remarks>
/// Letters are lower case, ü is v (吕 lv). A surname is read as surnames are (单 shan, 尉迟 yuchi), other characters by
/// their most usual reading first. Spaces and interpuncts count for nothing.
/// Sources: Unihan (Unicode 15.0) and the list <c>Names/Data/surnames.tsv</c>.
/// </remarks>
public static class Pinyin
{
    /// <summary>At most so many readings of one name are given: those with the fewest unusual readings.</summary>
    public const int MostReadings = 64;

    /// <summary>All readings of the whole name, written together, the likely one first: 单小龙 gives shanxiaolong, danxiaolong, chanxiaolong</summary>
    /// <returns>At most <see cref="MostReadings"/> unlike texts; empty for a name without any readable character.</returns>
    public static IReadOnlyList<string> Keys(string name) =>
        [.. Variants(PersonName.Of(name)).Select(v => string.Concat(v)).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>First letters of all readings of the whole name, the likely one first: 单小龙 gives sxl, dxl, cxl.</summary>
    public static IReadOnlyList<string> Initials(string name) =>
    [
        .. Variants(PersonName.Of(name)).Select(v => string.Concat(v.Select(First)))
            .Where(k => k.Length > 0).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>
    /// A key whose order, byte by byte, is that of a list in pinyin: by the first character's sound, equal sounds by
    /// character so that one surname stays together, then the same for each character that follows; a shorter name stands first.
    /// </summary>
    /// <returns>
    /// ASCII, at most 12 bytes a character: sound and code point, such as <c>zhang05F20 wei04F1F</c>. Characters without a
    /// reading come last; an empty name gives an empty key.
    /// </returns>
    public static string SortKey(string name)
    {
        var person = PersonName.Of(name);
        return string.Join(' ', person.Characters.Select((c, i) =>
            c.IsAscii ? c.ToString()
            : (person.Readings[i].IsEmpty ? "~" : person.Readings[i][0]) + CodePoint(c)));
    }

    /// <summary>Readings of the whole name, one syllable a character (empty where unknown), the likely one first.</summary>
    internal static IEnumerable<ImmutableArray<string>> Variants(PersonName name)
    {
        // Breadth first over the number of unusual readings, so that a limit cuts off what is least likely.
        var usual = name.Readings.Select(r => r.IsEmpty ? "" : r[0]).ToImmutableArray();
        if (usual.IsEmpty)
        {
            return [];
        }

        List<(ImmutableArray<string> Variant, int Next)> found = [(usual, 0)];
        for (var done = 0; done < found.Count && found.Count < MostReadings; done++)
        {
            var (variant, next) = found[done];
            found.AddRange(
                from i in Enumerable.Range(next, variant.Length - next)
                from reading in name.Readings[i].Skip(1)
                select (variant.SetItem(i, reading), i + 1));
        }

        return found.Take(MostReadings).Select(f => f.Variant);
    }

    internal static string First(string syllable) => syllable.Length == 0 ? "" : syllable[..1];

    internal static string CodePoint(Rune character) => character.Value.ToString("X5", CultureInfo.InvariantCulture);
}
