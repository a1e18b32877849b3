using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Duoshi.Core.Sheets;

/// <summary>Writes an XLSX file part after part, holding none of it: the package library would keep all parts in memory until the end.</summary>
internal sealed class XlsxPackage(Stream output) : IDisposable
{
    public const string MainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string OfficeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const int LongestSheetName = 31;

    // A fixed moment, so that equal content gives equal bytes.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive zip = new(output, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<(string Name, XlsxSheetSetup Setup, XlsxSheetWriter Writer)> sheets = [];

    /// <summary>Begins a sheet; the one before it must be finished.</summary>
    public XlsxSheetWriter AddSheet(string name, XlsxSheetSetup setup)
    {
        var own = FreeName(name);
        var writer = new XlsxSheetWriter(OpenPart(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{sheets.Count + 1}.xml")), setup);
        sheets.Add((own, setup, writer));
        return writer;
    }

    /// <summary>Name of the sheet added last, as the file has it.</summary>
    public string LastName => sheets[^1].Name;

    /// <summary>A sheet's name as formulas write it.</summary>
    public static string Quote(string sheet) => "'" + sheet.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <summary>Writes what ties the sheets together; nothing can be added afterwards.</summary>
    public void Finish()
    {
        for (var i = 0; i < sheets.Count; i++)
        {
            WritePictures(i + 1, sheets[i].Writer.Pictures);
        }

        WriteText("xl/styles.xml", XlsxStyleSheet.Xml());
        WriteWorkbook();
        WriteRelationships("xl/_rels/workbook.xml.rels", [
            .. sheets.Select((_, i) => ("worksheet", string.Create(CultureInfo.InvariantCulture, $"worksheets/sheet{i + 1}.xml"))),
            ("styles", "styles.xml"),
        ]);
        WriteRelationships("_rels/.rels", [("officeDocument", "xl/workbook.xml")]);
        WriteContentTypes();
    }

    public void Dispose() => zip.Dispose();

    private XmlWriter OpenPart(string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = EntryTime;
        return XmlWriter.Create(entry.Open(), new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true, CheckCharacters = false });
    }

    private void WriteText(string name, string text)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = EntryTime;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private void WritePictures(int sheet, IReadOnlyList<XlsxPicture> pictures)
    {
        if (pictures.Count == 0)
        {
            return;
        }

        for (var i = 0; i < pictures.Count; i++)
        {
            var entry = zip.CreateEntry("xl/media/" + PictureName(sheet, i, pictures[i]), CompressionLevel.NoCompression);
            entry.LastWriteTime = EntryTime;
            using var stream = entry.Open();
            stream.Write(pictures[i].Content.Span);
        }

        WriteRelationships(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/_rels/sheet{sheet}.xml.rels"), [("drawing", string.Create(CultureInfo.InvariantCulture, $"../drawings/drawing{sheet}.xml"))]);
        WriteRelationships(string.Create(CultureInfo.InvariantCulture, $"xl/drawings/_rels/drawing{sheet}.xml.rels"), [.. pictures.Select((p, i) => ("image", "../media/" + PictureName(sheet, i, p)))]);
        using var xml = OpenPart(string.Create(CultureInfo.InvariantCulture, $"xl/drawings/drawing{sheet}.xml"));
        XlsxPicture.WriteDrawing(xml, pictures);
    }

    private static string PictureName(int sheet, int index, XlsxPicture picture) => string.Create(CultureInfo.InvariantCulture, $"picture{sheet}-{index + 1}.{picture.File.Extension}");

    private void WriteWorkbook()
    {
        using var xml = OpenPart("xl/workbook.xml");
        xml.WriteStartElement("workbook", MainNamespace);
        xml.WriteAttributeString("xmlns", "r", null, OfficeRelationships);
        xml.WriteStartElement("sheets", MainNamespace);
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.WriteStartElement("sheet", MainNamespace);
            xml.WriteAttributeString("name", sheets[i].Name);
            xml.WriteAttributeString("sheetId", (i + 1).ToString(CultureInfo.InvariantCulture));
            if (sheets[i].Setup.IsHidden)
            {
                xml.WriteAttributeString("state", "hidden");
            }

            xml.WriteAttributeString("id", OfficeRelationships, string.Create(CultureInfo.InvariantCulture, $"rId{i + 1}"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        WritePrintTitles(xml);
        xml.WriteEndElement();
    }

    private void WritePrintTitles(XmlWriter xml)
    {
        if (sheets.TrueForAll(s => s.Setup.PrintTitles is null))
        {
            return;
        }

        xml.WriteStartElement("definedNames", MainNamespace);
        for (var i = 0; i < sheets.Count; i++)
        {
            if (sheets[i].Setup.PrintTitles is { } titles)
            {
                xml.WriteStartElement("definedName", MainNamespace);
                xml.WriteAttributeString("name", "_xlnm.Print_Titles");
                xml.WriteAttributeString("localSheetId", i.ToString(CultureInfo.InvariantCulture));
                xml.WriteString(string.Create(CultureInfo.InvariantCulture, $"{Quote(sheets[i].Name)}!${titles.First}:${titles.Last}"));
                xml.WriteEndElement();
            }
        }

        xml.WriteEndElement();
    }

    private void WriteRelationships(string part, IReadOnlyList<(string Type, string Target)> relationships)
    {
        using var xml = OpenPart(part);
        xml.WriteStartElement("Relationships", PackageRelationships);
        for (var i = 0; i < relationships.Count; i++)
        {
            xml.WriteStartElement("Relationship", PackageRelationships);
            xml.WriteAttributeString("Id", string.Create(CultureInfo.InvariantCulture, $"rId{i + 1}"));
            xml.WriteAttributeString("Type", OfficeRelationships + "/" + relationships[i].Type);
            xml.WriteAttributeString("Target", relationships[i].Target);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteContentTypes()
    {
        const string types = "http://schemas.openxmlformats.org/package/2006/content-types";
        const string spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        using var xml = OpenPart("[Content_Types].xml");
        xml.WriteStartElement("Types", types);
        void Write(string element, string key, string value, string contentType)
        {
            xml.WriteStartElement(element, types);
            xml.WriteAttributeString(key, value);
            xml.WriteAttributeString("ContentType", contentType);
            xml.WriteEndElement();
        }

        Write("Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
        Write("Default", "Extension", "xml", "application/xml");
        foreach (var type in sheets.SelectMany(s => s.Writer.Pictures).Select(p => (p.File.Extension, p.File.ContentType)).Distinct())
        {
            Write("Default", "Extension", type.Extension, type.ContentType);
        }

        Write("Override", "PartName", "/xl/workbook.xml", spreadsheet + "sheet.main+xml");
        Write("Override", "PartName", "/xl/styles.xml", spreadsheet + "styles+xml");
        for (var i = 1; i <= sheets.Count; i++)
        {
            Write("Override", "PartName", string.Create(CultureInfo.InvariantCulture, $"/xl/worksheets/sheet{i}.xml"), spreadsheet + "worksheet+xml");
            if (sheets[i - 1].Writer.Pictures.Count > 0)
            {
                Write("Override", "PartName", string.Create(CultureInfo.InvariantCulture, $"/xl/drawings/drawing{i}.xml"), "application/vnd.openxmlformats-officedocument.drawing+xml");
            }
        }

        xml.WriteEndElement();
    }

    // Excel refuses a file whose sheet names are long, empty, equal or hold one of these signs.
    private string FreeName(string wanted)
    {
        var clean = new string([.. CellText.Escape(wanted).Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' or < ' ' ? ' ' : c)]).Trim().Trim('\'');
        clean = clean.Length == 0 ? "Sheet" : clean;
        for (var n = 1; ; n++)
        {
            var suffix = n == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({n})");
            var name = clean[..Math.Min(clean.Length, LongestSheetName - suffix.Length)] + suffix;
            if (!sheets.Exists(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                return name;
            }
        }
    }
}
