using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Roster;

/// <summary>Names of people for accounts: name, office and staff number, whatever the scope, and nothing more.</summary>
internal sealed class PersonLabels(IDbContextFactory<DuoshiDb> databases, TimeProvider clock) : ISubjectNames
{
    public SubjectKind Subject => SubjectKind.Person;

    public async Task<IReadOnlyDictionary<long, NamedSubject>> NamesAsync(IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var names = new Dictionary<long, NamedSubject>();
        foreach (var some in ids.Distinct().Chunk(400))
        {
            foreach (var label in await LabelsAsync(Today(db).Where(c => some.Contains(c.PersonId)), ct))
            {
                names[label.Id] = label;
            }
        }

        return names;
    }

    public async Task<IReadOnlyList<NamedSubject>> FindAsync(string text, int take, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var search = await NameSearch.PrepareAsync(db, text, ct);
        return await LabelsAsync(search.Apply(Today(db), db).OrderBy(c => c.PinyinKey).ThenBy(c => c.PersonId).Take(take), ct);
    }

    private IQueryable<PersonCard> Today(DuoshiDb db)
    {
        var today = clock.Today();
        return db.Set<PersonCard>().AsNoTracking().Where(c => c.ValidFrom <= today && today < c.ValidTo);
    }

    private static async Task<List<NamedSubject>> LabelsAsync(IQueryable<PersonCard> cards, CancellationToken ct)
    {
        var found = await cards.Select(c => new { c.PersonId, c.Name, c.StaffNumber, c.OfficeName }).ToListAsync(ct);
        return found.ConvertAll(f => new NamedSubject(f.PersonId, f.Name, string.Join(' ', new[] { f.OfficeName, f.StaffNumber }.OfType<string>())));
    }
}
