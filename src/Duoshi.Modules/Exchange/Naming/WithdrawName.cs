using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Naming;

/// <summary>Takes a settled name back: later imports ask again. What was committed by it stays.</summary>
internal sealed class WithdrawName(ImportingOffice importing, HoldingLedger ledger, IActor actors, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/imports/names/{id:long}/withdrawal", async (long id, WithdrawName slice, CancellationToken ct) => (await slice.RunAsync(id, ct)).ToHttp(_ => Results.NoContent()))
        .WithSummary("Withdraw a settled name; later imports ask again").Produces(StatusCodes.Status204NoContent).Needs(Permission.ImportPrepare);

    /// <returns>Its key; or <c>access.not-found</c>, <c>exchange.name-withdrawn</c>.</returns>
    public async Task<Outcome<long>> RunAsync(long id, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        await using var transaction = await ledger.BeginAsync(ct);
        var mapping = await transaction.Db.Set<NameMapping>().SingleOrDefaultAsync(m => m.Id == id, ct);
        if (mapping is null || !await importing.ReachesAsync(actor, Permission.ImportPrepare, mapping.OfficeId, ct))
        {
            return Refusal.NotFound;
        }

        if (mapping.WithdrawnAt is not null)
        {
            return new Refusal("exchange.name-withdrawn", "此对应已经撤销。", "This name was withdrawn already.");
        }

        (mapping.WithdrawnAt, mapping.WithdrawnBy) = (clock.GetUtcNow().UtcTicks, actor.Name);
        transaction.Audit(actor, "name-withdraw", detail: $"{mapping.Table}: {mapping.Written} = {mapping.Target}");
        await transaction.CommitAsync(ct);
        return id;
    }
}
