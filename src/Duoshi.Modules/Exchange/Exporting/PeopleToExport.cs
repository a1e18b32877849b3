using System.Diagnostics.CodeAnalysis;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Exporting;

/// <summary>Whose forms are asked for.</summary>
/// <param name="People">Keys of people; null: by office.</param>
/// <param name="OfficePath">Path of an office: it and all below; null: everybody within reach.</param>
internal sealed record FormSelection(IReadOnlyList<long>? People = null, string? OfficePath = null);

/// <summary>The people of a selection that the actor's right to export reaches today. Key and reach are one query.</summary>
[SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "In queries; the columns are compared by byte.")]
internal static class PeopleToExport
{
    public static async Task<List<PersonCard>> LoadAsync(DuoshiDb db, Actor actor, FormSelection selection, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var cards = Reached(db.Set<PersonCard>().AsNoTracking().Where(c => c.Recent && c.ValidFrom <= today && today < c.ValidTo), actor);
        if (selection.OfficePath is { Length: > 0 } path)
        {
            cards = Below(cards, path);
        }

        if (selection.People is null)
        {
            return await cards.OrderBy(c => c.RosterKey).ThenBy(c => c.PersonId).ToListAsync(ct);
        }

        var found = new List<PersonCard>();
        foreach (var some in selection.People.Distinct().Chunk(400))
        {
            found.AddRange(await cards.Where(c => some.Contains(c.PersonId)).ToListAsync(ct));
        }

        return [.. found.OrderBy(c => c.RosterKey, StringComparer.Ordinal).ThenBy(c => c.PersonId)];
    }

    private static IQueryable<PersonCard> Reached(IQueryable<PersonCard> cards, Actor actor)
    {
        IQueryable<PersonCard>? reached = null;
        foreach (var grant in actor.Grants.Where(g => Policy.Allows(g.Role, Permission.RecordExport)))
        {
            var part = grant.OfficePath.Length == 0 ? cards : Below(cards, grant.OfficePath);
            if (grant.Line is { } line)
            {
                part = part.Where(c => c.Line == line);
            }

            reached = reached is null ? part : reached.Union(part);
        }

        return reached ?? cards.Where(c => false);
    }

    private static IQueryable<PersonCard> Below(IQueryable<PersonCard> cards, string path)
    {
        var end = path + "~";
        return cards.Where(c => string.Compare(c.OfficePath, path) >= 0 && string.Compare(c.OfficePath, end) < 0);
    }
}
