using System.Text.Json;
using Duoshi.Core.Names;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Cards;

/// <summary>Keeps the keys by which people are found: names they bore or bear, staff numbers, and blind keys of the identity number.</summary>
internal sealed class SearchKeys(FactKinds kinds, FieldCipher cipher) : IRecordProjection, IPartProjection
{
    private const int RemovedAtOnce = 5_000;

    public int Order => 21;

    public async Task ProjectAsync(WriteScope scope, CancellationToken ct)
    {
        var (known, fresh) = PersonCards.Chunks(scope, People(scope));
        foreach (var some in known)
        {
            var (pairs, blind) = await MakeAsync(kind => scope.StandingAsync(kind, some, ct), some);
            await ChangeAsync(scope, some, pairs, blind, ct);
        }

        await foreach (var (pairs, blind) in SideBySide.InOrderAsync(fresh, SideBySide.Parts, some => MakeAsync(kind => scope.StandingAsync(kind, some, ct), some), ct))
        {
            await scope.Db.AddRowsAsync(pairs, ct);
            await scope.Db.AddRowsAsync(blind, ct);
        }
    }

    public Task<IPartProjection?> ForPartsAsync(WriteScope scope, CancellationToken ct) => Task.FromResult<IPartProjection?>(this);

    public async Task AddAsync(WriteScope part, ReadyRows ready, CancellationToken ct)
    {
        long[] people = [.. People(part).Order()];
        var (pairs, blind) = await MakeAsync(kind => part.StandingAsync(kind, people, ct), people);
        ready.Add(pairs);
        ready.Add(blind);
    }

    /// <summary>Makes the keys of everybody anew, whatever the tables hold.</summary>
    public async Task RebuildAsync(DuoshiDb db, IAsyncEnumerable<List<long>> people, CancellationToken ct)
    {
        await db.Set<NamePair>().ExecuteDeleteAsync(ct);
        await db.Set<BlindKey>().ExecuteDeleteAsync(ct);
        await foreach (var some in people)
        {
            var (pairs, blind) = await MakeAsync(db, some, ct);
            await db.AddRowsAsync(pairs, ct);
            await db.AddRowsAsync(blind, ct);
        }
    }

    private IEnumerable<long> People(WriteScope scope) => scope.Touched(kinds.Get<Identity>()).Union(scope.Touched(kinds.Get<StaffNumber>()));

    /// <summary>Keys as they have to be, by the facts that stand.</summary>
    public Task<(List<NamePair> Pairs, List<BlindKey> Blind)> MakeAsync(DuoshiDb db, IReadOnlyCollection<long> people, CancellationToken ct) =>
        MakeAsync(kind => kind.LoadAsync(db, people, Known.Now, ct), people);

    /// <summary>
    /// Brings the keys of known people to what they have to be. Which keys go is told by the facts as they stood before the change: the
    /// table of pairs has no index by person, it would cost every import as much as the keys themselves.
    /// </summary>
    private async Task ChangeAsync(WriteScope scope, IReadOnlyCollection<long> people, List<NamePair> pairs, List<BlindKey> blind, CancellationToken ct)
    {
        var (db, before) = (scope.Db, Known.At(scope.Change.Id - 1));
        var (stood, _) = await MakeAsync(kind => kind.LoadAsync(db, people, before, ct), people);
        var (had, has) = (stood.Select(Key).ToHashSet(), pairs.Select(Key).ToHashSet());
        var coming = pairs.FindAll(p => !had.Contains(Key(p)));

        // A key that should not be there yet must not keep anybody from recording: it goes with the others.
        await RemoveAsync(db, [.. stood.Where(p => !has.Contains(Key(p))), .. coming], ct);
        await db.AddRowsAsync(coming, ct);
        await db.Set<BlindKey>().Where(b => people.Contains(b.PersonId)).ExecuteDeleteAsync(ct);
        await db.AddRowsAsync(blind, ct);

        static (string, string, long) Key(NamePair pair) => (pair.Pair, pair.NameKey, pair.PersonId);
    }

    private static async Task RemoveAsync(DuoshiDb db, List<NamePair> gone, CancellationToken ct)
    {
        foreach (var some in gone.Chunk(RemovedAtOnce))
        {
            if (db.IsPostgres)
            {
                var (keys, names, people) = (some.Select(p => p.Pair).ToArray(), some.Select(p => p.NameKey).ToArray(), some.Select(p => p.PersonId).ToArray());
                await db.Database.ExecuteSqlAsync($"""
                    delete from personnel_name_pair p using unnest({keys}, {names}, {people}) as v(pair, name_key, person_id)
                    where p.pair = v.pair and p.name_key = v.name_key and p.person_id = v.person_id
                    """, ct);
            }
            else
            {
                var json = JsonSerializer.Serialize(some);
                await db.Database.ExecuteSqlAsync($"""
                    delete from personnel_name_pair where (pair, name_key, person_id) in
                    (select v.value ->> 'Pair', v.value ->> 'NameKey', v.value ->> 'PersonId' from json_each({json}) as v)
                    """, ct);
            }
        }
    }

    private async Task<(List<NamePair> Pairs, List<BlindKey> Blind)> MakeAsync(Func<FactKind, Task<List<Fact>>> standing, IReadOnlyCollection<long> people)
    {
        var identities = (await standing(kinds.Get<Identity>())).Cast<Identity>().ToLookup(i => i.SubjectId);
        var numbers = (await standing(kinds.Get<StaffNumber>())).Cast<StaffNumber>().ToLookup(n => n.SubjectId);
        var pairs = new List<NamePair>();
        var blind = new List<BlindKey>();
        foreach (var person in people)
        {
            var rows = identities[person].OrderBy(i => i.ValidFrom).ThenBy(i => i.DayOrder).ToList();
            if (rows.Count == 0)
            {
                continue;
            }

            var nameKey = Pinyin.SortKey(rows[^1].Name ?? "");
            pairs.AddRange(rows.Select(r => r.Name ?? "").Distinct(StringComparer.Ordinal).SelectMany(NameKeys.Pairs)
                .Concat(numbers[person].Select(n => StaffNumberKey(n.Number)))
                .Where(k => k.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Select(k => new NamePair { Pair = k, NameKey = nameKey, PersonId = person }));
            blind.AddRange(rows.Select(r => r.IdentityNumber).Where(n => !string.IsNullOrWhiteSpace(n)).Select(n => IdentityNumbers.Normal(n!)).Distinct(StringComparer.Ordinal)
                .SelectMany(n => IdentityNumbers.BlindKeys(cipher, n))
                .Distinct()
                .Select(k => new BlindKey { Purpose = k.Purpose, Hash = k.Hash, PersonId = person }));
        }

        // In the order of the key, so that neighbours fall on the same page of the index.
        pairs.Sort((a, b) => string.CompareOrdinal(a.Pair, b.Pair) is var order and not 0 ? order : string.CompareOrdinal(a.NameKey, b.NameKey));
        return (pairs, blind);
    }

    /// <summary>Staff numbers stand in the table of pairs in upper case behind a #, so that no name can be taken for one.</summary>
    public static string StaffNumberKey(string? number) => string.IsNullOrWhiteSpace(number) ? "" : "#" + number.Trim().ToUpperInvariant();
}
