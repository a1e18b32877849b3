using Duoshi.App.Tests.Infrastructure;

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
        await page.GotoAsync("/api");
        await page.GetByText("多士 Duoshi API").First.WaitForAsync();
        await chief.PictureAsync("api-reference");
        await page.GetByText("personnel", new() { Exact = true }).First.ClickAsync();
        await page.GetByText("A page of the roster on a day").First.WaitForAsync();
        Assert.Empty(elsewhere);
        Assert.Empty(chief.Errors);
    }
}
