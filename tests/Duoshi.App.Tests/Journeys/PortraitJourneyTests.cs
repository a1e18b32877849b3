using Duoshi.App.Tests.Infrastructure;
using Microsoft.Playwright;

namespace Duoshi.App.Tests.Journeys;

/// <summary>From the roster to a portrait, its sources, another day, and the form.</summary>
public sealed class PortraitJourneyTests(RunningApp app)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_person_is_found_by_pinyin_and_every_statement_opens_its_source(bool english)
    {
        string T(string zh, string en) => english ? en : zh;
        await using var chief = await Visit.AsAsync(app, "hr.province", english);
        var page = chief.Page;

        await chief.GoAsync("/people?name=wang&sort=grade");
        await chief.PictureAsync(T("roster-zh", "roster-en"));
        await page.Locator("table.ds-table tbody tr a").First.ClickAsync();
        await page.Locator(".ds-portrait-name").WaitForAsync();
        var person = new Uri(page.Url).AbsolutePath;
        await chief.GoAsync(person);
        await page.Locator(".ds-chart svg").WaitForAsync();
        await chief.AssertAccessibleAsync();
        await chief.PictureAsync(T("portrait-zh", "portrait-en"));

        // Another group to stand beside, and back: the figures of the person stay, those of the group follow.
        var group = page.Locator("details", new() { Has = page.Locator("#peer-question") });
        await group.Locator("summary").ClickAsync();
        await page.Locator("input[name=peer-trait][value=age]").CheckAsync();
        await group.GetByText(T("按此统计", "Count by these")).ClickAsync();
        await Assertions.Expect(group.Locator("p").First).ToContainTextAsync(T("出生在", "born from"), new() { UseInnerText = false });
        await chief.AssertAccessibleAsync();
        await group.GetByText(T("恢复标准口径", "Back to the standard")).ClickAsync();
        await Assertions.Expect(group.Locator("p").First).Not.ToContainTextAsync(T("出生在", "born from"), new() { UseInnerText = false });
        await page.Locator(".ds-chart svg").WaitForAsync();

        await page.Locator(".ds-statement").First.ClickAsync();
        var source = page.GetByRole(AriaRole.Dialog);
        await source.GetByText(T("记录人", "Recorded by")).WaitForAsync();
        await chief.AssertAccessibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await chief.GoAsync($"{person}?asOf=2016-06-30");
        await page.GetByText(T("您看到的是 2016-06-30 的情况", "You see the state of 2016-06-30")).WaitForAsync();

        await chief.GoAsync($"{person}/form");
        Assert.Equal(2, await page.Locator(".ds-form-side").CountAsync());
        await chief.AssertAccessibleAsync();
        Assert.Empty(chief.Errors);
    }

    [Fact]
    public async Task Two_ticked_people_stand_side_by_side_with_every_difference_in_words()
    {
        await using var chief = await Visit.AsAsync(app, "hr.province");
        var page = chief.Page;
        await chief.GoAsync("/people?name=wang&sort=grade");
        await page.Locator("tbody input[type=checkbox]").Nth(0).CheckAsync();
        await page.Locator("tbody input[type=checkbox]").Nth(1).CheckAsync();
        await page.GetByText("两人并列对照").ClickAsync();
        await page.Locator("table.ds-compare").WaitForAsync();
        Assert.Equal(3, await page.Locator("table.ds-compare thead th").CountAsync());
        await Assertions.Expect(page.Locator("table.ds-compare tr[data-difference='Differs']").First).ToContainTextAsync("≠ 不同");
        await page.GetByText("只看不同的项目").ClickAsync();
        await Assertions.Expect(page.Locator("table.ds-compare tr[data-difference='Same']")).ToHaveCountAsync(0);
        await chief.AssertAccessibleAsync();
        await chief.PictureAsync("compare-zh");
        Assert.Empty(chief.Errors);
    }

    [Fact]
    public async Task A_phone_shows_the_portrait_without_scrolling_sideways()
    {
        await using var chief = await Visit.AsAsync(app, "hr.province", english: true, width: 390, dark: true);
        await chief.GoAsync("/people?name=wang");
        await chief.AssertFitsWidthAsync();
        await chief.Page.Locator("table.ds-table tbody tr a").First.ClickAsync();
        await chief.Page.Locator(".ds-portrait-name").WaitForAsync();
        await chief.AssertFitsWidthAsync();
        await chief.AssertAccessibleAsync();
    }

    [Fact]
    public async Task A_member_of_staff_reads_the_own_record_and_nobody_elses()
    {
        await using var staff = await Visit.AsAsync(app, "staff");
        await staff.GoAsync("/me");
        await staff.AssertAccessibleAsync();
        await staff.Page.GotoAsync("/admin/audit");
        Assert.Equal(0, await staff.Page.Locator("table.ds-table tbody tr").CountAsync());
        var reply = await staff.Page.APIRequest.GetAsync("/api/v1/persons");
        Assert.Equal(403, reply.Status);
    }
}
