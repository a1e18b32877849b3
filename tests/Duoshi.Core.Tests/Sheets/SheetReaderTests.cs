using System.Text;
using Duoshi.Core.Sheets;

namespace Duoshi.Core.Tests.Sheets;

public sealed class SheetReaderTests
{
    private static readonly ExpectedColumn[] Roster =
    [
        new("name", "姓名", [], true),
        new("identity", "身份证号", ["公民身份号码", "身份证号码"]),
        new("birth", "出生年月", ["出生日期", "出生时间"]),
    ];

    [Fact]
    public void Shared_and_rich_texts_come_without_their_phonetic_guides()
    {
        var table = Read(
            """<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>""",
            "<si><t>姓名</t></si><si><r><t>欧阳</t></r><r><t xml:space=\"preserve\"> 明</t></r><rPh sb=\"0\" eb=\"1\"><t>ouyang</t></rPh></si>").Tables.Single();
        Assert.Equal("姓名", table.Headers.Single().Name);
        Assert.Equal("欧阳 明", table.Rows.Single()[1]);
    }

    [Theory]
    [InlineData("1", "31107", "1985-03-01")] // yyyy-mm-dd
    [InlineData("2", "31107", "1985.03")] // yyyy年m月, number 57 of Chinese Excel and WPS
    [InlineData("3", "31107", "1985.03")] // yyyy/m
    [InlineData("1", "59", "1900-02-28")] // Excel's day that never was lies between
    [InlineData("4", "1985.1", "1985.10")] // 0.00
    [InlineData("5", "123", "000123")] // staff numbers shown with leading zeros
    [InlineData("0", "0.30000000000000004", "0.3")]
    [InlineData("0", "1.2E+3", "1200")]
    [InlineData("0", "-5", "-5")]
    public void Numbers_read_as_a_person_sees_them(string style, string stored, string shown)
    {
        var reading = Read($"""<row r="1"><c r="A1" t="inlineStr"><is><t>列</t></is></c></row><row r="2"><c r="A2" s="{style}"><v>{stored}</v></c></row>""");
        Assert.Equal(shown, reading.Tables.Single().Rows.Single()[1]);
        Assert.Empty(reading.Notices);
    }

    [Fact]
    public void A_workbook_that_counts_from_1904_keeps_its_days()
    {
        var file = XlsxSample.Workbook("""<row><c s="1"><v>29645</v></c></row>""", more: new Dictionary<string, string>
        {
            ["xl/workbook.xml"] = $"""<workbook xmlns="{XlsxSample.Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="1"/><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>""",
        });
        Assert.Equal("1985-03-01", SheetReader.Read(file, "a.xlsx").Tables.Single().HeadRows.Single()[1]);
    }

    [Fact]
    public void An_identity_number_stored_as_a_number_is_named_as_damaged()
    {
        var reading = Read("""<row r="1"><c r="A1" t="inlineStr"><is><t>身份证号</t></is></c></row><row r="2"><c r="A2"><v>9.9010119850312E+17</v></c></row>""");
        Assert.Equal("990101198503120000", reading.Tables.Single().Rows.Single()[1]);
        var notice = reading.Notices.Single();
        Assert.Equal(("sheet.digits-lost", "A2", SheetSeverity.Error), (notice.Code, notice.Place, notice.Severity));
        Assert.False(reading.IsRefused);
    }

    [Fact]
    public void A_tenth_month_typed_as_a_number_is_in_doubt()
    {
        var reading = Read("""<row r="1"><c r="A1" t="inlineStr"><is><t>出生年月</t></is></c></row><row r="2"><c r="A2"><v>1985.1</v></c></row>""");
        Assert.Equal("sheet.month-in-doubt", reading.Notices.Single().Code);
        Assert.Contains("1985.10", reading.Notices.Single().RemedyZh, StringComparison.Ordinal);
    }

    [Fact]
    public void Formula_errors_and_formulas_never_calculated_are_named()
    {
        var reading = Read("""
            <row r="1"><c r="A1" t="inlineStr"><is><t>列</t></is></c></row>
            <row r="2"><c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B2"><f>A1</f></c><c r="C2" t="str"><f>"甲"</f><v>甲</v></c></row>
            """);
        Assert.Equal(["sheet.cell-error", "sheet.formula-without-value"], reading.Notices.Select(n => n.Code));
        Assert.Equal("甲", reading.Tables.Single().Rows.Single()[3]);
    }

    [Fact]
    public void Titles_above_the_heads_and_blank_rows_are_no_rows_of_people()
    {
        var table = Read(
            """
            <row r="1"><c r="A1" t="inlineStr"><is><t>示范省检察机关干部名册</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>截至2025年6月</t></is></c><c r="C2" t="inlineStr"><is><t>单位：人</t></is></c></row>
            <row r="4"><c r="A4" t="inlineStr"><is><t>姓  名</t></is></c><c r="B4" t="inlineStr"><is><t>公民身份号码*</t></is></c><c r="C4" t="inlineStr"><is><t>出生年月（yyyy.MM）</t></is></c></row>
            <row r="5"><c r="A5"/><c r="B5" t="inlineStr"><is><t> </t></is></c></row>
            <row r="6"><c r="A6" t="inlineStr"><is><t>张三</t></is></c><c r="C6" t="inlineStr"><is><t>1985.03</t></is></c></row>
            """,
            afterData: """<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>""", expected: Roster).Tables.Single();
        Assert.Equal([1, 2], table.Above.Select(r => r.Number));
        Assert.Equal(6, table.Rows.Single().Number);
        var match = HeaderMap.Match(table.Headers, Roster);
        Assert.Equal((1, 2, 3), (match.ColumnOf("name"), match.ColumnOf("identity"), match.ColumnOf("birth")));
        Assert.True(match.IsComplete);
    }

    [Fact]
    public void Without_columns_to_look_for_the_heads_are_the_first_full_row()
    {
        var text = "示范省检察机关干部名册,,,\n截至2025年6月,,,\n姓名,性别,出生年月,任现职时间\n1,2,3,4\n张三,男,1985.03,2020.01\n";
        var table = SheetReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "a.csv").Tables.Single();
        Assert.Equal(["姓名", "性别", "出生年月", "任现职时间"], table.Headers.Select(h => h.Name));
    }

    [Fact]
    public void Heads_of_two_rows_carry_their_group()
    {
        var table = Read(
            """
            <row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>全日制教育</t></is></c><c r="D1" t="inlineStr"><is><t>在职教育</t></is></c></row>
            <row r="2"><c r="B2" t="inlineStr"><is><t>学历</t></is></c><c r="C2" t="inlineStr"><is><t>毕业院校</t></is></c><c r="D2" t="inlineStr"><is><t>学历</t></is></c><c r="E2" t="inlineStr"><is><t>毕业院校</t></is></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>张三</t></is></c><c r="B3" t="inlineStr"><is><t>大学</t></is></c></row>
            """,
            afterData: """<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/></mergeCells>""").Tables.Single();
        Assert.Equal(["姓名", "全日制教育学历", "全日制教育毕业院校", "在职教育学历", "在职教育毕业院校"], table.Headers.Select(h => h.FullName));
        var match = HeaderMap.Match(table.Headers, [new("later", "在职教育学历", [])]);
        Assert.Equal(4, match.ColumnOf("later"));
        Assert.Equal("张三", table.Rows.Single()[1]);
    }

    [Fact]
    public void A_binary_workbook_of_old_reads_the_same()
    {
        using var file = Samples.Open("sheets/名册.xls");
        var reading = SheetReader.Read(file, "名册.xls", expected: Roster);
        Assert.Empty(reading.Notices);
        var table = reading.TableFor(Roster)!;
        Assert.Equal(["姓名", "身份证号", "出生年月", "任职日期", "人数"], table.Headers.Select(h => h.Name));
        Assert.Equal(["张三", "990101198503120012", "1985.03", "2020-01-15", "12.5"], table.Rows[0].Cells);
        Assert.Equal(4, table.Rows[0].Number);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("gb18030", false)]
    public void Csv_of_any_encoding_reads_right(string encoding, bool withMark)
    {
        var codec = encoding == "gb18030" ? ChineseText.Gb18030 : Encoding.GetEncoding(encoding);
        var text = "姓名,简历\r\n张三,\"1985.03, 任\"\"书记员\"\"\r\n1990.01 任检察员\"\r\n㐂𠀀,女\r\n";
        byte[] bytes = [.. withMark ? codec.GetPreamble() : [], .. codec.GetBytes(text)];
        var table = SheetReader.Read(new MemoryStream(bytes), "名册.csv").Tables.Single();
        Assert.Equal(["姓名", "简历"], table.Headers.Select(h => h.Name));
        Assert.Equal("1985.03, 任\"书记员\"\r\n1990.01 任检察员", table.Rows[0][2]);
        Assert.Equal("㐂𠀀", table.Rows[1][1]);
    }

    [Theory]
    [InlineData("姓名;性别\n张三;男\n")]
    [InlineData("姓名\t性别\n张三\t男")]
    [InlineData("sep=;\r\n姓名;性别\r\n张三;男\r\n")]
    [InlineData("姓名,性别\n\"张三\",男")]
    public void Any_usual_delimiter_is_found(string text)
    {
        var table = SheetReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "a.csv").Tables.Single();
        Assert.Equal(["张三", "男"], table.Rows.Single().Cells);
    }

    [Fact]
    public void A_quote_never_closed_is_said()
    {
        var reading = SheetReader.Read(new MemoryStream(Encoding.UTF8.GetBytes("姓名,性别\n\"张三,男\n李四,女\n")), "a.csv");
        Assert.Equal("sheet.open-quote", reading.Notices.Single().Code);
    }

    [Fact]
    public void Short_gbk_text_that_happens_to_be_valid_utf8_is_still_gbk()
    {
        var bytes = ChineseText.Gb18030.GetBytes("拢"); // C2 A3, in UTF-8 the pound sign
        Assert.False(ChineseText.IsUtf8(bytes));
        Assert.True(ChineseText.IsUtf8("张三"u8));
        Assert.True(ChineseText.IsUtf8("plain"u8));
    }

    [Fact]
    public void A_stream_that_cannot_seek_reads_too()
    {
        using var file = new BufferedStream(new ForwardOnlyStream(XlsxSample.Workbook("""<row><c t="inlineStr"><is><t>姓名</t></is></c></row>""")));
        Assert.Equal("姓名", SheetReader.Read(file, "a.xlsx").Tables.Single().Headers.Single().Name);
    }

    private static SheetReading Read(string sheetData, string sharedStrings = "", string afterData = "", ExpectedColumn[]? expected = null) =>
        SheetReader.Read(XlsxSample.Workbook(sheetData, sharedStrings, afterData), "名册.xlsx", expected: expected);
}
