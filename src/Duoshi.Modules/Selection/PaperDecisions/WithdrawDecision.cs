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

namespace Duoshi.Modules.Selection.PaperDecisions;

/// <summary>Withdraws a registered decision: before the check by who entered it, afterwards with all its facts as one act. Order and withdrawal both stay in the history.</summary>
internal sealed class WithdrawDecision(
    IDbContextFactory<DuoshiDb> databases, WriteGate gate, WithdrawChange withdraw, SubjectDirectory subjects, IActor actors, TimeProvider clock)
{
    public sealed record Body(string? Reason);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/paper-decisions/{id:long}/withdrawal", (long id, Body body, HttpRequest http, WithdrawDecision slice, CancellationToken ct) => http.WithVersionAsync(seen => slice.RunAsync(id, body.Reason, seen, ct)))
        .WithSummary("撤回决定 Withdraw a registered decision, with all its facts where it was accepted")
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired)
        .Needs(Permission.DecisionRegister);

    public async Task<Outcome<Done>> RunAsync(long id, string? reason, int seen, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.DecisionRegister))
        {
            return Refusal.Forbidden;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Refusal("record.reason-required", "更正或撤销须写明理由。", "A correction or withdrawal needs its reason.", 422) { Details = new { field = "reason" } };
        }

        PaperDecision decision;
        List<long> people;
        await using (var db = await databases.CreateDbContextAsync(ct))
        {
            if (await MatterScope.Decisions(db, actor, Permission.DecisionRegister, clock.Today()).SingleOrDefaultAsync(d => d.Id == id, ct) is not { } found)
            {
                return Refusal.NotFound;
            }

            decision = found;
            people = await db.Set<PlannedAct>().Where(a => a.MatterId == id).Select(a => a.PersonId).Distinct().OrderBy(p => p).ToListAsync(ct);
            if (decision.Version != seen)
            {
                return MatterScope.Changed;
            }

            if (decision.State == DecisionState.Accepted && !await subjects.Find(SubjectKind.Person)!.SeesAllAsync(db, actor, Permission.FactWithdraw, people, ct))
            {
                return Refusal.Forbidden;
            }
        }

        switch (decision.State)
        {
            case DecisionState.Withdrawn:
                return new Refusal("decision.withdrawn", "此决定已撤回。", "This decision is withdrawn already.");
            case DecisionState.Accepted:
                return (await withdraw.RunAsync(actor, decision.ChangeId!.Value, reason.Trim(), ct, async scope => Mark(await scope.Db.Set<PaperDecision>().SingleAsync(d => d.Id == id, ct), actor, reason)))
                    .Succeeded(out _, out var why) ? default(Done) : why;
            case var _ when decision.EnteredBy != actor.AccountId || decision.EnteredByName != actor.Name:
                return new Refusal("decision.not-yours", $"此决定由 {decision.EnteredByName} 录入，复核前由其撤回；有误的请退回。", $"{decision.EnteredByName} entered this decision; return it if it is wrong.", 403);
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var row = await transaction.Db.Set<PaperDecision>().SingleAsync(d => d.Id == id, ct);
        if (row.Version != seen)
        {
            return MatterScope.Changed;
        }

        Mark(row, actor, reason);
        foreach (var person in people)
        {
            transaction.Audit(actor, "withdraw-decision", SubjectKind.Person, person, detail: $"{id}");
        }

        await transaction.CommitAsync(ct);
        return default(Done);
    }

    private void Mark(PaperDecision decision, Actor actor, string reason) =>
        (decision.State, decision.WithdrawnByName, decision.WithdrawnAt, decision.WithdrawalReason, decision.Version) =
            (DecisionState.Withdrawn, actor.Name, clock.GetUtcNow().UtcTicks, MatterRequests.Trimmed(reason), decision.Version + 1);
}
