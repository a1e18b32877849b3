using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Jobs;

/// <summary>Cancels a background job: at once while it waits, at its next step while it runs.</summary>
internal sealed class CancelJob(IDbContextFactory<DuoshiDb> databases, WriteGate gate, IActor actors, TimeProvider clock, JobRunner runner)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/jobs/{jobId:long}/cancellation", async (long jobId, CancelJob slice, CancellationToken ct) => (await slice.RunAsync(jobId, ct)).ToHttp())
        .WithSummary("Cancel a background job")
        .NeedsSignIn(ShowJobs.Why)
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblem(StatusCodes.Status409Conflict);

    /// <returns>Done; or <c>access.not-found</c>, <c>job.over</c>.</returns>
    public async Task<Outcome<Done>> RunAsync(long jobId, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        await using (var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct))
        {
            if (!await ShowJobs.Visible(transaction.Db, actor).AnyAsync(j => j.Id == jobId, ct))
            {
                return Refusal.NotFound;
            }

            var now = clock.GetUtcNow().UtcTicks;
            var waiting = await transaction.Db.Set<BackgroundJob>().Where(j => j.Id == jobId && j.State == JobState.Waiting)
                .ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Cancelled).SetProperty(j => j.CancelRequested, true).SetProperty(j => j.FinishedAt, now), ct);
            var running = await transaction.Db.Set<BackgroundJob>().Where(j => j.Id == jobId && j.State == JobState.Running)
                .ExecuteUpdateAsync(set => set.SetProperty(j => j.CancelRequested, true), ct);
            if (waiting + running == 0)
            {
                return new Refusal("job.over", "该任务已经结束。", "The job is over already.");
            }

            transaction.Audit(actor, "job-cancel", detail: $"{jobId}");
            await transaction.CommitAsync(ct);
        }

        runner.Cancel(jobId);
        return default(Done);
    }
}
