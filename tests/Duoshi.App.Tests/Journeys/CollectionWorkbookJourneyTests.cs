using System.Text.RegularExpressions;
using Duoshi.App.Tests.Infrastructure;
using Duoshi.Tests.Shared;
using Microsoft.Playwright;

namespace Duoshi.App.Tests.Journeys;

/// <summary>A collection workbook with errors: mended in place, its unknown name settled once, committed, and read in the record.</summary>
public sealed class CollectionWorkbookJourneyTests(RunningApp app)
{
    private const string Office = "示范省人民检察院";

    [Fact]
    public async Task A_workbook_with_errors_is_mended_in_place_its_names_settled_and_committed()
    {
        var (name, workbook) = TestWorkbook.Of(
            "信息提取表.xlsx",
            ("A01人员", ["姓名|性别|出生年月|民族|统计关系所在单位", $"测试丁贤|女|1990.13|汉族|{Office}", $"测试戊贤|男|1988.05|汗族|{Office}"]),
            ("A02职务", ["姓名|任职机构名称|职务名称|任职时间|主职务", $"测试戊贤|{Office}|检察官助理|2012.07|是"]));
        await using var clerk = await Visit.AsAsync(app, "hr.province");
        var page = clerk.Page;
        await clerk.GoAsync("/import");
        await page.Locator("#import-files").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = workbook });
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/import/\\d+"));
        await page.GetByRole(AriaRole.Link, new() { Name = "有误 2" }).WaitForAsync();
        await clerk.AssertAccessibleAsync();

        // The name nobody knows is settled once; the row it stood in is checked again by itself.
        await page.GetByLabel("读作").SelectOptionAsync(new SelectOptionValue { Label = "汉族" });
        await page.GetByRole(AriaRole.Button, new() { Name = "对应并记住" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "有误 1" }).WaitForAsync();

        // The date that is none is mended beside what is wrong with it.
        await page.Locator(".ds-import-row > summary").Filter(new() { HasText = "测试丁贤" }).ClickAsync();
        var birth = page.GetByLabel("出生年月");
        Assert.Equal("1990.13", await birth.InputValueAsync());
        await birth.FillAsync("1990.12");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存并重新核对此行" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "新增 2" }).WaitForAsync();
        await clerk.PictureAsync("import-workbook-zh");

        await page.GetByRole(AriaRole.Button, new() { Name = "接受全部无争议的" }).ClickAsync();
        await page.GetByText("已接受", new() { Exact = true }).First.WaitForAsync();
        await page.Locator("#commit-reason").FillAsync("信息提取表核对");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交已接受的" }).ClickAsync();
        await page.GetByText("已入库：2 人（新增 2 人）").WaitForAsync();

        await clerk.GoAsync("/people?name=测试戊贤");
        await page.GetByRole(AriaRole.Link, new() { Name = "测试戊贤" }).First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/people/\\d+"));
        await page.GetByText("检察官助理").First.WaitForAsync();
        Assert.Empty(clerk.Errors);
    }
}
