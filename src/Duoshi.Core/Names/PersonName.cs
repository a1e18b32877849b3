using System.Buffers;
using System.Globalization;
using System.Text;

namespace Duoshi.Core.Names;

/// <summary>A person's name taken apart: its characters without spaces and interpuncts, each with its possible readings.</summary>
internal sealed class PersonName
{
    /// <summary>The interpuncts that part a name such as 阿依古丽·买买提 comes with, right or wrong.</summary>
    private static readonly SearchValues<char> Interpuncts = SearchValues.Create("·•・‧∙⋅●．.。");

    private PersonName(ImmutableArray<Rune> characters, int surnameLength, ImmutableArray<ImmutableArray<string>> readings)
    {
        Characters = characters;
        SurnameLength = surnameLength;
        Readings = readings;
    }

    /// <summary>The characters; half-width, letters in lower case without marks.</summary>
    public ImmutableArray<Rune> Characters { get; }

    /// <summary>Number of leading characters that are the surname.</summary>
    public int SurnameLength { get; }

    /// <summary>For each character its readings, the likely one first; a letter reads as itself; empty when unknown.</summary>
    public ImmutableArray<ImmutableArray<string>> Readings { get; }

    public static PersonName Of(string name)
    {
        ImmutableArray<Rune> characters = [.. Bare(name).EnumerateRunes()];
        if (characters.IsEmpty)
        {
            return new PersonName([], 0, []);
        }

        // A transliterated name has no Chinese surname: 任·… is not the surname Ren, 单·… not Shan.
        var transliterated = name.AsSpan().IndexOfAny(Interpuncts) >= 0;
        var surnameLength = transliterated ? 1 : Surnames.LengthIn(characters);
        var ofSurname = transliterated ? [] : Surnames.Readings(characters.Take(surnameLength));
        return new PersonName(
            characters,
            surnameLength,
            [.. characters.Select((c, i) => i < ofSurname.Length ? [.. ofSurname[i].Union(ReadingsOf(c))] : ReadingsOf(c))]);
    }

    /// <summary>
    /// The name or search text without spaces, interpuncts and other punctuation, half-width, letters in lower case without marks (ü is v).
    /// Characters of private use stay: older systems wrote rare names with them.
    /// </summary>
    public static string Bare(string text)
    {
        // Nearly every name: characters that all forms leave as they are.
        if (text.AsSpan().IndexOfAnyExceptInRange('\u4e00', '\u9fff') < 0)
        {
            return text;
        }

        var whole = string.Concat(text.EnumerateRunes()); // half of a surrogate pair would make Normalize throw
        var composed = whole.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace("u:", "v", StringComparison.Ordinal);
        var bare = new StringBuilder(text.Length);
        foreach (var c in composed.Normalize(NormalizationForm.FormD))
        {
            if (c == '\u0308' && bare.Length > 0 && bare[^1] == 'u')
            {
                bare[^1] = 'v';
            }
            else if (Belongs(char.GetUnicodeCategory(c)))
            {
                bare.Append(c);
            }
        }

        return bare.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool Belongs(UnicodeCategory category) => category
        is <= UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static ImmutableArray<string> ReadingsOf(Rune character) =>
        character.IsAscii ? [character.ToString()] : Names.Characters.Readings(character);
}
