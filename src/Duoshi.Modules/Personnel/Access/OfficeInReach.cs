using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Access;

/// <summary>An office that a list is narrowed to, with those below it.</summary>
internal static class OfficeInReach
{
    /// <summary>The office as it stands today, where it lies below, at or above one that the permission covers; null for a foreign one and an unknown one alike.</summary>
    public static async Task<OfficeNode?> FindAsync(DuoshiDb db, Actor actor, Permission permission, long office, DateOnly today, CancellationToken ct) =>
        await db.Set<OfficeNode>().AsNoTracking().SingleOrDefaultAsync(n => n.OfficeId == office && n.ValidFrom <= today && today < n.ValidTo, ct) is { } node
            && actor.Grants.Any(g => Policy.Allows(g.Role, permission) && (node.Path.StartsWith(g.OfficePath, StringComparison.Ordinal) || g.OfficePath.StartsWith(node.Path, StringComparison.Ordinal)))
            ? node
            : null;
}
