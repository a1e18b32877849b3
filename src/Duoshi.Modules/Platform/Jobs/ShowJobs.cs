using System.Text.Json;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Jobs;

/// <summary>Background jobs and how far they are: the own ones; all of them for who keeps the system running.</summary>
internal sealed class ShowJobs(IDbContextFactory<DuoshiDb> databases, IActor actors, JobRunner runner)
{
    internal const string Why = "people follow and cancel their own jobs; those of others need SystemManage";

    /// <param name="Done">Steps done.</param>
    /// <param name="Total">Steps in all; 0: not known.</param>
    /// <param name="Result">What came out, as the kind of job makes it; only for who started it.</param>
    public sealed record Row(
        long Id, string Kind, string Title, JobState State, bool Own, string AccountName, DateTime CreatedAt, DateTime? StartedAt, DateTime? FinishedAt,
        int Done, int Total, string? Note, bool CancelRequested, string? ErrorCode, string? ErrorZh, string? ErrorEn, JsonElement? Result)
    {
        public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/jobs", async (ShowJobs slice, CancellationToken ct, bool all = false) => (await slice.ListAsync(all, ct)).ToHttp())
            .WithSummary("The latest background jobs").NeedsSignIn(Why).Produces<IReadOnlyList<Row>>();
        api.MapGet("/jobs/{jobId:long}", async (long jobId, ShowJobs slice, CancellationToken ct) => (await slice.OneAsync(jobId, ct)).ToHttp())
            .WithSummary("A background job and how far it is").NeedsSignIn(Why).Produces<Row>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>The latest hundred.</summary>
    /// <param name="all">Those of everybody.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<IReadOnlyList<Row>>> ListAsync(bool all, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (actor.IsNobody || (all && !actor.May(Permission.SystemManage)))
        {
            return actor.IsNobody ? Refusal.NotSignedIn : Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var jobs = db.Set<BackgroundJob>().AsNoTracking();
        if (!all)
        {
            jobs = jobs.Where(j => j.AccountId == actor.AccountId);
        }

        return (await jobs.OrderByDescending(j => j.Id).Take(100).ToListAsync(ct)).ConvertAll(j => Shown(j, actor));
    }

    public async Task<Outcome<Row>> OneAsync(long jobId, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Visible(db, actor).SingleOrDefaultAsync(j => j.Id == jobId, ct) is { } job ? Shown(job, actor) : Refusal.NotFound;
    }

    /// <summary>The jobs an actor may see.</summary>
    internal static IQueryable<BackgroundJob> Visible(DuoshiDb db, Actor actor)
    {
        var account = actor.AccountId;
        return actor.IsNobody ? db.Set<BackgroundJob>().Where(_ => false)
            : actor.May(Permission.SystemManage) ? db.Set<BackgroundJob>().AsNoTracking()
            : db.Set<BackgroundJob>().AsNoTracking().Where(j => j.AccountId == account);
    }

    private Row Shown(BackgroundJob job, Actor actor)
    {
        var own = job.AccountId == actor.AccountId;
        var now = runner.ProgressOf(job.Id)?.Now ?? (job.ProgressDone, job.ProgressTotal, job.ProgressNote);
        return new Row(
            // What a job works on may name people: others see its kind only.
            job.Id, job.Kind, own ? job.Title : "", job.State, own, job.AccountName, At(job.CreatedAt)!.Value, At(job.StartedAt), At(job.FinishedAt),
            now.Item1, now.Item2, own ? now.Item3 : null, job.CancelRequested, job.ErrorCode, job.ErrorZh, job.ErrorEn,
            own && job.Result is { } result ? JsonSerializer.Deserialize<JsonElement>(result) : null);
    }

    private static DateTime? At(long? ticks) => ticks is { } t ? new DateTime(t, DateTimeKind.Utc) : null;
}
