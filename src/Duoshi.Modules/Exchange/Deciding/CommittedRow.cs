using System.Text.Json;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>What a commit leaves on a row of the holding area. What it changed of the numbers of its office is on the record from then on.</summary>
/// <param name="Id">The row.</param>
/// <param name="Person">Its person on the record.</param>
/// <param name="Seen">Versions of the person's kinds as they are now: JSON; null where nothing is left to compare.</param>
/// <param name="Waiting">Fields that still wait for a person.</param>
internal sealed record CommittedRow(long Id, long Person, string? Seen, int Waiting)
{
    private const int AtOnce = 5_000;

    /// <summary>Marks the rows, thousands in one statement: a row at a time, an import of a province would talk to the database for minutes.</summary>
    public static async Task MarkAsync(DuoshiDb db, List<CommittedRow> rows, long change, CancellationToken ct)
    {
        foreach (var some in rows.Chunk(AtOnce))
        {
            var (ids, people, seen, waiting) = (some.Select(r => r.Id).ToArray(), some.Select(r => r.Person).ToArray(), some.Select(r => r.Seen).ToArray(), some.Select(r => r.Waiting).ToArray());
            var json = db.IsPostgres ? "" : JsonSerializer.Serialize(some);
            await (db.IsPostgres
                ? db.Database.ExecuteSqlAsync($"""
                    update exchange_import_row r
                    set person_id = v.person, matched_by = coalesce(r.matched_by, 'import'), committed_by = coalesce(r.committed_by, {change}), seen_versions = v.seen, waiting_fields = v.waiting, effect = null
                    from unnest({ids}, {people}, {seen}, {waiting}) as v(id, person, seen, waiting)
                    where r.id = v.id
                    """, ct)
                : db.Database.ExecuteSqlAsync($"""
                    update exchange_import_row as r
                    set person_id = v.value ->> 'Person', matched_by = coalesce(r.matched_by, 'import'), committed_by = coalesce(r.committed_by, {change}), seen_versions = v.value ->> 'Seen', waiting_fields = v.value ->> 'Waiting', effect = null
                    from json_each({json}) as v
                    where r.id = v.value ->> 'Id'
                    """, ct));
        }
    }
}
