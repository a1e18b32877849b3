using System.IO.Compression;
using Duoshi.App.Tests.Infrastructure;
using Duoshi.Tests.Shared;
using Microsoft.Playwright;

namespace Duoshi.App.Tests.Journeys;

/// <summary>A roster is made and kept as a template, and the papers of a meeting are packed.</summary>
public sealed class RosterJourneyTests(RunningApp app)
{
    [Fact]
    public async Task A_roster_is_grouped_kept_as_a_template_and_packed_with_the_forms()
    {
        await using var clerk = await Visit.AsAsync(app, "hr.county");
        var page = clerk.Page;
        var people = await PeopleAsync(page, 12);
        await clerk.GoAsync($"/rosters/build?people={string.Join(',', people.Select(p => p.Id))}");
        await page.GetByText("选定的 12 人").WaitForAsync();

        await page.GetByLabel("分组", new() { Exact = true }).SelectOptionAsync("category");
        await page.Locator("tr.ds-roster-heading").First.WaitForAsync();
        await page.GetByLabel("标题", new() { Exact = true }).FillAsync("拟任人选名册");
        await page.GetByLabel("标题", new() { Exact = true }).PressAsync("Tab");
        await page.WaitForFunctionAsync("() => location.href.includes('title=')");
        await page.GetByLabel("增加列").SelectOptionAsync("staffNumber");
        await page.GetByRole(AriaRole.Columnheader, new() { Name = "人员编号" }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "前移：人员编号" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "去掉：参加工作时间" }).ClickAsync();
        await page.GetByRole(AriaRole.Columnheader, new() { Name = "参加工作时间" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(12, await page.Locator("table.ds-roster tbody tr:not(.ds-roster-heading)").CountAsync());
        var name = $"上会 {Guid.NewGuid():N}"[..14];
        await page.GetByLabel("把当前列、分组、排序和筛选存为模板").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "保存模板" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = name }).WaitForAsync();
        await clerk.AssertAccessibleAsync();
        await clerk.PictureAsync("roster-builder-zh");

        var export = await page.Locator("a[data-export]").GetAttributeAsync("href");
        using (var workbook = new ZipArchive(new MemoryStream(await (await page.APIRequest.GetAsync(export!)).BodyAsync())))
        {
            using var sheet = new StreamReader(workbook.GetEntry("xl/worksheets/sheet1.xml")!.Open());
            Assert.Contains("拟任人选名册", await sheet.ReadToEndAsync(), StringComparison.Ordinal);
        }

        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "上会材料包" }).ClickAsync();
        await page.GetByText("共 12 人").WaitForAsync();
        await page.GetByLabel("材料包名称（如会议名称）").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "制作材料包" }).ClickAsync();
        var download = page.GetByRole(AriaRole.Link, new() { Name = $"下载 {name}" });
        await download.WaitForAsync();
        await clerk.AssertAccessibleAsync();
        await clerk.PictureAsync("meeting-pack-zh");

        var fetched = await page.RunAndWaitForDownloadAsync(() => download.ClickAsync());
        Assert.Equal(name + ".zip", fetched.SuggestedFilename);
        using var zip = ZipFile.OpenRead(await fetched.PathAsync());
        Assert.Equal(12, zip.Entries.Count(e => e.FullName.StartsWith("02-干部任免审批表/", StringComparison.Ordinal)));
        Assert.NotNull(zip.GetEntry("01-干部名册.xlsx"));
        Assert.NotNull(zip.GetEntry("00-材料目录.docx"));
        await AssertPapersAsync(zip, name, people);
        Assert.Empty(clerk.Errors);
    }

    /// <summary>Every paper of the pack opens as an office opens it, and says on paper what it has to say.</summary>
    private static async Task AssertPapersAsync(ZipArchive zip, string title, IReadOnlyList<(long Id, string Name, string Office)> people)
    {
        var papers = zip.Entries.Where(e => Path.GetExtension(e.Name) is ".docx" or ".xlsx").Select((e, i) => (Path: e.FullName, File: $"{i}{Path.GetExtension(e.Name)}", Content: Bytes(e))).ToList();
        var printed = await LibreOffice.PagesAsync([.. papers.Select(p => (p.File, p.Content))]);
        Assert.All(papers, p => Assert.True(printed[p.File].Count > 0 && printed[p.File].All(page => page.Count > 0), $"{p.Path} prints an empty page."));
        var texts = papers.ToDictionary(p => p.Path, p => LibreOffice.TextOf(printed[p.File]));

        AssertSays(texts["00-材料目录.docx"], "上会材料目录", title.Replace(" ", "", StringComparison.Ordinal), "序号", "材料", "份数", "文件", "姓名", "单位及职务", "审批表", "干部名册", "干部任免审批表", "共12人");
        AssertSays(texts["00-材料目录.docx"], [.. people.Select(p => p.Name)]);
        AssertSays(texts["01-干部名册.xlsx"], "拟任人选名册", "姓名", "人员编号", "现任职务", people[0].Office);
        AssertSays(texts["01-干部名册.xlsx"], [.. people.Select(p => p.Name)]);
        Assert.DoesNotContain("参加工作时间", texts["01-干部名册.xlsx"], StringComparison.Ordinal);

        // The form of each person bears the name, on two pages.
        foreach (var person in people)
        {
            var form = papers.First(p => p.Path.StartsWith("02-", StringComparison.Ordinal) && p.Path.Contains(person.Name, StringComparison.Ordinal));
            AssertSays(texts[form.Path], "干部任免审批表", "姓名", "出生年月", "现任职务", "称谓", person.Name);
            Assert.Equal(2, printed[form.File].Count);
        }
    }

    private static void AssertSays(string paper, params string[] texts) => Assert.All(texts, t => Assert.Contains(t, paper, StringComparison.Ordinal));

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var file = entry.Open();
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static async Task<IReadOnlyList<(long Id, string Name, string Office)>> PeopleAsync(IPage page, int most)
    {
        var reply = await page.APIRequest.GetAsync($"/api/v1/persons?size={most}");
        Assert.Equal(200, reply.Status);
        return [.. (await reply.JsonAsync())!.Value.GetProperty("rows").EnumerateArray().Select(r => (r.GetProperty("personId").GetInt64(), r.GetProperty("name").GetString()!, r.GetProperty("office").GetString()!))];
    }
}
