using System.Text;
using System.Text.RegularExpressions;

namespace Duoshi.Core.Forms;

/// <summary>Bytes of a form file as text: UTF-8, UTF-16 with a byte-order mark, or GB18030 (which includes GBK and GB2312).</summary>
internal static partial class FormEncoding
{
    private const char Unreadable = '\uFFFD';

    /// <summary>UTF-8 without byte-order mark, as the samples have it.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>GB18030-2005 as the platform knows it.</summary>
    public static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <summary>Reads all bytes from the stream's position, or null when there are more than <paramref name="limit"/>.</summary>
    public static ReadOnlyMemory<byte>? ReadAll(Stream stream, int limit)
    {
        if (stream.CanSeek && stream.Length - stream.Position > limit)
        {
            return null;
        }

        var bytes = new MemoryStream(stream.CanSeek ? (int)Math.Max(0, stream.Length - stream.Position) : 0);
        var buffer = new byte[81920];
        int read;
        while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            if (bytes.Length + read > limit)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    /// <summary>Decodes an XML file by byte-order mark, then by its declaration where the bytes agree, then by what fits better.</summary>
    public static string DecodeXml(ReadOnlySpan<byte> bytes, List<FormNotice> notices)
    {
        var declared = DeclaredEncoding(bytes);
        var text = DecodeMarked(bytes);
        if (text is null && declared is "gbk" or "gb2312" or "gb18030" or "cp936" or "gb_2312-80" or "936")
        {
            text = IsUtf8(bytes) && !Ascii.IsValid(bytes) ? Guessed(Utf8, bytes, notices) : Gb18030.GetString(bytes);
        }

        text ??= DecodeUnmarked(bytes, declared is not (null or "utf-8" or "utf8"), notices);
        NoteLost(text, notices);
        return text;
    }

    /// <summary>Decodes a record of the old format: GB18030, unless the bytes are UTF-8.</summary>
    public static string DecodeRecord(ReadOnlySpan<byte> bytes, List<FormNotice> notices)
    {
        var text = DecodeMarked(bytes) ?? (IsUtf8(bytes) && !Ascii.IsValid(bytes) ? Guessed(Utf8, bytes, notices) : Gb18030.GetString(bytes));
        NoteLost(text, notices);
        return text;
    }

    private static string? DecodeMarked(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            return Utf8.GetString(bytes[3..]);
        }

        if (bytes.StartsWith(Encoding.Unicode.Preamble) || bytes.StartsWith("<\0?\0"u8))
        {
            return Encoding.Unicode.GetString(bytes[(bytes[0] == 0xFF ? 2 : 0)..]);
        }

        return bytes.StartsWith(Encoding.BigEndianUnicode.Preamble) ? Encoding.BigEndianUnicode.GetString(bytes[2..]) : null;
    }

    private static string DecodeUnmarked(ReadOnlySpan<byte> bytes, bool otherDeclared, List<FormNotice> notices)
    {
        var text = Utf8.GetString(bytes);
        if (!text.Contains(Unreadable))
        {
            if (otherDeclared)
            {
                notices.Add(FormNotices.EncodingGuessed("UTF-8"));
            }

            return text;
        }

        // Damaged UTF-8 still reads well for the most part; GB18030 read as UTF-8 is nearly all unreadable.
        var (readable, unreadable) = (0, 0);
        foreach (var c in text)
        {
            readable += c is > '\u007F' and not Unreadable ? 1 : 0;
            unreadable += c == Unreadable ? 1 : 0;
        }

        return readable > unreadable ? text : Guessed(Gb18030, bytes, notices);
    }

    private static string Guessed(Encoding encoding, ReadOnlySpan<byte> bytes, List<FormNotice> notices)
    {
        notices.Add(FormNotices.EncodingGuessed(encoding == Utf8 ? "UTF-8" : "GB18030"));
        return encoding.GetString(bytes);
    }

    private static void NoteLost(string text, List<FormNotice> notices)
    {
        var lost = text.AsSpan().Count(Unreadable);
        if (lost > 0)
        {
            notices.Add(FormNotices.CharactersLost(lost));
        }
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    private static string? DeclaredEncoding(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 200)]);
        var match = Declaration().Match(head);
        return match.Success ? match.Groups[1].Value.ToLowerInvariant() : null;
    }

    [GeneratedRegex("""^\s{0,20}<\?xml[^>?]{1,100}encoding\s{0,5}=\s{0,5}["']([\w.-]{1,30})["']""", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
