using System.Diagnostics;
using System.Text;

namespace Duoshi.App.Tests.Infrastructure;

/// <summary>The program as a process of its own, its output piped.</summary>
internal sealed class DuoshiProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder said = new();
    private readonly StringBuilder erred = new();

    private DuoshiProcess(string language, params string[] args)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "duoshi"), args)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["LANG"] = language;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(said, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(erred, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int Exit, string Out, string Error)> RunAsync(params string[] args)
    {
        using var program = new DuoshiProcess("zh_CN.UTF-8", args);
        await program.process.WaitForExitAsync(Xunit.TestContext.Current.CancellationToken);
        program.process.WaitForExit();
        return (program.process.ExitCode, Text(program.said), Text(program.erred));
    }

    /// <summary>Starts a server and waits for its first page.</summary>
    public static async Task<(DuoshiProcess Server, TimeSpan FirstPage)> ServeAsync(string address, params string[] args)
    {
        var watch = Stopwatch.StartNew();
        var program = new DuoshiProcess("zh_CN.UTF-8", [.. args, "--urls", address]);
        using var client = new HttpClient();
        while (true)
        {
            Assert.False(program.process.HasExited, Text(program.erred));
            try
            {
                using var reply = await client.GetAsync(address + "/sign-in", Xunit.TestContext.Current.CancellationToken);
                Assert.True(reply.IsSuccessStatusCode, $"{reply.StatusCode}");
                return (program, watch.Elapsed);
            }
            catch (HttpRequestException)
            {
                Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "The server does not answer: " + Text(program.erred));
                await Task.Delay(50, Xunit.TestContext.Current.CancellationToken);
            }
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static void Keep(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            lock (text)
            {
                text.AppendLine(line);
            }
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
