using System.Text;
using System.Text.RegularExpressions;
using Duoshi.App.Tests.Infrastructure;
using Duoshi.Core.Forms;
using Microsoft.Playwright;

namespace Duoshi.App.Tests.Journeys;

/// <summary>A roster with three bad rows goes in: the record gets exactly what the preview said.</summary>
public sealed class ImportJourneyTests(RunningApp app)
{
    [Theory]
    [InlineData(false, "测试甲贤", "990101199001010019")]
    [InlineData(true, "测试乙贤", "990101199002020016")]
    public async Task Three_bad_rows_are_named_and_only_the_good_one_is_committed(bool english, string good, string number)
    {
        string T(string zh, string en) => english ? en : zh;
        var roster = $"""
            姓名,公民身份号码,单位,性别,出生年月,民族
            {good},{WithCheckDigit(number)},示范省人民检察院,男,199001,汉族
            坏行一{number[^2]},,示范省人民检察院,女,199113,汉族
            坏行二{number[^2]},,示范省人民检察院,女,199104,地球族
            ,,示范省人民检察院,男,199205,汉族
            """;

        await using var clerk = await Visit.AsAsync(app, "hr.province", english);
        var page = clerk.Page;
        await clerk.GoAsync("/import");
        await page.Locator("#import-files").SetInputFilesAsync(new FilePayload { Name = "花名册.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(roster) });
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/import/\\d+"));
        await page.Locator(".ds-import-row").First.WaitForAsync();
        await clerk.AssertAccessibleAsync();
        if (!english)
        {
            await clerk.PictureAsync("import-zh");
        }

        // What the preview says: one new, three in error, each with row, cause and remedy.
        await page.GetByRole(AriaRole.Link, new() { Name = T("新增 1", "New 1") }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = T("有误 3", "Error 3") }).WaitForAsync();
        var notices = await page.Locator("section").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = T("检查结果", "Notices") }) }).InnerTextAsync();
        Assert.Contains("199113", notices, StringComparison.Ordinal);
        Assert.Contains("地球族", notices, StringComparison.Ordinal);
        foreach (var row in new[] { 3, 4, 5 })
        {
            Assert.Contains(T($"第 {row} 行", $"row {row}"), notices, StringComparison.Ordinal);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = T("接受全部无争议的", "Accept all that is undisputed") }).ClickAsync();
        await page.GetByText(T("已接受", "accepted"), new() { Exact = true }).First.WaitForAsync();
        await page.Locator("#commit-reason").FillAsync(T("花名册核对", "roster checked"));
        await page.GetByRole(AriaRole.Button, new() { Name = T("提交已接受的", "Commit what is accepted") }).ClickAsync();
        await page.GetByText(T("已入库：1 人（新增 1 人）", "Committed: 1 people (1 new)")).WaitForAsync();

        await clerk.GoAsync($"/people?name={Uri.EscapeDataString(good)}");
        Assert.Equal(1, await page.Locator("table.ds-table tbody tr").CountAsync());
        await clerk.GoAsync($"/people?name={Uri.EscapeDataString("坏行")}");
        Assert.Equal(0, await page.Locator("table.ds-table tbody tr").CountAsync());
        Assert.Empty(clerk.Errors);
    }

    [Fact]
    public async Task A_roster_pasted_from_a_sheet_is_mended_in_place_reviewed_and_committed()
    {
        await using var clerk = await Visit.AsAsync(app, "hr.province");
        var page = clerk.Page;
        await clerk.GoAsync("/import");
        await page.GetByText("从表格粘贴").ClickAsync();
        await page.Locator("#import-paste").FillAsync("姓名\t单位\t出生年月\t民族\n测试丙贤\t示范省人民检察院\t199113\t汉族\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "读取粘贴的内容" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/import/\\d+"));
        await page.GetByRole(AriaRole.Link, new() { Name = "有误 1" }).WaitForAsync();

        // The error stands beside the cell; mended, the row is new.
        await page.Locator(".ds-import-row > summary").ClickAsync();
        var birth = page.GetByLabel("出生年月");
        await birth.WaitForAsync();
        Assert.Equal("199113", await birth.InputValueAsync());
        Assert.Contains("199113", await page.Locator("#" + await birth.GetAttributeAsync("aria-describedby")).InnerTextAsync(), StringComparison.Ordinal);
        await clerk.AssertAccessibleAsync();
        await birth.FillAsync("199112");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存并重新核对此行" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "新增 1" }).WaitForAsync();
        await page.GetByText("改正 1 处").WaitForAsync();
        await clerk.PictureAsync("import-repair-zh");

        await page.GetByRole(AriaRole.Button, new() { Name = "接受", Exact = true }).ClickAsync();
        await page.GetByText("已接受", new() { Exact = true }).First.WaitForAsync();
        await page.Locator("#commit-reviewer").FillAsync("赵复核");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交已接受的" }).ClickAsync();
        await page.GetByText("已入库：1 人（新增 1 人）").WaitForAsync();
        Assert.Contains("赵复核", await page.Locator("dl.ds-facts").First.InnerTextAsync(), StringComparison.Ordinal);

        // Taken back as a whole, with a reason only.
        await page.GetByRole(AriaRole.Button, new() { Name = "整批撤回" }).ClickAsync();
        await page.GetByText("整批撤回须写明理由").First.WaitForAsync();
        await page.Locator("#withdraw-reason").FillAsync("报送单位导错文件");
        await page.GetByRole(AriaRole.Button, new() { Name = "整批撤回" }).ClickAsync();
        await page.GetByText("已撤回：").First.WaitForAsync();
        Assert.Contains("报送单位导错文件", await page.Locator("dl.ds-facts").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(clerk.Errors);
    }

    [Fact]
    public async Task Rows_are_gone_through_accepted_and_refused_by_keyboard_alone()
    {
        const string focused = "() => document.activeElement.matches('summary') ? document.activeElement.querySelector('strong').innerText : document.activeElement.tagName";
        await using var clerk = await Visit.AsAsync(app, "hr.province");
        var (page, keys) = (clerk.Page, clerk.Page.Keyboard);
        await clerk.GoAsync("/import");
        await page.Locator("#import-files").SetInputFilesAsync(new FilePayload
        {
            Name = "键盘.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes("姓名,单位,出生年月,编制类型\n键一贤,示范省人民检察院,199001,中央政法专项编制\n键二贤,示范省人民检察院,199002,中央政法专项编制\n键三贤,示范省人民检察院,199003,中央政法专项编制\n"),
        });
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/import/\\d+"));
        await page.GetByRole(AriaRole.Link, new() { Name = "新增 3" }).WaitForAsync();
        await page.Locator("main[data-live]").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        foreach (var (key, row) in new[] { ("j", "键一贤"), ("j", "键二贤"), ("k", "键一贤"), ("ArrowDown", "键二贤"), ("ArrowUp", "键一贤"), ("k", "键一贤") })
        {
            await keys.PressAsync(key);
            Assert.Equal(row, await page.EvaluateAsync<string>(focused));
        }

        await keys.PressAsync("a");
        await page.GetByText("已接受：键一贤").WaitForAsync();
        Assert.Equal("键一贤", await page.EvaluateAsync<string>(focused));

        // A refusal asks for its reason; without one it says so and the row stays.
        await keys.PressAsync("j");
        await keys.PressAsync("r");
        await page.Locator("[data-ds-reason]:focus").WaitForAsync();
        await keys.PressAsync("Enter");
        await page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "退回须写明理由" }).First.WaitForAsync();
        await clerk.AssertAccessibleAsync();
        await keys.TypeAsync("aj已调出");
        await keys.PressAsync("Enter");
        await page.GetByText("已退回：键二贤").WaitForAsync();
        Assert.Equal("键二贤", await page.EvaluateAsync<string>(focused));
        await page.GetByText("退回理由：aj已调出").WaitForAsync();

        // An input method that composes keeps its letters.
        await keys.PressAsync("j");
        await page.EvaluateAsync("() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', isComposing: true, bubbles: true }))");
        await keys.PressAsync("Enter");
        await page.Locator(".ds-import-row[open]").Filter(new() { HasText = "键三贤" }).WaitForAsync();
        Assert.Contains("未决定", await page.Locator(".ds-import-row").Filter(new() { HasText = "键三贤" }).Locator("summary").InnerTextAsync(), StringComparison.Ordinal);

        // What is missing, and what the accepted row does to the numbers of the office; each leads to its rows.
        await page.GetByRole(AriaRole.Link, new() { Name = "缺项", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "民族 2" }).ClickAsync();
        await page.GetByText("只列出缺“民族”的行").WaitForAsync();
        await Assertions.Expect(page.Locator(".ds-import-row")).ToHaveCountAsync(2);
        await clerk.AssertAccessibleAsync();
        await clerk.PictureAsync("import-missing-zh");
        await page.GetByRole(AriaRole.Link, new() { Name = "职数、编制、员额", Exact = true }).ClickAsync();
        var line = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "中央政法专项编制" });
        await line.GetByRole(AriaRole.Link, new() { Name = "+1" }).First.WaitForAsync();
        await clerk.AssertAccessibleAsync();
        await clerk.PictureAsync("import-effects-zh");
        await line.GetByRole(AriaRole.Link, new() { Name = "+1" }).First.ClickAsync();
        await page.GetByText("只列出改变该数的行").WaitForAsync();
        await Assertions.Expect(page.Locator(".ds-import-row")).ToHaveCountAsync(1);
        Assert.Contains("键一贤", await page.Locator(".ds-import-row > summary").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(clerk.Errors);
    }

    [Fact]
    public async Task On_a_phone_in_English_a_batch_can_be_read_and_put_aside_with_a_reason()
    {
        await using var clerk = await Visit.AsAsync(app, "hr.province", english: true, width: 390, dark: true);
        var page = clerk.Page;
        await clerk.GoAsync("/import");
        await page.Locator("#import-files").SetInputFilesAsync(new FilePayload
        {
            Name = "phone.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes("姓名,单位,出生年月,民族,编制类型,族别\n手机甲,示范省人民检察院,199001,汉族,中央政法专项编制,\n手机乙,示范省人民检察院,199113,地球族,,\n"),
        });
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/import/\\d+"));
        await page.GetByRole(AriaRole.Link, new() { Name = "New 1" }).WaitForAsync();
        await page.Locator(".ds-import-row > summary").Filter(new() { HasText = "手机乙" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and check this row again" }).WaitForAsync();
        await ReadableAsync();
        await clerk.PictureAsync("import-phone-en");
        foreach (var view in new[] { "Missing", "Posts, establishment, quota" })
        {
            await page.GetByRole(AriaRole.Link, new() { Name = view, Exact = true }).ClickAsync();
            await Assertions.Expect(page).ToHaveURLAsync(new Regex("view="));
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await ReadableAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Put the batch aside" }).ClickAsync();
        await page.GetByText("Putting a batch aside needs a reason.").First.WaitForAsync();
        await page.Locator("#withdraw-reason").FillAsync("the office below took it back");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put the batch aside" }).ClickAsync();
        await page.GetByText("Put aside because").WaitForAsync();
        Assert.Contains("the office below took it back", await page.Locator("dl.ds-facts").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(clerk.Errors);

        async Task ReadableAsync()
        {
            await clerk.AssertAccessibleAsync();
            await clerk.AssertFitsWidthAsync();
            await EnglishText.AssertAsync(page);
        }
    }

    [Fact]
    public async Task A_whole_folder_is_read_in_the_background_while_the_page_shows_how_far_it_is()
    {
        const int files = 60;
        var folder = Directory.CreateTempSubdirectory("duoshi-forms-").FullName;
        try
        {
            for (var i = 0; i < files; i++)
            {
                await using var file = File.Create(Path.Combine(folder, $"{i}.lrmx"));
                LrmxWriter.Write(AppointmentForm.Blank with { Name = $"夹中{(char)('\u4e00' + i)}", Sex = "男", BirthDate = "199005" }, file);
            }

            await using var clerk = await Visit.AsAsync(app, "hr.province");
            var page = clerk.Page;
            await clerk.GoAsync("/import");
            await page.Locator("#import-folder").SetInputFilesAsync(folder);
            await Assertions.Expect(page).ToHaveURLAsync(new Regex("/import/\\d+\\?job=\\d+"));
            await page.GetByRole(AriaRole.Link, new() { Name = $"新增 {files}" }).WaitForAsync();

            // The path within the folder is kept: it tells two files of one name apart.
            Assert.Contains(Path.GetFileName(folder) + "/", await page.Locator(".ds-import-row > summary").First.InnerTextAsync(), StringComparison.Ordinal);
            Assert.Empty(clerk.Errors);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The number with the right check character at its end.</summary>
    private static string WithCheckDigit(string number)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return number[..17] + "10X98765432"[number.Take(17).Select((c, i) => (c - '0') * weights[i]).Sum() % 11];
    }
}
