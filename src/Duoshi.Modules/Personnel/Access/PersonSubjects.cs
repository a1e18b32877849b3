using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Roster;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Access;

/// <summary>Who sees which person, and which class of fields.</summary>
internal sealed class PersonSubjects(TimeProvider clock) : ISubjects
{
    public SubjectKind Kind => SubjectKind.Person;

    public async Task<SubjectSight?> SeeAsync(DuoshiDb db, Actor actor, Permission permission, long id, CancellationToken ct)
    {
        var today = clock.Today();
        var isSelf = actor.PersonId == id;
        var reads = permission is Permission.PersonCardRead or Permission.PersonRead or Permission.OwnRecordRead;
        var own = isSelf && reads && actor.May(Permission.OwnRecordRead);
        var card = own
            ? await db.Set<PersonCard>().AsNoTracking().Where(c => c.PersonId == id && c.ValidFrom <= today && today < c.ValidTo).SingleOrDefaultAsync(ct)
            : await PeopleInScope.On(db, actor, permission, today, today).SingleOrDefaultAsync(c => c.PersonId == id, ct);
        return card is null || PeopleInScope.For(actor, card.Line).ReadableClass(card.OfficePath, card.ManagementAuthority, isSelf) is not { } readable
            ? null
            : new SubjectSight(id, card.Name, card.OfficePath, readable, isSelf, card.Line);
    }

    public async Task<bool> SeesAllAsync(DuoshiDb db, Actor actor, Permission permission, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var today = clock.Today();
        var seen = 0;
        foreach (var some in ids.Where(id => id != actor.PersonId).Distinct().Chunk(500))
        {
            seen += await PeopleInScope.On(db, actor, permission, today, today).CountAsync(c => some.Contains(c.PersonId), ct);
        }

        return seen == ids.Distinct().Count();
    }

    /// <summary>People are no public names: those alone whose record the actor may read, and none before something is typed.</summary>
    public async Task<IReadOnlyList<ReferenceChoice>> SuggestAsync(DuoshiDb db, Actor actor, string text, long? within, DateOnly day, int most, CancellationToken ct)
    {
        if (text.Length == 0 || !actor.May(Permission.PersonRead))
        {
            return [];
        }

        var today = clock.Today();
        var search = await NameSearch.PrepareAsync(db, text, ct);
        return await search.Apply(PeopleInScope.On(db, actor, Permission.PersonRead, today, today), db).OrderBy(c => c.PinyinKey).ThenBy(c => c.PersonId).Take(most)
            .Select(c => new ReferenceChoice(c.PersonId, c.Name, c.OfficeName)).ToListAsync(ct);
    }

    /// <summary>A person out of scope may not be referred to: the name would come back with the row.</summary>
    public async Task<bool> MayReferAsync(DuoshiDb db, Actor actor, long id, CancellationToken ct) => await SeeAsync(db, actor, Permission.PersonRead, id, ct) is not null;

    public async Task<IReadOnlyDictionary<long, string>> NamesAsync(DuoshiDb db, IReadOnlyCollection<long> ids, DateOnly day, CancellationToken ct)
    {
        var today = clock.Today();
        return await db.Set<PersonCard>().AsNoTracking().Where(c => ids.Contains(c.PersonId) && c.ValidFrom <= today && today < c.ValidTo)
            .ToDictionaryAsync(c => c.PersonId, c => c.Name, ct);
    }
}
