using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Facts;

/// <inheritdoc cref="FactKind"/>
public sealed class FactKind<T>(string module) : FactKind(typeof(T), module)
    where T : Fact, new()
{
    /// <summary>Keys in one IN list: well under SQLite's limit of parameters.</summary>
    private const int Chunk = 500;

    /// <summary>From this many rows on a bulk copy is worth its set-up.</summary>
    private const int BulkFrom = 200;

    private const long Current = Fact.Current;

    public override Fact New() => new T();

    public override IQueryable<Fact> Rows(DbContext db) => db.Set<T>().AsNoTracking();

    public override async Task<List<Fact>> LoadAsync(DbContext db, IReadOnlyCollection<long> subjects, Known known, CancellationToken ct)
    {
        var rows = new List<Fact>();
        foreach (var some in subjects.Chunk(Chunk))
        {
            rows.AddRange(await db.Set<T>().AsNoTracking().As(known)
                .Where(f => some.Contains(f.SubjectId))
                .OrderBy(f => f.SubjectId).ThenBy(f => f.ValidFrom).ThenBy(f => f.DayOrder)
                .ToListAsync(ct));
        }

        return rows;
    }

    internal override void Map(ModelBuilder model, FactMapping mapping) => mapping.Map<T>(model, this);

    internal override async Task<int> SupersedeAsync(DbContext db, IReadOnlyCollection<long> ids, long change, CancellationToken ct)
    {
        var count = 0;
        foreach (var some in ids.Chunk(Chunk))
        {
            count += await db.Set<T>()
                .Where(f => some.Contains(f.Id) && f.SupersededBy == Current)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.SupersededBy, change), ct);
        }

        return count;
    }

    internal override async Task InsertAsync(DbContext db, IReadOnlyList<Fact> facts, CancellationToken ct)
    {
        if (facts.Count <= BulkFrom)
        {
            db.AddRange(facts);
            await db.SaveChangesAsync(ct);
            return;
        }

        await ((DuoshiDb)db).AddRowsAsync(facts.Cast<T>(), facts.Count, ct);
    }

    internal override void Ready(ReadyRows ready, IReadOnlyList<Fact> facts)
    {
        if (facts.Count <= BulkFrom)
        {
            ready.Then(ct => InsertAsync(ready.Db, facts, ct));
        }
        else
        {
            ready.Add<T>([.. facts.Cast<T>()]);
        }
    }
}
