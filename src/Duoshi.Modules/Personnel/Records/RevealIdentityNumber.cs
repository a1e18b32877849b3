using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Records;

/// <summary>The whole identity number, for a stated purpose that is written to the audit chain before the number is shown.</summary>
internal sealed class RevealIdentityNumber(
    IDbContextFactory<DuoshiDb> databases, WriteGate gate, PersonSubjects people, IActor actors, TimeProvider clock)
{
    public const string Act = "reveal-identity-number";

    public sealed record Body(string? Purpose);

    public sealed record Revealed(string IdentityNumber);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/persons/{id:long}/identity-number/revelation", async (long id, Body body, RevealIdentityNumber slice, CancellationToken ct) => (await slice.RunAsync(id, body.Purpose, ct)).ToHttp())
        .WithSummary("The whole identity number, for a stated purpose")
        .Produces<Revealed>()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .Needs(Permission.IdentityNumberReveal);

    public async Task<Outcome<Revealed>> RunAsync(long id, string? purpose, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.IdentityNumberReveal))
        {
            return Refusal.Forbidden;
        }

        if (string.IsNullOrWhiteSpace(purpose) || purpose.Trim().Length is < 2 or > 200)
        {
            return new Refusal("record.purpose-required", "请写明查看身份证号的用途（2 至 200 字）。", "State what the identity number is needed for (2 to 200 characters).", 422) { Details = new { field = "purpose" } };
        }

        var today = clock.Today();
        string? number;
        await using (var db = await databases.CreateDbContextAsync(ct))
        {
            if (await people.SeeAsync(db, actor, Permission.IdentityNumberReveal, id, ct) is not { Readable: >= FieldClass.Sensitive })
            {
                return Refusal.NotFound;
            }

            number = await db.Set<Identity>().At(today, Known.Now).Where(i => i.SubjectId == id).Select(i => i.IdentityNumber).SingleOrDefaultAsync(ct);
        }

        if (number is null)
        {
            return new Refusal("record.no-identity-number", "档案中没有身份证号。", "No identity number is recorded.", 404);
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        transaction.Audit(actor, Act, SubjectKind.Person, id, detail: purpose.Trim());
        await transaction.CommitAsync(ct);
        return new Revealed(number);
    }
}
