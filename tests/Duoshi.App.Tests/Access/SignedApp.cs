using System.Net;
using System.Text.RegularExpressions;
using Duoshi.App.Hosting;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Accounts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.App.Tests.Access;

/// <summary>An installation without records, served on a free port, with the demo accounts granted over everything.</summary>
public sealed partial class SignedApp : IAsyncLifetime
{
    public const string Password = "Brush-and-ink-7";

    private readonly string folder = Directory.CreateTempSubdirectory("duoshi-access-").FullName;
    private Installation? installation;
    private WebApplication? app;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public IServiceProvider Services => app!.Services;

    public async ValueTask InitializeAsync()
    {
        installation = Installation.TryOpen(folder, null)!;
        app = WebHost.Build(installation, "http://127.0.0.1:0", null);
        await using (var db = await Services.GetRequiredService<IDbContextFactory<DuoshiDb>>().CreateDbContextAsync())
        {
            await Migrator.MigrateAsync(db, CancellationToken.None);
        }

        await app.StartAsync();
        Address = new Uri(app.Urls.Single());
        await AccountAsync("security", Role.SecurityAdministrator);
        await AccountAsync("auditor", Role.AuditAdministrator);
        await AccountAsync("system", Role.SystemAdministrator);
        await AccountAsync("chief", Role.HrChief);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        installation?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>An account with the common password.</summary>
    /// <returns>Its key.</returns>
    internal async Task<long> AccountAsync(string userName, Role? role = null, bool mustChange = false)
    {
        var made = (await AsOperatorAsync(s => s.GetRequiredService<CreateAccount>().RunAsync(new(userName, userName), default))).Value;
        if (role is { } granted)
        {
            Assert.Null((await AsOperatorAsync(s => s.GetRequiredService<GrantRole>().RunAsync(made.AccountId, new(granted), default))).Refusal);
        }

        using var scope = Services.CreateScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<DuoshiDb>>().CreateDbContextAsync();
        var account = await db.Set<Account>().SingleAsync(a => a.Id == made.AccountId);
        scope.ServiceProvider.GetRequiredService<Passwords>().Set(account, Password);
        account.MustChangePassword = mustChange;
        await db.SaveChangesAsync();
        scope.ServiceProvider.GetRequiredService<SnapshotCache>().Forget(account.Id);
        return made.AccountId;
    }

    internal async Task<T> AsOperatorAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorOverride>().Actor = Actor.LocalOperator("test");
        return await work(scope.ServiceProvider);
    }

    /// <summary>A browser without scripts: keeps cookies, follows no redirects.</summary>
    internal HttpClient Client() => new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseCookies = true, AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>A browser that has signed in.</summary>
    internal async Task<HttpClient> ClientOfAsync(string userName)
    {
        var client = Client();
        using var reply = await SubmitAsync(client, "/sign-in", ("Typed.UserName", userName), ("Typed.Password", Password));
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        return client;
    }

    /// <summary>Loads a page and sends its form.</summary>
    internal static async Task<HttpResponseMessage> SubmitAsync(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        var page = await client.GetStringAsync(path);
        var hidden = HiddenField().Matches(page).Select(m => KeyValuePair.Create(m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)))
            .DistinctBy(f => f.Key);
        return await client.PostAsync(path, new FormUrlEncodedContent([.. hidden, .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]));
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();
}
