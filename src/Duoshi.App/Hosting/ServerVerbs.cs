using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Duoshi.App.Commands;
using Duoshi.Modules.Platform.Access;
using Microsoft.AspNetCore.Http.Features;

namespace Duoshi.App.Hosting;

/// <summary>
/// Runs verbs of the command line inside the server that owns the data folder. Only who can read the folder's address
/// file knows the token; the actor is the local operator, as it would be with the server stopped.
/// </summary>
internal static class ServerVerbs
{
    public const string Route = "/local/verb";

    public static void Map(WebApplication app, string token) => app.MapPost(Route, async (HttpContext http) =>
    {
        var given = http.Request.Headers.Authorization.ToString();
        if (http.Connection.RemoteIpAddress is not { } from || !System.Net.IPAddress.IsLoopback(from)
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes("Bearer " + token)))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var request = (await http.Request.ReadFromJsonAsync<Request>(http.RequestAborted))!;
        http.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        http.Response.ContentType = "text/plain; charset=utf-8";
        // In the language of the terminal that asked; it flows into the work below.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(request.Language == "en" ? "en" : "zh-CN");
        var lines = Channel.CreateUnbounded<string>();
        using var shell = new InServerShell(http.RequestServices, request.User, lines.Writer);
        var run = Task.Run(async () =>
        {
            try
            {
                var exit = await CommandLine.RunAsync(request.Args, shell, request.Folder, http.RequestAborted);
                shell.Flush();
                await lines.Writer.WriteAsync($"x{exit}");
            }
            finally
            {
                lines.Writer.Complete();
            }
        });
        await foreach (var line in lines.Reader.ReadAllAsync(http.RequestAborted))
        {
            await http.Response.WriteAsync(line + "\n", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }

        await run;
    }).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    /// <summary>A secret for one run of the server.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Writes how to reach this server where only the folder's owner can read it.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="addresses">What the started server listens on.</param>
    /// <param name="token">The secret.</param>
    public static void Announce(string folder, IEnumerable<string> addresses, string token)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = Installation.AddressFile(folder);
        File.Delete(file);
        using var stream = new FileStream(file, options);
        JsonSerializer.Serialize(stream, new ServerAddress(Reachable(addresses), token));
    }

    /// <summary>The address to call from this machine: plain HTTP first, and loopback where the server listens on every address.</summary>
    internal static string Reachable(IEnumerable<string> addresses)
    {
        var chosen = addresses.OrderBy(a => a.StartsWith("https:", StringComparison.OrdinalIgnoreCase)).First();
        var parts = BindingAddress.Parse(chosen);
        var host = parts.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : parts.Host;
        return string.Create(CultureInfo.InvariantCulture, $"{parts.Scheme}://{host}:{parts.Port}");
    }

    internal sealed record Request(string[] Args, string Folder, string User, string Language = "zh-CN");

    private sealed class InServerShell : IShell, IDisposable
    {
        private readonly IServiceProvider services;
        private readonly string user;
        private readonly LineWriter output;
        private readonly LineWriter error;

        public InServerShell(IServiceProvider services, string user, ChannelWriter<string> lines)
        {
            this.services = services;
            this.user = user;
            output = new LineWriter('o', lines);
            error = new LineWriter('e', lines);
        }

        public TextWriter Out => output;

        public TextWriter Error => error;

        public bool Interactive => false;

        public void Dispose()
        {
            output.Dispose();
            error.Dispose();
        }

        public void Flush()
        {
            output.End();
            error.End();
        }

        public async Task<int> WithRecordAsync(DataOptions data, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken ct)
        {
            await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ActorOverride>().Actor = Actor.LocalOperator(user);
            return await work(scope.ServiceProvider, ct);
        }
    }

    private sealed class LineWriter(char mark, ChannelWriter<string> lines) : StringWriter(CultureInfo.InvariantCulture)
    {
        public override void Write(char value)
        {
            if (value == '\n')
            {
                Line();
            }
            else if (value != '\r')
            {
                base.Write(value);
            }
        }

        public override void Write(string? value)
        {
            foreach (var c in value ?? "")
            {
                Write(c);
            }
        }

        public override void WriteLine(string? value)
        {
            Write(value);
            Write('\n');
        }

        /// <summary>Sends what was begun and not ended by a line break.</summary>
        public void End()
        {
            if (GetStringBuilder().Length > 0)
            {
                Line();
            }
        }

        private void Line()
        {
            lines.TryWrite(mark + GetStringBuilder().ToString());
            GetStringBuilder().Clear();
        }
    }
}
