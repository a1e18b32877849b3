using System.Diagnostics.CodeAnalysis;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Selection.Matters;

/// <summary>The only way to processes and registered decisions: by the office that keeps them, judged today; never those that concern the reader.</summary>
[SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "In queries; the columns are compared by byte.")]
internal static class MatterScope
{
    /// <summary>Processes in the actor's scope whose people are all under a management authority that the grant reaches.</summary>
    public static IQueryable<SelectionProcess> Processes(DuoshiDb db, Actor actor, Permission permission, DateOnly today)
    {
        IQueryable<long>? seen = null;
        foreach (var grant in Grants(actor, permission))
        {
            var offices = Offices(db, grant.OfficePath, today);
            var reached = db.Set<SelectionProcess>().Where(p => offices.Contains(p.OfficeId));
            if (grant.HighestAuthority is { } highest)
            {
                reached = reached.Where(p => p.HighestAuthority == null || string.Compare(p.HighestAuthority, highest) >= 0);
            }

            var ids = reached.Select(p => p.Id);
            seen = seen is null ? ids : seen.Union(ids);
        }

        return seen is null
            ? db.Set<SelectionProcess>().AsNoTracking().Where(p => false)
            : NotOwn(db, actor, db.Set<SelectionProcess>().AsNoTracking().Where(p => seen.Contains(p.Id)));
    }

    /// <summary>
    /// Registered decisions in the actor's scope, judged as processes are. Whose authority the people are under is read from
    /// their cards of today: a decision may concern somebody whom a superior office manages, whichever office keeps it.
    /// </summary>
    public static IQueryable<PaperDecision> Decisions(DuoshiDb db, Actor actor, Permission permission, DateOnly today)
    {
        IQueryable<long>? seen = null;
        foreach (var grant in Grants(actor, permission))
        {
            var offices = Offices(db, grant.OfficePath, today);
            var reached = db.Set<PaperDecision>().Where(d => offices.Contains(d.OfficeId));
            if (grant.HighestAuthority is { } highest)
            {
                reached = reached.Where(d => !db.Set<PlannedAct>().Any(a => a.MatterId == d.Id && db.Set<PersonCard>().Any(c =>
                    c.PersonId == a.PersonId && c.ValidFrom <= today && today < c.ValidTo && c.ManagementAuthority != null && string.Compare(c.ManagementAuthority, highest) < 0)));
            }

            var ids = reached.Select(d => d.Id);
            seen = seen is null ? ids : seen.Union(ids);
        }

        var decisions = db.Set<PaperDecision>().AsNoTracking();
        return seen is null ? decisions.Where(d => false)
            : actor.PersonId is { } self ? decisions.Where(d => seen.Contains(d.Id) && !db.Set<PlannedAct>().Any(a => a.MatterId == d.Id && a.PersonId == self))
            : decisions.Where(d => seen.Contains(d.Id));
    }

    /// <summary>Whether a process or decision with people of this authority would be in the actor's scope.</summary>
    public static bool Reaches(Actor actor, Permission permission, string officePath, string? authority) => Grants(actor, permission)
        .Any(g => officePath.StartsWith(g.OfficePath, StringComparison.Ordinal) && (g.HighestAuthority is null || authority is null || string.CompareOrdinal(authority, g.HighestAuthority) >= 0));

    /// <summary>The path of an office today in the actor's scope; null for foreign and unknown alike.</summary>
    public static async Task<OfficeNode?> OfficeAsync(DuoshiDb db, Actor actor, Permission permission, long office, DateOnly today, CancellationToken ct) =>
        await db.Set<OfficeNode>().AsNoTracking().SingleOrDefaultAsync(n => n.OfficeId == office && n.ValidFrom <= today && today < n.ValidTo, ct) is { } node && actor.May(permission, node.Path) ? node : null;

    /// <summary>The refusal of somebody who saw an older version.</summary>
    public static Refusal Changed { get; } = new(
        "record.changed-meanwhile", "别人已先作了修改。请核对最新内容后再办理，您填写的内容已保留。",
        "Somebody changed this meanwhile. Look at the present state and act again; what you typed is kept.", 412);

    private static IQueryable<SelectionProcess> NotOwn(DuoshiDb db, Actor actor, IQueryable<SelectionProcess> processes) => actor.PersonId is { } self
        ? processes.Where(p => !db.Set<PlannedAct>().Any(a => a.MatterId == p.Id && a.PersonId == self))
        : processes;

    private static IEnumerable<ActorGrant> Grants(Actor actor, Permission permission) =>
        actor.Grants.Where(g => g.Line is null && Policy.Allows(g.Role, permission));

    private static IQueryable<long> Offices(DuoshiDb db, string path, DateOnly today)
    {
        var nodes = db.Set<OfficeNode>().Where(n => n.ValidFrom <= today && today < n.ValidTo);
        if (path.Length > 0)
        {
            var end = path + "~";
            nodes = nodes.Where(n => string.Compare(n.Path, path) >= 0 && string.Compare(n.Path, end) < 0);
        }

        return nodes.Select(n => n.OfficeId);
    }
}
