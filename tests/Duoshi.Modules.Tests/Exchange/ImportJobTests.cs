using System.IO.Compression;
using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Personnel;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Jobs;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Exchange;

/// <summary>Thousands of files are read in the background: with progress, cancelled, resumed, over a restart.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "xUnit1042", Justification = "Both databases, shared by all data tests.")]
public class ImportJobTests
{
    private const int Files = 120;

    /// <summary>Files read in one step.</summary>
    private const int Read = 50;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_cancelled_reading_keeps_what_it_read_and_is_resumed(Provider provider)
    {
        using var clock = new Watched();
        await using var desk = await ImportDesk.OpenAsync(provider, services => services.AddSingleton<TimeProvider>(clock));
        var import = await ReceiveAsync(desk);
        var first = await StartAsync(desk, import);
        var running = await RunUntilTheMiddleAsync(desk, clock, CancellationToken.None);
        Assert.Null((await desk.AsAsync<CancelJob, Outcome<Done>>(s => s.RunAsync(first, CancellationToken.None))).Refusal);
        clock.GoOn();
        await running;
        Assert.Equal(JobState.Cancelled, (await JobAsync(desk, first)).State);
        var half = await desk.BatchAsync(import);
        Assert.Equal("reading", half.State);
        Assert.Equal(Read, half.FilesRead);
        Assert.Equal("exchange.closed", (await desk.DecideAsync(import, new Decisions { AcceptUndisputed = true })).Refusal?.Code);

        var second = await StartAsync(desk, import);
        await Runner(desk).RunAsync((await Runner(desk).ClaimAsync(CancellationToken.None))!, CancellationToken.None);
        var job = await JobAsync(desk, second);
        Assert.Equal((JobState.Done, Files), (job.State, job.Result!.Value.GetProperty("rows").GetInt32()));
        await AssertWholeAsync(desk, import);
        Assert.Equal("exchange.read-already", (await desk.AsAsync<StartReading, Outcome<long>>(s => s.RunAsync(import, CancellationToken.None))).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_reading_goes_on_after_its_process_ended(Provider provider)
    {
        using var clock = new Watched();
        await using var desk = await ImportDesk.OpenAsync(provider, services => services.AddSingleton<TimeProvider>(clock));
        var import = await ReceiveAsync(desk);
        var id = await StartAsync(desk, import);
        using var ending = new CancellationTokenSource();
        var running = await RunUntilTheMiddleAsync(desk, clock, ending.Token);
        Assert.Equal((Read, Files), ((await JobAsync(desk, id)).Done, (await JobAsync(desk, id)).Total));
        await ending.CancelAsync();
        clock.GoOn();
        await running;
        Assert.Equal(JobState.Waiting, (await JobAsync(desk, id)).State);

        // Another process takes the same job up.
        var next = ActivatorUtilities.CreateInstance<JobRunner>(desk.Data.Services);
        await next.RunAsync((await next.ClaimAsync(CancellationToken.None))!, CancellationToken.None);
        Assert.Equal(JobState.Done, (await JobAsync(desk, id)).State);
        await AssertWholeAsync(desk, import);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Of_a_thousand_forms_the_broken_one_is_named_and_the_others_go_in(Provider provider)
    {
        const int forms = 1000;
        const string broken = "批/7/777.lrmx";
        await using var desk = await ImportDesk.OpenAsync(provider);
        using var package = new MemoryStream();
        await using (var zip = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < forms; i++)
            {
                var (name, content) = ImportDesk.Lrmx($"批/{i / 100}/{i}.lrmx", ImportDesk.Form($"员{(char)('\u4e00' + i)}", null));
                await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync();
                // Broken off in the middle, as by a copy that was stopped.
                await entry.WriteAsync(name == broken ? content.AsMemory(0, content.Length / 2) : content);
            }
        }

        var import = (await desk.AsAsync<ReceiveFiles, Outcome<long>>(s => s.RunAsync(new Delivery("千份", [new IncomingFile("千份.zip", package.Length, () => new MemoryStream(package.ToArray()))]), null, CancellationToken.None))).Value;
        var job = await StartAsync(desk, import);
        await Runner(desk).RunAsync((await Runner(desk).ClaimAsync(CancellationToken.None))!, CancellationToken.None);
        Assert.Equal(JobState.Done, (await JobAsync(desk, job)).State);

        var batch = await desk.BatchAsync(import);
        Assert.Equal(("prepared", forms, forms - 1, 1), (batch.State, batch.FilesRead, batch.New, batch.Errors));
        var errors = (await desk.NoticesAsync(import)).Where(n => n.Weight == "error").ToList();
        Assert.Contains(errors, n => n.Code == "file.truncated");
        Assert.All(errors, n => Assert.True(n.File?.EndsWith(broken, StringComparison.Ordinal) == true && n.Cause.Length > 5 && n.Remedy.Length > 5, $"{n.File}: {n.Cause} {n.Remedy}"));
        Assert.Equal(0, await desk.CountAsync<Person>());

        _ = (await desk.DecideAsync(import, new Decisions { AcceptUndisputed = true })).Value;
        Assert.Equal(forms - 1, (await desk.CommitAsync(import)).Value.NewPeople);
        Assert.Equal((forms - 1, forms - 1), (await desk.CountAsync<Person>(), await desk.CountAsync<Identity>()));
        await using var db = await desk.Data.OpenAsync();
        Assert.Equal(forms - 1, await db.Set<ReceivedForm>().CountAsync(f => f.CommittedBy != null));
        Assert.False(await db.Set<Identity>().AnyAsync(i => i.Name == $"员{(char)('\u4e00' + 777)}"));
    }

    private static async Task AssertWholeAsync(ImportDesk desk, long import)
    {
        var batch = await desk.BatchAsync(import);
        Assert.Equal(("prepared", Files, Files, Files), (batch.State, batch.FilesRead, batch.Rows, batch.New));
        await using var db = await desk.Data.OpenAsync();
        Assert.Equal(Files, await db.Set<ReceivedForm>().Select(f => f.FileId).Distinct().CountAsync()); // none twice, none left out
        Assert.Equal(Files, await db.Set<ReceivedForm>().CountAsync(f => f.RowId != null));
        _ = (await desk.DecideAsync(import, new Decisions { AcceptUndisputed = true })).Value;
        Assert.Equal(Files, (await desk.CommitAsync(import)).Value.NewPeople);
    }

    private static async Task<long> ReceiveAsync(ImportDesk desk)
    {
        List<IncomingFile> files = [.. Enumerable.Range(0, Files)
            .Select(i => ImportDesk.Lrmx($"批/{i / 100}/{i}.lrmx", ImportDesk.Form($"员{(char)('\u4e00' + i)}", null)))
            .Select(f => new IncomingFile(f.Item1, f.Item2.Length, () => new MemoryStream(f.Item2)))];
        return (await desk.AsAsync<ReceiveFiles, Outcome<long>>(s => s.RunAsync(new Delivery("一批", files), null, CancellationToken.None))).Value;
    }

    private static async Task<long> StartAsync(ImportDesk desk, long import) =>
        (await desk.AsAsync<StartReading, Outcome<long>>(s => s.RunAsync(import, CancellationToken.None))).Value;

    private static JobRunner Runner(ImportDesk desk) => desk.Data.Services.GetRequiredService<JobRunner>();

    private static async Task<ShowJobs.Row> JobAsync(ImportDesk desk, long id) =>
        (await desk.AsAsync<ShowJobs, Outcome<ShowJobs.Row>>(s => s.OneAsync(id, CancellationToken.None))).Value;

    /// <summary>Runs the job that waits, and returns while it stands still in its second step.</summary>
    private static async Task<Task> RunUntilTheMiddleAsync(ImportDesk desk, Watched clock, CancellationToken stopping)
    {
        var job = (await Runner(desk).ClaimAsync(CancellationToken.None))!;
        clock.StopAfter(Read + 10);
        var running = Task.Run(() => Runner(desk).RunAsync(job, stopping), CancellationToken.None);
        await clock.Reached;
        return running;
    }

    /// <summary>A clock that holds up whoever looks at it for the n-th time: a form is stamped as it is read.</summary>
    private sealed class Watched : TimeProvider, IDisposable
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim goOn = new();
        private int left = int.MaxValue;

        public Task Reached => reached.Task;

        public void StopAfter(int looks) => left = looks;

        public void GoOn() => goOn.Set();

        public override DateTimeOffset GetUtcNow()
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                reached.SetResult();
                goOn.Wait();
            }

            return new DateTimeOffset(2026, 7, 1, 1, 0, 0, TimeSpan.Zero);
        }

        public void Dispose() => goOn.Dispose();
    }
}
