using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Duoshi.Core.Sheets;

namespace Duoshi.Core.Tests.Sheets;

/// <summary>Lists with photos in their cells, and long columns cut to the page.</summary>
public class PictureSheetTests
{
    // A PNG of one pixel.
    private static readonly byte[] Dot = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public void Photos_stand_in_the_cells_of_their_people_in_a_valid_workbook()
    {
        using var file = Written(new SheetDocument("名册", [new("照片", Kind: SheetColumnKind.Picture), new("姓名")],
        [
            SheetLine.Group("示范市人民检察院"),
            SheetLine.Of(null, "张三") with { Picture = Dot },
            SheetLine.Of(null, "=1+1") with { Picture = new byte[] { 1, 2, 3 } },
        ])
        { Subtitle = "2026 年第 3 次会议" });
        using var workbook = SpreadsheetDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator().Validate(workbook).Select(e => e.Description));
        var sheet = workbook.WorkbookPart!.WorksheetParts.Single();
        var anchor = Assert.Single(sheet.DrawingsPart!.WorksheetDrawing.Elements<DocumentFormat.OpenXml.Drawing.Spreadsheet.OneCellAnchor>());
        Assert.Equal(("4", "0"), (anchor.FromMarker!.RowId!.Text, anchor.FromMarker.ColumnId!.Text)); // title, subtitle, heads, group before it
        using var picture = Assert.Single(sheet.DrawingsPart.ImageParts).GetStream();
        using var bytes = new MemoryStream();
        picture.CopyTo(bytes);
        Assert.Equal(Dot, bytes.ToArray());
        var rows = sheet.Worksheet.Descendants<Row>().ToList();
        Assert.Equal("2026 年第 3 次会议", rows[1].Descendants<Cell>().First().InnerText);
        Assert.Equal(76, rows[4].Height!.Value);
        Assert.Empty(sheet.Worksheet.Descendants<CellFormula>());
    }

    [Fact]
    public void Columns_of_pictures_stay_empty_in_CSV()
    {
        using var file = new MemoryStream();
        SheetWriter.WriteCsv(file, new SheetDocument("名册", [new("照片", Kind: SheetColumnKind.Picture), new("姓名")], [SheetLine.Of("x", "张三") with { Picture = Dot }]));
        Assert.Equal("照片,姓名\r\n,张三\r\n", System.Text.Encoding.UTF8.GetString(file.ToArray()).TrimStart('\uFEFF'));
    }

    [Theory]
    [InlineData(100, new double[] { 10, 20, 30 }, new double[] { 10, 20, 30 })] // there is room
    [InlineData(60, new double[] { 10, 48, 48 }, new double[] { 10, 25, 25 })] // the wide ones share what the narrow one leaves
    [InlineData(60, new double[] { 48, 10, 22 }, new double[] { 28, 10, 22 })]
    [InlineData(20, new double[] { 8, 48, 48 }, new double[] { 8, 10, 10 })] // never narrower than ten: the page shrinks
    public void Wide_columns_are_cut_to_the_page(double total, double[] natural, double[] expected) =>
        Assert.Equal(expected, ColumnWidths.Fit([.. natural], total));

    private static MemoryStream Written(SheetDocument document)
    {
        var file = new MemoryStream();
        SheetWriter.Write(file, document);
        file.Position = 0;
        return file;
    }
}
