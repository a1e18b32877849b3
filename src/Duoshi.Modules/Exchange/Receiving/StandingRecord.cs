using System.Text.Json;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>The record of some people as a comparison finds it.</summary>
/// <param name="Versions">Versions of each person's kinds: JSON, kind to change.</param>
/// <param name="Facts">Standing rows of each person, by kind.</param>
/// <param name="Settled">Changes that a person made as a correction or decision.</param>
internal sealed record StandingRecord(Dictionary<long, string> Versions, Dictionary<long, ILookup<string, Fact>> Facts, HashSet<long> Settled)
{
    private static readonly ILookup<string, Fact> Nothing = Enumerable.Empty<Fact>().ToLookup(_ => "", f => f);

    public static async Task<StandingRecord> LoadAsync(DuoshiDb db, FactKinds kinds, List<long> persons, CancellationToken ct)
    {
        // Versions first: what changes between this read and the next is then refused at the commit, never lost.
        var versions = await VersionsAsync(db, persons, ct);
        var facts = await FactsAsync(db, kinds, persons, ct);
        return new StandingRecord(versions, facts, await SettledAsync(db, facts, ct));
    }

    /// <summary>The facts of a person; of nobody, none.</summary>
    public ILookup<string, Fact> Of(long? person) => person is { } known ? Facts[known] : Nothing;

    private static async Task<Dictionary<long, ILookup<string, Fact>>> FactsAsync(DuoshiDb db, FactKinds kinds, List<long> persons, CancellationToken ct)
    {
        var rows = persons.ToDictionary(p => p, _ => new List<(string Kind, Fact Fact)>());
        foreach (var key in persons.Count == 0 ? [] : RowComparing.ComparedKinds.ToArray())
        {
            foreach (var fact in await kinds.Find(key)!.LoadAsync(db, persons, Known.Now, ct))
            {
                rows[fact.SubjectId].Add((key, fact));
            }
        }

        return rows.ToDictionary(r => r.Key, r => r.Value.ToLookup(f => f.Kind, f => f.Fact));
    }

    private static async Task<HashSet<long>> SettledAsync(DuoshiDb db, Dictionary<long, ILookup<string, Fact>> record, CancellationToken ct)
    {
        var changes = record.Values.SelectMany(r => r).SelectMany(g => g).Select(f => f.RecordedBy).Distinct().ToList();
        var settled = new HashSet<long>();
        foreach (var some in changes.Chunk(400))
        {
            settled.UnionWith(await db.Set<Change>().AsNoTracking()
                .Where(c => some.Contains(c.Id) && (c.Basis == Basis.Correction || c.Basis == Basis.Decision)).Select(c => c.Id).ToListAsync(ct));
        }

        return settled;
    }

    private static async Task<Dictionary<long, string>> VersionsAsync(DuoshiDb db, List<long> persons, CancellationToken ct) =>
        (await Platform.Ledger.Versions.OfAsync(db, SubjectKind.Person, persons, ct))
            .Where(v => RowComparing.ComparedKinds.Contains(v.Key.Kind)).GroupBy(v => v.Key.Id)
            .ToDictionary(g => g.Key, g => JsonSerializer.Serialize(g.ToDictionary(v => v.Key.Kind, v => v.Value)));
}
