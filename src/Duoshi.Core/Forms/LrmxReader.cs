using System.Xml;

namespace Duoshi.Core.Forms;

/// <summary>Reads an appointment form of version 3 and later (<c>.lrmx</c>).</summary>
/// <remarks>
/// The input may be anything: document types are refused, nothing is fetched, sizes are bounded by <see cref="FormLimits"/>, and bad
/// content gives notices, never an exception. A file that isn't well-formed gets a second, lenient pass.
/// </remarks>
public static class LrmxReader
{
    /// <summary>Reads from the stream's position to its end.</summary>
    /// <exception cref="IOException">The stream itself fails.</exception>
    public static FormReading Read(Stream stream) =>
        FormEncoding.ReadAll(stream, FormLimits.FileBytes) is { } bytes
            ? Read(bytes.Span)
            : FormReading.Refused([], FormNotices.TooLarge(FormLimits.FileBytes / FormLimits.Megabyte));

    /// <summary>Reads a whole file.</summary>
    public static FormReading Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > FormLimits.FileBytes)
        {
            return FormReading.Refused([], FormNotices.TooLarge(FormLimits.FileBytes / FormLimits.Megabyte));
        }

        var notices = new List<FormNotice>();
        var text = WithoutDeclaration(FormEncoding.DecodeXml(file, notices));
        if (RefusalBeforeParsing(text) is { } refusal)
        {
            return FormReading.Refused(notices, refusal);
        }

        var gathering = new FormGathering();
        try
        {
            WellFormedLrmx.Gather(text, gathering);
        }
        catch (XmlException broken)
        {
            notices.Add(FormNotices.Repaired(broken.LineNumber > 0 ? broken.LineNumber : null));
            gathering = new FormGathering();
            TolerantLrmx.Gather(text, gathering);
        }

        return gathering.ToReading(notices);
    }

    private static FormNotice? RefusalBeforeParsing(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return FormNotices.NoContent();
        }

        // Counted first, because a parser pays for each of them: a million attributes cost hundreds of megabytes.
        if (text.AsSpan().Count('<') > FormLimits.Marks || text.AsSpan().Count('"') + text.AsSpan().Count('\'') > FormLimits.Marks)
        {
            return FormNotices.TooManyMarks(FormLimits.Marks);
        }

        var root = text.IndexOf("<Person", StringComparison.Ordinal);
        if (text.AsSpan(0, root < 0 ? text.Length : root).Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
        {
            return FormNotices.DocumentType();
        }

        return root < 0 ? FormNotices.NotAForm() : null;
    }

    // The text is decoded already, so what the declaration says of encoding and version no longer matters.
    private static string WithoutDeclaration(string text)
    {
        var trimmed = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\0');
        var end = trimmed.StartsWith("<?xml", StringComparison.Ordinal) ? trimmed.IndexOf("?>", StringComparison.Ordinal) : -1;
        return (end < 0 ? trimmed : trimmed[(end + 2)..]).TrimEnd('\0');
    }
}
