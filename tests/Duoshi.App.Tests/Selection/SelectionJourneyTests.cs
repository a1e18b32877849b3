using System.Text.Json;
using System.Text.RegularExpressions;
using Duoshi.App.Tests.Infrastructure;
using Microsoft.Playwright;

namespace Duoshi.App.Tests.Selection;

/// <summary>选拔任用全程纪实 in a real browser: begun by a city's clerk, step by step, onto the record by the province.</summary>
public sealed class SelectionJourneyTests(RunningApp app)
{
    [Fact]
    public async Task A_transfer_goes_step_by_step_and_onto_the_record_by_another_hand()
    {
        await using var clerk = await Visit.AsAsync(app, "hr.city");
        var page = clerk.Page;
        var (number, office, person) = await SomebodyAsync(page);

        await clerk.GoAsync("/selection/new");
        await page.Locator("#selection-title").FillAsync("综合岗位平职交流");
        await page.Locator("#selection-kind").SelectOptionAsync("Lateral");
        await page.Locator("#selection-start").FillAsync("2026.10.12");
        await ChooseAsync(page, "办理单位 *", office);
        await ChooseAsync(page, "人员 *", number);
        await ChooseAsync(page, "任职的院 *", office);
        await page.Locator("#act-name-0").FillAsync("综合业务部干部");
        await page.GetByText("须经程序：").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "启动", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/selection/\d+$"));
        await page.Locator("li[aria-current=step]").Filter(new() { HasText = "职数预审" }).WaitForAsync();
        await page.Locator("main[data-live]").WaitForAsync();

        // A missing step blocks the next, and is named.
        await page.Locator("#step").SelectOptionAsync("Decision");
        await RecordAsync(page, "2026.10.20", "市院党组");
        await page.GetByText("缺少“职数预审”").WaitForAsync();
        await page.Locator("#step").SelectOptionAsync("PreCheck");

        string[] days = ["2026.10.12", "2026.10.13", "2026.10.14", "2026.10.15", "2026.10.15", "2026.10.16", "2026.10.16", "2026.10.20", "2026.10.22"];
        string[] steps = ["PreCheck", "Motion", "Inspection", "FourChecks", "FourChecks", "FourChecks", "FourChecks", "Decision", "Appointment"];
        for (var i = 0; i < days.Length; i++)
        {
            await Assertions.Expect(page.Locator("#step")).ToHaveValueAsync(steps[i]);
            if (steps[i] == "Appointment")
            {
                await page.Locator("#step-effective").FillAsync("2026.10.26");
            }

            await RecordAsync(page, days[i], "市院党组", $"示检政〔2026〕{i + 1}号");
            await Assertions.Expect(page.Locator(".ds-step .ds-soft")).ToHaveCountAsync(i + 1);
        }

        await clerk.AssertAccessibleAsync();
        await clerk.PictureAsync("selection-steps-zh");
        await page.GetByText("看变化前后").ClickAsync();
        await page.GetByText("综合业务部干部").First.WaitForAsync();
        // Who recorded the steps cannot put it on the record.
        Assert.Equal(0, await page.Locator("#confirm-reason").CountAsync());
        var address = new Uri(page.Url).AbsolutePath;

        await using var chief = await Visit.AsAsync(app, "hr.province");
        await chief.GoAsync(address);
        await chief.Page.GetByText("看变化前后").ClickAsync();
        await chief.Page.Locator("#confirm-reason").FillAsync("市院党组会议决定");
        await chief.Page.GetByText("确认任职", new() { Exact = true }).ClickAsync();
        await chief.Page.GetByText("任职确认：").WaitForAsync();
        await chief.GoAsync($"/people/{person}/record?group=posts&asOf=2026-11-01");
        await chief.Page.Locator("#appointment").GetByText("综合业务部干部").First.WaitForAsync();
        Assert.Empty(clerk.Errors);
        Assert.Empty(chief.Errors);
    }

    [Fact]
    public async Task A_procedure_is_set_from_a_day_on_and_the_earlier_one_stays()
    {
        await using var chief = await Visit.AsAsync(app, "hr.province");
        var page = chief.Page;
        await chief.GoAsync("/selection/procedures");
        await chief.AssertAccessibleAsync();
        var before = await page.Locator("tbody tr").CountAsync();
        await page.Locator("#procedure-kind").SelectOptionAsync("Lateral");
        // What holds for a transfer stands in the fields first: it asks no notice.
        await Assertions.Expect(page.Locator("input[name=procedure-step][value=Publicity]")).Not.ToBeCheckedAsync();
        await page.Locator("input[name=procedure-step][value=Publicity]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "设置", Exact = true }).ClickAsync();
        await page.Locator("[role=alert]").Filter(new() { HasText = "起始日期" }).WaitForAsync();
        await page.Locator("#procedure-from").FillAsync("2031.01.01");
        await page.Locator("#procedure-basis").FillAsync("示检政〔2030〕9号");
        await page.GetByRole(AriaRole.Button, new() { Name = "设置", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(before + 1);
        await page.Locator("tbody tr").Filter(new() { HasText = "2031-01-01" }).Filter(new() { HasText = "任前公示" }).WaitForAsync();

        // Today's process is still asked what it was asked before.
        await chief.GoAsync("/selection/new");
        await page.Locator("#selection-kind").SelectOptionAsync("Lateral");
        await Assertions.Expect(page.GetByText("须经程序：")).Not.ToContainTextAsync("任前公示");
        await page.Locator("#selection-start").FillAsync("2031.02.01");
        await page.Locator("#selection-title").FocusAsync();
        await Assertions.Expect(page.GetByText("须经程序：")).ToContainTextAsync("任前公示");

        await using var clerk = await Visit.AsAsync(app, "hr.city");
        await clerk.GoAsync("/selection/procedures");
        Assert.Equal(0, await clerk.Page.Locator("#procedure-kind").CountAsync());
    }

    /// <summary>Somebody of the clerk's own office without a leading post.</summary>
    private static async Task<(string Number, string Office, long Person)> SomebodyAsync(IPage page)
    {
        var reply = await page.APIRequest.GetAsync("/api/v1/persons?size=50");
        var rows = (await reply.JsonAsync())!.Value.GetProperty("rows").EnumerateArray().ToList();
        var office = rows[0].GetProperty("office").GetString()!;
        var found = rows.Last(r => r.GetProperty("office").GetString() == office && r.TryGetProperty("staffNumber", out var number) && number.ValueKind == JsonValueKind.String);
        return (found.GetProperty("staffNumber").GetString()!, office, found.GetProperty("personId").GetInt64());
    }

    private static async Task ChooseAsync(IPage page, string label, string text)
    {
        var field = page.GetByLabel(label, new() { Exact = true });
        await field.ClickAsync();
        await field.PressSequentiallyAsync(text);
        await page.Locator(".mud-popover-open .mud-list-item").Filter(new() { HasText = text }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".mud-popover-open")).ToHaveCountAsync(0);
    }

    private static async Task RecordAsync(IPage page, string on, string body, string? document = null)
    {
        await page.Locator("#step-on").FillAsync(on);
        await page.Locator("#step-body").FillAsync(body);
        await page.Locator("#step-document").FillAsync(document ?? "");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
    }
}
