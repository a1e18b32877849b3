using System.Text.RegularExpressions;
using Duoshi.App.Tests.Infrastructure;
using Microsoft.Playwright;

namespace Duoshi.App.Tests.Journeys;

/// <summary>A clerk corrects a past appointment and reads the record before and after by known moment.</summary>
public sealed class CorrectionJourneyTests(RunningApp app)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_past_appointment_is_corrected_and_both_states_can_be_read(bool english)
    {
        string T(string zh, string en) => english ? en : zh;
        await using var clerk = await Visit.AsAsync(app, "hr.province", english);
        var page = clerk.Page;
        var fresh = english ? "Corrected duty" : "更正后的职务";

        // Somebody with a past main post; another person for each language.
        await clerk.GoAsync("/people?sort=birth");
        await page.Locator("table.ds-table tbody tr a").Nth(english ? 3 : 2).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/people/\d+"));
        var person = new Uri(page.Url).AbsolutePath;
        await clerk.GoAsync($"{person}/record?group=posts");

        var posts = page.Locator("#appointment tbody tr");
        await posts.Nth(1).WaitForAsync();
        var before = await posts.Nth(1).InnerTextAsync();
        Assert.DoesNotContain(fresh, before, StringComparison.Ordinal);

        if (!english)
        {
            await clerk.PictureAsync("record-zh");
        }

        await posts.Nth(1).GetByRole(AriaRole.Button, new() { NameRegex = new(T("^更正", "^Correct")) }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("#field-postName").FillAsync(fresh);
        await dialog.Locator("#field-postName").BlurAsync();
        await dialog.Locator("#act-reason").FillAsync(T("档案核对", "checked against the file"));
        await dialog.GetByRole(AriaRole.Button, new() { Name = T("核对变化", "Show the difference") }).ClickAsync();
        await dialog.GetByText(fresh).First.WaitForAsync();
        await clerk.AssertAccessibleAsync();
        if (!english)
        {
            await clerk.PictureAsync("correction-zh");
        }

        await dialog.GetByRole(AriaRole.Button, new() { Name = T("保存", "Save") }).ClickAsync();
        await page.Locator("#appointment").GetByText(fresh).First.WaitForAsync();

        // The history tells the change, and leads to what was known before it.
        await clerk.GoAsync($"{person}/history?kind=appointment");
        await page.GetByText(T("档案核对", "checked against the file")).First.WaitForAsync();
        await clerk.AssertAccessibleAsync();
        if (!english)
        {
            await clerk.PictureAsync("history-zh");
        }

        var earlier = await page.GetByRole(AriaRole.Link, new() { Name = T("看此前", "See before") }).First.GetAttributeAsync("href");
        await clerk.GoAsync($"{earlier}&group=posts");
        Assert.DoesNotContain(fresh, await page.Locator("#appointment").InnerTextAsync(), StringComparison.Ordinal);
        await clerk.GoAsync($"{person}/record?group=posts");
        Assert.Contains(fresh, await page.Locator("#appointment").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(clerk.Errors);
    }
}
