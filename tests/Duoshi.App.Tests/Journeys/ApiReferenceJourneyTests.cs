using Duoshi.App.Tests.Infrastructure;
using Microsoft.Playwright;

namespace Duoshi.App.Tests.Journeys;

/// <summary>The reference page of the API in a browser that reaches nothing but this server.</summary>
public sealed class ApiReferenceJourneyTests(RunningApp app)
{
    [Fact]
    public async Task The_reference_shows_the_operations_and_asks_no_other_site()
    {
        await using var chief = await Visit.AsAsync(app, "hr.province");
        var page = chief.Page;
        var elsewhere = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.Url.StartsWith("http", StringComparison.Ordinal) && !request.Url.StartsWith(app.Address, StringComparison.Ordinal))
            {
                elsewhere.Add(request.Url);
            }
        };
        await chief.GoAsync("/api");
        await page.GetByLabel("查找（路径或说明）").FillAsync("/persons/count");
        await page.GetByText("/api/v1/persons/count").ClickAsync();
        await page.GetByRole(AriaRole.Cell, new() { Name = "有效日，如 2024-05-01；缺省今天" }).WaitForAsync();
        await chief.PictureAsync("api-reference");
        Assert.Empty(elsewhere);
        Assert.Empty(chief.Errors);
    }
}
