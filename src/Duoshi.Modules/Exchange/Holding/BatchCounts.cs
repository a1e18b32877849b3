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
        var groups = await rows.GroupBy(r => new { r.Verdict, r.Decision, r.IsToPlace })
            .Select(g => new { g.Key.Verdict, g.Key.Decision, g.Key.IsToPlace, Rows = g.Count(), Fields = g.Sum(r => r.WaitingFields) }).ToListAsync(ct);
        batch.New = Of(RowVerdict.New);
        batch.Changed = Of(RowVerdict.Changed);
        batch.Same = Of(RowVerdict.Same);
        batch.Conflicts = Of(RowVerdict.Conflict);
        batch.Candidates = Of(RowVerdict.Candidate);
        batch.Errors = Of(RowVerdict.Error);
        batch.Rows = groups.Sum(g => g.Rows);
        batch.ToPlace = groups.Where(g => g.IsToPlace).Sum(g => g.Rows);

        // A refused row waits for nobody; of an accepted one its asking fields may.
        var pending = groups.Where(g => g.Decision == Decision.Pending && g.Verdict != RowVerdict.Same).Sum(g => g.Rows);
        var asking = groups.Where(g => g.Decision == Decision.Accepted).Sum(g => g.Fields);
        batch.Waiting = batch.State == ImportState.Withdrawn || batch.State == ImportState.Refused ? 0 : pending + asking;

        int Of(RowVerdict verdict) => groups.Where(g => g.Verdict == verdict).Sum(g => g.Rows);
    }
}
