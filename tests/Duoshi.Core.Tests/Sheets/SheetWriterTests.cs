using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Duoshi.Core.Sheets;

namespace Duoshi.Core.Tests.Sheets;

public sealed class SheetWriterTests
{
    private static readonly string[] Dangerous = ["=1+1", "+86", "-5", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "＝1+1"];

    private static readonly ExpectedColumn[] Single = [new("column", "列", [])];

    [Fact]
    public void A_roster_prints_its_title_filters_dates_and_groups()
    {
        using var file = Write(Roster());
        using var workbook = SpreadsheetDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(workbook).Select(e => e.Description + e.Path?.XPath));
        var sheet = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        Assert.Equal(["A1:D1", "A2:D2", "A3:D3", "A4:A5", "B4:C4", "D4:D5", "A6:D6"], sheet.Descendants<MergeCell>().Select(m => m.Reference!.Value!));
        var pane = sheet.Descendants<Pane>().Single();
        Assert.Equal((5, PaneStateValues.Frozen), (pane.VerticalSplit!.Value, pane.State!.Value));
        Assert.Equal("'干部名册'!$4:$5", workbook.WorkbookPart.Workbook!.DefinedNames!.Elements<DefinedName>().Single(d => d.Name == "_xlnm.Print_Titles").Text);
        var page = sheet.Descendants<PageSetup>().Single();
        Assert.Equal((9u, OrientationValues.Landscape, 0u), (page.PaperSize!.Value, page.Orientation!.Value, page.FitToHeight!.Value));
        Assert.Equal("&L导出人：王&&李　　导出时间：2025-06-01 10:00&R第 &P 页　共 &N 页", sheet.Descendants<OddFooter>().Single().Text);
        Assert.Equal("截至日期：2025-06-01　　数据时点：2025-05-15 10:00　　导出人：王&李　　导出时间：2025-06-01 10:00", Text(sheet, "A3"));
        Assert.Equal("示范省人民检察院", Text(sheet, "A6"));
    }

    [Fact]
    public void What_is_written_reads_back()
    {
        using var file = Write(Roster());
        var table = SheetReader.Read(file, "a.xlsx").Tables.Single();
        Assert.Equal(["姓名", "全日制教育学历", "全日制教育毕业院校", "人数"], table.Headers.Select(h => h.FullName));
        Assert.Equal(["示范省人民检察院"], table.Rows[0].Cells);
        Assert.Equal(["张　三", "大学", "示范大学 \"法学\" & <院>\n二", "12.5"], table.Rows[1].Cells);
    }

    [Fact]
    public void No_text_becomes_a_formula()
    {
        using var file = Write(new SheetDocument("表", [new("列")], Dangerous.Select(d => SheetLine.Of(d))));
        using (var workbook = SpreadsheetDocument.Open(file, false))
        {
            var sheet = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet!;
            Assert.Empty(sheet.Descendants<CellFormula>());
            var formats = workbook.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ToList();
            Assert.All(sheet.Descendants<Row>().Where(r => r.RowIndex! > 2).SelectMany(r => r.Elements<Cell>()), cell =>
            {
                Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
                Assert.True(formats[(int)cell.StyleIndex!.Value].QuotePrefix!.Value);
            });
        }

        file.Position = 0;
        Assert.Equal(Dangerous, SheetReader.Read(file, "a.xlsx", expected: Single).Tables.Single().Rows.Select(r => r.Cells[0]));
    }

    [Fact]
    public void In_csv_an_apostrophe_stands_before_what_looks_like_a_formula()
    {
        var file = new MemoryStream();
        SheetWriter.WriteCsv(file, new SheetDocument("表", [new("列"), new("数", Kind: SheetColumnKind.Number)], Dangerous.Select(d => SheetLine.Of(d, "-5"))));
        var text = Encoding.UTF8.GetString(file.ToArray());
        Assert.StartsWith("\uFEFF列,数\r\n'=1+1,-5\r\n'+86,-5\r\n'-5,-5\r\n", text, StringComparison.Ordinal);
        file.Position = 0;
        Assert.Equal(Dangerous.Where(d => d[0] != '\r'), SheetReader.Read(file, "a.csv").Tables.Single().Rows.Select(r => r.Cells[0]).Where(c => c[0] != '\r'));
    }

    [Fact]
    public void Control_characters_and_half_characters_do_not_break_the_file()
    {
        string[] odd = ["a\u0001b", "_x0041_", "\uD800", "a\r\nb", new string('长', 40_000)];
        using var file = Write(new SheetDocument("表:/*?[]" + new string('名', 40), [new("列")], odd.Select(o => SheetLine.Of(o))));
        using (var workbook = SpreadsheetDocument.Open(file, false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(workbook).Select(e => e.Description));
        }

        file.Position = 0;
        var rows = SheetReader.Read(file, "a.xlsx", expected: Single).Tables.Single().Rows;
        Assert.Equal(["a\u0001b", "_x0041_", "\uFFFD", "a\r\nb"], rows.Take(4).Select(r => r.Cells[0]));
        Assert.Equal(32_767, rows[4].Cells[0].Length);
    }

    [Fact]
    public void Equal_lists_give_equal_bytes_and_an_unseekable_target_will_do()
    {
        using var first = Write(Roster());
        var second = new MemoryStream();
        SheetWriter.Write(new ForwardOnlyStream(second), Roster());
        second.Position = 0;
        Assert.Equal(
            SheetReader.Read(first, "a").Tables.Single().Rows.SelectMany(r => r.Cells),
            SheetReader.Read(second, "a").Tables.Single().Rows.SelectMany(r => r.Cells));
        Assert.Equal(first.ToArray(), Write(Roster()).ToArray());
    }

    private static SheetDocument Roster() => new(
        "干部名册",
        [new("姓名", IsCentred: true), new("学历", "全日制教育"), new("毕业院校", "全日制教育"), new("人数", Kind: SheetColumnKind.Number)],
        [SheetLine.Group("示范省人民检察院"), SheetLine.Of("张　三", "大学", "示范大学 \"法学\" & <院>\n二", "12.5"), SheetLine.Of("李四")])
    {
        Filters = "状态：在职；性别：男",
        AsOf = "2025-06-01",
        KnownAt = "2025-05-15 10:00",
        PrintedBy = "王&李",
        PrintedAt = "2025-06-01 10:00",
    };

    private static MemoryStream Write(SheetDocument document)
    {
        var file = new MemoryStream();
        SheetWriter.Write(file, document);
        file.Position = 0;
        return file;
    }

    private static string Text(Worksheet sheet, string reference) => sheet.Descendants<Cell>().Single(c => c.CellReference == reference).InnerText;
}
