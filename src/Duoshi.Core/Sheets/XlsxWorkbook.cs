using System.Xml;

namespace Duoshi.Core.Sheets;

/// <summary>A sheet as the workbook lists it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Part">Name of its zip entry.</param>
/// <param name="IsHidden">Whether it is hidden.</param>
internal sealed record XlsxSheetEntry(string Name, string Part, bool IsHidden);

/// <summary>The table of contents of an XLSX file.</summary>
internal sealed class XlsxWorkbook
{
    private const int MaxListed = 10_000;

    public List<XlsxSheetEntry> Sheets { get; } = [];

    public bool From1904 { get; private set; }

    /// <summary>Reads it; null when the zip holds no workbook.</summary>
    public static XlsxWorkbook? Read(Func<string, Stream?> openPart)
    {
        var part = MainPart(openPart) ?? "xl/workbook.xml";
        using var stream = openPart(part);
        if (stream is null)
        {
            return null;
        }

        var folder = part[..(part.LastIndexOf('/') + 1)];
        var targets = Relationships(openPart, folder + "_rels/" + part[folder.Length..] + ".rels", folder);
        var workbook = new XlsxWorkbook();
        using var reader = HardenedXml.Open(stream);
        while (HardenedXml.Step(reader))
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "workbookPr")
            {
                workbook.From1904 = reader.GetAttribute("date1904") is "1" or "true";
            }
            else if (reader.LocalName == "sheet" && workbook.Sheets.Count < MaxListed && targets.GetValueOrDefault(RelationshipId(reader)) is { } target)
            {
                var hidden = reader.GetAttribute("state") is "hidden" or "veryHidden";
                workbook.Sheets.Add(new XlsxSheetEntry(reader.GetAttribute("name") ?? "", target.Part, hidden));
            }
        }

        workbook.SharedStringsPart = targets.Values.FirstOrDefault(t => t.Type.EndsWith("/sharedStrings", StringComparison.Ordinal))?.Part;
        workbook.StylesPart = targets.Values.FirstOrDefault(t => t.Type.EndsWith("/styles", StringComparison.Ordinal))?.Part;
        return workbook;
    }

    public string? SharedStringsPart { get; private set; }

    public string? StylesPart { get; private set; }

    private static string? MainPart(Func<string, Stream?> openPart) => Relationships(openPart, "_rels/.rels", "").Values
        .FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal))?.Part;

    private static Dictionary<string, Relationship> Relationships(Func<string, Stream?> openPart, string part, string folder)
    {
        var found = new Dictionary<string, Relationship>(StringComparer.Ordinal);
        using var stream = openPart(part);
        if (stream is null)
        {
            return found;
        }

        using var reader = HardenedXml.Open(stream);
        while (HardenedXml.Step(reader))
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Relationship" && found.Count < MaxListed
                && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Target") is { } target)
            {
                found[id] = new Relationship(reader.GetAttribute("Type") ?? "", Resolve(folder, target));
            }
        }

        return found;
    }

    private static string RelationshipId(XmlReader reader)
    {
        for (var i = 0; i < reader.AttributeCount; i++)
        {
            reader.MoveToAttribute(i);
            if (reader.LocalName == "id" && reader.NamespaceURI.Length > 0)
            {
                var id = reader.Value;
                reader.MoveToElement();
                return id;
            }
        }

        reader.MoveToElement();
        return "";
    }

    private static string Resolve(string folder, string target)
    {
        var path = target.StartsWith('/') ? target[1..] : folder + target;
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ".."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    private sealed record Relationship(string Type, string Part);
}
