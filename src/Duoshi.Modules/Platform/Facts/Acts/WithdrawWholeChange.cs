using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Facts;

/// <summary>Withdraws a whole change where every subject it touched is in the actor's scope; one foreign subject, and nothing is done.</summary>
internal sealed class WithdrawWholeChange(IDbContextFactory<DuoshiDb> databases, SubjectDirectory subjects, WithdrawChange withdraw, IActor actors)
{
    public sealed record Body(string? Reason);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/changes/{change:long}/withdrawal", async (long change, Body body, WithdrawWholeChange slice, CancellationToken ct) => (await slice.RunAsync(change, body.Reason, ct)).ToHttp())
        .WithSummary("Withdraw a whole change: what it had superseded is restated")
        .WithTags("changes")
        .Produces<WithdrawnChange>()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .Needs(Permission.FactWithdraw);

    public async Task<Outcome<WithdrawnChange>> RunAsync(long change, string? reason, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.FactWithdraw))
        {
            return Refusal.Forbidden;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Refusal("record.reason-required", "更正或撤销须写明理由。", "A correction or withdrawal needs its reason.", 422) { Details = new { field = "reason" } };
        }

        await using (var db = await databases.CreateDbContextAsync(ct))
        {
            var touched = (await withdraw.SubjectsAsync(change, ct)).ToLookup(s => s.Kind, s => s.Id);
            foreach (var kind in touched)
            {
                var permission = kind.Key == SubjectKind.Person ? Permission.FactWithdraw : Permission.OrganisationChange;
                if (subjects.Find(kind.Key) is not { } owner || !await owner.SeesAllAsync(db, actor, permission, [.. kind], ct))
                {
                    return Refusal.NotFound;
                }
            }
        }

        return await withdraw.RunAsync(actor, change, reason.Trim(), ct);
    }
}
