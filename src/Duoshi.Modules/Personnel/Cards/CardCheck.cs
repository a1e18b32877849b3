using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Cards;

/// <summary>Compares cards and search keys with what the facts say, and makes them anew: <c>duoshi verify</c>.</summary>
internal sealed class CardCheck(IDbContextFactory<DuoshiDb> databases, PersonCards cards, SearchKeys keys, RecordWriter writer) : IProjectionCheck
{
    public string Key => "cards";

    public int Order => 20;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<long>> DifferencesAsync(IProgress<int>? progress, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var wrong = new List<long>();
        await foreach (var some in PeopleAsync(db, progress, ct))
        {
            var fresh = (await cards.MakeAsync(db, some, Known.Now, ct)).ToLookup(c => c.PersonId);
            var stored = (await db.Set<PersonCard>().AsNoTracking().Where(c => some.Contains(c.PersonId)).OrderBy(c => c.ValidFrom).ToListAsync(ct)).ToLookup(c => c.PersonId);
            var (pairs, blind) = await keys.MakeAsync(db, some, ct);
            var freshKeys = pairs.Select(p => (p.PersonId, Key: p.Pair + " " + p.NameKey)).Concat(blind.Select(b => (b.PersonId, Key: b.Purpose + " " + b.Hash))).ToLookup(k => k.PersonId, k => k.Key);
            var storedKeys = (await db.Set<NamePair>().AsNoTracking().Where(p => some.Contains(p.PersonId)).ToListAsync(ct)).Select(p => (p.PersonId, Key: p.Pair + " " + p.NameKey))
                .Concat((await db.Set<BlindKey>().AsNoTracking().Where(b => some.Contains(b.PersonId)).ToListAsync(ct)).Select(b => (b.PersonId, Key: b.Purpose + " " + b.Hash)))
                .ToLookup(k => k.PersonId, k => k.Key);
            wrong.AddRange(some.Where(p =>
                !fresh[p].Zip(stored[p]).All(c => CardColumns.SameStretch(c.First, c.Second)) || fresh[p].Count() != stored[p].Count()
                || !freshKeys[p].ToHashSet(StringComparer.Ordinal).SetEquals(storedKeys[p])));
        }

        return wrong;
    }

    /// <inheritdoc/>
    public Task<Outcome<ChangeReceipt>> RebuildAsync(Actor actor, IProgress<int>? progress, CancellationToken ct) => writer.WriteAsync(
        actor,
        new WriteRequest(new ChangeHeader("rebuild-cards", Basis.Setup), [])
        {
            Alongside = async scope =>
            {
                await foreach (var some in PeopleAsync(scope.Db, progress, ct))
                {
                    await cards.RenewAsync(scope, some, ct);
                    await keys.RenewAsync(scope.Db, some, ct);
                }
            },
        },
        ct);

    private static async IAsyncEnumerable<List<long>> PeopleAsync(DuoshiDb db, IProgress<int>? progress, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var (last, done) = (0L, 0);
        while (true)
        {
            var some = await db.Set<Person>().Where(p => p.Id > last).OrderBy(p => p.Id).Select(p => p.Id).Take(PersonCards.Chunk).ToListAsync(ct);
            if (some.Count == 0)
            {
                yield break;
            }

            yield return some;
            last = some[^1];
            progress?.Report(done += some.Count);
        }
    }
}
