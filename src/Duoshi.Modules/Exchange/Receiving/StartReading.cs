using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Jobs;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>Has a received batch read in the background, from where an earlier reading stopped.</summary>
internal sealed class StartReading(IDbContextFactory<DuoshiDb> databases, ImportingOffice importing, JobQueue jobs, IActor actors)
{
    /// <returns>Key of the job; or <c>access.not-found</c>, <c>exchange.read-already</c>.</returns>
    public async Task<Outcome<long>> RunAsync(long importId, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        var batch = await db.Set<ImportBatch>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == importId, ct);
        if (batch is null || !await importing.ReachesAsync(actor, Permission.ImportPrepare, batch.OfficeId, ct))
        {
            return Refusal.NotFound;
        }

        return batch.State == ImportState.Reading
            ? await jobs.StartAsync(actor, ReadImportJob.JobKind, batch.Source, new ReadImportJob.Batch(importId), ct)
            : new Refusal("exchange.read-already", "此批次已经读完。", "This batch has been read already.");
    }
}
