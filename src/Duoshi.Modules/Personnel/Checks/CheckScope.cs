using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Checks;

/// <summary>Whose rules and whose people an actor reaches.</summary>
[SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "In queries; the columns are compared by byte.")]
internal static class CheckScope
{
    /// <summary>The offices of today by key, for paths and names.</summary>
    public static Task<Dictionary<long, OfficeNode>> OfficesAsync(DuoshiDb db, DateOnly today, CancellationToken ct) =>
        db.Set<OfficeNode>().AsNoTracking().Where(n => n.ValidFrom <= today && today < n.ValidTo).ToDictionaryAsync(n => n.OfficeId, ct);

    /// <summary>The office the actor stands for: the top of what the permission covers; null for none.</summary>
    public static OfficeNode? OwnOffice(Actor actor, Permission permission, IEnumerable<OfficeNode> offices)
    {
        var scope = actor.Scope(permission);
        return offices.Where(o => scope.Any(p => o.Path.StartsWith(p, StringComparison.Ordinal))).OrderBy(o => o.Path.Count(c => c == '.')).ThenBy(o => o.Path, StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>Whether an office lies above, below or at one that the permission covers: its rules and figures concern the actor.</summary>
    public static bool Concerns(Actor actor, Permission permission, string path) =>
        actor.Scope(permission).Any(p => p.StartsWith(path, StringComparison.Ordinal) || path.StartsWith(p, StringComparison.Ordinal));

    /// <summary>Cards of today of the people in scope whose fields of a class the actor may read.</summary>
    public static IQueryable<PersonCard> Readable(DuoshiDb db, Actor actor, Permission permission, FieldClass fields, DateOnly today)
    {
        Expression<Func<PersonCard, bool>> any = c => false;
        foreach (var grant in actor.Grants.Where(g => Policy.Allows(g.Role, permission)))
        {
            if (Policy.Reads(grant.Role) is not { } reads || reads < fields)
            {
                continue;
            }

            var line = grant.Line;
            var reach = grant.OfficePath.Length == 0 ? c => true : PeopleInScope.Below(grant.OfficePath);
            if (line is not null)
            {
                reach = Predicates.And(reach, c => c.Line == line);
            }

            // People managed above the grant's authority: never more than the internal class (ReadableClass says the same).
            if (fields > FieldClass.Internal && grant.HighestAuthority is { } highest)
            {
                reach = Predicates.And(reach, c => c.ManagementAuthority == null || string.Compare(c.ManagementAuthority, highest) >= 0);
            }

            any = Predicates.Or(any, reach);
        }

        return PeopleInScope.On(db, actor, permission, today, today).Where(any);
    }

    /// <summary>Results of a run that the actor may see.</summary>
    public static IQueryable<CheckResult> Results(DuoshiDb db, Actor actor, long run, DateOnly today)
    {
        var results = db.Set<CheckResult>().AsNoTracking().Where(r => r.RunId == run);
        var wide = Readable(db, actor, Permission.CheckRead, FieldClass.Internal, today);
        var personal = Readable(db, actor, Permission.CheckRead, FieldClass.Personal, today);
        var sensitive = Readable(db, actor, Permission.CheckRead, FieldClass.Sensitive, today);
        var dossier = Readable(db, actor, Permission.CheckRead, FieldClass.Dossier, today);
        return results.Where(r =>
            (r.Class <= FieldClass.Internal && wide.Any(c => c.PersonId == r.PersonId))
            || (r.Class == FieldClass.Personal && personal.Any(c => c.PersonId == r.PersonId))
            || (r.Class == FieldClass.Sensitive && sensitive.Any(c => c.PersonId == r.PersonId))
            || (r.Class == FieldClass.Dossier && dossier.Any(c => c.PersonId == r.PersonId)));
    }
}
