using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>The text of bearer tokens: a mark that scanners of leaked secrets can look for, then 256 random bits.</summary>
internal static class TokenText
{
    private const string Mark = "duoshi_";

    public static string New() => Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is kept of a token. A plain digest will do: there is nothing to guess in 256 random bits.</summary>
    public static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>The beginning of a token, to tell several apart.</summary>
    public static string Beginning(string token) => token[..(Mark.Length + 4)];
}
