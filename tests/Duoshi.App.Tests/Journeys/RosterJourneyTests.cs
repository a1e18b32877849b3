using System.IO.Compression;
using Duoshi.App.Tests.Infrastructure;
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
        await clerk.GoAsync($"/rosters/build?people={string.Join(',', people)}");
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
        Assert.Empty(clerk.Errors);
    }

    private static async Task<IReadOnlyList<long>> PeopleAsync(IPage page, int most)
    {
        var reply = await page.APIRequest.GetAsync($"/api/v1/persons?size={most}");
        Assert.Equal(200, reply.Status);
        return [.. (await reply.JsonAsync())!.Value.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("personId").GetInt64())];
    }
}
