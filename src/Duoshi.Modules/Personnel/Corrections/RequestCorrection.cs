using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Corrections;

/// <summary>A person asks to have the own record corrected. Nothing of the record changes by it.</summary>
internal sealed class RequestCorrection(
    IDbContextFactory<DuoshiDb> databases, WriteGate gate, FactKinds kinds, PersonSubjects people, FieldCipher cipher, IActor actors, TimeProvider clock)
{
    private const int LongestText = 2000;

    /// <summary>So many open requests of one person are enough.</summary>
    private const int MostOpen = 20;

    /// <param name="Kind">Key of the kind.</param>
    /// <param name="RowId">The row that is wrong; null: something is missing.</param>
    /// <param name="Field">The field, where it is about one.</param>
    /// <param name="Text">What is wrong and what is right.</param>
    public sealed record Body(string Kind, long? RowId, string? Field, string? Text);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/me/correction-requests", async (Body body, RequestCorrection slice, CancellationToken ct) =>
            (await slice.RunAsync(body, ct)).ToHttp(id => Results.Created($"/api/v1/me/correction-requests/{id}", new NewKey(id))))
        .WithSummary("Ask for a correction of the own record")
        .Produces<NewKey>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .Needs(Permission.OwnCorrectionRequest);

    public async Task<Outcome<long>> RunAsync(Body body, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.OwnCorrectionRequest) || actor.PersonId is not { } person)
        {
            return Refusal.Forbidden;
        }

        if (string.IsNullOrWhiteSpace(body.Text) || body.Text.Length > LongestText)
        {
            return new Refusal("correction.text", $"请写明错在哪里、应为什么（不超过 {LongestText} 字）。", $"Say what is wrong and what is right (at most {LongestText} characters).", 422) { Details = new { field = "text" } };
        }

        await using (var db = await databases.CreateDbContextAsync(ct))
        {
            if (await people.SeeAsync(db, actor, Permission.OwnRecordRead, person, ct) is not { } own
                || kinds.Find(body.Kind) is not { Subject: SubjectKind.Person } kind || kind.Class > own.Readable
                || (body.Field is { Length: > 0 } field && (kind.PositionOf(field) < 0 || kind.Field(field).Class > own.Readable))
                || (body.RowId is { } row && !await kind.Rows(db).AnyAsync(f => f.Id == row && f.SubjectId == person && f.SupersededBy == Fact.Current, ct)))
            {
                return Refusal.NotFound;
            }

            if (await db.Set<CorrectionRequest>().CountAsync(r => r.PersonId == person && r.State == CorrectionState.Open, ct) >= MostOpen)
            {
                return new Refusal("correction.too-many", "未答复的申请已有很多，请等待答复。", "Many of your requests are still open; wait for an answer.");
            }
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var request = new CorrectionRequest
        {
            Id = transaction.Ledger.NextId++,
            PersonId = person,
            AccountId = actor.AccountId,
            At = clock.GetUtcNow().UtcTicks,
            Kind = body.Kind,
            RowId = body.RowId,
            Field = string.IsNullOrEmpty(body.Field) ? null : body.Field,
            SealedText = cipher.Seal(body.Text.Trim()),
        };
        transaction.Db.Add(request);
        transaction.Audit(actor, "request-correction", SubjectKind.Person, person, detail: $"{request.Id} {body.Kind}");
        await transaction.CommitAsync(ct);
        return request.Id;
    }
}
