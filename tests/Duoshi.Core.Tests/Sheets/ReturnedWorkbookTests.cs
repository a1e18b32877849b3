using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Duoshi.Core.Sheets;

namespace Duoshi.Core.Tests.Sheets;

public sealed class ReturnedWorkbookTests
{
    private static readonly ExpectedColumn[] Expected = [new("name", "姓名", [], true), new("ethnic", "民族", []), new("identity", "身份证号", [])];

    private static readonly TemplateColumn[] Columns =
    [
        new("姓名", true, "两个字之间不加空格", "张三", []),
        new("民族", true, "填全称", "汉族", ["汉族", "满族", "回族"]),
        new("身份证号", false, "18 位", "990101198503120012", []),
    ];

    [Fact]
    public void The_template_is_a_valid_workbook_with_red_heads_and_lists()
    {
        var file = Template();
        using var workbook = SpreadsheetDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator().Validate(workbook).Select(e => e.Description + e.Path?.XPath));
        var sheets = workbook.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().ToList();
        Assert.Equal(["人员", "填写说明", "名称表"], sheets.Select(s => s.Name!.Value!));
        Assert.Equal(SheetStateValues.Hidden, sheets[2].State!.Value);
        var form = ((WorksheetPart)workbook.WorkbookPart.GetPartById(sheets[0].Id!)).Worksheet!;
        var list = form.Descendants<DataValidation>().Single(v => v.Type?.Value == DataValidationValues.List);
        Assert.Equal(("'名称表'!$A$2:$A$4", "B3:B20000"), (list.Formula1!.Text, list.SequenceOfReferences!.InnerText));
        var styles = workbook.WorkbookPart.WorkbookStylesPart!.Stylesheet!;
        string? Colour(string cell)
        {
            var format = (CellFormat)styles.CellFormats!.ElementAt((int)form.Descendants<Cell>().Single(c => c.CellReference == cell).StyleIndex!.Value);
            return styles.Fonts!.ElementAt((int)format.FontId!.Value).GetFirstChild<Color>()?.Rgb?.Value;
        }

        Assert.Equal(("FFC00000", "FFC00000", (string?)null), (Colour("A1"), Colour("B1"), Colour("C1")));
    }

    [Fact]
    public void The_example_row_is_not_read()
    {
        var reading = SheetReader.Read(Template(), "模板.xlsx", expected: Expected);
        var table = reading.TableFor(Expected)!;
        Assert.Equal("人员", table.SheetName);
        Assert.Empty(table.Rows);
        Assert.Equal(("sheet.example-ignored", 2, SheetSeverity.Information), (reading.Notices.Single().Code, reading.Notices.Single().Row, reading.Notices.Single().Severity));
        Assert.Empty(HeaderMap.Match(table.Headers, Expected).Missing);
    }

    [Theory]
    [InlineData(SheetLanguage.Chinese, "B4：“汗族”不是民族名称。可改为“汉族”。")]
    [InlineData(SheetLanguage.English, "B4: “汗族” is no ethnic group. Did you mean “汉族”?.")]
    public void An_upload_comes_back_with_its_errors_in_place(SheetLanguage language, string note)
    {
        var reading = Upload();
        var returned = new MemoryStream();
        AnnotatedWorkbook.Write(returned, reading, [Wrong], language);
        returned.Position = 0;
        using var workbook = SpreadsheetDocument.Open(returned, false);
        Assert.Empty(new OpenXmlValidator().Validate(workbook).Select(e => e.Description + e.Path?.XPath));
        var cells = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>().ToDictionary(c => c.CellReference!.Value!);
        Assert.Equal("名册标题", cells["A1"].InnerText);
        Assert.Equal(note, cells["D4"].InnerText);
        var styles = workbook.WorkbookPart.WorkbookStylesPart!.Stylesheet!;
        string? Fill(string cell)
        {
            var format = (CellFormat)styles.CellFormats!.ElementAt((int)cells[cell].StyleIndex!.Value);
            return styles.Fills!.ElementAt((int)format.FillId!.Value).Descendants<ForegroundColor>().FirstOrDefault()?.Rgb?.Value;
        }

        Assert.Equal(("FFFFC7CE", (string?)null), (Fill("B4"), Fill("A4")));
    }

    [Fact]
    public void A_returned_workbook_can_be_mended_and_uploaded_again()
    {
        var returned = new MemoryStream();
        AnnotatedWorkbook.Write(returned, Upload(), [Wrong]);
        returned.Position = 0;
        var again = SheetReader.Read(returned, "again.xlsx", expected: Expected);
        var table = again.Tables.Single();
        Assert.Equal([3, 4, 6], table.Rows.Select(r => r.Number));
        var match = HeaderMap.Match(table.Headers, Expected);
        Assert.True(match.IsComplete);
        Assert.Empty(match.Unknown);

        var twice = new MemoryStream();
        AnnotatedWorkbook.Write(twice, again, [], onlyRowsWithNotices: false);
        twice.Position = 0;
        Assert.Equal(4, SheetReader.Read(twice, "twice.xlsx").Tables.Single().Headers.Length);
    }

    [Fact]
    public void What_concerns_no_row_that_was_read_is_not_lost()
    {
        var returned = new MemoryStream();
        AnnotatedWorkbook.Write(returned, Upload(), [Wrong with { Row = null, Column = null, CauseZh = "缺少必填列" }, Wrong with { Sheet = "别处", Row = 2, Column = 1, CauseZh = "另有一处" }]);
        returned.Position = 0;
        var headRow = SheetReader.Read(returned, "a.xlsx", expected: Expected).Tables.Single().HeadRows.Single();
        Assert.Equal("缺少必填列。可改为“汉族”。\nA2：另有一处。可改为“汉族”。", headRow[5]);
    }

    [Fact]
    public void A_file_that_could_not_be_read_comes_back_with_the_reason()
    {
        var reading = SheetReader.Read(new MemoryStream([0, 1, 2]), "乱码.xlsx");
        var returned = new MemoryStream();
        AnnotatedWorkbook.Write(returned, reading, reading.Notices);
        returned.Position = 0;
        Assert.Contains("文件内容不是表格", SheetReader.Read(returned, "a.xlsx").Tables.Single().HeadRows.Single()[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_failed_rows_can_be_asked_for()
    {
        var returned = new MemoryStream();
        AnnotatedWorkbook.Write(returned, Upload(), [Wrong], onlyRowsWithNotices: true);
        returned.Position = 0;
        Assert.Equal("李四", SheetReader.Read(returned, "a.xlsx", expected: Expected).Tables.Single().Rows.Single()[1]);
    }

    [Fact]
    public void Heads_are_known_by_name_and_alias_never_by_place()
    {
        SheetHeader[] heads = [new("身份证号码 ", 1), new("备注", 2), new("姓  名*", 3), new("姓名：", 4), new("民\n族", 5)];
        var match = HeaderMap.Match(heads, [Expected[0], Expected[1], Expected[2] with { Aliases = ["身份证号码"] }, new("post", "职务", [], true)]);
        Assert.Equal((1, 3, 5), (match.ColumnOf("identity"), match.ColumnOf("name"), match.ColumnOf("ethnic")));
        Assert.Equal("职务", match.Missing.Single().Heading);
        Assert.Equal("备注", match.Unknown.Single().Name);
        Assert.Equal(4, match.Repeated.Single().Column);
        Assert.False(match.IsComplete);
    }

    private static SheetNotice Wrong { get; } = new(
        "person.unknown-code", "名册", 4, 2, "“汗族”不是民族名称", "可改为“汉族”", "“汗族” is no ethnic group", "Did you mean “汉族”?");

    private static SheetReading Upload() => SheetReader.Read(
        XlsxSample.Workbook("""
            <row r="1"><c r="A1" t="inlineStr"><is><t>名册标题</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>姓名</t></is></c><c r="B2" t="inlineStr"><is><t>民族</t></is></c><c r="C2" t="inlineStr"><is><t>身份证号</t></is></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>张三</t></is></c><c r="B3" t="inlineStr"><is><t>汉族</t></is></c></row>
            <row r="4"><c r="A4" t="inlineStr"><is><t>李四</t></is></c><c r="B4" t="inlineStr"><is><t>汗族</t></is></c></row>
            <row r="6"><c r="A6" t="inlineStr"><is><t>王五</t></is></c></row>
            """),
        "名册.xlsx",
        expected: Expected);

    private static MemoryStream Template()
    {
        var file = new MemoryStream();
        RosterTemplate.Write(file, "人员", Columns);
        file.Position = 0;
        return file;
    }
}
