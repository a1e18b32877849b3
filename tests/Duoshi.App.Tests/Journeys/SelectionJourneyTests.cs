using Duoshi.App.Tests.Infrastructure;
using Microsoft.Playwright;

namespace Duoshi.App.Tests.Journeys;

/// <summary>A process of selection from the pre-check to the decision; a step that is skipped is refused by name.</summary>
public sealed class SelectionJourneyTests(RunningApp app)
{
    [Fact]
    public async Task A_process_is_driven_from_the_pre_check_to_the_decision_and_no_step_is_skipped()
    {
        await using var chief = await Visit.AsAsync(app, "hr.province");
        var page = chief.Page;
        await chief.GoAsync("/people?level=0131");
        if (await page.Locator("table.ds-table tbody tr a").CountAsync() == 0)
        {
            await chief.GoAsync("/people");
        }

        var name = await page.Locator("table.ds-table tbody tr a").First.InnerTextAsync();
        await chief.GoAsync("/selection/new");
        await page.Locator("#selection-title").FillAsync("示范职务调整");
        await ChooseAsync(page, "办理单位 *", "示范省人民检察院");
        await ChooseAsync(page, "人员 *", name);
        await ChooseAsync(page, "任职的院 *", "示范省人民检察院");
        await page.Locator("#act-name-0").FillAsync("业务专班负责人");
        await page.GetByRole(AriaRole.Button, new() { Name = "启动", Exact = true }).ClickAsync();
        await page.Locator(".ds-steps").WaitForAsync();

        // Straight to the inspection: refused, and what is missing is named.
        await RecordAsync(page, "Inspection");
        await page.GetByText("缺少“职数预审”，不能登记“考察”").WaitForAsync();
        await chief.AssertAccessibleAsync();
        foreach (var step in new[] { "PreCheck", "Motion", "Recommendation", "Inspection" })
        {
            await RecordAsync(page, step);
            await page.Locator(".ds-step[data-state='Done']").Nth(Array.IndexOf(["PreCheck", "Motion", "Recommendation", "Inspection"], step)).WaitForAsync();
        }

        for (var part = 1; part <= 4; part++)
        {
            await RecordAsync(page, "FourChecks", part);
            await page.Locator(".ds-step").Nth(4).Locator(".ds-soft").Nth(part - 1).WaitForAsync();
        }

        await RecordAsync(page, "Decision");
        await page.Locator(".ds-step[data-state='Done']").Nth(5).WaitForAsync();
        Assert.Contains("示检政", await page.Locator(".ds-step").Nth(5).InnerTextAsync(), StringComparison.Ordinal);
        await chief.PictureAsync("selection-zh");
        Assert.Empty(chief.Errors);
    }

    private static async Task ChooseAsync(IPage page, string label, string text)
    {
        await page.GetByLabel(label, new() { Exact = true }).First.FillAsync(text);
        await page.Locator(".mud-popover-open .mud-list-item").Filter(new() { HasText = text }).First.ClickAsync();
    }

    private static async Task RecordAsync(IPage page, string step, int part = 0)
    {
        await page.Locator("#step").SelectOptionAsync(step);
        if (part > 0)
        {
            await page.Locator("#step-part").SelectOptionAsync(part.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        foreach (var (field, text) in new[] { ("#step-on", DateTime.UtcNow.AddHours(8).ToString("yyyy.MM.dd", System.Globalization.CultureInfo.InvariantCulture)), ("#step-body", "院党组"), ("#step-document", "示检政〔2026〕9号") })
        {
            await page.Locator(field).FillAsync(text);
            await page.Locator(field).BlurAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
    }
}
