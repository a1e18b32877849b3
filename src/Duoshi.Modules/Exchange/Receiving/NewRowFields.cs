using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>Fields of rows that are plainly new (<see cref="ComparedRow.IsPlainlyNew"/>): worked out when asked for, kept once one of them is decided.</summary>
internal sealed class NewRowFields(RowComparing comparing)
{
    /// <summary>More fields than this a row has kept, whatever they say.</summary>
    public const int Most = 1_000;

    /// <summary>Whether a row may be without kept fields; it is if none are kept.</summary>
    public static bool MayBePlain(ImportRow row) => row is { Verdict: RowVerdict.New, Number: > 0 };

    /// <summary>The row a provisional key of a field speaks of; null for the key of a kept field.</summary>
    public static long? RowOf(long field) => field < 0 ? -field / Most : null;

    /// <summary>The fields of a row without kept ones, as it would be compared while nobody on the record is it. Their keys are provisional: row and place.</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="row">The row, not tracked: it is compared, and its person forgotten.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<List<ImportField>> OfAsync(DuoshiDb db, Actor actor, ImportBatch batch, ImportRow row, CancellationToken ct)
    {
        var committed = row.CommittedBy;
        row.PersonId = null;
        var compared = await comparing.CompareAsync(db, actor, batch, [row], await comparing.NewLookupAsync(batch, ct), ct);
        var fields = comparing.ToFields(compared[0]).ToList();
        for (var i = 0; i < fields.Count; i++)
        {
            (fields[i].Id, fields[i].CommittedBy) = (-(row.Id * Most + i), committed);
        }

        return fields;
    }

    /// <summary>Keeps the fields of the rows that provisional keys speak of.</summary>
    /// <returns>The kept fields by provisional key; a row that is not plain, or is on the record already, has none.</returns>
    public async Task<Dictionary<long, ImportField>> KeepAsync(DuoshiDb db, Actor actor, ImportBatch batch, IEnumerable<long> keys, Func<long> nextId, CancellationToken ct)
    {
        var (importId, kept) = (batch.Id, new Dictionary<long, ImportField>());
        foreach (var id in keys.Select(RowOf).OfType<long>().Distinct())
        {
            var row = await db.Set<ImportRow>().AsNoTracking().SingleOrDefaultAsync(r => r.ImportId == importId && r.Id == id && r.CommittedBy == null, ct);
            if (row is null || !MayBePlain(row) || await db.Set<ImportField>().AnyAsync(f => f.RowId == id, ct))
            {
                continue;
            }

            foreach (var field in await OfAsync(db, actor, batch, row, ct))
            {
                kept[field.Id] = field;
                field.Id = nextId();
                db.Add(field);
            }
        }

        return kept;
    }
}
