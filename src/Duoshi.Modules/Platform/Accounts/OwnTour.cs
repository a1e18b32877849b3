using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Whether the first-run tour is still to be offered to an account. Kept with the account: another browser does not begin anew.</summary>
internal sealed class OwnTour(IDbContextFactory<DuoshiDb> databases, WriteGate gate, IActor actors, TimeProvider clock)
{
    public async Task<bool> IsDueAsync(CancellationToken ct)
    {
        var account = (await actors.CurrentAsync(ct)).AccountId;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Account>().AnyAsync(a => a.Id == account && a.TourEndedAt == null, ct);
    }

    /// <summary>Offers it no more.</summary>
    public async Task EndAsync(CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var ended = clock.GetUtcNow().UtcTicks;
        if (await transaction.Db.Set<Account>().Where(a => a.Id == actor.AccountId && a.TourEndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(a => a.TourEndedAt, ended), ct) > 0)
        {
            transaction.Audit(actor, "end-tour");
            await transaction.CommitAsync(ct);
        }
    }
}
