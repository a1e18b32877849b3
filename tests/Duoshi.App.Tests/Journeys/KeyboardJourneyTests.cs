using System.Text.RegularExpressions;
using Duoshi.App.Tests.Infrastructure;
using Microsoft.Playwright;

namespace Duoshi.App.Tests.Journeys;

/// <summary>A clerk without a mouse, from signing in to signing out.</summary>
public sealed class KeyboardJourneyTests(RunningApp app)
{
    /// <summary>What a control is called, as a reader of the screen would say; or its id.</summary>
    private const string Called = """
        text => { const e = document.activeElement;
          if (!e?.matches('a, button, input, select, textarea, summary')) { return false; }
          if (text[0] === '#') { return e?.id === text.slice(1); }
          const name = e?.getAttribute('aria-label') ?? e?.labels?.[0]?.innerText ?? e?.innerText ?? '';
          return name.includes(text); }
        """;

    [Fact]
    public async Task The_tour_the_palette_a_list_a_portrait_the_help_and_a_saved_filter_by_keyboard_alone()
    {
        await using var clerk = await Visit.AsAsync(app, null);
        var page = clerk.Page;
        var keys = page.Keyboard;
        // The window's own language: that of the account is what another journey left it at.
        await page.GotoAsync("/language/zh-CN?back=/sign-in");
        await ToAsync(page, "#user-name");
        await keys.TypeAsync("hr.county");
        await ToAsync(page, "#password");
        await keys.TypeAsync(RunningApp.Password);
        await keys.PressAsync("Enter");
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/sign-in"));
        await page.Locator("main[data-live]").WaitForAsync();

        // The tour: a step on, then ended for good.
        var tour = page.Locator(".ds-tour");
        await tour.WaitForAsync();
        await clerk.AssertAccessibleAsync();
        await clerk.PictureAsync("tour-zh");
        await ToAsync(page, "下一步");
        await keys.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "找人、找院、找页面" }).WaitForAsync();
        await keys.PressAsync("Escape");
        await Assertions.Expect(tour).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await page.Locator("main[data-live]").WaitForAsync();
        Assert.Equal(0, await tour.CountAsync());

        // The palette leads to the roster, its search box to a name, the list to a person.
        await keys.PressAsync("Control+k");
        await keys.TypeAsync("人员名册");
        await page.Locator("#ds-palette-list [role=option][aria-selected=true]").Filter(new() { HasText = "人员名册" }).WaitForAsync();
        await keys.PressAsync("Enter");
        // The address changes before the page does, and the home page has tables too: a clerk presses when he sees the roster's box.
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/people$"));
        await page.Locator("#person-search").WaitForAsync();
        await page.Locator("table.ds-table tbody tr").First.WaitForAsync();
        await keys.PressAsync("/");
        await page.Locator("#person-search:focus").WaitForAsync();
        await keys.TypeAsync("wang");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("name=wang"));

        // What was found is kept under a name.
        await ToAsync(page, "我的筛选");
        await keys.PressAsync("Enter");
        await ToAsync(page, "把当前筛选、排序和列存为");
        await keys.TypeAsync("姓王的");
        await ToAsync(page, "保存筛选");
        await keys.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "姓王的", Exact = true }).WaitForAsync();

        var first = await page.Locator("table.ds-table tbody tr a").First.InnerTextAsync();
        await ToAsync(page, first, exactly: true);
        await keys.PressAsync("Enter");
        await page.Locator(".ds-portrait-name").WaitForAsync();
        await page.Locator("main[data-live]").WaitForAsync();
        await keys.PressAsync("?");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/help\?about=person$"));
        await page.GetByRole(AriaRole.Heading, new() { Name = "干部画像", Exact = true }).WaitForAsync();

        // And again from the help, for those who ended it too soon.
        await ToAsync(page, "再看一遍入门引导");
        await keys.PressAsync("Enter");
        await tour.WaitForAsync();
        await ToAsync(page, "退出登录", backwards: true);
        await keys.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sign-in"));
        Assert.Empty(clerk.Errors);
    }

    [Fact]
    public async Task A_reward_is_recorded_and_withdrawn_by_keyboard_alone()
    {
        await using var clerk = await Visit.AsAsync(app, null);
        var page = clerk.Page;
        var keys = page.Keyboard;
        // The window's own language: that of the account is what another journey left it at.
        await page.GotoAsync("/language/zh-CN?back=/sign-in");
        await ToAsync(page, "#user-name");
        await keys.TypeAsync("hr.province");
        await ToAsync(page, "#password");
        await keys.TypeAsync(RunningApp.Password);
        await keys.PressAsync("Enter");
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/sign-in"));
        await page.Locator("main[data-live]").WaitForAsync();

        // The palette to the roster, a surname in pinyin, the first of those found.
        await keys.PressAsync("Control+k");
        await keys.TypeAsync("人员名册");
        await page.Locator("#ds-palette-list [role=option][aria-selected=true]").Filter(new() { HasText = "人员名册" }).WaitForAsync();
        await keys.PressAsync("Enter");
        // The address changes before the page does, and the home page has tables too: a clerk presses when he sees the roster's box.
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/people$"));
        await page.Locator("#person-search").WaitForAsync();
        await page.Locator("table.ds-table tbody tr").First.WaitForAsync();
        await keys.PressAsync("/");
        await page.Locator("#person-search:focus").WaitForAsync();
        await keys.TypeAsync("zhao");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("name=zhao"));
        await Assertions.Expect(page.Locator("table.ds-table tbody tr a").First).ToHaveTextAsync(new Regex("^赵"));
        await ToAsync(page, await page.Locator("table.ds-table tbody tr a").First.InnerTextAsync(), exactly: true);
        await keys.PressAsync("Enter");
        await page.Locator(".ds-portrait-name").WaitForAsync();

        // From the portrait to the record, to its group, to the act.
        await ToAsync(page, "信息集", exactly: true);
        await keys.PressAsync("Enter");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "信息集分组" }).WaitForAsync();
        await ToAsync(page, "考核奖惩", exactly: true);
        await keys.PressAsync("Enter");
        var rewards = page.Locator("#reward");
        await rewards.WaitForAsync();
        var name = $"键盘嘉奖{Guid.NewGuid():N}"[..10];
        await ToAsync(page, "新增一条：奖励");
        await keys.PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.WaitForAsync();
        await ToAsync(page, "#act-from");
        await keys.TypeAsync("2026.02.30");
        await ToAsync(page, "#field-name");
        await keys.TypeAsync(name);
        await ToAsync(page, "#field-body");
        await keys.TypeAsync("示范省人民检察院");
        await ToAsync(page, "#act-document");
        await keys.TypeAsync("示检奖〔2026〕6号");

        // A day that is none is refused where it stands, and mended there.
        await keys.PressAsync("Enter");
        await dialog.GetByRole(AriaRole.Alert).Filter(new() { HasText = "2026.02.30" }).WaitForAsync();
        await ToAsync(page, "#act-from", backwards: true);
        await keys.PressAsync("Control+a");
        await keys.TypeAsync("2026.02.28");
        await ToAsync(page, "核对变化");
        await keys.PressAsync("Enter");
        await dialog.GetByRole(AriaRole.Cell, new() { Name = "新增" }).WaitForAsync();
        await clerk.AssertAccessibleAsync();
        await ToAsync(page, "保存", exactly: true);
        await keys.PressAsync("Enter");
        await rewards.GetByText(name).First.WaitForAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);

        // Undone: it was never so. The history keeps both.
        await ToAsync(page, "撤销：奖励 2026.02.28");
        await keys.PressAsync("Enter");
        await dialog.WaitForAsync();
        await ToAsync(page, "#act-reason");
        await keys.TypeAsync("误登他人");
        await keys.PressAsync("Enter");
        await dialog.GetByRole(AriaRole.Cell, new() { Name = "不再有" }).WaitForAsync();
        await ToAsync(page, "保存", exactly: true);
        await keys.PressAsync("Enter");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(rewards.GetByText(name)).ToHaveCountAsync(0);
        await ToAsync(page, "变更历史", exactly: true, backwards: true);
        await keys.PressAsync("Enter");
        await page.GetByText("误登他人").First.WaitForAsync();
        await page.GetByText("示检奖〔2026〕6号").First.WaitForAsync();

        await ToAsync(page, "退出登录", backwards: true);
        await keys.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sign-in"));
        Assert.Empty(clerk.Errors);
    }

    /// <summary>Goes by the Tab key to the control that is called so.</summary>
    private static async Task ToAsync(IPage page, string name, bool exactly = false, bool backwards = false)
    {
        var called = exactly ? Called.Replace("name.includes(text)", "name.trim() === text", StringComparison.Ordinal) : Called;
        for (var i = 0; i < 150; i++)
        {
            if (await page.EvaluateAsync<bool>(called, name))
            {
                return;
            }

            await page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
        }

        Assert.Fail($"The Tab key does not reach “{name}” on {page.Url}.");
    }
}
