using System.Globalization;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Selection.Matters;

/// <summary>Writes down who opened which process, under each person concerned; the person is not told while the matter is open.</summary>
internal sealed class MatterLog(IDbContextFactory<DuoshiDb> databases, WriteGate gate, TimeProvider clock)
{
    /// <summary>Name of the act; not the one that people see of their own file.</summary>
    public const string Act = "open-selection";

    /// <summary>Turning pages of one process is one opening.</summary>
    private static readonly TimeSpan OneSitting = TimeSpan.FromMinutes(10);

    public async Task RecordAsync(Actor actor, long process, IReadOnlyCollection<long> people, CancellationToken ct)
    {
        var since = clock.GetUtcNow().UtcTicks - OneSitting.Ticks;
        var detail = process.ToString(CultureInfo.InvariantCulture);
        var first = people.Min();
        await using (var db = await databases.CreateDbContextAsync(ct))
        {
            if (await db.Set<AuditEntry>().AnyAsync(
                a => a.SubjectKind == SubjectKind.Person && a.SubjectId == first && a.Act == Act && a.At >= since && a.ActorId == actor.AccountId && a.ActorName == actor.Name && a.Detail == detail, ct))
            {
                return;
            }
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        foreach (var person in people.Order())
        {
            transaction.Audit(actor, Act, SubjectKind.Person, person, detail: detail);
        }

        await transaction.CommitAsync(ct);
    }
}
