using Duoshi.App.Tests.Infrastructure;
using Microsoft.Playwright;

namespace Duoshi.App.Tests.Organisation;

/// <summary>Walking the tree by keyboard, reading an office as of a day, and an act dated ahead.</summary>
public sealed class OfficeJourneys(RunningApp app)
{
    [Fact]
    public async Task The_tree_is_walked_by_keyboard_and_Enter_opens_the_office()
    {
        await using var visit = await Visit.AsAsync(app, "hr.province");
        await visit.GoAsync("/offices");
        var lines = visit.Page.GetByRole(AriaRole.Treeitem);
        await lines.First.FocusAsync();
        var before = await lines.CountAsync();

        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(visit.Page.Locator("[role=treeitem]:focus")).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(lines).Not.ToHaveCountAsync(before);
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(visit.Page.Locator("[role=treeitem]:focus")).ToHaveAttributeAsync("aria-level", "3");
        await visit.AssertAccessibleAsync();
        await visit.PictureAsync("offices-tree");

        var name = await visit.Page.Locator("[role=treeitem]:focus a").InnerTextAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync(name);
        foreach (var tab in new[] { "structure", "establishment", "history" })
        {
            await visit.GoAsync(new Uri(visit.Page.Url).AbsolutePath + "?tab=" + tab);
            await visit.AssertAccessibleAsync();
            await visit.PictureAsync($"office-{tab}");
        }

        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task A_rename_dated_ahead_shows_on_its_day_and_not_today()
    {
        await using var visit = await Visit.AsAsync(app, "hr.province", english: true);
        await visit.GoAsync("/offices?view=table&level=3");
        await visit.Page.Locator("tbody a").Last.ClickAsync();
        var heading = visit.Page.Locator("h1");
        await visit.Page.GetByText("Acts", new() { Exact = true }).WaitForAsync();
        var name = await heading.InnerTextAsync();
        var office = new Uri(visit.Page.Url).AbsolutePath;

        await visit.Page.GetByText("Acts", new() { Exact = true }).ClickAsync();
        await visit.Page.GetByText("Rename", new() { Exact = true }).ClickAsync();
        await visit.Page.Locator("#rename-name").FillAsync("示范省新名县人民检察院");
        await visit.Page.Locator("#act-rename-on").FillAsync("2090-01-01");
        await visit.Page.Locator("#act-rename-document").FillAsync("示编〔2089〕1号");
        await visit.AssertAccessibleAsync();
        await visit.Page.Locator("button[form='act-rename']").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#rename-name")).ToHaveCountAsync(0);

        await visit.GoAsync(office);
        await Assertions.Expect(heading).ToHaveTextAsync(name);
        await visit.GoAsync(office + "?asOf=2090-01-01");
        await Assertions.Expect(heading).ToHaveTextAsync("示范省新名县人民检察院");
        await Assertions.Expect(visit.Page.Locator(".ds-banner")).ToContainTextAsync("2090-01-01");
        await visit.GoAsync(office + "?tab=history");
        await Assertions.Expect(visit.Page.Locator("article").First).ToContainTextAsync("示编〔2089〕1号");
        Assert.Empty(visit.Errors);
    }
}
