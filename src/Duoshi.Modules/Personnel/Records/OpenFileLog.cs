using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Records;

/// <summary>Writes down who opened whose file; the person sees it, but for the purposes that stay undisclosed.</summary>
internal sealed class OpenFileLog(IDbContextFactory<DuoshiDb> databases, WriteGate gate, TimeProvider clock)
{
    /// <summary>Name of the act in the audit chain.</summary>
    public const string Act = "open-file";

    /// <summary>Turning pages of one file is one opening.</summary>
    private static readonly TimeSpan OneSitting = TimeSpan.FromMinutes(10);

    public async Task RecordAsync(Actor actor, long person, OpeningPurpose purpose, CancellationToken ct)
    {
        if (actor.PersonId == person)
        {
            return;
        }

        var since = clock.GetUtcNow().UtcTicks - OneSitting.Ticks;
        await using (var db = await databases.CreateDbContextAsync(ct))
        {
            if (await db.Set<AuditEntry>().AnyAsync(
                a => a.SubjectKind == SubjectKind.Person && a.SubjectId == person && a.Act == Act && a.At >= since
                    && a.ActorId == actor.AccountId && a.ActorName == actor.Name && a.Detail == purpose.Key, ct))
            {
                return;
            }
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        transaction.Audit(actor, Act, SubjectKind.Person, person, detail: purpose.Key);
        await transaction.CommitAsync(ct);
    }
}
