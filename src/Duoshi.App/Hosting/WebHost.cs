using Duoshi.App.Commands;
using Duoshi.App.Components;
using Duoshi.Modules;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Accounts;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.EntityFrameworkCore;
using MudBlazor.Services;

namespace Duoshi.App.Hosting;

/// <summary>The web server over an installation.</summary>
internal static class WebHost
{
    /// <summary>Opens the folder, brings the schema up, serves until stopped.</summary>
    /// <param name="shell">Where messages go.</param>
    /// <param name="data">The installation.</param>
    /// <param name="url">Address to serve on.</param>
    /// <param name="before">Work done with the services before serving, such as seeding a demo; its lines are printed.</param>
    /// <param name="ct">Stops the server.</param>
    public static async Task<int> RunAsync(
        IShell shell, DataOptions data, string url, IReadOnlyList<Func<IServiceProvider, CancellationToken, Task<int>>> before, CancellationToken ct)
    {
        using var installation = Installation.TryOpen(data.Folder, data.Database);
        if (installation is null)
        {
            await shell.Error.WriteLineAsync($"数据目录 {data.Folder} 已有服务在运行。 A server already runs on this data folder.");
            return Exit.Refused;
        }

        var app = Build(installation, url, null);
        await using (app)
        {
            await using (var db = await app.Services.GetRequiredService<IDbContextFactory<DuoshiDb>>().CreateDbContextAsync(ct))
            {
                await Migrator.MigrateAsync(db, ct);
            }

            await RenewStale.RunAsync(app.Services, ct);

            foreach (var step in before)
            {
                await using var scope = app.Services.CreateAsyncScope();
                var exit = await step(scope.ServiceProvider, ct);
                if (exit != Exit.Done)
                {
                    return exit;
                }
            }

            var token = ServerVerbs.NewToken();
            ServerVerbs.Map(app, token);
            await app.StartAsync(ct);
            ServerVerbs.Announce(installation.Folder, app.Urls, token);
            await shell.Out.WriteLineAsync($"多士已启动 Duoshi is serving: {url}");
            await app.WaitForShutdownAsync(ct);
        }

        return Exit.Done;
    }

    /// <summary>Builds the application; tests pass their own changes of the services.</summary>
    public static WebApplication Build(Installation installation, string url, Action<IServiceCollection>? configure)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
        });
        builder.WebHost.UseUrls(url);
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        var services = builder.Services;
        services.AddSingleton(installation);
        services.AddDuoshi(installation.Model, installation.Configure);
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddDuoshiSessions();
        services.AddMudServices(mud => mud.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomCenter);
        services.AddTransient<MudBlazor.MudLocalizer, Localization.LibraryWords>();
        services.AddLocalization();
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        services.Configure<RequestLocalizationOptions>(languages =>
        {
            languages.SetDefaultCulture("zh-CN").AddSupportedCultures("zh-CN", "en").AddSupportedUICultures("zh-CN", "en");
            languages.RequestCultureProviders = [new CookieRequestCultureProvider(), new QueryStringRequestCultureProvider()];
        });
        services.AddOpenApi("v1", ApiDescription.Configure);
        services.AddSingleton<ApiOutline>();
        configure?.Invoke(services);

        var app = builder.Build();
        app.UseResponseCompression();
        app.UseRequestLocalization();
        app.UseFailurePages();
        app.Use(SafetyHeaders.Apply);
        app.UseDuoshiSignIn();
        app.UseAntiforgery();
        app.UseIdempotencyKeys();
        app.MapStaticAssets().OpenToAnyone("styles, scripts and pictures of the program itself; no data");
        app.MapDuoshi();
        app.MapDuoshiSignIn();
        LanguageSwitch.Map(app);
        ApiDescription.Map(app);
        app.MapRazorComponents<AppRoot>()
            .AddInteractiveServerRenderMode()
            .AddAdditionalAssemblies(typeof(DuoshiModules).Assembly);
        return app;
    }
}
