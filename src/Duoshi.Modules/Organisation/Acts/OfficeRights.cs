using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Organisation.Tree;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation.Acts;

/// <summary>
/// Whether the actor may read or change offices. Judged by where an office stands at the real today (where it stood
/// last, if it is gone), never by the day being read or written. What the actor may not read is not found.
/// </summary>
internal sealed class OfficeRights(IActor actor, IDbContextFactory<DuoshiDb> databases, OfficeIndexes indexes, TimeProvider clock)
{
    /// <summary>Who acts, if all these offices are hers to change.</summary>
    public async Task<Outcome<Actor>> ToChangeAsync(IReadOnlyCollection<long> offices, CancellationToken ct)
    {
        var who = await actor.CurrentAsync(ct);
        var index = await indexes.PresentAsync(ct);
        foreach (var office in offices)
        {
            if (index.Nearest(office, clock.Today()) is not { } node || !who.May(Permission.OrganisationRead, node.Path))
            {
                return Refusal.NotFound;
            }

            if (!who.May(Permission.OrganisationChange, node.Path))
            {
                return Refusal.Forbidden;
            }
        }

        return who;
    }

    /// <summary>Who acts, if a new office may stand under the parent; without one only who may change everything.</summary>
    public async Task<Outcome<Actor>> ToFoundUnderAsync(long? parent, long? businessParent, CancellationToken ct)
    {
        var who = await actor.CurrentAsync(ct);
        if (parent is null)
        {
            return who.May(Permission.OrganisationChange, "") ? await FoundAsync(who, businessParent, ct) : Refusal.Forbidden;
        }

        return (await ToChangeAsync([parent.Value], ct)).Succeeded(out who, out var why) ? await FoundAsync(who, businessParent, ct) : why;
    }

    /// <summary>Guidance may come from an office outside the own subtree: it only has to exist.</summary>
    private async Task<Outcome<Actor>> FoundAsync(Actor who, long? businessParent, CancellationToken ct) =>
        businessParent is { } guide && (await indexes.PresentAsync(ct)).Line(guide).Count == 0 ? Refusal.NotFound : who;

    /// <summary>Who acts and the office of the department, if it is hers to change.</summary>
    public Task<Outcome<(Actor Who, DepartmentPlace Place)>> ToChangeDepartmentAsync(long department, CancellationToken ct) =>
        ToChangePartAsync<DepartmentPlace>(department, d => d.OfficeId, ct);

    /// <summary>Who acts and the office of the position, if it is hers to change.</summary>
    public Task<Outcome<(Actor Who, PositionPlace Place)>> ToChangePositionAsync(long position, CancellationToken ct) =>
        ToChangePartAsync<PositionPlace>(position, p => p.OfficeId, ct);

    /// <summary>Which nodes the actor may read.</summary>
    public async Task<(Actor Who, Func<OfficeNode, bool> MayRead)> ReadingAsync(CancellationToken ct)
    {
        var who = await actor.CurrentAsync(ct);
        var (index, today) = (await indexes.PresentAsync(ct), clock.Today());
        return (who, node => index.Nearest(node.OfficeId, today) is { } now && who.May(Permission.OrganisationRead, now.Path));
    }

    private async Task<Outcome<(Actor Who, T Place)>> ToChangePartAsync<T>(long part, Func<T, long?> officeOf, CancellationToken ct)
        where T : Fact
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Set<T>().AsNoTracking().As(Known.Now).Where(d => d.SubjectId == part).OrderBy(d => d.ValidFrom).ThenBy(d => d.DayOrder).ToListAsync(ct);
        var today = clock.Today();
        if ((rows.FindLast(r => r.ValidFrom <= today) ?? rows.FirstOrDefault()) is not { } place || officeOf(place) is not { } office)
        {
            return Refusal.NotFound;
        }

        return (await ToChangeAsync([office], ct)).Succeeded(out var who, out var why) ? (who, place) : why;
    }
}
