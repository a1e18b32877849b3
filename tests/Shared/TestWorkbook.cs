using System.IO.Compression;
using System.Security;
using System.Text;

namespace Duoshi.Tests.Shared;

/// <summary>Workbooks of texts, sheet by sheet, as small as a reader takes them.</summary>
internal static class TestWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Rows of cells separated by bars; an empty cell is none.</summary>
    public static (string, byte[]) Of(string fileName, params (string Sheet, string[] Rows)[] sheets)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>""");
            Part(zip, "_rels/.rels", Links([("officeDocument", "xl/workbook.xml")]));
            Part(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(sheets.Select((s, i) => $"""<sheet name="{SecurityElement.Escape(s.Sheet)}" sheetId="{i + 1}" r:id="rId{i + 1}"/>"""))}</sheets></workbook>""");
            Part(zip, "xl/_rels/workbook.xml.rels", Links([.. sheets.Select((_, i) => ("worksheet", $"worksheets/sheet{i + 1}.xml"))]));
            foreach (var (index, (_, rows)) in sheets.Index())
            {
                Part(zip, $"xl/worksheets/sheet{index + 1}.xml", $"""<worksheet xmlns="{Main}"><sheetData>{string.Concat(rows.Select((r, i) => Row(i + 1, r)))}</sheetData></worksheet>""");
            }
        }

        return (fileName, stream.ToArray());
    }

    private static string Row(int number, string row) => $"""<row r="{number}">{string.Concat(row.Split('|').Select((cell, i) => cell.Length == 0 ? "" : $"""<c r="{(char)('A' + i)}{number}" t="inlineStr"><is><t>{SecurityElement.Escape(cell)}</t></is></c>"""))}</row>""";

    private static void Part(ZipArchive zip, string name, string text)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string Links((string Type, string Target)[] all) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(all.Select((r, i) => $"""<Relationship Id="rId{i + 1}" Type="{Relations}/{r.Type}" Target="{r.Target}"/>"""))}</Relationships>""";
}
