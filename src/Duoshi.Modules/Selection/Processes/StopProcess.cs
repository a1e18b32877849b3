using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Selection.Matters;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Selection.Processes;

/// <summary>Stops a process as a whole, for a reason that only those who conduct it read. What was recorded stays.</summary>
internal sealed class StopProcess(IDbContextFactory<DuoshiDb> databases, WriteGate gate, FieldCipher cipher, IActor actors, TimeProvider clock)
{
    public sealed record Body(string? Reason);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/selection/processes/{id:long}/stop", (long id, Body body, HttpRequest http, StopProcess slice, CancellationToken ct) => http.WithVersionAsync(seen => slice.RunAsync(id, body.Reason, seen, ct)))
        .WithSummary("终止选拔任用 Stop a process as a whole, for a reason")
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired)
        .Needs(Permission.SelectionRecord);

    public async Task<Outcome<Done>> RunAsync(long id, string? reason, int seen, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.SelectionRecord))
        {
            return Refusal.Forbidden;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Refusal("selection.stop-reason", "终止须写明理由。", "Say why it is stopped.", 422) { Details = new { field = "reason" } };
        }

        if (MatterRequests.Votes(reason) is { } votes)
        {
            return votes;
        }

        var today = clock.Today();
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var db = transaction.Db;
        if (await MatterScope.Processes(db, actor, Permission.SelectionRecord, today).SingleOrDefaultAsync(p => p.Id == id, ct) is not { } process)
        {
            return Refusal.NotFound;
        }

        if (process.Version != seen)
        {
            return MatterScope.Changed;
        }

        if (process.State != ProcessState.Open)
        {
            return new Refusal("selection.not-open", "只有办理中的事项可以终止。", "Only an open matter can be stopped.");
        }

        db.Attach(process);
        (process.State, process.SealedStopReason, process.StoppedByName, process.StoppedOn, process.Version) = (ProcessState.Stopped, cipher.Seal(MatterRequests.Trimmed(reason)!), actor.Name, today, seen + 1);
        foreach (var person in await db.Set<PlannedAct>().Where(a => a.MatterId == id).Select(a => a.PersonId).Distinct().OrderBy(p => p).ToListAsync(ct))
        {
            transaction.Audit(actor, "stop-selection", SubjectKind.Person, person, detail: $"{id}");
        }

        await transaction.CommitAsync(ct);
        return default(Done);
    }
}
