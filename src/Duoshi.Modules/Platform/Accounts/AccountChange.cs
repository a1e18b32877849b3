using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>What every change of an account shares: the right, the version, the audit entry in the same transaction, and that it takes effect at once.</summary>
internal sealed class AccountChange(IDbContextFactory<DuoshiDb> databases, WriteGate gate, IActor actors, TimeProvider clock, SnapshotCache cache)
{
    /// <param name="permission">What it takes.</param>
    /// <param name="accountId">Whose account.</param>
    /// <param name="seen">The version it is based on; null: whatever it is now.</param>
    /// <param name="act">Name of the act in the audit.</param>
    /// <param name="change">Changes the account and says for the audit what it did, or refuses.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<Done>> RunAsync(
        Permission permission, long accountId, string? seen, string act,
        Func<LedgerTransaction, Actor, Account, Task<Outcome<string>>> change, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(permission))
        {
            return Refusal.Forbidden;
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        if (await transaction.Db.Set<Account>().SingleOrDefaultAsync(a => a.Id == accountId, ct) is not { } account)
        {
            return Refusal.NotFound;
        }

        if (seen is not null && seen != account.ConcurrencyStamp)
        {
            return AccountRefusals.Changed;
        }

        if (!(await change(transaction, actor, account)).Succeeded(out var detail, out var why))
        {
            return why;
        }

        Passwords.Touch(account);
        transaction.Audit(actor, act, SubjectKind.Account, account.Id, detail: detail);
        await transaction.CommitAsync(ct);
        cache.Forget(account.Id);
        return default(Done);
    }
}
