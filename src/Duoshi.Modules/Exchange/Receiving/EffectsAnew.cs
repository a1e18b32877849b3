using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>Works out anew what rows change of the numbers of their offices, once fields of theirs were decided.</summary>
internal sealed class EffectsAnew(RowComparing comparing, FactKinds kinds, TimeProvider clock)
{
    /// <param name="db">The writing transaction; decisions are saved in it.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="rowIds">Rows with kept fields.</param>
    /// <param name="ct">Cancels.</param>
    public async Task RenewAsync(DuoshiDb db, Actor actor, ImportBatch batch, IReadOnlyList<long> rowIds, CancellationToken ct)
    {
        if (rowIds.Count == 0)
        {
            return;
        }

        var units = await comparing.NewLookupAsync(batch, ct);
        foreach (var some in rowIds.Chunk(RowComparing.Chunk))
        {
            // Copies: a comparison says anew what the row is, and that was not asked for.
            var copies = await db.Set<ImportRow>().AsNoTracking().Where(r => some.Contains(r.Id) && r.Verdict != RowVerdict.Candidate).ToListAsync(ct);
            var fields = (await db.Set<ImportField>().AsNoTracking().Where(f => some.Contains(f.RowId)).ToListAsync(ct)).ToLookup(f => f.RowId);
            var persons = copies.Where(r => r.PersonId is not null).Select(r => r.PersonId!.Value).Distinct().ToList();
            var record = await StandingRecord.LoadAsync(db, kinds, persons, ct);
            var effects = (await comparing.CompareAsync(db, actor, batch, copies, units, ct)).ToDictionary(c => c.Row.Id, c =>
            {
                var left = fields[c.Row.Id].Where(f => f.CommittedBy is null && f.Applies).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
                return RowEffect.Of(c.Differences.Where(d => left.Contains(comparing.Bounded(d.Key))), record.Of(c.Row.PersonId), kinds, clock.Today());
            });
            foreach (var row in await db.Set<ImportRow>().Where(r => some.Contains(r.Id)).ToListAsync(ct))
            {
                row.Effect = effects.GetValueOrDefault(row.Id);
            }
        }
    }
}
