using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Duoshi.Core.Codes;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Access;

/// <summary>
/// The only way to rows of people. Rights are judged by where a person counts today, never on the day being read:
/// travelling back opens nobody's file.
/// </summary>
[SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "In queries; the columns are compared by byte.")]
internal static class PeopleInScope
{
    /// <summary>Cards holding on a day, of the people the actor's permission covers today.</summary>
    public static IQueryable<PersonCard> On(DuoshiDb db, Actor actor, Permission permission, DateOnly day, DateOnly today)
    {
        var grants = actor.Grants.Where(g => Policy.Allows(g.Role, permission)).ToList();
        if (day == today)
        {
            return Within(Holding(db, today, today), grants);
        }

        var cards = Holding(db, day, today);
        if (grants.Exists(g => g.OfficePath.Length == 0 && g.Line is null))
        {
            return cards;
        }

        var covered = Within(Holding(db, today, today), grants);
        return cards.Where(c => covered.Any(t => t.PersonId == c.PersonId));
    }

    /// <summary>The same people, but those alone of whom the actor reads a class of fields: a question about such fields says nothing of the others.</summary>
    public static IQueryable<PersonCard> On(DuoshiDb db, Actor actor, Permission permission, DateOnly day, DateOnly today, FieldClass needed)
    {
        var cards = On(db, actor, permission, day, today);
        if (needed <= FieldClass.Public)
        {
            return cards;
        }

        var grants = actor.Grants.Where(g => Policy.Allows(g.Role, permission) && Policy.Reads(g.Role) >= needed).ToList();
        var open = Reading(Holding(db, today, today), grants, needed);
        return open is null ? cards : cards.Where(c => open.Any(t => t.PersonId == c.PersonId));
    }

    /// <summary>The actor with the grants that reach a person: those of other lines don't count for the class of fields.</summary>
    public static Actor For(Actor actor, string? line) => actor.ForLine(line);

    /// <summary>A stretch that holds today or later had not ended when its card was made: the indexes of recent ones serve.</summary>
    private static IQueryable<PersonCard> Holding(DuoshiDb db, DateOnly day, DateOnly today)
    {
        var cards = db.Set<PersonCard>().AsNoTracking();
        return day >= today
            ? cards.Where(c => c.Recent && c.ValidFrom <= day && day < c.ValidTo)
            : cards.Where(c => c.ValidFrom <= day && day < c.ValidTo);
    }

    private static IQueryable<PersonCard> Within(IQueryable<PersonCard> cards, List<ActorGrant> grants)
    {
        Expression<Func<PersonCard, bool>>? any = null;
        foreach (var grant in grants)
        {
            var (path, line) = (grant.OfficePath, grant.Line);
            if (path.Length == 0 && line is null)
            {
                return cards;
            }

            var reach = path.Length == 0 ? c => true : Below(path);
            if (line is not null)
            {
                reach = Predicates.And(reach, c => c.Line == line);
            }

            any = any is null ? reach : Predicates.Or(any, reach);
        }

        return cards.Where(any ?? (c => false));
    }

    /// <returns>Null when a grant opens everybody.</returns>
    private static IQueryable<PersonCard>? Reading(IQueryable<PersonCard> cards, List<ActorGrant> grants, FieldClass needed)
    {
        Expression<Func<PersonCard, bool>>? any = null;
        foreach (var grant in grants)
        {
            var limit = needed > FieldClass.Internal ? grant.HighestAuthority : null;
            var (path, line) = (grant.OfficePath, grant.Line);
            if (path.Length == 0 && line is null && limit is null)
            {
                return null;
            }

            var reach = path.Length == 0 ? c => true : Below(path);
            if (line is not null)
            {
                reach = Predicates.And(reach, c => c.Line == line);
            }

            if (limit is not null)
            {
                var managed = CodeTables.Get(CodeTableNames.ManagementAuthorityZb130).Entries.Select(e => e.Code).Where(a => string.CompareOrdinal(a, limit) >= 0).ToList();
                reach = Predicates.And(reach, c => c.ManagementAuthority == null || managed.Contains(c.ManagementAuthority));
            }

            any = any is null ? reach : Predicates.Or(any, reach);
        }

        return cards.Where(any ?? (c => false));
    }

    /// <summary>People of an office and those below it: one range of bytes.</summary>
    public static Expression<Func<PersonCard, bool>> Below(string path)
    {
        var end = path + "~";
        return c => string.Compare(c.OfficePath, path) >= 0 && string.Compare(c.OfficePath, end) < 0;
    }
}
