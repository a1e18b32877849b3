using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Duoshi.App.Tests.Infrastructure;

/// <summary>A signed-in browser window of one user: language, size and theme chosen by the test.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly string address;

    private Visit(IBrowserContext context, IPage page, string address)
    {
        this.context = context;
        this.address = address;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Errors the page wrote to the console since it was opened.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Opens a window and signs in.</summary>
    /// <param name="app">The served demo.</param>
    /// <param name="user">A demo account, or null to stay outside.</param>
    /// <param name="english">English instead of Chinese.</param>
    /// <param name="width">Window width in CSS pixels.</param>
    /// <param name="dark">Dark theme.</param>
    public static async Task<Visit> AsAsync(RunningApp app, string? user, bool english = false, int width = 1440, bool dark = false)
    {
        var context = await app.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = app.Address,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = english ? "en" : "zh-CN",
            // A page is judged as it stands, not on its way there.
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        context.SetDefaultNavigationTimeout(45_000);
        var page = await context.NewPageAsync();
        var visit = new Visit(context, page, app.Address);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                visit.Errors.Add(message.Text);
            }
        };
        if (english || user is not null)
        {
            // A language chosen in the window goes before that of the account, which another visit may have changed.
            await page.GotoAsync($"/language/{(english ? "en" : "zh-CN")}?back=/sign-in");
        }

        if (user is not null)
        {
            await page.Locator("#user-name").First.FillAsync(user);
            await page.Locator("input[type='password']").First.FillAsync(RunningApp.Password);
            await page.Locator("button[type='submit']").First.ClickAsync();
            await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/sign-in"));
            // A page that is left while its circuit begins says so to the console, and the next page would be blamed.
            await page.Locator("main[data-live]").WaitForAsync();
        }

        return visit;
    }

    /// <summary>Goes to a page and waits until its circuit answers.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await Page.Locator("h1").First.WaitForAsync();
        await Page.Locator("main[data-live]").WaitForAsync();
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>No serious or critical accessibility violation on the page as it stands.</summary>
    public Task AssertAccessibleAsync() => Accessibility.AssertAsync(Page);

    /// <summary>Nothing sticks out of a phone's screen.</summary>
    public async Task AssertFitsWidthAsync()
    {
        var over = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(over <= 0, $"{Page.Url} is {over} px wider than the window.");
    }

    /// <summary>Keeps a picture for the user guide, when the run was asked to make them.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("DUOSHI_PICTURES") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
        }
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
