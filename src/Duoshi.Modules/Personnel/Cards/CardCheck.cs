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
        await using var beside = await databases.CreateDbContextAsync(ct);
        await using var moment = await SameMoment.OfAsync(db, beside, ct);
        await using var storedPairs = new PairsByPerson(beside.Set<NamePair>().AsNoTracking().OrderBy(p => p.PersonId).AsAsyncEnumerable().GetAsyncEnumerator(ct));
        var wrong = new List<long>();
        await foreach (var some in PeopleAsync(db, progress, ct))
        {
            var held = await storedPairs.UpToAsync(some[^1]);
            wrong.AddRange(held.Select(p => p.PersonId).Distinct().Except(some));
            var fresh = (await cards.MakeAsync(db, some, Known.Now, ct)).ToLookup(c => c.PersonId);
            var stored = (await db.Set<PersonCard>().AsNoTracking().Where(c => some.Contains(c.PersonId)).OrderBy(c => c.ValidFrom).ToListAsync(ct)).ToLookup(c => c.PersonId);
            var (pairs, blind) = await keys.MakeAsync(db, some, ct);
            var freshKeys = pairs.Select(p => (p.PersonId, Key: p.Pair + " " + p.NameKey)).Concat(blind.Select(b => (b.PersonId, Key: b.Purpose + " " + b.Hash))).ToLookup(k => k.PersonId, k => k.Key);
            var storedKeys = held.Select(p => (p.PersonId, Key: p.Pair + " " + p.NameKey))
                .Concat((await db.Set<BlindKey>().AsNoTracking().Where(b => some.Contains(b.PersonId)).ToListAsync(ct)).Select(b => (b.PersonId, Key: b.Purpose + " " + b.Hash)))
                .ToLookup(k => k.PersonId, k => k.Key);
            wrong.AddRange(some.Where(p =>
                !fresh[p].Zip(stored[p]).All(c => CardColumns.SameStretch(c.First, c.Second)) || fresh[p].Count() != stored[p].Count()
                || !freshKeys[p].ToHashSet(StringComparer.Ordinal).SetEquals(storedKeys[p])));
        }

        wrong.AddRange((await storedPairs.UpToAsync(long.MaxValue)).Select(p => p.PersonId).Distinct());
        wrong.AddRange(await db.Set<BlindKey>().Where(b => !db.Set<Person>().Any(p => p.Id == b.PersonId)).Select(b => b.PersonId).Distinct().ToListAsync(ct));
        return [.. wrong.Distinct()];
    }

    /// <summary>A migration that changes what search keys are clears their table away.</summary>
    public async Task<bool> IsStaleAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return !await db.Set<NamePair>().AnyAsync(ct) && await db.Set<PersonCard>().AnyAsync(ct);
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
                }

                await keys.RebuildAsync(scope.Db, PeopleAsync(scope.Db, null, ct), ct);
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
