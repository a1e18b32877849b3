using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Holding;

/// <summary>Writes to the holding area: keys from the ledger, audit in the same transaction. The record is not touched.</summary>
internal sealed class HoldingLedger(IDbContextFactory<DuoshiDb> databases, WriteGate gate, TimeProvider clock)
{
    public Task<LedgerTransaction> BeginAsync(CancellationToken ct) => LedgerTransaction.BeginAsync(databases, gate, clock, ct);
}

internal static class HoldingKeys
{
    /// <summary>Hands out keys; the first of <paramref name="count"/> consecutive ones.</summary>
    public static long NextIds(this LedgerTransaction transaction, int count)
    {
        var first = transaction.Ledger.NextId;
        transaction.Ledger.NextId += count;
        return first;
    }
}
