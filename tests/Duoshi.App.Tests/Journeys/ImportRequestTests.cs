using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Duoshi.App.Tests.Access;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.App.Tests.Journeys;

/// <summary>Tests that measure memory run when nothing else does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>The holding area over HTTP: rubbish costs little, limits are named, rows are mended under If-Match.</summary>
[Collection(nameof(Alone))]
public sealed class ImportRequestTests(SignedApp app) : IClassFixture<SignedApp>
{
    private const int Rubbish = 100 << 20;
    private const int JustWithin = 49 << 20;

    [Theory]
    [InlineData("名册.xlsx", Rubbish)]
    [InlineData("一批.zip", Rubbish)]
    [InlineData("张三.lrmx", Rubbish)]
    [InlineData("名册.csv", Rubbish)]
    [InlineData("名册.xlsx", JustWithin)]
    [InlineData("一批.zip", JustWithin)]
    [InlineData("名册.csv", JustWithin)]
    [InlineData("张三.lrmx", 19 << 20)]
    public async Task Megabytes_of_rubbish_get_a_clear_answer_within_five_seconds_and_leave_nothing(string name, int length)
    {
        using var client = await app.ClientOfAsync("chief");
        using var warm = await PostAsync(client, new ByteArrayContent([1, 2, 3]), name);
        GC.Collect();
        var (before, clock) = (Environment.WorkingSet, Stopwatch.StartNew());
        using var reply = await PostAsync(client, new StreamContent(new Noise(length), 1 << 16), name);
        var batch = await reply.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
        Assert.True(Environment.WorkingSet - before < 200L << 20, $"{(Environment.WorkingSet - before) >> 20} MB");

        // What is read in the background is answered at once; its notices come with the batch.
        Assert.True(reply.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted, $"{reply.StatusCode} {batch}");
        var id = batch.TryGetProperty("import", out var started) ? started.GetInt64() : batch.GetProperty("id").GetInt64();
        await ReadToTheEndAsync(client, batch);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
        var notices = await client.GetFromJsonAsync<JsonElement>($"/api/v1/imports/{id}/notices");
        Assert.Contains(notices.EnumerateArray(), n => n.GetProperty("weight").GetString() == "error" && n.GetProperty("remedy").GetString()!.Length > 5);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<DuoshiDb>>().CreateDbContextAsync();
        Assert.Equal(0, await db.Set<ImportRow>().CountAsync(r => r.ImportId == id) + await db.Set<ReceivedForm>().CountAsync(r => r.ImportId == id));
    }

    [Fact]
    public async Task A_request_beyond_the_limits_or_malformed_is_refused_and_says_the_limit()
    {
        using var client = await app.ClientOfAsync("chief");
        using var large = new HttpRequestMessage(HttpMethod.Post, "/api/v1/imports") { Content = Multipart(new StreamContent(new Noise(500L << 20), 1 << 16), "大.zip") };
        large.Headers.ExpectContinue = true;
        using var tooLarge = await client.SendAsync(large);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        var problem = await tooLarge.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("exchange.too-large", problem.GetProperty("code").GetString());
        Assert.Contains("400 MB", problem.GetProperty("en").GetString(), StringComparison.Ordinal);

        using var torn = new ByteArrayContent(Encoding.UTF8.GetBytes("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.csv\"\r\n\r\nhalf"));
        torn.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using var broken = await client.PostAsync("/api/v1/imports", torn);
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
        using var plain = await client.PostAsync("/api/v1/imports", new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, plain.StatusCode);
    }

    [Fact]
    public async Task A_row_is_mended_under_the_version_that_was_seen()
    {
        using var client = await app.ClientOfAsync("chief");
        using var reply = await PostAsync(client, new ByteArrayContent(Encoding.UTF8.GetBytes("姓名,单位,出生年月\r\n张三,某某人民检察院,1985.13")), "名册.csv");
        var id = (await reply.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        using var seen = await client.GetAsync($"/api/v1/imports/{id}");
        var tag = seen.Headers.ETag!;
        var row = (await client.GetFromJsonAsync<JsonElement>($"/api/v1/imports/{id}/rows")).GetProperty("rows")[0].GetProperty("id").GetInt64();
        var cell = (await client.GetFromJsonAsync<JsonElement>($"/api/v1/imports/{id}/rows/{row}/cells")).EnumerateArray().Single(c => c.GetProperty("key").GetString() == "birth");
        Assert.Equal("1985.13", cell.GetProperty("text").GetString());

        var path = $"/api/v1/imports/{id}/rows/{row}";
        var mend = new { cells = new Dictionary<string, string> { ["birth"] = "1985.12" } };
        using var unseen = await client.PatchAsJsonAsync(path, mend);
        Assert.Equal(HttpStatusCode.PreconditionRequired, unseen.StatusCode);
        using var mended = await PatchAsync(client, path, mend, tag);
        Assert.Equal(HttpStatusCode.OK, mended.StatusCode);
        Assert.Equal(1, (await mended.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("repairs").GetInt32());
        Assert.Equal(["unit.unknown"], (await client.GetFromJsonAsync<JsonElement>($"/api/v1/imports/{id}/notices")).EnumerateArray()
            .Where(n => n.GetProperty("weight").GetString() == "error").Select(n => n.GetProperty("code").GetString()));
        using var late = await PatchAsync(client, path, mend, tag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        using var again = await PatchAsync(client, path, mend, mended.Headers.ETag!);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, HttpContent file, string name) => client.PostAsync("/api/v1/imports", Multipart(file, name));

    private static MultipartFormDataContent Multipart(HttpContent file, string name) => new() { { file, "files", name } };

    private static async Task<HttpResponseMessage> PatchAsync(HttpClient client, string path, object body, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = JsonContent.Create(body) };
        request.Headers.IfMatch.Add(tag);
        return await client.SendAsync(request);
    }

    /// <summary>Waits for the background reading, where there is one.</summary>
    private static async Task ReadToTheEndAsync(HttpClient client, JsonElement batch)
    {
        while (batch.TryGetProperty("job", out var job)
            && (await client.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{job.GetInt64()}")).GetProperty("finishedAt").ValueKind == JsonValueKind.Null)
        {
            // Asked again at once: the answer takes its time.
        }
    }

    /// <summary>So many bytes of noise, the same each time.</summary>
    private sealed class Noise : Stream
    {
        private readonly Random noise = new(7);
        private readonly long length;
        private long left;

        public Noise(long length) => (this.length, left) = (length, length);

        public override bool CanRead => true;

        /// <summary>Only so far as the length is known from the start.</summary>
        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => length - left;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = (int)Math.Min(count, left);
            noise.NextBytes(buffer.AsSpan(offset, given));
            left -= given;
            return given;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
