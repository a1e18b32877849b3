namespace Duoshi.Core.Identity;

/// <summary>What is wrong with a unified social credit code.</summary>
public enum SocialCreditCodeFault : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>There is no text.</summary>
    Missing = 1,

    /// <summary>Not 18 characters.</summary>
    Length = 2,

    /// <summary>A character the code doesn't use: I, O, S, V, Z, or none of 0-9 A-Z.</summary>
    Character = 3,

    /// <summary>The ninth character of the organisation code (place 17) isn't its check character.</summary>
    OrganisationCheck = 4,

    /// <summary>The last character isn't the check character.</summary>
    CheckCharacter = 5,
}

/// <summary>The unified social credit code (统一社会信用代码) of an organisation.</summary>
/// <remarks>
/// Source: GB 32100-2015, with the organisation code of GB 11714 inside. Early codes of some places break the rule, so a fault is worth
/// a warning and no refusal.
/// </remarks>
public static class SocialCreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The first fault of a code: length, characters, organisation check, check character. Spaces around and letter case don't matter.</summary>
    public static SocialCreditCodeFault Check(string? text)
    {
        var code = text?.Trim().ToUpperInvariant() ?? "";
        if (code.Length != 18)
        {
            return code.Length == 0 ? SocialCreditCodeFault.Missing : SocialCreditCodeFault.Length;
        }

        if (code.Any(c => !Alphabet.Contains(c, StringComparison.Ordinal)))
        {
            return SocialCreditCodeFault.Character;
        }

        if (code[16] != OrganisationCheck(code.AsSpan(8, 8)))
        {
            return SocialCreditCodeFault.OrganisationCheck;
        }

        return code[17] == LastCheck(code) ? SocialCreditCodeFault.None : SocialCreditCodeFault.CheckCharacter;
    }

    /// <summary>Whether the code is one of a state organ (机关), as a procuratorate is: it begins with 11.</summary>
    public static bool IsStateOrgan(string code) => code.AsSpan().Trim().StartsWith("11", StringComparison.Ordinal);

    private static char LastCheck(string code)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * Alphabet.IndexOf(code[i], StringComparison.Ordinal);
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }

    private static char OrganisationCheck(ReadOnlySpan<char> first8)
    {
        var sum = 0;
        for (var i = 0; i < OrganisationWeights.Length; i++)
        {
            sum += OrganisationWeights[i] * (char.IsAsciiDigit(first8[i]) ? first8[i] - '0' : first8[i] - 'A' + 10);
        }

        return (11 - (sum % 11)) switch
        {
            10 => 'X',
            11 => '0',
            var digit => (char)('0' + digit),
        };
    }
}
