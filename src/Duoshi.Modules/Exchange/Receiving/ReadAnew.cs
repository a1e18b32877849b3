using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>
/// Reads the files of a batch again, after a head of a sheet was settled. What was decided or mended would be lost by it: then the batch
/// stays as it is, and what was settled holds from the next import on.
/// </summary>
internal sealed class ReadAnew(IDbContextFactory<DuoshiDb> databases, HoldingLedger ledger, ReadFiles read, StartReading start, IActor actors)
{
    /// <summary>More rows than this are read in the background.</summary>
    private const int AtOnce = 2_000;

    /// <returns>The batch, read anew, being read, or as it was; or <c>access.not-found</c>, <c>exchange.batch-changed</c> (412).</returns>
    public async Task<Outcome<ImportBatch>> RunAsync(long importId, int seenVersion, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        ImportBatch batch;
        await using (var transaction = await ledger.BeginAsync(ct))
        {
            var db = transaction.Db;
            batch = await db.Set<ImportBatch>().SingleAsync(b => b.Id == importId, ct);
            if (BatchAccess.Stale(batch, seenVersion) is { } stale)
            {
                return stale;
            }

            if (batch.State != ImportState.Prepared || batch.DecidedBy is not null || await db.Set<ImportRow>().AnyAsync(r => r.ImportId == importId && (r.CommittedBy != null || r.Decision != Decision.Pending || r.MergedInto != null), ct))
            {
                return batch;
            }

            batch.State = ImportState.Reading;
            batch.Version++;
            transaction.Audit(actor, "import-read-anew", detail: $"import {importId}");
            await transaction.CommitAsync(ct);
        }

        if (batch.Rows <= AtOnce)
        {
            return await read.RunAsync(importId, null, ct);
        }

        if (!(await start.RunAsync(importId, ct)).Succeeded(out _, out var why))
        {
            return why;
        }

        await using var after = await databases.CreateDbContextAsync(ct);
        return await after.Set<ImportBatch>().AsNoTracking().SingleAsync(b => b.Id == importId, ct);
    }
}
