using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Duoshi.App.Hosting;
using Duoshi.Modules;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.App.Commands;

/// <summary>Runs verbs in this process, or hands them to the server that owns the data folder.</summary>
internal sealed class ProcessShell(string[] args) : IShell
{
    public TextWriter Out => Console.Out;

    public TextWriter Error => Console.Error;

    public bool Interactive => !Console.IsOutputRedirected;

    public async Task<int> WithRecordAsync(DataOptions data, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken ct)
    {
        using var installation = Installation.TryOpen(data.Folder, data.Database);
        if (installation is null)
        {
            return await AskServerAsync(data.Folder, ct);
        }

        await using var services = Services(installation);
        await using (var db = await services.GetRequiredService<IDbContextFactory<DuoshiDb>>().CreateDbContextAsync(ct))
        {
            await Migrator.MigrateAsync(db, ct);
        }

        await RenewStale.RunAsync(services, ct);

        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorOverride>().Actor = Actor.LocalOperator(Environment.UserName);
        return await work(scope.ServiceProvider, ct);
    }

    /// <summary>The services of all modules, without a web server.</summary>
    private static ServiceProvider Services(Installation installation)
    {
        var services = new ServiceCollection();
        services.AddLogging(log => log.SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton(installation);
        services.AddDuoshi(installation.Model, installation.Configure);
        return services.BuildServiceProvider();
    }

    private async Task<int> AskServerAsync(string folder, CancellationToken ct)
    {
        var file = Installation.AddressFile(folder);
        if (!File.Exists(file))
        {
            await Error.WriteLineAsync($"数据目录 {folder} 正被另一个进程使用，请稍后再试。 The data folder is in use by another process; try again later.");
            return Exit.Refused;
        }

        var server = JsonSerializer.Deserialize<ServerAddress>(await File.ReadAllTextAsync(file, ct))!;
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Url.TrimEnd('/')}{ServerVerbs.Route}")
        {
            Content = JsonContent.Create(new ServerVerbs.Request(args, Environment.CurrentDirectory, Environment.UserName, System.Globalization.CultureInfo.CurrentUICulture.Name)),
        };
        using var reply = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        reply.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await reply.Content.ReadAsStreamAsync(ct));
        var exit = Exit.Refused;
        while (await lines.ReadLineAsync(ct) is { } line)
        {
            // Each line: o or e and the text, or x and the exit code.
            switch (line[0])
            {
                case 'o':
                    await Out.WriteLineAsync(line.AsMemory(1), ct);
                    break;
                case 'e':
                    await Error.WriteLineAsync(line.AsMemory(1), ct);
                    break;
                default:
                    exit = int.Parse(line[1..], System.Globalization.CultureInfo.InvariantCulture);
                    break;
            }
        }

        return exit;
    }
}

/// <summary>How the command line reaches the server that owns a data folder; the file is readable by its owner only.</summary>
internal sealed record ServerAddress(string Url, string Token);
