using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Duoshi.Modules.Platform.Storage;
using Npgsql;

namespace Duoshi.Modules.Tests.Infrastructure;

/// <summary>
/// A PostgreSQL server for the tests: the one that DUOSHI_TEST_POSTGRES names (a connection string; ./dev test sets it),
/// or one of our own, on a free loopback port, in a temporary folder, ended with the run. Where PostgreSQL is not
/// installed the tests fail; they are never skipped.
/// </summary>
internal sealed class TestPostgres : IAsyncDisposable
{
    private readonly string connection;
    private readonly Process? process;
    private readonly string? folder;

    private TestPostgres(string connection, Process? process, string? folder)
    {
        this.connection = connection;
        this.process = process;
        this.folder = folder;
    }

    public static async Task<TestPostgres> StartAsync() =>
        Environment.GetEnvironmentVariable("DUOSHI_TEST_POSTGRES") is { Length: > 0 } given
            ? new TestPostgres(given, null, null)
            : await StartOwnAsync();

    /// <summary>As the product opens it, to the letter: a pool goes by its connection string.</summary>
    public string ConnectionTo(string database) =>
        Databases.WithPreparing(new NpgsqlConnectionStringBuilder(connection) { Database = database, MaxPoolSize = 20, IncludeErrorDetail = true }.ToString());

    /// <summary>Runs a statement in the maintenance database.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var open = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Database = "postgres", Pooling = false }.ToString());
        await open.OpenAsync();
        await using var command = new NpgsqlCommand(sql, open) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null)
        {
            return;
        }

        // The shell around the server waits for its input to close, then ends it: also when this process is killed.
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        process.Dispose();
        Directory.Delete(folder!, recursive: true);
    }

    private static async Task<TestPostgres> StartOwnAsync()
    {
        var programs = Programs();
        var folder = Directory.CreateTempSubdirectory("duoshi-postgres-").FullName;
        var data = Path.Combine(folder, "data");
        Directory.CreateDirectory(data);
        string[] asOther = [];
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL refuses to run as root.
            var user = File.ReadLines("/etc/passwd").Any(l => l.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
            await RunAsync("chown", user, folder, data);
            await RunAsync("chmod", "0700", data);
            asOther = ["runuser", "-u", user, "--"];
        }

        await RunAsync([.. asOther, Path.Combine(programs, "initdb"), "-D", data, "-U", "duoshi", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]);
        var port = FreePort();
        var serve = $"""
            "{programs}/postgres" -D "{data}" -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 -c shared_buffers=128MB >"{data}/log" 2>&1 </dev/null &
            server=$!
            read -r end
            kill -INT $server
            wait $server
            """;
        var process = Start([.. asOther, "sh", "-c", serve]);
        var server = new TestPostgres($"Host=127.0.0.1;Port={port};Username=duoshi", process, folder);
        for (var left = 300; ; left--)
        {
            try
            {
                await server.ExecuteAsync("select 1");
                return server;
            }
            catch (NpgsqlException) when (left > 0)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Where initdb and postgres are: the newest version installed.</summary>
    private static string Programs()
    {
        var versions = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Where(d => File.Exists(Path.Combine(d, "bin", "initdb"))).OrderBy(d => int.TryParse(Path.GetFileName(d), out var v) ? v : 0).ToList()
            : [];
        return versions.Count > 0
            ? Path.Combine(versions[^1], "bin")
            : throw new InvalidOperationException("PostgreSQL is not installed: no /usr/lib/postgresql/*/bin/initdb. Install it (apt-get install postgresql), or set DUOSHI_TEST_POSTGRES to a server's connection string. ./dev test does both.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Start(params string[] command)
    {
        var start = new ProcessStartInfo(command[0]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static async Task RunAsync(params string[] command)
    {
        using var process = Start(command);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} failed: {await output}{errors}");
        }
    }
}
