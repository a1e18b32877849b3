using System.Text.RegularExpressions;
using Duoshi.App.Tests.Infrastructure;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Duoshi.App.Tests.Access;

public sealed class AccountJourneyTests(SignedApp app) : IClassFixture<SignedApp>, IAsyncLifetime
{
    private IPlaywright playwright = default!;
    private IBrowser browser = default!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("DUOSHI_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    [Fact]
    public async Task The_security_administrator_creates_an_account_grants_a_role_and_takes_it_back()
    {
        var page = await SignedInAsync("security");
        await GoAsync(page, "/admin/accounts");
        await Accessibility.AssertAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "新建账号" }).ClickAsync();
        await page.GetByLabel("账号", new() { Exact = true }).FillAsync("journey");
        await page.GetByLabel("姓名", new() { Exact = true }).FillAsync("行者");
        await page.GetByRole(AriaRole.Button, new() { Name = "建立" }).ClickAsync();
        var password = await page.Locator("dd code").Nth(1).InnerTextAsync();
        Assert.Equal(16, password.Length);
        await page.GetByRole(AriaRole.Button, new() { Name = "已记下" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "journey", Exact = true }).ClickAsync();

        await page.GetByText("还没有授权").WaitForAsync();
        await Accessibility.AssertAsync(page);
        await PictureAsync(page, "account");
        await page.GetByLabel("角色").SelectOptionAsync("HrChief");
        await page.GetByRole(AriaRole.Button, new() { Name = "授权", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Cell, new() { Name = "政治部负责人 有效" }).WaitForAsync();
        await page.GetByLabel("角色").SelectOptionAsync("AuditAdministrator");
        await page.GetByRole(AriaRole.Button, new() { Name = "授权", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "三员须由不同的人担任" }).WaitForAsync();

        // The new account signs in and has to change its password first.
        var other = await PageAsync();
        await other.GotoAsync("/sign-in");
        await other.GetByLabel("账号").FillAsync("journey");
        await other.GetByLabel("密码").FillAsync(password);
        await other.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await other.GetByLabel("当前密码").FillAsync(password);
        await other.GetByLabel("新密码", new() { Exact = true }).FillAsync("Ink-on-paper-3");
        await other.GetByLabel("再输一次新密码").FillAsync("Ink-on-paper-3");
        await Accessibility.AssertAsync(other);
        await other.GetByRole(AriaRole.Button, new() { Name = "修改" }).ClickAsync();
        await other.GetByRole(AriaRole.Heading, new() { Name = "首页" }).WaitForAsync();
        await GoAsync(other, "/me/account");
        await other.GetByText("政治部负责人").WaitForAsync();

        // The role is taken back; the page that is open tells no more.
        await page.GetByRole(AriaRole.Button, new() { Name = "终止政治部负责人" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await page.GetByText("由security终止").WaitForAsync();
        await GoAsync(other, "/me/account");
        await other.GetByText("您还没有任何权限").WaitForAsync();
    }

    [Fact]
    public async Task An_open_page_of_a_disabled_account_does_nothing_more()
    {
        var account = await app.AccountAsync("watched", Role.SecurityAdministrator);
        var page = await SignedInAsync("watched");
        await GoAsync(page, "/admin/accounts");
        await page.GetByRole(AriaRole.Button, new() { Name = "新建账号" }).ClickAsync();
        await page.GetByLabel("账号", new() { Exact = true }).FillAsync("smuggled");
        await page.GetByLabel("姓名", new() { Exact = true }).FillAsync("夹带");

        await app.AsOperatorAsync(s => s.GetRequiredService<DisableAccount>().RunAsync(account, true, null, default));
        await page.GetByRole(AriaRole.Button, new() { Name = "建立" }).ClickAsync();

        await page.GetByText("您没有办理此事的权限").First.WaitForAsync();
        var there = await app.AsOperatorAsync(async s => (await s.GetRequiredService<ListAccounts>().RunAsync("smuggled", null, null, 0, 10, default)).Value);
        Assert.Empty(there.Accounts);
    }

    [Fact]
    public async Task A_token_is_shown_once_and_revoked_on_the_own_page()
    {
        var page = await SignedInAsync("chief");
        await GoAsync(page, "/me/tokens");
        await page.GetByLabel("用途").FillAsync("月报");
        await page.GetByRole(AriaRole.Button, new() { Name = "生成令牌" }).ClickAsync();
        await page.Locator(".ds-banner code").WaitForAsync();
        Assert.StartsWith("duoshi_", await page.Locator(".ds-banner code").InnerTextAsync(), StringComparison.Ordinal);
        await Accessibility.AssertAsync(page);
        await PictureAsync(page, "tokens");
        await page.GetByRole(AriaRole.Button, new() { Name = "停用月报" }).ClickAsync();
        await page.GetByText("已停用").WaitForAsync();
    }

    [Theory]
    [InlineData("auditor", "/admin/audit", false)]
    [InlineData("auditor", "/admin/audit", true)]
    [InlineData("system", "/admin/policy", false)]
    [InlineData("system", "/admin/jobs", true)]
    [InlineData(null, "/sign-in", false)]
    [InlineData(null, "/sign-in", true)]
    public async Task The_pages_are_accessible_and_fit_a_phone(string? user, string path, bool english)
    {
        var page = user is null ? await PageAsync(english) : await SignedInAsync(user, english);
        await GoAsync(page, path);
        await Accessibility.AssertAsync(page);
        await PictureAsync(page, path.Split('/')[^1] + (english ? "-en" : ""));
        await page.SetViewportSizeAsync(390, 844);
        await GoAsync(page, path);
        var wide = await page.EvaluateAsync<string[]>(
            "() => { const most = document.documentElement.clientWidth; return document.documentElement.scrollWidth <= most ? [] : "
            + "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > most + 1 && !e.closest('.ds-scroll')).map(e => e.outerHTML.slice(0, 120)); }");
        Assert.True(wide.Length == 0, $"{path} is wider than a phone: {string.Join(" | ", wide.Take(5))}");
    }

    [Fact]
    public async Task The_chain_is_verified_on_the_audit_page()
    {
        var page = await SignedInAsync("auditor");
        await GoAsync(page, "/admin/audit");
        await page.GetByRole(AriaRole.Button, new() { Name = "校验全链" }).ClickAsync();
        await page.GetByRole(AriaRole.Status).Filter(new() { HasText = "逐条相连" }).WaitForAsync();
        await page.GetByLabel("行为").FillAsync("sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "查找", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("act=sign-in"));
        await page.GetByRole(AriaRole.Cell, new() { Name = "登录", Exact = true }).First.WaitForAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Cell, new() { Name = "授权", Exact = true })).ToHaveCountAsync(0);
    }

    private async Task<IPage> PageAsync(bool english = false)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = app.Address.ToString(), Locale = "zh-CN" });
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        // Chosen each time: the account remembers the language of its last sign-in.
        await page.GotoAsync($"/language/{(english ? "en" : "zh-CN")}?back=/sign-in");
        return page;
    }

    private async Task<IPage> SignedInAsync(string user, bool english = false)
    {
        var page = await PageAsync(english);
        await page.GotoAsync("/sign-in");
        await page.Locator("#user-name").FillAsync(user);
        await page.Locator("#password").FillAsync(SignedApp.Password);
        await page.Locator("button[type=submit]").First.ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/sign-in"));
        return page;
    }

    private static async Task GoAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.Locator("h1").First.WaitForAsync();
        await page.Locator("main[data-live]").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("DUOSHI_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"access-{name}.png"), FullPage = true });
        }
    }
}
