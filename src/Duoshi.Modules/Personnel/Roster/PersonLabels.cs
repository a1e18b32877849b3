using Duoshi.Modules.Organisation.Contracts;
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
            foreach (var label in await LabelsAsync(db, Today(db).Where(c => some.Contains(c.PersonId)), ct))
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
        return await LabelsAsync(db, search.Apply(Today(db), db).OrderBy(c => c.PinyinKey).ThenBy(c => c.PersonId).Take(take), ct);
    }

    private IQueryable<PersonCard> Today(DuoshiDb db)
    {
        var today = clock.Today();
        return db.Set<PersonCard>().AsNoTracking().Where(c => c.ValidFrom <= today && today < c.ValidTo);
    }

    private async Task<List<NamedSubject>> LabelsAsync(DuoshiDb db, IQueryable<PersonCard> cards, CancellationToken ct)
    {
        var today = clock.Today();
        var nodes = db.Set<OfficeNode>().Where(n => n.ValidFrom <= today && today < n.ValidTo);
        var found = await cards
            .Select(c => new { c.PersonId, c.Name, c.StaffNumber, Office = nodes.Where(n => n.OfficeId == c.OfficeId).Select(n => n.Name).FirstOrDefault() })
            .ToListAsync(ct);
        return found.ConvertAll(f => new NamedSubject(f.PersonId, f.Name, string.Join(' ', new[] { f.Office, f.StaffNumber }.OfType<string>())));
    }
}
