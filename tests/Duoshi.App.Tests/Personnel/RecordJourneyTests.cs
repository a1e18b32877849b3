using System.Globalization;
using System.Text.RegularExpressions;
using Duoshi.App.Tests.Access;
using Duoshi.App.Tests.Infrastructure;
using Duoshi.Modules.Organisation.Acts;
using Duoshi.Modules.Personnel.Registration;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Duoshi.App.Tests.Personnel;

/// <summary>The clerk's work on records in a real browser.</summary>
public sealed class RecordJourneyTests(SignedApp app) : IClassFixture<SignedApp>, IAsyncLifetime
{
    private IPlaywright playwright = default!;
    private IBrowser browser = default!;
    private long office;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("DUOSHI_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        // An office of its own for each test: they share one installation.
        var name = $"示范第{Guid.NewGuid().ToString("N")[..4]}市人民检察院";
        office = (await app.AsOperatorAsync(s => s.GetRequiredService<FoundOffice>().RunAsync(
            new FoundOffice.Act { On = "2005-01-01", Office = new NewOffice { Name = name, Level = "2" } }, default))).Value.Id;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_past_appointment_is_corrected_and_the_record_read_before_and_after(bool english)
    {
        string T(string zh, string en) => english ? en : zh;
        var person = await RegisterAsync("张三", "书记员", "2015.06");
        var page = await SignedInAsync("chief", english);
        await GoAsync(page, $"/people/{person}/record?group=posts");
        await Accessibility.AssertAsync(page);
        await PictureAsync(page, "record" + T("", "-en"));
        await page.Locator("#appointment").GetByRole(AriaRole.Button, new() { Name = T("更正：任职", "Correct: Appointments") }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = T("职务名称", "Duty") }).FillAsync("检察官助理");
        await dialog.GetByLabel(T("开始日期", "First day"), new() { Exact = true }).FillAsync("2015.02.30");
        await dialog.Locator("#act-reason").FillAsync("任免文件核对");
        await dialog.GetByRole(AriaRole.Button, new() { Name = T("核对变化", "Show the difference") }).ClickAsync();
        await dialog.GetByRole(AriaRole.Alert).Filter(new() { HasText = "2015.02.30" }).WaitForAsync();
        await dialog.GetByLabel(T("开始日期", "First day"), new() { Exact = true }).FillAsync("2015.07");
        await dialog.GetByRole(AriaRole.Button, new() { Name = T("核对变化", "Show the difference") }).ClickAsync();
        await dialog.GetByRole(AriaRole.Cell, new() { Name = T("改变", "Changed") }).WaitForAsync();
        await Accessibility.AssertAsync(page);
        await PictureAsync(page, "fact-dialog" + T("", "-en"));
        await dialog.GetByRole(AriaRole.Button, new() { Name = T("保存", "Save") }).ClickAsync();
        await page.Locator("#appointment").GetByText("检察官助理").First.WaitForAsync();

        await GoAsync(page, $"/people/{person}/history?kind=appointment");
        await page.GetByRole(AriaRole.Cell, new() { Name = T("更正 · 任免文件核对", "Correction · 任免文件核对") }).WaitForAsync();
        await Accessibility.AssertAsync(page);
        await PictureAsync(page, "history" + T("", "-en"));
        await page.GetByRole(AriaRole.Link, new() { Name = T("看此前", "See before") }).First.ClickAsync();
        await page.GetByText(T("此后的更正不在内", "later corrections are not in it")).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = T("职务职级", "Posts and ranks") }).ClickAsync();
        await page.Locator("#appointment").GetByText("书记员").First.WaitForAsync();
        Assert.Equal(0, await page.Locator("#appointment").GetByText("检察官助理").CountAsync());
        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = T("更正：任职", "Correct: Appointments") }).CountAsync());
    }

    [Fact]
    public async Task The_later_of_two_clerks_is_told_who_when_and_what_and_goes_on_with_what_she_typed()
    {
        var person = await RegisterAsync("李四", "书记员", "2018.01");
        await app.AccountAsync("second", Role.HrChief);
        var (first, second) = (await SignedInAsync("chief"), await SignedInAsync("second"));
        foreach (var (page, place) in new[] { (first, "示范省甲市"), (second, "示范省乙市") })
        {
            await GoAsync(page, $"/people/{person}/record?group=basics");
            await page.Locator("#identity").GetByRole(AriaRole.Button, new() { Name = "更正：基本情况" }).ClickAsync();
            await page.GetByRole(AriaRole.Dialog).GetByLabel("籍贯").FillAsync(place);
            await page.GetByRole(AriaRole.Dialog).GetByLabel("理由").FillAsync("核对户籍");
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "核对变化" }).ClickAsync();
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Cell, new() { Name = "改变" }).WaitForAsync();
        }

        await first.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await first.Locator("#identity").GetByText("示范省甲市").First.WaitForAsync();

        var dialog = second.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        // Who, when, which field.
        await dialog.GetByText(new Regex(@"chief 已于 \d{4}-\d\d-\d\d \d\d:\d\d 修改了此项：籍贯")).WaitForAsync();
        await dialog.GetByText("最新内容：示范省甲市").WaitForAsync();
        await PictureAsync(second, "conflict");
        Assert.Equal("示范省乙市", await dialog.GetByLabel("籍贯").InputValueAsync());
        await dialog.GetByRole(AriaRole.Button, new() { Name = "核对变化" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Cell, new() { Name = "改变" }).WaitForAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await second.Locator("#identity").GetByText("示范省乙市").First.WaitForAsync();
    }

    [Fact]
    public async Task Full_time_and_on_the_job_education_are_recorded_on_lines_of_their_own()
    {
        var person = await RegisterAsync("郑八", "书记员", "2018.01");
        var page = await SignedInAsync("chief");
        foreach (var (button, from, text) in new[] { ("登记全日制教育", "2007.07", "大学"), ("登记在职教育", "2013.06", "研究生") })
        {
            await GoAsync(page, $"/people/{person}/record?group=education");
            await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await dialog.GetByLabel("开始日期").FillAsync(from);
            await dialog.GetByLabel("学历", new() { Exact = true }).FillAsync(text);
            await dialog.GetByRole(AriaRole.Button, new() { Name = "核对变化" }).ClickAsync();
            await dialog.GetByRole(AriaRole.Cell, new() { Name = "新增" }).WaitForAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
            await page.Locator("#education-summary").GetByText(text).First.WaitForAsync();
        }

        Assert.Equal(2, await page.Locator("#education-summary tbody tr").CountAsync());
        await GoAsync(page, $"/people/{person}");
        await page.GetByRole(AriaRole.Button, new() { Name = "全日制教育 大学" }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "在职教育 研究生" }).WaitForAsync();
    }

    [Fact]
    public async Task A_due_date_is_worked_off_and_comes_back_when_the_act_is_withdrawn()
    {
        var end = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(20);
        string Day(DateOnly day) => day.ToString("yyyy.MM.dd", CultureInfo.InvariantCulture);
        var person = (await app.AsOperatorAsync(s => s.GetRequiredService<RegisterPerson>().RunAsync(
            new RegisterPerson.Body(
                office, "2023.01", new() { ["name"] = "冯九", ["sex"] = "女", ["birth"] = "1998.05" },
                [new("employment-contract", "2023.01.01", Day(end), new() { ["number"] = "示合〔2023〕9号", ["work"] = "聘用制书记员" })], true, null, "示合〔2023〕9号"), default))).Value.PersonId;
        var page = await SignedInAsync("chief");
        await GoAsync(page, "/due?kind=Contract");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "冯九" });
        await row.GetByText("聘用合同到期：示合〔2023〕9号").WaitForAsync();
        await Accessibility.AssertAsync(page);
        await PictureAsync(page, "due");
        await row.GetByRole(AriaRole.Link, new() { Name = "去办理：合同到期 冯九" }).ClickAsync();

        var contracts = page.Locator("#employment-contract");
        await contracts.GetByRole(AriaRole.Button, new() { Name = "登记新情况：聘用合同" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("#act-from").FillAsync(Day(end));
        await dialog.Locator("#act-to").FillAsync(Day(end.AddYears(3)));
        await dialog.GetByLabel("合同编号").FillAsync("示合〔2026〕12号");
        await dialog.Locator("#act-reason").FillAsync("续签三年");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "核对变化" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Cell, new() { Name = "新增" }).First.WaitForAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await contracts.GetByText("示合〔2026〕12号").First.WaitForAsync();
        await GoAsync(page, "/due?kind=Contract");
        await page.GetByText("这段时间没有到期事项。").WaitForAsync();

        await GoAsync(page, $"/people/{person}/record?group=place&days=all");
        await contracts.GetByRole(AriaRole.Button, new() { Name = $"撤销：聘用合同 {Day(end)}" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "没有内容" }).CheckAsync();
        await dialog.Locator("#act-reason").FillAsync("未续签，误登");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "核对变化" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await GoAsync(page, "/due?kind=Contract");
        await row.GetByText("聘用合同到期：示合〔2023〕9号").WaitForAsync();
    }

    [Fact]
    public async Task A_recruits_probation_is_ended_by_a_decision_and_leaves_the_due_list()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var entered = today.AddMonths(-12).AddDays(-10);
        string Day(DateOnly day) => day.ToString("yyyy.MM.dd", CultureInfo.InvariantCulture);
        var person = (await app.AsOperatorAsync(s => s.GetRequiredService<RegisterPerson>().RunAsync(
            new RegisterPerson.Body(
                office, Day(entered), new() { ["name"] = "卫十二", ["sex"] = "男", ["birth"] = "2001.03" },
                [new("entry", Day(entered), null, new() { ["byExamination"] = "1", ["officeId"] = $"{office}" })], true, null, "示检政〔2025〕30号"), default))).Value.PersonId;
        var page = await SignedInAsync("chief");
        await GoAsync(page, $"/due?overdue=true&office={office}");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "卫十二" });
        await row.GetByText("新录用人员试用期满").WaitForAsync();
        await row.GetByText("已逾期").WaitForAsync();
        await row.GetByRole(AriaRole.Link, new() { Name = "去办理：试用期满 卫十二" }).ClickAsync();

        // The decision stands on the entry: the day of registration as a civil servant, and its document.
        var entry = page.Locator("#entry");
        await entry.GetByRole(AriaRole.Button, new() { Name = $"更正：进入 {Day(entered)}" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("公务员登记时间").FillAsync(Day(today));
        await dialog.Locator("#act-reason").FillAsync("试用期满，考核合格，按期转正");
        await dialog.Locator("#act-document").FillAsync("示检政〔2026〕31号");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "核对变化" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Cell, new() { Name = "改变" }).First.WaitForAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await entry.GetByText("示检政〔2026〕31号").First.WaitForAsync();

        await GoAsync(page, $"/due?office={office}");
        await page.GetByText("这段时间没有到期事项。").WaitForAsync();
        await GoAsync(page, $"/people/{person}/history?kind=entry");
        await page.GetByText("试用期满，考核合格，按期转正").First.WaitForAsync();
    }

    [Fact]
    public async Task A_list_is_walked_through_kept_under_a_name_and_handed_to_the_export()
    {
        foreach (var name in new[] { "钱甲", "钱乙", "钱丙" })
        {
            await RegisterAsync(name, "书记员", "2020.01");
        }

        var page = await SignedInAsync("chief");
        // From person to person in the order of the list, and back to it.
        await GoAsync(page, $"/people?office={office}&sort=pinyin");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("/");
        await page.Locator("#person-search:focus").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "钱甲" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "上一位：钱丙" }).WaitForAsync();
        await Accessibility.AssertAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "下一位：钱乙" }).ClickAsync();
        await page.GetByText("钱　乙").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "回到名单" }).ClickAsync();

        // Kept under a name, for the next time.
        await page.GetByText("共 3 人").WaitForAsync();
        await page.GetByText("我的筛选（0）").ClickAsync();
        await page.GetByLabel("把当前筛选、排序和列存为").FillAsync("本院");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存筛选" }).ClickAsync();
        Assert.Equal($"/people?office={office}&sort=pinyin", await page.GetByRole(AriaRole.Link, new() { Name = "本院", Exact = true }).GetAttributeAsync("href"));

        // Two of three go to the export of forms.
        await page.GetByLabel("选择 钱甲").CheckAsync();
        await page.GetByLabel("选择 钱乙").CheckAsync();
        await page.GetByText("已选 2 人").WaitForAsync();
        await Accessibility.AssertAsync(page);
        await PictureAsync(page, "selection");
        await page.GetByRole(AriaRole.Link, new() { Name = "导出任免审批表" }).ClickAsync();
        await page.GetByText("将导出 2 份。").WaitForAsync();
    }

    [Fact]
    public async Task The_roster_is_searched_filtered_and_kept_in_its_address()
    {
        for (var i = 0; i < 3; i++)
        {
            await RegisterAsync($"赵{"甲乙丙"[i]}", i == 0 ? "检察长" : "书记员", "2020.01");
        }

        var page = await SignedInAsync("chief");
        await GoAsync(page, $"/people?office={office}");
        await page.GetByText("共 3 人").WaitForAsync();
        await Accessibility.AssertAsync(page);
        await PictureAsync(page, "roster");
        Assert.Equal("赵甲", await page.Locator("table.ds-table tbody tr").First.Locator("a").InnerTextAsync());
        await page.GetByRole(AriaRole.Searchbox).Or(page.Locator("#person-search")).First.FillAsync("zhaoy");
        await page.GetByRole(AriaRole.Option).Filter(new() { HasText = "赵乙" }).First.WaitForAsync();
        await PictureAsync(page, "suggestions");
        await page.Locator("#person-search").PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("name=zhaoy"));
        await page.GetByText("共 1 人").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "去掉筛选：查找" }).ClickAsync();
        await page.GetByText("共 3 人").WaitForAsync();
        await GoAsync(page, $"/people?office={office}&sex=2");
        await page.GetByText("没有符合条件的人员").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "清除筛选" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/people$"));
    }

    [Fact]
    public async Task A_person_registered_twice_is_offered_as_perhaps_the_same()
    {
        await RegisterAsync("孙五", "书记员", "2020.01");
        var page = await SignedInAsync("chief");
        await GoAsync(page, "/people/new");
        await Accessibility.AssertAsync(page);
        await page.GetByLabel("姓名 *").FillAsync("孙五");
        await page.GetByLabel("出生年月").FillAsync("1990.05");
        await page.GetByLabel("单位 *").FillAsync("示范第");
        await page.Locator(".mud-popover-open .mud-list-item").First.ClickAsync();
        await page.GetByLabel("进入本院的日期 *").FillAsync("2024.01.01");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await PictureAsync(page, "registering");
        await page.GetByRole(AriaRole.Heading, new() { Name = "可能是同一人" }).WaitForAsync();
        await PictureAsync(page, "register");
        await page.GetByRole(AriaRole.Button, new() { Name = "不是同一人，继续登记" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/record$"));
        await page.GetByRole(AriaRole.Heading, new() { Name = "孙五" }).WaitForAsync();
    }

    [Fact]
    public async Task A_person_asks_for_a_correction_and_the_clerk_is_led_to_the_dialog()
    {
        var person = await RegisterAsync("周六", "书记员", "2020.01");
        var account = await app.AccountAsync($"staff{person}", Role.StaffMember);
        Assert.Null((await app.AsOperatorAsync(s => s.GetRequiredService<LinkPerson>().RunAsync(account, person, null, default))).Refusal);
        var own = await SignedInAsync($"staff{person}");
        await GoAsync(own, "/me");
        await Accessibility.AssertAsync(own);
        await PictureAsync(own, "me");
        await own.GetByLabel("哪一条").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await own.GetByLabel("错在哪里，应为什么，有何依据 *").FillAsync("籍贯应为示范省丙市");
        await own.GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();
        await own.GetByRole(AriaRole.Cell, new() { Name = "籍贯应为示范省丙市" }).WaitForAsync();

        var page = await SignedInAsync("chief");
        await GoAsync(page, "/corrections");
        await Accessibility.AssertAsync(page);
        await PictureAsync(page, "corrections");
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "籍贯应为示范省丙市" }).GetByRole(AriaRole.Button, new() { Name = "采纳并办理" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByText("本人申请：籍贯应为示范省丙市").WaitForAsync();
        await dialog.GetByLabel("籍贯").FillAsync("示范省丙市");
        await dialog.GetByLabel("理由").FillAsync("本人申请，已核对户籍");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "核对变化" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await page.Locator("#identity").GetByText("示范省丙市").First.WaitForAsync();
        await GoAsync(own, "/me");
        await own.GetByRole(AriaRole.Cell, new() { Name = "chief" }).First.WaitForAsync();
    }

    [Theory]
    [InlineData("record", false)]
    [InlineData("history", true)]
    [InlineData("", false)]
    public async Task The_pages_of_a_person_fit_a_phone(string segment, bool english)
    {
        var person = await RegisterAsync("吴七", "书记员", "2020.01");
        var page = await SignedInAsync("chief", english);
        await page.SetViewportSizeAsync(390, 844);
        foreach (var path in new[] { $"/people/{person}/{segment}".TrimEnd('/'), "/people", "/people/new" })
        {
            await GoAsync(page, path);
            await Accessibility.AssertAsync(page);
            var wide = await page.EvaluateAsync<string[]>(
                "() => { const most = document.documentElement.clientWidth; return document.documentElement.scrollWidth <= most ? [] : "
                + "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > most + 1 && !e.closest('.ds-scroll')).map(e => e.outerHTML.slice(0, 120)); }");
            Assert.True(wide.Length == 0, $"{path} is wider than a phone: {string.Join(" | ", wide.Take(5))}");
        }
    }

    private async Task<long> RegisterAsync(string name, string post, string from) => (await app.AsOperatorAsync(s => s.GetRequiredService<RegisterPerson>().RunAsync(
        new RegisterPerson.Body(
            office, from, new() { ["name"] = name, ["sex"] = "男", ["birth"] = "1990.05", ["nativePlace"] = "示范省示范市", ["identityNumber"] = null },
            [new("appointment", null, null, new() { ["manner"] = "1", ["postName"] = post, ["officeId"] = $"{office}" })], true, null, "示检任〔2020〕1号"), default))).Value.PersonId;

    private async Task<IPage> SignedInAsync(string user, bool english = false)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = app.Address.ToString(), Locale = "zh-CN", ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.Locator("#user-name").FillAsync(user);
        await page.Locator("#password").FillAsync(SignedApp.Password);
        await page.Locator("button[type=submit]").First.ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/sign-in"));
        // The language follows the account, which another test may have changed.
        await page.GotoAsync($"/language/{(english ? "en" : "zh-CN")}?back=/me");
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
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"people-{name}.png"), FullPage = true });
        }
    }
}
