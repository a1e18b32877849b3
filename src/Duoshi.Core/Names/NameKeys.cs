using System.Text;

namespace Duoshi.Core.Names;

/// <summary>
/// The search keys of names. A table holds one row a person and key, in key order; a search reads the rows of the keys that
/// <see cref="ForQuery"/> names, and never scans.
/// </summary>
/// <remarks>
/// The contract. For every name and every text: if <c>ForQuery(text).IsMatch(name)</c> then <c>Pairs(name)</c> contains all of
/// <c>ForQuery(text).Keys</c>, or, of a query that <c>IsPrefix</c>, some key that begins with the only one; so reading the persons
/// that have all keys, or a key in the range, loses nobody. Where <c>NeedsCheck</c> is false the converse holds too. A text matches by
/// <list type="bullet">
/// <item>Chinese characters anywhere in the name, in this order and adjacent (interpuncts aside): 小龙, 依古丽, 丽买; letters
/// beside Chinese characters are what an input method had not yet turned into characters, and are ignored;</item>
/// <item>two or more letters from the start of its pinyin, in any reading: zh, zhangw, shanxiaolong, danxiaolong;</item>
/// <item>two or more letters from the start of its initials: zw, sxl;</item>
/// <item>the surname in full with the initials of the rest: zhangxm, ouyangx.</item>
/// </list>
/// Apostrophes, hyphens, spaces, tones and letter case make no difference; ü may be written v, ü or yu (lv, lü, lyu).
/// </remarks>
public static class NameKeys
{
    /// <summary>Keys in letters are no longer than this; a longer text is looked up by its first letters and then checked.</summary>
    public const int LongestLetters = 12;

    private const int FewestLetters = 2;

    /// <summary>
    /// The keys under which a name is found: its characters, its adjacent pairs, the first two letters of its pinyin forms, and these
    /// forms themselves. Two letters begin the names of a tenth of a country, and are asked by key; longer texts meet few enough to
    /// read a range, and a row for each of their beginnings would double the table.
    /// </summary>
    /// <returns>Lower-case ASCII letters or Chinese characters, each at most <see cref="LongestLetters"/> long.</returns>
    public static IReadOnlySet<string> Pairs(string name)
    {
        var person = PersonName.Of(name);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < person.Characters.Length; i++)
        {
            if (!person.Characters[i].IsAscii)
            {
                keys.Add(person.Characters[i].ToString());
                if (i > 0 && !person.Characters[i - 1].IsAscii)
                {
                    keys.Add($"{person.Characters[i - 1]}{person.Characters[i]}");
                }
            }
        }

        foreach (var form in LetterForms(person))
        {
            if (form.Length >= FewestLetters)
            {
                keys.Add(form[..FewestLetters]);
                keys.Add(form[..Math.Min(form.Length, LongestLetters)]);
            }
        }

        return keys;
    }

    /// <summary>What to look up for a text as typed.</summary>
    /// <returns>The keys and whether the rows found need a check; <see cref="NameQuery.Nobody"/> for one letter, digits, or nothing.</returns>
    public static NameQuery ForQuery(string? text)
    {
        var bare = PersonName.Bare(text ?? "");
        var characters = string.Concat(bare.EnumerateRunes().Where(r => !r.IsAscii));
        return characters.Length > 0
            ? ByCharacters(characters)
            : ByLetters(bare.Replace("lyu", "lv", StringComparison.Ordinal).Replace("nyu", "nv", StringComparison.Ordinal));
    }

    internal static bool IsLetters(string bare) => bare.Length > 0 && bare.All(char.IsAsciiLetterLower);

    /// <summary>Full pinyin, initials, and surname with initials, in all readings.</summary>
    internal static IEnumerable<string> LetterForms(PersonName name)
    {
        foreach (var variant in Pinyin.Variants(name))
        {
            var initials = variant.Select(Pinyin.First).ToList();
            yield return string.Concat(variant);
            yield return string.Concat(initials);
            yield return string.Concat(variant.Take(name.SurnameLength).Concat(initials.Skip(name.SurnameLength)));
        }
    }

    private static NameQuery ByCharacters(string characters)
    {
        var runes = characters.EnumerateRunes().ToList();
        return new NameQuery(
            runes.Count == 1
                ? [characters]
                : [.. runes.Zip(runes.Skip(1), (a, b) => $"{a}{b}").Distinct(StringComparer.Ordinal)],
            NeedsCheck: runes.Count > 2)
        { Bare = characters };
    }

    private static NameQuery ByLetters(string letters) => letters.Length < FewestLetters || !IsLetters(letters)
        ? NameQuery.Nobody
        : new NameQuery([letters[..Math.Min(letters.Length, LongestLetters)]], NeedsCheck: letters.Length > LongestLetters) { Bare = letters, IsPrefix = letters.Length > FewestLetters };
}
