using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>Finds a batch the actor's right reaches; foreign and unknown ones get the same answer.</summary>
internal sealed class BatchAccess(ImportingOffice importing, IActor actors)
{
    public async Task<Outcome<(Actor Actor, ImportBatch Batch)>> FindAsync(DuoshiDb db, long importId, Permission permission, CancellationToken ct, bool tracked = false)
    {
        var actor = await actors.CurrentAsync(ct);
        var batches = tracked ? db.Set<ImportBatch>() : db.Set<ImportBatch>().AsNoTracking();
        var batch = await batches.SingleOrDefaultAsync(b => b.Id == importId, ct);
        if (batch is null || !await importing.ReachesAsync(actor, Permission.ImportPrepare, batch.OfficeId, ct))
        {
            return Refusal.NotFound;
        }

        return await importing.ReachesAsync(actor, permission, batch.OfficeId, ct) ? (actor, batch) : Refusal.Forbidden;
    }

    /// <summary>The refusal of a client that decided on an older state of the batch than there is.</summary>
    public static Refusal? Stale(ImportBatch batch, int? seen) => seen is { } version && version != batch.Version
        ? new Refusal("exchange.batch-changed", "此批次已由他人处理，请刷新后重试。", "Somebody else worked on this batch; reload and try again.", 412)
        : null;
}
