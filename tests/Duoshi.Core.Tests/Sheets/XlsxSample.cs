using System.IO.Compression;
using System.Text;

namespace Duoshi.Core.Tests.Sheets;

/// <summary>Workbooks as other programs write them, from the XML of their parts.</summary>
internal static class XlsxSample
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>A workbook of one sheet, 名册, with cell formats: 0 General, 1 yyyy-mm-dd, 2 yyyy年m月 (57), 3 yyyy/m (code), 4 0.00, 5 000000.</summary>
    public static MemoryStream Workbook(string sheetData, string sharedStrings = "", string afterData = "", IReadOnlyDictionary<string, string>? more = null)
    {
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
            ["_rels/.rels"] = Relationships(("rId1", "officeDocument", "xl/workbook.xml")),
            ["xl/workbook.xml"] = $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>""",
            ["xl/_rels/workbook.xml.rels"] = Relationships(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"), ("rId3", "sharedStrings", "/xl/sharedStrings.xml")),
            ["xl/styles.xml"] = $"""
                <styleSheet xmlns="{Main}"><numFmts><numFmt numFmtId="176" formatCode="yyyy\-mm\-dd;@"/><numFmt numFmtId="177" formatCode="[$-804]yyyy/m;@"/><numFmt numFmtId="178" formatCode="0.00_ "/><numFmt numFmtId="179" formatCode="000000"/></numFmts>
                <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="57"/><xf numFmtId="177"/><xf numFmtId="178"/><xf numFmtId="179"/></cellXfs></styleSheet>
                """,
            ["xl/sharedStrings.xml"] = $"<sst xmlns=\"{Main}\">{sharedStrings}</sst>",
            ["xl/worksheets/sheet1.xml"] = $"<worksheet xmlns=\"{Main}\"><sheetData>{sheetData}</sheetData>{afterData}</worksheet>",
        };
        foreach (var (name, text) in more ?? new Dictionary<string, string>())
        {
            parts[name] = text;
        }

        return Zip([.. parts.Select(p => (p.Key, Encoding.UTF8.GetBytes(p.Value)))]);
    }

    public static MemoryStream Zip(params IReadOnlyList<(string Name, byte[] Content)> entries) => Zip(Encoding.UTF8, entries);

    public static MemoryStream Zip(Encoding names, IReadOnlyList<(string Name, byte[] Content)> entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        stream.Position = 0;
        return stream;
    }

    private static string Relationships(params (string Id, string Type, string Target)[] all) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(all.Select(r => $"<Relationship Id=\"{r.Id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{r.Type}\" Target=\"{r.Target}\"/>"))
        + "</Relationships>";
}
