using System.Globalization;
using System.Xml;

namespace Duoshi.Core.Sheets;

/// <summary>The number formats of a workbook, by the style number that a cell carries.</summary>
internal sealed class XlsxStyles
{
    private const int MaxStyles = 65_536;
    private readonly List<NumberFormat> formats = [];

    public NumberFormat this[int style] => style >= 0 && style < formats.Count ? formats[style] : default;

    public static XlsxStyles Read(Stream? part)
    {
        var styles = new XlsxStyles();
        if (part is null)
        {
            return styles;
        }

        var codes = new Dictionary<int, string>();
        var inCellFormats = false;
        using var reader = HardenedXml.Open(part);
        while (HardenedXml.Step(reader))
        {
            if (reader.NodeType == XmlNodeType.EndElement)
            {
                inCellFormats &= reader.LocalName != "cellXfs";
            }
            else if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }
            else if (reader.LocalName == "numFmt" && codes.Count < MaxStyles && Number(reader, "numFmtId") is { } id)
            {
                codes[id] = reader.GetAttribute("formatCode") ?? "";
            }
            else if (reader.LocalName == "cellXfs")
            {
                inCellFormats = !reader.IsEmptyElement;
            }
            else if (reader.LocalName == "xf" && inCellFormats && styles.formats.Count < MaxStyles)
            {
                var used = Number(reader, "numFmtId") ?? 0;
                styles.formats.Add(NumberFormat.Of(used, codes.GetValueOrDefault(used)));
            }
        }

        return styles;
    }

    private static int? Number(XmlReader reader, string attribute) =>
        int.TryParse(reader.GetAttribute(attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;
}
