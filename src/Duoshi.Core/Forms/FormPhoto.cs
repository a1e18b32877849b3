using System.Buffers.Text;

namespace Duoshi.Core.Forms;

/// <summary>The photo as the file holds it: a whole image file in Base64, possibly with line breaks.</summary>
internal static class FormPhoto
{
    // Four characters for three bytes, and a line break for every 76 at most.
    private const int LongestText = (FormLimits.PhotoBytes * 4 / 3 * 78 / 76) + 1024;

    /// <summary>The bytes; null when the text is empty, too long or no Base64.</summary>
    public static byte[]? Decode(string raw, List<FormNotice> notices)
    {
        var text = raw.AsSpan().Trim();
        if (text.IsEmpty)
        {
            return null;
        }

        // Some programs write a data URI although the format has none.
        var comma = text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? text.IndexOf(',') : -1;
        text = text[(comma + 1)..];
        if (text.Length > LongestText)
        {
            notices.Add(ValueNotices.PhotoTooLarge(FormLimits.PhotoBytes / FormLimits.Megabyte));
            return null;
        }

        if (!Base64.IsValid(text, out var length) || length == 0)
        {
            notices.Add(ValueNotices.PhotoUnreadable());
            return null;
        }

        if (length > FormLimits.PhotoBytes)
        {
            notices.Add(ValueNotices.PhotoTooLarge(FormLimits.PhotoBytes / FormLimits.Megabyte));
            return null;
        }

        var bytes = new byte[length];
        return Convert.TryFromBase64Chars(text, bytes, out var written) && written == length ? bytes : null;
    }
}
