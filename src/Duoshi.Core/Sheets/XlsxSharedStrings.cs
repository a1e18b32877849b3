using System.Text;
using System.Xml;

namespace Duoshi.Core.Sheets;

/// <summary>The texts that cells of a workbook refer to by number.</summary>
internal sealed class XlsxSharedStrings
{
    private const int EntryBytes = 24; // a list grows by doubling, old and new side by side
    private readonly List<string> texts = [];

    public string this[int index] => index >= 0 && index < texts.Count ? texts[index] : "";

    public static XlsxSharedStrings Read(Stream? part, CellStore store, SheetLimits limits)
    {
        var strings = new XlsxSharedStrings();
        if (part is null)
        {
            return strings;
        }

        var (text, buffer) = (new StringBuilder(), new char[4096]);
        var (inText, phonetic) = (false, 0);
        using var reader = HardenedXml.Open(part);
        while (HardenedXml.Step(reader))
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.LocalName == "si" && reader.IsEmptyElement:
                    strings.texts.Add("");
                    store.Charge(EntryBytes);
                    break;
                case XmlNodeType.Element when reader.LocalName == "rPh" && !reader.IsEmptyElement:
                    phonetic++;
                    break;
                case XmlNodeType.EndElement when reader.LocalName == "rPh":
                    phonetic--;
                    break;
                case XmlNodeType.Element when reader.LocalName == "t":
                    inText = !reader.IsEmptyElement && phonetic == 0;
                    break;
                case XmlNodeType.EndElement when reader.LocalName == "t":
                    inText = false;
                    break;
                case XmlNodeType.EndElement when reader.LocalName == "si":
                    strings.texts.Add(store.Keep(CellText.Unescape(text.ToString())));
                    text.Clear();
                    store.Charge(EntryBytes);
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA when inText:
                    HardenedXml.AppendText(reader, text, buffer, limits.MaxCellChars);
                    break;
            }
        }

        return strings;
    }
}
