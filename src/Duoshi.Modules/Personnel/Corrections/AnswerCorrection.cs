using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Corrections;

/// <summary>A clerk answers a request for correction. Agreeing leads to the dialog, filled in; the record is changed by the clerk's own act, never by the answer.</summary>
internal sealed class AnswerCorrection(
    IDbContextFactory<DuoshiDb> databases, WriteGate gate, FactKinds kinds, PersonSubjects people, FieldCipher cipher, IActor actors, TimeProvider clock)
{
    public sealed record Body(bool Accept, string? Answer);

    /// <param name="Continue">Address of the record with the dialog open, when accepted.</param>
    public sealed record Answered(string? Continue);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/correction-requests/{id:long}/answer", async (long id, Body body, AnswerCorrection slice, CancellationToken ct) => (await slice.RunAsync(id, body, ct)).ToHttp())
        .WithSummary("Answer a request for correction")
        .Produces<Answered>()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .Needs(Permission.CorrectionRequestAnswer);

    public async Task<Outcome<Answered>> RunAsync(long id, Body body, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.CorrectionRequestAnswer))
        {
            return Refusal.Forbidden;
        }

        if (!body.Accept && string.IsNullOrWhiteSpace(body.Answer))
        {
            return new Refusal("correction.answer-required", "不采纳的，请写明理由。", "Say why the request is declined.", 422) { Details = new { field = "answer" } };
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var db = transaction.Db;
        var request = await db.Set<CorrectionRequest>().SingleOrDefaultAsync(r => r.Id == id, ct);
        if (request is null || request.PersonId == actor.PersonId
            || await people.SeeAsync(db, actor, Permission.CorrectionRequestAnswer, request.PersonId, ct) is not { } subject
            || kinds.Find(request.Kind) is not { } kind || kind.Class > subject.Readable)
        {
            return Refusal.NotFound;
        }

        if (request.State != CorrectionState.Open)
        {
            return new Refusal("correction.answered", $"此申请已由 {request.AnsweredBy} 答复。", $"{request.AnsweredBy} has answered this request already.");
        }

        request.State = body.Accept ? CorrectionState.Accepted : CorrectionState.Declined;
        request.AnsweredAt = clock.GetUtcNow().UtcTicks;
        request.AnsweredBy = actor.Name;
        request.SealedAnswer = string.IsNullOrWhiteSpace(body.Answer) ? null : cipher.Seal(body.Answer.Trim());
        transaction.Audit(actor, "answer-correction", SubjectKind.Person, request.PersonId, detail: $"{request.Id} {request.State}");
        await transaction.CommitAsync(ct);
        return new Answered(body.Accept
            ? $"/people/{request.PersonId}/record?kind={request.Kind}&{(request.RowId is { } row ? $"correct={row}" : "insert=true")}{(request.Field is { } field ? $"&field={field}" : "")}&request={request.Id}"
            : null);
    }
}
