using Duoshi.Modules.Platform.Access;

namespace Duoshi.Modules.Personnel.Access;

/// <summary>Something an account keeps under a name, for itself or for a role as well.</summary>
internal interface IShareable
{
    long AccountId { get; }

    /// <summary>The role it is shared with; null: nobody.</summary>
    Role? SharedWith { get; }

    /// <summary>Path of the office it is shared from.</summary>
    string SharedBelow { get; }
}

/// <summary>Sharing what is kept with a role: it shares a way to ask, never an answer, for everybody asks with the own rights.</summary>
internal static class RoleSharing
{
    /// <summary>Roles that read people at all: a filter or a question is of use to no other.</summary>
    public static ImmutableArray<Role> Readers { get; } = Having(Permission.PersonRead);

    /// <summary>Roles that have a right, in the order of their numbers.</summary>
    public static ImmutableArray<Role> Having(Permission permission) => [.. Enum.GetValues<Role>().Where(r => Policy.Allows(r, permission))];

    /// <summary>The widest place from which the actor shares: the shortest path; a sharer of several offices shares from the first.</summary>
    public static string From(Actor actor, Permission permission) =>
        actor.Grants.Where(g => Policy.Allows(g.Role, permission)).Select(g => g.OfficePath).OrderBy(p => p.Length).ThenBy(p => p, StringComparer.Ordinal).FirstOrDefault("");

    /// <summary>Roles of the actor, for the query; <see cref="Reaches"/> then looks at the place.</summary>
    public static List<Role?> RolesOf(Actor actor) => [.. actor.Grants.Select(g => (Role?)g.Role).Distinct()];

    /// <summary>
    /// Own, or shared with a role held at or below the sharer's office: those above would find what a hundred offices keep for themselves.
    /// Who holds it for the whole record, as the local operator does, uses all.
    /// </summary>
    public static bool Reaches(IShareable kept, Actor actor) => kept.AccountId == actor.AccountId || actor.Grants.Any(g => g.Role == kept.SharedWith
        && (g.OfficePath.Length == 0 || g.OfficePath.StartsWith(kept.SharedBelow, StringComparison.Ordinal)));
}
