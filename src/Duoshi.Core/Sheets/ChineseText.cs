using System.Text;
using System.Text.Unicode;

namespace Duoshi.Core.Sheets;

/// <summary>Tells UTF-8 from GB18030 where nothing says which it is.</summary>
public static class ChineseText
{
    static ChineseText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>GB18030, which also reads all GBK and GB2312 text; what it can't read becomes U+FFFD.</summary>
    public static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(
        54936, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;

    /// <summary>Says whether <paramref name="bytes"/> are UTF-8 rather than GB18030.</summary>
    /// <remarks>
    /// Some short GBK texts are valid UTF-8 by chance; but then they decode to two-byte characters (Latin, Greek, Cyrillic,
    /// Arabic) alone, while Chinese in UTF-8 has characters of three bytes. Plain ASCII counts as UTF-8.
    /// </remarks>
    public static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            return false;
        }

        var hasLong = bytes.IndexOfAnyInRange((byte)0xE0, (byte)0xF4) >= 0;
        var hasShort = bytes.IndexOfAnyInRange((byte)0xC2, (byte)0xDF) >= 0;
        return hasLong || !hasShort || !IsGbkHan(bytes);
    }

    // Whether the bytes above 7F pair up into GB2312 characters, all of them ideographs.
    private static bool IsGbkHan(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
            {
                continue;
            }

            if (i + 1 >= bytes.Length || bytes[i] is < 0xB0 or > 0xF7 || bytes[i + 1] < 0xA1)
            {
                return false;
            }

            i++;
        }

        return true;
    }
}
