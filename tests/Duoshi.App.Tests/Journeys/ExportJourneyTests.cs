using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Duoshi.App.Tests.Infrastructure;
using Duoshi.Core.Forms;
using Microsoft.Playwright;

namespace Duoshi.App.Tests.Journeys;

/// <summary>Appointment forms go out of the demo province: one and many, as exchange file, Word document and print.</summary>
public sealed partial class ExportJourneyTests(RunningApp app)
{
    private const int Many = 40;

    /// <summary>Height of A4 in twentieths of a point.</summary>
    private const long SideTwips = 16_838;

    [Fact]
    public async Task A_selection_says_where_its_elements_come_from_and_goes_out_in_every_form()
    {
        await using var clerk = await Visit.AsAsync(app, "hr.province");
        var page = clerk.Page;
        var people = await PeopleAsync(page, Many);
        await clerk.GoAsync($"/export?people={people[0]},{people[1]}&format=docx");
        await page.GetByText("将导出 2 份。").WaitForAsync();
        Assert.Equal(2, await page.Locator("table.ds-table tbody tr").CountAsync());
        Assert.Contains("简历", await page.Locator("table.ds-table tbody tr").First.InnerTextAsync(), StringComparison.Ordinal);
        await clerk.AssertAccessibleAsync();
        await clerk.PictureAsync("export-zh");

        // Printed, each person takes exactly two sides of A4.
        var print = await page.GetByRole(AriaRole.Link, new() { Name = "打印" }).GetAttributeAsync("href");
        await clerk.GoAsync(print!);
        await page.GetByText("2 份，4 页").WaitForAsync();
        Assert.Equal(4, await PrintedPagesAsync(page));
        await clerk.GoAsync($"/people/{people[0]}/form");
        Assert.Equal(2, await PrintedPagesAsync(page));
        Assert.Empty(clerk.Errors);

        await clerk.GoAsync($"/export?people={people[0]}");
        Assert.Equal($"/api/v1/exports/forms/{people[0]}.lrmx", await page.GetByRole(AriaRole.Link, new() { Name = "下载", Exact = true }).GetAttributeAsync("href"));
    }

    [Fact]
    public async Task One_form_opens_in_word_and_many_come_in_one_zip()
    {
        await using var clerk = await Visit.AsAsync(app, "hr.province");
        var page = clerk.Page;
        var people = await PeopleAsync(page, Many);
        using (var word = WordprocessingDocument.Open(new MemoryStream(await BytesAsync(page, $"/api/v1/exports/forms/{people[0]}.docx")), false))
        {
            var tables = word.MainDocumentPart!.Document!.Body!.Elements<Table>().ToList();
            Assert.Equal(3, tables.Count); // the title, and a side each
            foreach (var side in tables.Skip(1))
            {
                // Rows are fixed but one: what a side holds never runs over to a third page.
                var heights = side.Descendants<TableRowHeight>().ToList();
                Assert.InRange(heights.Count(h => h.HeightType!.Value != HeightRuleValues.Exact), 0, 1);
                Assert.InRange(heights.Sum(h => (long)h.Val!.Value), 1, SideTwips);
            }
        }

        Assert.NotNull(LrmxReader.Read(await BytesAsync(page, $"/api/v1/exports/forms/{people[0]}.lrmx")).Form?.Resume);
        foreach (var format in new[] { "docx", "lrmx" })
        {
            using var zip = new ZipArchive(new MemoryStream(await BytesAsync(page, $"/api/v1/exports/forms.zip?format={format}" + string.Concat(people.Select(p => $"&person={p}")))));
            Assert.Equal(Many, zip.Entries.Count);
            Assert.Equal(Many, zip.Entries.Select(e => e.FullName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.All(zip.Entries, e => Assert.EndsWith("." + format, e.FullName, StringComparison.Ordinal));
        }

        // Nobody in the selection: an answer, not an empty zip.
        Assert.Equal(404, (await page.APIRequest.GetAsync("/api/v1/exports/forms.zip?person=1")).Status);
    }

    private static async Task<List<long>> PeopleAsync(IPage page, int count)
    {
        var reply = await page.APIRequest.GetAsync($"/api/v1/persons?size={count}");
        var rows = JsonDocument.Parse(await reply.TextAsync()).RootElement.GetProperty("rows");
        return [.. rows.EnumerateArray().Select(r => r.GetProperty("personId").GetInt64()).Take(count)];
    }

    private static async Task<byte[]> BytesAsync(IPage page, string path)
    {
        var reply = await page.APIRequest.GetAsync(path);
        Assert.Equal(200, reply.Status);
        return await reply.BodyAsync();
    }

    private static async Task<int> PrintedPagesAsync(IPage page) =>
        PdfPage().Count(Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true })));

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PdfPage();
}
