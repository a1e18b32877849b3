using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Accounts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Duoshi.Modules.Platform.Jobs;

/// <summary>Takes jobs up under a lease and runs them to their end.</summary>
internal sealed class JobRunner(
    IServiceScopeFactory scopes, IDbContextFactory<DuoshiDb> databases, WriteGate gate, TimeProvider clock, ILogger<JobRunner> logger)
{
    /// <summary>A runner that has not renewed its lease for so long is taken for dead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private const int MostAttempts = 3;
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(2);
    private static readonly Refusal Fault = new("job.fault", "任务出错中止，已记入日志。", "The job failed with a fault; it is in the log.", 500);
    private static readonly Refusal GivenUp = new("job.given-up", "任务多次中断，已放弃。", "The job was interrupted again and again and was given up.", 500);
    private static readonly Refusal NoSuchKind = new("job.kind", "本程序不认识这类任务。", "This program knows no such kind of job.", 500);

    private readonly string me = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
    private readonly ConcurrentDictionary<long, Run> running = new();

    /// <summary>Progress of a job that runs in this process.</summary>
    public JobProgressNow? ProgressOf(long job) => running.TryGetValue(job, out var run) ? run.Progress : null;

    /// <summary>Cancels a job that runs in this process.</summary>
    public void Cancel(long job)
    {
        if (running.TryGetValue(job, out var run))
        {
            run.Cancelled = true;
            run.Stop.Cancel();
        }
    }

    /// <summary>
    /// Puts back what an earlier process left running. Only where one process owns the database file: on a server the
    /// leases decide.
    /// </summary>
    public async Task TakeOverAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!db.IsPostgres)
        {
            await JobRows.SetAsync(databases, gate, j => j.State == JobState.Running && j.LeaseOwner != me, set => set.SetProperty(j => j.LeaseUntil, 0), ct);
        }
    }

    /// <summary>Takes one job up: the oldest that waits, or one whose runner died.</summary>
    /// <returns>Null when none is due.</returns>
    public async Task<BackgroundJob?> ClaimAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        while (true)
        {
            var now = clock.GetUtcNow().UtcTicks;
            var mine = running.Keys.ToList();
            var due = await db.Set<BackgroundJob>().AsNoTracking()
                .Where(j => (j.State == JobState.Waiting || (j.State == JobState.Running && j.LeaseUntil < now)) && !mine.Contains(j.Id))
                .OrderBy(j => j.Id).FirstOrDefaultAsync(ct);
            if (due is null)
            {
                return null;
            }

            var attempts = due.Attempts;
            var state = due.State;
            var givenUp = attempts >= MostAttempts;
            var taken = await JobRows.SetAsync(
                databases, gate,
                j => j.Id == due.Id && j.State == state && j.Attempts == attempts && (j.State == JobState.Waiting || j.LeaseUntil < now),
                givenUp
                    ? Ended(JobState.Failed, GivenUp)
                    : set => set.SetProperty(j => j.State, JobState.Running).SetProperty(j => j.LeaseOwner, me).SetProperty(j => j.LeaseUntil, now + Lease.Ticks)
                        .SetProperty(j => j.Attempts, attempts + 1).SetProperty(j => j.StartedAt, j => j.StartedAt ?? now),
                ct);
            if (taken == 1 && !givenUp)
            {
                return due;
            }
        }
    }

    /// <summary>Runs a job taken up, until it is done, failed, cancelled, or this process ends.</summary>
    public async Task RunAsync(BackgroundJob job, CancellationToken stopping)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var run = new Run(new JobProgressNow(job.ProgressDone, job.ProgressTotal, job.ProgressNote), stop) { Cancelled = job.CancelRequested };
        running[job.Id] = run;
        using var renewing = new CancellationTokenSource();
        var renewal = RenewAsync(job.Id, run, renewing.Token);
        Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<BackgroundJob>> ending;
        try
        {
            var result = run.Cancelled ? throw new OperationCanceledException() : await WorkAsync(job, run, stop.Token);
            ending = set => Ended(JobState.Done, null)(set.SetProperty(j => j.Result, result));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested || run.Cancelled)
        {
            // Not cancelled by anybody: this process ends, and the job goes on elsewhere or later.
            ending = run.Cancelled
                ? Ended(JobState.Cancelled, null)
                : set => set.SetProperty(j => j.State, JobState.Waiting).SetProperty(j => j.LeaseOwner, (string?)null).SetProperty(j => j.Attempts, job.Attempts);
        }
        catch (JobFailedException failed)
        {
            ending = Ended(JobState.Failed, failed.Why);
        }
#pragma warning disable CA1031 // Whatever a job throws ends that job, never the runner.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            logger.LogError(fault, "Job {Job} of kind {Kind} failed", job.Id, job.Kind);
            ending = Ended(JobState.Failed, Fault);
        }

        await renewing.CancelAsync();
        await renewal;
        var (done, total, note) = run.Progress.Now;
        await JobRows.SetAsync(
            databases, gate, j => j.Id == job.Id && j.LeaseOwner == me,
            set => ending(set.SetProperty(j => j.ProgressDone, done).SetProperty(j => j.ProgressTotal, total).SetProperty(j => j.ProgressNote, note)),
            CancellationToken.None);
        running.TryRemove(job.Id, out _);
    }

    private async Task<string?> WorkAsync(BackgroundJob job, Run run, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        Become(scope.ServiceProvider, job);
        var work = scope.ServiceProvider.GetServices<IJob>().SingleOrDefault(j => j.Kind == job.Kind) ?? throw JobContext.Fail(NoSuchKind);
        var context = new JobContext(job.Id, job.Payload, job.Checkpoint, run.Progress, (text, token) => SaveAsync(job.Id, text, token), ct);
        await work.RunAsync(context);
        return context.Result is { } result ? JsonSerializer.Serialize(result, JsonSerializerOptions.Web) : null;
    }

    /// <summary>The scope acts for who started the job, with that account's rights as they are at each step.</summary>
    private static void Become(IServiceProvider services, BackgroundJob job)
    {
        if (job.AccountId == 0)
        {
            services.GetRequiredService<ActorOverride>().Actor = Actor.LocalOperator(job.AccountName.Replace("local:", "", StringComparison.Ordinal));
            return;
        }

        services.GetRequiredService<RequestPrincipal>().Principal = new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, job.AccountId.ToString(CultureInfo.InvariantCulture))], TokenAuthentication.Scheme));
    }

    private async Task SaveAsync(long job, string checkpoint, CancellationToken ct) => await JobRows.SetAsync(
        databases, gate, j => j.Id == job && j.LeaseOwner == me, set => set.SetProperty(j => j.Checkpoint, checkpoint), ct);

    /// <summary>Keeps the lease, writes progress, and hears of cancellation on another node.</summary>
    private async Task RenewAsync(long job, Run run, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(RenewEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                var (done, total, note) = run.Progress.Now;
                var until = clock.GetUtcNow().UtcTicks + Lease.Ticks;
                var held = await JobRows.SetAsync(
                    databases, gate, j => j.Id == job && j.LeaseOwner == me,
                    set => set.SetProperty(j => j.LeaseUntil, until).SetProperty(j => j.ProgressDone, done)
                        .SetProperty(j => j.ProgressTotal, total).SetProperty(j => j.ProgressNote, note),
                    ct);
                await using var db = await databases.CreateDbContextAsync(ct);
                if (await db.Set<BackgroundJob>().AnyAsync(j => j.Id == job && j.CancelRequested, ct))
                {
                    Cancel(job);
                }
                else if (held == 0)
                {
                    // Somebody else has it: stop, and write nothing more.
                    await run.Stop.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The job has ended.
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or InvalidOperationException)
        {
            logger.LogError(fault, "The lease of job {Job} could not be renewed", job);
            await run.Stop.CancelAsync();
        }
    }

    private Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<BackgroundJob>> Ended(JobState state, Refusal? why)
    {
        var now = clock.GetUtcNow().UtcTicks;
        return set => set.SetProperty(j => j.State, state).SetProperty(j => j.FinishedAt, now).SetProperty(j => j.LeaseOwner, (string?)null)
            .SetProperty(j => j.ErrorCode, why == null ? null : why.Code).SetProperty(j => j.ErrorZh, why == null ? null : why.Zh).SetProperty(j => j.ErrorEn, why == null ? null : why.En);
    }

    private sealed class Run(JobProgressNow progress, CancellationTokenSource stop)
    {
        public JobProgressNow Progress => progress;

        public CancellationTokenSource Stop => stop;

        public bool Cancelled { get; set; }
    }
}
