using Duoshi.App.Commands;
using Duoshi.App.Hosting;
using Duoshi.App.Tests.Infrastructure;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(RunningApp))]

namespace Duoshi.App.Tests.Infrastructure;

/// <summary>The demo province served on a free port, and a real Chromium: made once for all journeys.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    /// <summary>Password of all demo accounts.</summary>
    public const string Password = "Duoshi@Demo99";

    private readonly string folder = Directory.CreateTempSubdirectory("duoshi-app-").FullName;
    private Installation? installation;
    private WebApplication? app;
    private IPlaywright? playwright;

    public string Address { get; private set; } = "";

    public IServiceProvider Services => app!.Services;

    internal IBrowser Browser { get; private set; } = default!;

    public async ValueTask InitializeAsync()
    {
        var seeded = await CommandLine.RunAsync(["demo", "--data", folder, "--no-serve"], new KeptShell(["demo", "--data", folder]));
        Assert.Equal(Exit.Done, seeded);

        installation = Installation.TryOpen(folder, null) ?? throw new InvalidOperationException("The data folder is still locked.");
        app = WebHost.Build(installation, "http://127.0.0.1:0", null);
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<DuoshiDb>>().CreateDbContextAsync())
        {
            await Migrator.MigrateAsync(db, CancellationToken.None);
        }

        await app.StartAsync();
        Address = app.Urls.Single();

        // The first page of all pays for compiling the program: no visit is charged with it.
        using (var first = new HttpClient())
        {
            (await first.GetAsync(new Uri(Address + "/sign-in"))).EnsureSuccessStatusCode();
        }

        playwright = await Playwright.CreateAsync();
        // As patient as the windows: what is expected may wait for the writing of another visit.
        Assertions.SetDefaultExpectTimeout(30_000);
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("DUOSHI_CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        installation?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
