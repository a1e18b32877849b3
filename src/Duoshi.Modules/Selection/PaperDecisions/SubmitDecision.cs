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

/// <summary>补录: enters a decision taken on paper and hands it to somebody else to check. Nothing of the record changes by it.</summary>
internal sealed class SubmitDecision(
    IDbContextFactory<DuoshiDb> databases, WriteGate gate, DecisionReading reading, ActWords words, SubjectDirectory subjects, PreCheckNumbers numbers, IActor actors, TimeProvider clock)
{
    private const int Months = 12;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/paper-decisions/preview", async (DecisionBody body, SubmitDecision slice, CancellationToken ct) => (await slice.PreviewAsync(body, ct)).ToHttp())
            .WithSummary("What a paper decision would change on the record, with the pre-check; keeps nothing")
            .Produces<DecisionPreview>().ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity).Needs(Permission.DecisionRegister);
        api.MapPost("/paper-decisions", async (DecisionBody body, SubmitDecision slice, CancellationToken ct) =>
                (await slice.RunAsync(body, ct)).ToHttp(id => Results.Created($"/api/v1/paper-decisions/{id}", new NewKey(id))))
            .WithSummary("补录决定 Register a decision taken on paper; somebody else checks it")
            .Produces<NewKey>(StatusCodes.Status201Created).ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity).Needs(Permission.DecisionRegister);
        api.MapPut("/paper-decisions/{id:long}", (long id, DecisionBody body, HttpRequest http, SubmitDecision slice, CancellationToken ct) => http.WithVersionAsync(seen => slice.AgainAsync(id, body, seen, ct)))
            .WithSummary("Mend a returned decision, or one not yet checked, and submit it again")
            .Produces<NewKey>()
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired)
            .Needs(Permission.DecisionRegister);
    }

    public async Task<Outcome<DecisionPreview>> PreviewAsync(DecisionBody body, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.DecisionRegister))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var today = clock.Today();
        return (await reading.ReadAsync(db, actor, body, today, ct)).Succeeded(out var draft, out var why)
            ? new DecisionPreview(
                await words.OfAsync(db, draft.Acts, today, ct), await ActWords.OfAsync(db, draft.Plan.Lines, today, subjects, ct),
                await numbers.OfAsync(db, actor, null, draft.Acts, draft.EffectiveOn, Months, ct))
            : why;
    }

    public async Task<Outcome<long>> RunAsync(DecisionBody body, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.DecisionRegister))
        {
            return Refusal.Forbidden;
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        if (!(await reading.ReadAsync(transaction.Db, actor, body, clock.Today(), ct)).Succeeded(out var draft, out var why))
        {
            return why;
        }

        var decision = new PaperDecision
        {
            Id = transaction.NextId(),
            Body = "",
            DocumentNumber = "",
            SeenVersions = "",
            EnteredBy = actor.AccountId,
            EnteredByName = actor.Name,
            EnteredAt = clock.GetUtcNow().UtcTicks,
        };
        transaction.Db.Add(decision);
        await KeepAsync(transaction, actor, decision, body, draft, ct);
        return decision.Id;
    }

    public async Task<Outcome<NewKey>> AgainAsync(long id, DecisionBody body, int seen, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.DecisionRegister))
        {
            return Refusal.Forbidden;
        }

        var today = clock.Today();
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var db = transaction.Db;
        if (await MatterScope.Decisions(db, actor, Permission.DecisionRegister, today).SingleOrDefaultAsync(d => d.Id == id, ct) is not { } decision)
        {
            return Refusal.NotFound;
        }

        if (decision.Version != seen)
        {
            return MatterScope.Changed;
        }

        if (decision.State is not (DecisionState.Submitted or DecisionState.Returned))
        {
            return new Refusal("decision.settled", "此决定已办结，不能再修改。", "This decision is settled and can't be changed any more.");
        }

        if (decision.EnteredBy != actor.AccountId || decision.EnteredByName != actor.Name)
        {
            return new Refusal("decision.not-yours", $"此决定由 {decision.EnteredByName} 录入，由其修改后重新提交。", $"{decision.EnteredByName} entered this decision and mends it.", 403);
        }

        if (!(await reading.ReadAsync(db, actor, body, today, ct)).Succeeded(out var draft, out var why))
        {
            return why;
        }

        db.Attach(decision);
        await db.Set<PlannedAct>().Where(a => a.MatterId == id).ExecuteDeleteAsync(ct);
        await KeepAsync(transaction, actor, decision, body, draft, ct);
        return new NewKey(id);
    }

    private static async Task KeepAsync(LedgerTransaction transaction, Actor actor, PaperDecision decision, DecisionBody body, DecisionDraft draft, CancellationToken ct)
    {
        decision.OfficeId = body.OfficeId;
        decision.Body = body.Body!.Trim();
        decision.Meeting = MatterRequests.Trimmed(body.Meeting, 120);
        decision.DocumentNumber = body.DocumentNumber!.Trim();
        decision.DecidedOn = draft.DecidedOn;
        decision.EffectiveOn = draft.EffectiveOn;
        decision.Reason = MatterRequests.Trimmed(body.Reason);
        decision.SeenVersions = draft.SeenVersions;
        decision.State = DecisionState.Submitted;
        decision.Version++;
        foreach (var act in draft.Acts)
        {
            (act.Id, act.MatterId) = (transaction.NextId(), decision.Id);
            transaction.Db.Add(act);
        }

        foreach (var person in draft.Acts.Select(a => a.PersonId).Distinct().Order())
        {
            transaction.Audit(actor, "register-decision", SubjectKind.Person, person, detail: $"{decision.Id}");
        }

        await transaction.CommitAsync(ct);
    }
}
