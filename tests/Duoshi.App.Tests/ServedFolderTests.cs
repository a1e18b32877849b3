using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Duoshi.App.Commands;
using Duoshi.App.Hosting;
using Duoshi.App.Tests.Access;
using Duoshi.App.Tests.Infrastructure;

namespace Duoshi.App.Tests;

/// <summary>Real processes: verbs beside a running server, pipes, a second server, an address for the command line.</summary>
public sealed class ServedFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("duoshi-served-").FullName;

    private string Data => Path.Combine(folder, "data");

    [Fact]
    public async Task A_verb_beside_a_running_server_goes_to_the_server_and_the_pages_show_it()
    {
        var (made, said, erred) = await DuoshiProcess.RunAsync("demo", "--scale", "city", "--no-serve", "--data", Data);
        Assert.True(made == Exit.Done, erred);
        // Piped: plain lines, no bars, no escape sequences.
        Assert.DoesNotContain("\u001b", said, StringComparison.Ordinal);
        Assert.Contains("100 %", said, StringComparison.Ordinal);

        var address = $"http://127.0.0.1:{FreePort()}";
        var (server, firstPage) = await DuoshiProcess.ServeAsync(address, "demo", "--data", Data);
        using (server)
        {
            Xunit.TestContext.Current.SendDiagnosticMessage($"First page of a second start after {firstPage.TotalSeconds:0.0} s.");
            using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
            using var signedIn = await SignedApp.SubmitAsync(client, "/sign-in", ("Typed.UserName", "hr.province"), ("Typed.Password", RunningApp.Password));
            Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
            Assert.Empty(await FoundAsync(client));

            var (exit, report, _) = await DuoshiProcess.RunAsync("import", ImportExportVerbTests.Samples, "--office", "示范省人民检察院", "--data", Data, "--yes", "--json");
            Assert.Equal(Exit.Waits, exit);
            Assert.Equal(1, JsonDocument.Parse(report).RootElement.GetProperty("people").GetProperty("new").GetInt32());

            // The form's unit is none of the tree's: the person waits for an office, and a program may give it.
            using var waiting = JsonDocument.Parse(await client.GetStringAsync("/api/v1/imports/to-place"));
            var entry = Assert.Single(waiting.RootElement.EnumerateArray()).GetProperty("id").GetInt64();
            using var offices = JsonDocument.Parse(await client.GetStringAsync("/api/v1/offices?level=1"));
            var root = offices.RootElement.GetProperty("rows")[0].GetProperty("officeId").GetInt64();
            using (var placed = await client.PostAsJsonAsync($"/api/v1/imports/to-place/{entry}", new { office = root, from = "2026-06-01" }))
            {
                Assert.True(placed.IsSuccessStatusCode, await placed.Content.ReadAsStringAsync());
            }

            var person = Assert.Single(await FoundAsync(client));
            Assert.Contains("张三", WebUtility.HtmlDecode(await client.GetStringAsync($"/people/{person}")), StringComparison.Ordinal);

            // As of a day: a leader's record of 2016 has less in it than today's.
            using var leader = JsonDocument.Parse(await client.GetStringAsync("/api/v1/persons?sort=roster&size=1"));
            var first = leader.RootElement.GetProperty("rows")[0].GetProperty("personId").GetInt64();
            var (_, today, _) = await DuoshiProcess.RunAsync("person", "show", $"{first}", "--data", Data, "--json");
            var (_, then, _) = await DuoshiProcess.RunAsync("person", "show", $"{first}", "--as-of", "2016-06-30", "--data", Data, "--json");
            Assert.True(Rows(then) < Rows(today), $"{Rows(then)} then, {Rows(today)} today");

            // Words, blank lines included, and the files come out where the user stands.
            (exit, report, _) = await DuoshiProcess.RunAsync("person", "show", $"{person}", "--data", Data);
            Assert.Equal(Exit.Done, exit);
            Assert.StartsWith($"张三{Environment.NewLine}{Environment.NewLine}", report, StringComparison.Ordinal);
            (exit, _, _) = await DuoshiProcess.RunAsync("export", "lrmx", "--person", $"{person}", "--out", Path.Combine(folder, "out"), "--data", Data);
            Assert.Equal(Exit.Done, exit);
            Assert.Single(Directory.GetFiles(Path.Combine(folder, "out")));

            (exit, _, erred) = await DuoshiProcess.RunAsync("serve", "--data", Data, "--urls", $"http://127.0.0.1:{FreePort()}");
            Assert.Equal(Exit.Refused, exit);
            Assert.Contains("A server already runs", erred, StringComparison.Ordinal);
            (exit, _, _) = await DuoshiProcess.RunAsync("person", "show", "--data", Data);
            Assert.Equal(Exit.WrongUse, exit);
        }

        // The server is gone, killed: its folder is free for the next verb.
        var (free, _, _) = await DuoshiProcess.RunAsync("verify", "--data", Data, "--json");
        Assert.Equal(Exit.Done, free);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080")]
    [InlineData("http://0.0.0.0:80", "http://127.0.0.1:80")]
    [InlineData("http://[::]:5080", "http://127.0.0.1:5080")]
    [InlineData("https://*:443 http://*:5080", "http://127.0.0.1:5080")]
    public void The_command_line_is_told_an_address_it_can_call(string listening, string expected) =>
        Assert.Equal(expected, ServerVerbs.Reachable(listening.Split(' ')));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<List<long>> FoundAsync(HttpClient client)
    {
        using var reply = JsonDocument.Parse(await client.GetStringAsync("/api/v1/persons?name=%E5%BC%A0%E4%B8%89&status=all"));
        return [.. reply.RootElement.GetProperty("rows").EnumerateArray().Where(r => r.GetProperty("name").GetString() == "张三").Select(r => r.GetProperty("personId").GetInt64())];
    }

    private static int Rows(string record) =>
        JsonDocument.Parse(record).RootElement.GetProperty("kinds").EnumerateArray().Sum(k => k.GetProperty("rows").GetArrayLength());

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
