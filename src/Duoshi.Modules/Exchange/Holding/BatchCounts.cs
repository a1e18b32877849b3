using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Holding;

/// <summary>The figures a batch shows of itself, counted anew from its rows.</summary>
internal static class BatchCounts
{
    public static async Task RenewAsync(DuoshiDb db, ImportBatch batch, CancellationToken ct)
    {
        var importId = batch.Id;
        var rows = db.Set<ImportRow>().Where(r => r.ImportId == importId && r.MergedInto == null);
        var verdicts = await rows.GroupBy(r => r.Verdict).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        batch.New = verdicts.GetValueOrDefault(RowVerdict.New);
        batch.Changed = verdicts.GetValueOrDefault(RowVerdict.Changed);
        batch.Same = verdicts.GetValueOrDefault(RowVerdict.Same);
        batch.Conflicts = verdicts.GetValueOrDefault(RowVerdict.Conflict);
        batch.Candidates = verdicts.GetValueOrDefault(RowVerdict.Candidate);
        batch.Errors = verdicts.GetValueOrDefault(RowVerdict.Error);
        batch.Rows = verdicts.Values.Sum();
        batch.ToPlace = await rows.CountAsync(r => r.IsToPlace, ct);

        // A refused row waits for nobody; of an accepted one its asking fields may.
        var pending = await rows.CountAsync(r => r.Decision == Decision.Pending && r.Verdict != RowVerdict.Same, ct);
        var asking = await rows.Where(r => r.Decision == Decision.Accepted).SumAsync(r => r.WaitingFields, ct);
        batch.Waiting = batch.State == ImportState.Withdrawn || batch.State == ImportState.Refused ? 0 : pending + asking;
    }
}
