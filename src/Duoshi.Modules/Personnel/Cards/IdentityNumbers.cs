using Duoshi.Core.Identity;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Personnel.Cards;

/// <summary>How identity numbers are found without being stored in the open.</summary>
internal static class IdentityNumbers
{
    public const string Whole = "identity-number";
    public const string LastFour = "identity-number-last-four";

    public static string Normal(string number) => number.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>A number with a wrong check digit is kept and found by its last four, but never matched on.</summary>
    public static IEnumerable<(string Purpose, string Hash)> BlindKeys(FieldCipher cipher, string number)
    {
        if (IdentityNumber.TryRead(number, out var right))
        {
            yield return (Whole, cipher.BlindIndex(Whole, right.Value));
        }

        if (number.Length >= 4)
        {
            yield return (LastFour, cipher.BlindIndex(LastFour, number[^4..]));
        }
    }
}
