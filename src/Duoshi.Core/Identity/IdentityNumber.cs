using System.Collections.Frozen;
using System.Globalization;

namespace Duoshi.Core.Identity;

/// <summary>What is wrong with a resident identity number.</summary>
public enum IdentityNumberFault : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>There is no text.</summary>
    Missing = 1,

    /// <summary>Neither 18 nor 15 characters.</summary>
    Length = 2,

    /// <summary>A character other than a digit, or X elsewhere than at the end.</summary>
    Character = 3,

    /// <summary>The eight (six) digits of the birth date are no date.</summary>
    BirthDate = 4,

    /// <summary>The last character isn't the check character.</summary>
    CheckCharacter = 5,
}

/// <summary>A resident identity number (公民身份号码) of 18 characters whose birth date and check character are right.</summary>
/// <remarks>Source: GB 11643-1999. Region code at first registration 6, birth date 8, order number 3, check character 1.</remarks>
public readonly record struct IdentityNumber
{
    private const string CheckCharacters = "10X98765432";

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    // First two digits of GB/T 2260, and 91 for persons abroad. Lower digits are never judged: abolished codes stay in numbers for life.
    private static readonly FrozenSet<string> Provinces =
        "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91".Split(' ').ToFrozenSet();

    private readonly string? value;

    private IdentityNumber(string value) => this.value = value;

    /// <summary>The 18 characters, a final X in upper case. Empty for the default value.</summary>
    public string Value => value ?? "";

    /// <summary>Region code of the first registration, six digits; may be abolished by now.</summary>
    public string RegionCode => Value.Length == 18 ? Value[..6] : "";

    /// <summary>The birth date.</summary>
    public DateOnly BirthDate => Value.Length == 18 ? DateOnly.ParseExact(Value.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture) : default;

    /// <summary>Whether the order number is odd, which is given to men; even is given to women.</summary>
    public bool IsMale => Value.Length == 18 && (Value[16] - '0') % 2 == 1;

    /// <summary>男 or 女, as forms write it.</summary>
    public string Sex => IsMale ? "男" : "女";

    /// <summary>Whether the first two digits are those of a province or 91. Only worth a warning.</summary>
    public bool IsRegionKnown => Value.Length == 18 && Provinces.Contains(Value[..2]);

    /// <summary>Reads a number of 18 characters, or an old one of 15 digits, which is converted. Spaces and letter case don't matter.</summary>
    public static bool TryRead(string? text, out IdentityNumber number) => Check(text, out number) == IdentityNumberFault.None;

    /// <summary>The first fault found, from left to right; <paramref name="number"/> is set only when there is none.</summary>
    public static IdentityNumberFault Check(string? text, out IdentityNumber number)
    {
        number = default;
        var bare = Bare(text);
        if (bare.Length == 0)
        {
            return IdentityNumberFault.Missing;
        }

        if (bare.Length is not (15 or 18))
        {
            return IdentityNumberFault.Length;
        }

        var digits = bare.Length == 18 ? bare[..17] : bare;
        if (!digits.All(char.IsAsciiDigit) || (bare.Length == 18 && !char.IsAsciiDigit(bare[17]) && bare[17] != 'X'))
        {
            return IdentityNumberFault.Character;
        }

        // Old numbers have two digits of the year; their holders were born in the 1900s.
        var body = bare.Length == 18 ? digits : $"{bare[..6]}19{bare[6..]}";
        if (!DateOnly.TryParseExact(body.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth) || birth.Year < 1800)
        {
            return IdentityNumberFault.BirthDate;
        }

        var check = CheckCharacter(body);
        if (bare.Length == 18 && bare[17] != check)
        {
            return IdentityNumberFault.CheckCharacter;
        }

        number = new IdentityNumber(body + check);
        return IdentityNumberFault.None;
    }

    /// <summary>The check character for the first 17 digits: weighted sum modulo 11, looked up in 1 0 X 9 8 7 6 5 4 3 2.</summary>
    /// <exception cref="ArgumentException">Not 17 digits.</exception>
    public static char CheckCharacter(string first17)
    {
        if (first17.Length != 17 || !first17.All(char.IsAsciiDigit))
        {
            throw new ArgumentException("The check character is made from 17 digits.", nameof(first17));
        }

        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * (first17[i] - '0');
        }

        return CheckCharacters[sum % 11];
    }

    /// <summary>Shows the region and the year only; numbers end up in logs.</summary>
    public override string ToString() => Value.Length == 18 ? $"{Value[..10]}********" : "";

    // A longer text is no number, however long: don't copy it.
    private static string Bare(string? text) => text is not { Length: <= 64 }
        ? text is null ? "" : "?"
        : string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}
