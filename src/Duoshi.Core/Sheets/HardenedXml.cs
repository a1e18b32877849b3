using System.Text;
using System.Xml;

namespace Duoshi.Core.Sheets;

/// <summary>XML from outside: no DTD, no resolver, no tag, name list, depth or text that grows without end.</summary>
internal static class HardenedXml
{
    public const int MaxDepth = 64;

    public static XmlReader Open(Stream stream) => XmlReader.Create(new MarkupGuardStream(stream), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        NameTable = new BoundedNameTable(),
        CloseInput = true,
    });

    /// <summary>Moves to the next node; the reader's own skipping would follow nesting of any depth.</summary>
    public static bool Step(XmlReader reader)
    {
        if (!reader.Read())
        {
            return false;
        }

        return reader.Depth <= MaxDepth ? true : throw new XmlException("Nested too deep.");
    }

    /// <summary>Adds the text node the reader stands on to <paramref name="text"/>, up to <paramref name="max"/> characters in all.</summary>
    /// <returns>False when there was more.</returns>
    public static bool AppendText(XmlReader reader, StringBuilder text, char[] buffer, int max)
    {
        int read;
        while ((read = reader.ReadValueChunk(buffer, 0, buffer.Length)) > 0)
        {
            var room = max - text.Length;
            text.Append(buffer, 0, Math.Min(room, read));
            if (read > room)
            {
                return false;
            }
        }

        return true;
    }
}
