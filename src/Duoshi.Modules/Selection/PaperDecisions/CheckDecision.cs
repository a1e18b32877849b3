using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Selection.Matters;
using Duoshi.Modules.Selection.Numbers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Selection.PaperDecisions;

/// <summary>复核: another person accepts a registered decision, by which its facts are written in one transaction, or returns it with the reason.</summary>
internal sealed class CheckDecision(
    IDbContextFactory<DuoshiDb> databases, WriteGate gate, RecordWriter writer, ActPlanner planner, SubjectDirectory subjects, NumberBook book, IActor actors, TimeProvider clock)
{
    private const int Months = 12;

    /// <param name="Answer">Why it is returned; on acceptance a remark, required where the decision goes over a number.</param>
    public sealed record Body(string? Answer);

    /// <param name="Change">Number of the change.</param>
    internal sealed record Accepted(long Change);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/paper-decisions/{id:long}/acceptance", (long id, Body body, HttpRequest http, CheckDecision slice, CancellationToken ct) => http.WithVersionAsync(seen => slice.AcceptAsync(id, body.Answer, seen, ct)))
            .WithSummary("复核通过 Accept a decision that somebody else registered: its facts are written at once")
            .Produces<Accepted>()
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired)
            .Needs(Permission.DecisionCheck);
        api.MapPost("/paper-decisions/{id:long}/return", (long id, Body body, HttpRequest http, CheckDecision slice, CancellationToken ct) => http.WithVersionAsync(seen => slice.ReturnAsync(id, body.Answer, seen, ct)))
            .WithSummary("退回 Return a registered decision to who entered it, with the reason")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired)
            .Needs(Permission.DecisionCheck);
    }

    public async Task<Outcome<Accepted>> AcceptAsync(long id, string? remark, int seen, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        PaperDecision decision;
        IReadOnlyList<PlannedAct> acts;
        await using (var db = await databases.CreateDbContextAsync(ct))
        {
            if (!(await MineToCheckAsync(db, actor, id, seen, ct)).Succeeded(out var found, out var why))
            {
                return why;
            }

            decision = found;
            acts = await db.Set<PlannedAct>().AsNoTracking().Where(a => a.MatterId == id).OrderBy(a => a.Order).ToListAsync(ct);
            var people = acts.Select(a => a.PersonId).Distinct().ToList();
            if (!await subjects.Find(SubjectKind.Person)!.SeesAllAsync(db, actor, Permission.DecisionCheck, people, ct))
            {
                return Refusal.NotFound;
            }
        }

        var request = new WriteRequest(
            new ChangeHeader("accept-decision", Basis.Registration, id, decision.Reason, decision.DocumentNumber), [], DecisionReading.Expected(decision.SeenVersions))
        {
            Prepare = async scope =>
            {
                var row = await scope.Db.Set<PaperDecision>().SingleAsync(d => d.Id == id, ct);
                if (row.Version != seen || row.State != DecisionState.Submitted)
                {
                    return MatterScope.Changed;
                }

                // What was decided is registered all the same; that somebody saw the excess is on record.
                var counted = await book.ReadAsync(scope.Db, null, acts, row.EffectiveOn, row.EffectiveOn.AddMonths(Months), clock.Today(), ct);
                if (counted.Result.IsBlocked && string.IsNullOrWhiteSpace(remark))
                {
                    var finding = counted.Result.Findings[0].Reason;
                    return new Refusal(
                        "decision.over-number", $"职数预审有问题：{finding.Chinese}确属已作出的决定的，请写明复核意见后再通过。",
                        $"The pre-check finds: {finding.English} If it was so decided, write your remark and accept.", 422)
                    { Details = new { field = "answer" } };
                }

                if (!(await planner.PlanAsync(scope.Db, acts, row.EffectiveOn, row.DocumentNumber, ct)).Succeeded(out var plan, out var unfit))
                {
                    return unfit;
                }

                (row.State, row.CheckedBy, row.CheckedByName, row.CheckedAt, row.Answer, row.ChangeId, row.Version) =
                    (DecisionState.Accepted, actor.AccountId, actor.Name, clock.GetUtcNow().UtcTicks, MatterRequests.Trimmed(remark), scope.Change.Id, seen + 1);
                return plan.Writes.ToList();
            },
        };
        return (await writer.WriteAsync(actor, request, ct)).Succeeded(out var receipt, out var refused) ? new Accepted(receipt.Change) : refused;
    }

    public async Task<Outcome<Done>> ReturnAsync(long id, string? reason, int seen, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (string.IsNullOrWhiteSpace(reason) && actor.May(Permission.DecisionCheck))
        {
            return new Refusal("decision.return-reason", "退回须写明理由。", "Say why it is returned.", 422) { Details = new { field = "answer" } };
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var db = transaction.Db;
        if (!(await MineToCheckAsync(db, actor, id, seen, ct)).Succeeded(out var decision, out var why))
        {
            return why;
        }

        db.Attach(decision);
        (decision.State, decision.CheckedBy, decision.CheckedByName, decision.CheckedAt, decision.Answer, decision.Version) =
            (DecisionState.Returned, actor.AccountId, actor.Name, clock.GetUtcNow().UtcTicks, MatterRequests.Trimmed(reason), seen + 1);
        foreach (var person in await db.Set<PlannedAct>().Where(a => a.MatterId == id).Select(a => a.PersonId).Distinct().OrderBy(p => p).ToListAsync(ct))
        {
            transaction.Audit(actor, "return-decision", SubjectKind.Person, person, detail: $"{id}");
        }

        await transaction.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>A decision in scope, not yet checked, that somebody else entered.</summary>
    private async Task<Outcome<PaperDecision>> MineToCheckAsync(DuoshiDb db, Actor actor, long id, int seen, CancellationToken ct)
    {
        if (!actor.May(Permission.DecisionCheck))
        {
            return Refusal.Forbidden;
        }

        if (await MatterScope.Decisions(db, actor, Permission.DecisionCheck, clock.Today()).SingleOrDefaultAsync(d => d.Id == id, ct) is not { } decision)
        {
            return Refusal.NotFound;
        }

        return actor.Is(decision.EnteredBy, decision.EnteredByName)
                ? new Refusal("decision.own", "此决定由您录入，须由另一人复核。", "You entered this decision: somebody else checks it.", 403)
            : decision.Version != seen ? MatterScope.Changed
            : decision.State != DecisionState.Submitted ? new Refusal("decision.not-submitted", "此决定不在待复核状态。", "This decision does not wait for a check.")
            : decision;
    }
}
