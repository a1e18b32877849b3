using Duoshi.Core.Names;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Cards;

/// <summary>Keeps the keys by which people are found: names they bore or bear, staff numbers, and blind keys of the identity number.</summary>
internal sealed class SearchKeys(FactKinds kinds, FieldCipher cipher) : IRecordProjection
{
    public int Order => 21;

    public async Task ProjectAsync(WriteScope scope, CancellationToken ct)
    {
        var people = scope.Touched(kinds.Get<Identity>()).Union(scope.Touched(kinds.Get<StaffNumber>()));
        var (known, fresh) = PersonCards.Chunks(scope, people);
        foreach (var some in known)
        {
            var (pairs, blind) = await MakeAsync(kind => scope.StandingAsync(kind, some, ct), some);
            await ReplaceAsync(scope.Db, some, pairs, blind, ct);
        }

        await foreach (var (pairs, blind) in SideBySide.InOrderAsync(fresh, SideBySide.Parts, some => MakeAsync(kind => scope.StandingAsync(kind, some, ct), some), ct))
        {
            await ReplaceAsync(scope.Db, [], pairs, blind, ct);
        }
    }

    /// <summary>Replaces the keys of some people.</summary>
    public async Task RenewAsync(DuoshiDb db, IReadOnlyCollection<long> people, CancellationToken ct)
    {
        var (pairs, blind) = await MakeAsync(db, people, ct);
        await ReplaceAsync(db, people, pairs, blind, ct);
    }

    /// <summary>Keys as they have to be, by the facts that stand.</summary>
    public Task<(List<NamePair> Pairs, List<BlindKey> Blind)> MakeAsync(DuoshiDb db, IReadOnlyCollection<long> people, CancellationToken ct) =>
        MakeAsync(kind => kind.LoadAsync(db, people, Known.Now, ct), people);

    private static async Task ReplaceAsync(DuoshiDb db, IReadOnlyCollection<long> people, List<NamePair> pairs, List<BlindKey> blind, CancellationToken ct)
    {
        if (people.Count > 0)
        {
            await db.Set<NamePair>().Where(p => people.Contains(p.PersonId)).ExecuteDeleteAsync(ct);
            await db.Set<BlindKey>().Where(b => people.Contains(b.PersonId)).ExecuteDeleteAsync(ct);
        }

        await db.AddRowsAsync(pairs, ct);
        await db.AddRowsAsync(blind, ct);
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
