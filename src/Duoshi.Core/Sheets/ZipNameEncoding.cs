using System.Text;

namespace Duoshi.Core.Sheets;

/// <summary>
/// Stands in for the encoding of zip names that carry no UTF-8 flag: keeps each byte above 7F as a lone low surrogate,
/// which no real name holds, so that all names together can tell GBK from UTF-8 afterwards.
/// </summary>
internal sealed class ZipNameEncoding : Encoding
{
    private const char Escape = '\uDC00';

    /// <summary>The bytes of <paramref name="name"/> when it was kept raw; null when it carried the flag or is plain ASCII.</summary>
    public static byte[]? RawBytes(string name)
    {
        var raw = false;
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsHighSurrogate(name[i]))
            {
                return null; // properly decoded: raw names hold low surrogates only
            }

            raw |= name[i] is >= '\uDC80' and <= '\uDCFF';
        }

        return raw ? [.. name.Select(c => (byte)(c >= Escape ? c - Escape : c))] : null;
    }

    public override int GetByteCount(char[] chars, int index, int count) => count;

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)
    {
        for (var i = 0; i < charCount; i++)
        {
            bytes[byteIndex + i] = (byte)chars[charIndex + i];
        }

        return charCount;
    }

    public override int GetCharCount(byte[] bytes, int index, int count) => count;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        for (var i = 0; i < byteCount; i++)
        {
            var b = bytes[byteIndex + i];
            chars[charIndex + i] = b < 0x80 ? (char)b : (char)(Escape + b);
        }

        return byteCount;
    }

    public override int GetMaxByteCount(int charCount) => charCount;

    public override int GetMaxCharCount(int byteCount) => byteCount;
}
