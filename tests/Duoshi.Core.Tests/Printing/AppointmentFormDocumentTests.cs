using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Duoshi.Core.Printing;
using A = DocumentFormat.OpenXml.Drawing;

namespace Duoshi.Core.Tests.Printing;

public sealed class AppointmentFormDocumentTests
{
    public static TheoryData<string> Forms => ["full", "long", "empty"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_document_is_valid(string form)
    {
        using var document = Open(Form(form));
        var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Description} {e.Path?.XPath}");
        Assert.Empty(errors);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Both_sides_have_the_official_grid_and_margins(string form)
    {
        using var document = Open(Form(form));
        var tables = Tables(document);
        Assert.Equal([782, 238, 1304, 1066, 1304, 1315, 1332, 2058], Grid(tables[1]));
        Assert.Equal([737, 1089, 1298, 573, 1004, 782, 3935], Grid(tables[2]));
        var sections = document.MainDocumentPart!.Document!.Body!.Descendants<SectionProperties>().ToList();
        Assert.Equal(2, sections.Count);
        Assert.All(sections, s => Assert.Equal((11906u, 16838u), (s.GetFirstChild<PageSize>()!.Width!.Value, s.GetFirstChild<PageSize>()!.Height!.Value)));
        Assert.Equal([(629, 1134u, 680, 1247u), (1622, 1134u, 567, 1191u)], sections.Select(s => s.GetFirstChild<PageMargin>()!)
            .Select(m => (m.Top!.Value, m.Right!.Value, m.Bottom!.Value, m.Left!.Value)));
    }

    [Theory]
    [InlineData("full", "709e 692e 680e 709e 346e 346e 346e 346e 709e 709e 709e 7133e", "1418e 1021e 1361e 646a 697e 697e 697e 697e 697e 697e 697e 1332e 737e 2019e")]
    [InlineData("long", "709e 692e 680e 709e 346e 346e 346e 346e 709e 709e 709e 7133e", "1418e 1021e 1361e 646a 488e 488e 488e 488e 488e 488e 488e 488e 488e 488e 1332e 737e 2019e")]
    public void Row_heights_are_exact_and_the_same_for_everybody(string form, string first, string second)
    {
        using var document = Open(Form(form));
        var tables = Tables(document);
        Assert.Equal(first, Heights(tables[1]));
        Assert.Equal(second, Heights(tables[2]));
    }

    [Fact]
    public void Every_row_covers_the_whole_grid()
    {
        foreach (var form in Forms)
        {
            using var document = Open(Form(form.Data));
            foreach (var table in Tables(document))
            {
                var columns = Grid(table).Count;
                Assert.All(table.Elements<TableRow>(), row => Assert.Equal(
                    columns, row.Elements<TableCell>().Sum(c => c.TableCellProperties!.GridSpan?.Val?.Value ?? 1)));
            }
        }
    }

    [Fact]
    public void The_classic_layout_has_the_official_cells()
    {
        using var document = Open(SampleForms.Full);
        var tables = Tables(document);
        Assert.Equal("干部任免审批表", tables[0].InnerText);
        Assert.Equal(7, tables[0].Descendants<TableCell>().Count());
        Assert.Equal(
            [
                "姓　名|张　三|性　别|男|出生年月/（岁）|1985.03/（40岁）|",
                "民　族|汉族|籍　贯|示范中州|出 生 地|示范中州|",
                "入　党/时　间|2006.12|参加工/作时间|2007.07|健康状况|健康|",
                "专业技/术职务|高级工程师|熟悉专业/有何专长|刑事检察|",
                "学　历/学　位|全日制/教　育|大学|毕业院校/系及专业|示范大学法学院法学专业",
                "||法学学士||",
                "|在　职/教　育|研究生|毕业院校/系及专业|示范政法大学研究生院刑法学专业",
                "||法学硕士||",
                "现 任 职 务|示范省人民检察院第一检察部副主任、四级高级检察官",
                "拟 任 职 务|示范省中州市人民检察院党组成员、副检察长、检察委员会委员、检察员",
                "拟 免 职 务|示范省人民检察院第一检察部副主任",
            ],
            Rows(tables[1]).Take(11));
        Assert.Equal(
            [
                "|妻子|李　四|38|中共党员|示范省中州市第一中学教师",
                "|女儿|张小五|9|群众|示范省中州市实验小学学生",
            ],
            Rows(tables[2]).Skip(4).Take(2));
        Assert.Equal("呈报单位|中共示范省人民检察院党组", Rows(tables[2])[11]);
        Assert.Equal("|2025年6月1日", Rows(tables[2])[12]);
        Assert.Equal("审批/机关/意见|（盖章）/年　　月　　日|行政/机关/任免/意见|（盖章）/年　　月　　日", Rows(tables[2])[13]);
        Assert.Equal("填表人：赵　六", document.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Last().InnerText);
    }

    [Fact]
    public void The_newer_layout_states_when_the_age_limit_is_reached()
    {
        using var document = Open(SampleForms.Full with { Layout = AppointmentFormLayout.WithAgeLimit });
        Assert.Equal(
            [
                "入　党/时　间|2006.12|参加工/作时间|2007.07|到龄时间|2048.03/（63岁）|",
                "健　康/状　况|健康|专业技/术职务|高级工程师|熟悉专业/有何专长|刑事检察|",
            ],
            Rows(Tables(document)[1]).Skip(2).Take(2));
    }

    [Fact]
    public void Long_labels_at_the_side_run_from_top_to_bottom()
    {
        using var document = Open(SampleForms.Full);
        var vertical = document.MainDocumentPart!.Document!.Body!.Descendants<TableCell>()
            .Where(c => c.TableCellProperties!.TextDirection is not null && c.InnerText.Length > 0).Select(c => c.InnerText);
        Assert.Equal(["简　　　历", "家庭主要成员及重要社会关系", "呈报单位"], vertical);
    }

    [Fact]
    public void The_resume_stands_beside_its_dates()
    {
        using var document = Open(SampleForms.Full);
        var paragraphs = Tables(document)[1].Elements<TableRow>().Last().Elements<TableCell>().Last().Elements<Paragraph>().ToList();
        Assert.Equal(9, paragraphs.Count);
        var first = paragraphs[0];
        Assert.Equal("2003.09--2007.07", first.Descendants<Text>().First().Text);
        Assert.Equal(("2520", "2520"), (first.ParagraphProperties!.Indentation!.Left!.Value, first.ParagraphProperties.Indentation.Hanging!.Value)); // 9 em of 14 pt
        Assert.Equal(("300", LineSpacingRuleValues.Exact), (first.ParagraphProperties.SpacingBetweenLines!.Line!.Value, first.ParagraphProperties.SpacingBetweenLines.LineRule!.Value));
        Assert.Null(paragraphs[3].ParagraphProperties!.Indentation!.Hanging);
        Assert.Equal("2023.05--", paragraphs[6].Descendants<Text>().First().Text);
        Assert.Null(paragraphs[8].ParagraphProperties!.Indentation);
    }

    [Fact]
    public void A_long_resume_shrinks_until_it_fits()
    {
        using var document = Open(SampleForms.Long);
        var cell = Tables(document)[1].Elements<TableRow>().Last().Elements<TableCell>().Last();
        var size = int.Parse(cell.Descendants<FontSize>().First().Val!.Value!) / 2.0;
        Assert.InRange(size, 5, 10);
        var spacing = int.Parse(cell.Descendants<SpacingBetweenLines>().First().Line!.Value!) / 20.0;
        Assert.Equal(size + 1, spacing);
        var fit = FormFitting.Fit(ResumeText.Lines(SampleForms.Long.Resume), 150, 125.8);
        Assert.Equal(size, fit.SizePoints);
        Assert.False(fit.Overflows);
    }

    [Fact]
    public void A_short_value_stands_in_the_middle_and_a_long_one_at_the_left()
    {
        using var document = Open(SampleForms.Long);
        var rows = Tables(document)[1].Elements<TableRow>().ToList();
        Justification Of(int row, int cell) => rows[row].Elements<TableCell>().ElementAt(cell).Descendants<Justification>().First();
        Assert.Equal(JustificationValues.Left, Of(0, 1).Val!.Value); // a name of nine characters
        Assert.Equal(JustificationValues.Center, Of(0, 3).Val!.Value);
        Assert.Equal(JustificationValues.Left, Of(1, 3).Val!.Value);
    }

    [Theory]
    [InlineData(376, 470, 34.4, 43.0)]
    [InlineData(300, 300, 34.4, 34.4)]
    [InlineData(100, 400, 10.75, 43.0)]
    public void The_photo_keeps_its_proportions_inside_four_to_five(int width, int height, double widthMm, double heightMm)
    {
        using var document = Open(SampleForms.Full with { Photo = SampleForms.Png(width, height) });
        var extent = document.MainDocumentPart!.Document!.Descendants<Extent>().Single();
        Assert.Equal((long)Math.Round(widthMm * 36_000), extent.Cx!.Value);
        Assert.Equal((long)Math.Round(heightMm * 36_000), extent.Cy!.Value);
        Assert.Equal("image/png", document.MainDocumentPart.ImageParts.Single().ContentType);
        Assert.Single(document.MainDocumentPart.Document.Descendants<A.Blip>());
    }

    [Fact]
    public void What_is_no_picture_is_not_printed()
    {
        using var document = Open(SampleForms.Full with { Photo = "<svg onload='x'/>"u8.ToArray() });
        Assert.Empty(document.MainDocumentPart!.ImageParts);
    }

    [Fact]
    public void Characters_no_document_may_hold_are_left_out()
    {
        using var document = Open(SampleForms.Full with { Reason = "因\u0001工作\uD800需要\u000B𠀀" });
        Assert.Contains("因工作\uFFFD需要𠀀", document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_forms_give_equal_bytes() => Assert.Equal(Write(SampleForms.Full).ToArray(), Write(SampleForms.Full).ToArray());

    private static AppointmentFormPage Form(string form) => form switch
    {
        "full" => SampleForms.Full,
        "long" => SampleForms.Long,
        _ => new AppointmentFormPage(),
    };

    private static MemoryStream Write(AppointmentFormPage page)
    {
        var file = new MemoryStream();
        AppointmentFormDocument.Write(file, page);
        file.Position = 0;
        return file;
    }

    private static WordprocessingDocument Open(AppointmentFormPage page) => WordprocessingDocument.Open(Write(page), false);

    private static List<Table> Tables(WordprocessingDocument document) => [.. document.MainDocumentPart!.Document!.Body!.Elements<Table>()];

    private static List<int> Grid(Table table) => [.. table.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Select(c => int.Parse(c.Width!.Value!))];

    private static string Heights(Table table) => string.Join(' ', table.Elements<TableRow>().Select(r => r.TableRowProperties!.GetFirstChild<TableRowHeight>()!)
        .Select(h => h.Val!.Value + (h.HeightType!.Value == HeightRuleValues.Exact ? "e" : "a")));

    private static List<string> Rows(Table table) => [.. table.Elements<TableRow>().Select(r => string.Join('|', r.Elements<TableCell>()
        .Select(c => string.Join('/', c.Elements<Paragraph>().Select(p => p.InnerText)))))];
}
