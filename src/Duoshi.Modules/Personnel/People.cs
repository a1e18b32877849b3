using Duoshi.Core.Identity;
using Duoshi.Core.Names;
using Duoshi.Core.Time;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Cards;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel;

/// <summary>Answers other modules' questions about people.</summary>
internal sealed class People(IDbContextFactory<DuoshiDb> databases, FieldCipher cipher, IActor actors, TimeProvider clock) : IPeople
{
    private const int Chunk = 500;

    public async Task<IReadOnlyList<PersonMatch>> MatchAsync(IReadOnlyList<PersonKeys> keys, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        var byIdentity = await ByIdentityNumberAsync(db, keys, ct);
        var byStaff = await ByStaffNumberAsync(db, keys, ct);
        (string Name, string Month)[] likenesses = [.. keys.Select(Likeness)];
        var alike = await AlikeAsync(db, likenesses, ct);

        var concerned = byIdentity.Values.Concat(byStaff.Values).Concat(alike.SelectMany(a => a)).Select(c => c).Distinct().ToList();
        var covered = await CoveredAsync(db, actor, concerned, ct);
        return [.. keys.Zip(likenesses, (key, likeness) =>
        {
            long? holder = key is { StaffNumber: { } number, IssuingOfficeId: { } office } && byStaff.TryGetValue((SearchKeys.StaffNumberKey(number), office), out var numbered) ? numbered : null;
            (long? person, string? by) = Hash(key.IdentityNumber) is { } hash && byIdentity.TryGetValue(hash, out var identified) ? (identified, "identity-number")
                : holder is { } known ? (known, "staff-number")
                : ((long?)null, (string?)null);
            return (person is { } certain
                ? new PersonMatch(certain, by, [], Foreign: !covered.Contains(certain))
                : new PersonMatch(null, null, concerned.Count == 0 ? [] : [.. alike[likeness].Where(covered.Contains).Distinct().Order()])) with
            { NumberHolder = holder };
        })];
    }

    public async Task<long> NewPeopleAsync(object writeScope, int count, CancellationToken ct)
    {
        var scope = (WriteScope)writeScope;
        var first = scope.NewSubjects(count);
        var people = Enumerable.Range(0, count).Select(i => new Person { Id = first + i, RecordedBy = scope.Change.Id });
        await scope.Db.AddRowsAsync(people, count, ct);
        return first;
    }

    public async Task<IReadOnlyDictionary<long, PersonLabel>> LabelsAsync(IReadOnlyCollection<long> people, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        var today = clock.Today();
        var labels = new Dictionary<long, PersonLabel>();
        foreach (var some in people.Distinct().Chunk(Chunk))
        {
            var found = await PeopleInScope.On(db, actor, Permission.PersonCardRead, today, today)
                .Where(c => some.Contains(c.PersonId))
                .ToListAsync(ct);
            foreach (var c in found)
            {
                labels[c.PersonId] = new PersonLabel(c.PersonId, c.Name, c.StaffNumber, c.OfficeName, c.Duties, c.OfficeId, c.OfficePath, c.ManagementAuthority);
            }
        }

        return labels;
    }

    private string? Hash(string? number) =>
        IdentityNumber.TryRead(number, out var right) ? cipher.BlindIndex(IdentityNumbers.Whole, right.Value) : null;

    private async Task<Dictionary<string, long>> ByIdentityNumberAsync(DuoshiDb db, IReadOnlyList<PersonKeys> keys, CancellationToken ct)
    {
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var some in keys.Select(k => Hash(k.IdentityNumber)).OfType<string>().Distinct(StringComparer.Ordinal).Chunk(Chunk))
        {
            foreach (var key in await db.Set<BlindKey>().AsNoTracking().Where(b => b.Purpose == IdentityNumbers.Whole && some.Contains(b.Hash)).OrderByDescending(b => b.PersonId).ToListAsync(ct))
            {
                found[key.Hash] = key.PersonId;
            }
        }

        return found;
    }

    private static async Task<Dictionary<(string Number, long Office), long>> ByStaffNumberAsync(DuoshiDb db, IReadOnlyList<PersonKeys> keys, CancellationToken ct)
    {
        var found = new Dictionary<(string, long), long>();
        var wanted = keys.Where(k => k is { StaffNumber.Length: > 0, IssuingOfficeId: not null }).Select(k => SearchKeys.StaffNumberKey(k.StaffNumber)).Distinct(StringComparer.Ordinal);
        foreach (var some in wanted.Chunk(Chunk))
        {
            var people = db.Set<NamePair>().Where(p => some.Contains(p.Pair)).Select(p => p.PersonId);
            var numbers = await db.Set<StaffNumber>().As(Known.Now).Where(n => people.Contains(n.SubjectId)).OrderByDescending(n => n.SubjectId)
                .Select(n => new { n.SubjectId, n.Number, n.IssuingOfficeId }).ToListAsync(ct);
            foreach (var number in numbers.Where(n => n.IssuingOfficeId is not null))
            {
                found[(SearchKeys.StaffNumberKey(number.Number), number.IssuingOfficeId!.Value)] = number.SubjectId;
            }
        }

        return found;
    }

    /// <summary>People of the same name and birth month, by both; a name sorts under a key that spells its characters.</summary>
    private static async Task<ILookup<(string Name, string Month), long>> AlikeAsync(DuoshiDb db, IEnumerable<(string Name, string Month)> likenesses, CancellationToken ct)
    {
        var found = new List<((string, string) Likeness, long Person)>();
        var names = likenesses.Where(l => l.Month.Length > 0).Select(l => l.Name).Distinct(StringComparer.Ordinal);
        foreach (var some in names.Chunk(Chunk))
        {
            var cards = await db.Set<PersonCard>().Where(c => c.Recent && some.Contains(c.PinyinKey) && c.BirthKey != "")
                .Select(c => new { c.PersonId, c.PinyinKey, c.BirthKey }).ToListAsync(ct);
            found.AddRange(cards.Select(c => ((c.PinyinKey, c.BirthKey[..7]), c.PersonId)));
        }

        return found.ToLookup(f => f.Likeness, f => f.Person);
    }

    private static (string Name, string Month) Likeness(PersonKeys key) => key is { Name.Length: > 0, Birth: { Precision: not (DatePrecision.Unknown or DatePrecision.Year) } birth }
        ? (Pinyin.SortKey(key.Name), FactText.Stored(birth.Value)[..7])
        : ("", "");

    private async Task<HashSet<long>> CoveredAsync(DuoshiDb db, Actor actor, List<long> people, CancellationToken ct)
    {
        var today = clock.Today();
        var covered = new HashSet<long>();
        foreach (var some in people.Chunk(Chunk))
        {
            covered.UnionWith(await PeopleInScope.On(db, actor, Permission.ImportPrepare, today, today).Where(c => some.Contains(c.PersonId)).Select(c => c.PersonId).ToListAsync(ct));
        }

        return covered;
    }
}
