using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Platform.Access;

/// <summary>Binds a role to an office subtree, a line and a limit of cadre management authority.</summary>
/// <param name="Role">The role.</param>
/// <param name="OfficePath">Path prefix of the subtree; empty: everything.</param>
/// <param name="Line">Business line, or null for all.</param>
/// <param name="HighestAuthority">
/// The highest cadre management authority (code of ZB130: 01 central … 04 county) whose people's dossier the grant
/// opens; null: no limit.
/// </param>
public sealed record ActorGrant(Role Role, string OfficePath, string? Line = null, string? HighestAuthority = null);

/// <summary>Who acts. Made by the platform from the signed-in account; nothing in a request names it.</summary>
/// <param name="AccountId">Key of the account; 0 for the system itself.</param>
/// <param name="Name">Name for audit and history.</param>
/// <param name="PersonId">The person behind the account, if on the record.</param>
/// <param name="Grants">What was granted, valid today.</param>
public sealed record Actor(long AccountId, string Name, long? PersonId, ImmutableArray<ActorGrant> Grants)
{
    /// <summary>Nobody: may nothing.</summary>
    public static Actor Nobody { get; } = new(0, "", null, []);

    /// <summary>Whether nobody acts: not signed in, or the account is disabled.</summary>
    public bool IsNobody => AccountId == 0 && Name.Length == 0;

    /// <summary>The operator at the machine itself, named after the OS user: may all that HR may; audited like anybody.</summary>
    public static Actor LocalOperator(string osUser) =>
        new(0, $"local:{osUser}", null, [new ActorGrant(Role.HrChief, ""), new ActorGrant(Role.SystemAdministrator, ""), new ActorGrant(Role.SecurityAdministrator, ""), new ActorGrant(Role.AuditAdministrator, "")]);

    /// <summary>
    /// Whether something was done by this very actor: by the same account, whatever it was called then; local operators
    /// have no account and are told apart by name. Nobody checks what he entered himself.
    /// </summary>
    public bool Is(long accountId, string name) => AccountId == accountId && (accountId != 0 || Name == name);

    /// <summary>Whether a role of the actor has the permission anywhere.</summary>
    public bool May(Permission permission) => Grants.Any(g => Policy.Allows(g.Role, permission));

    /// <summary>
    /// Whether the permission covers an office as such, by its path. A grant limited to a line covers the people of its
    /// line (<see cref="ForLine"/>), never the office; only the tree itself it may read.
    /// </summary>
    public bool May(Permission permission, string officePath) =>
        Grants.Any(g => Covers(g, permission) && officePath.StartsWith(g.OfficePath, StringComparison.Ordinal));

    /// <summary>The actor towards a person or matter of a line: grants of other lines drop out, those of this one count in full.</summary>
    public Actor ForLine(string? line) =>
        this with { Grants = [.. Grants.Where(g => g.Line is null || g.Line == line).Select(g => g with { Line = null })] };

    /// <summary>Subtrees in which the permission holds for offices as such; empty string: everywhere. None: nowhere.</summary>
    public ImmutableArray<string> Scope(Permission permission)
    {
        var paths = Grants.Where(g => Covers(g, permission)).Select(g => g.OfficePath).Distinct(StringComparer.Ordinal).ToList();
        return [.. paths.Where(p => !paths.Exists(other => other != p && p.StartsWith(other, StringComparison.Ordinal)))];
    }

    /// <summary>
    /// The widest class of fields the actor may read of a person in an office under a management authority. Grants limited
    /// to a line don't count; ask <see cref="ForLine"/> of the person's line.
    /// </summary>
    /// <param name="officePath">Path of the person's office; null: not placed.</param>
    /// <param name="authority">Cadre management authority of the person (ZB130), or null.</param>
    /// <param name="isSelf">Whether the person is the actor.</param>
    /// <returns>Null when not even public fields.</returns>
    public FieldClass? ReadableClass(string? officePath, string? authority, bool isSelf)
    {
        FieldClass? best = isSelf ? Policy.OwnRecord : null;
        foreach (var grant in Grants)
        {
            var covers = grant.OfficePath.Length == 0
                || (officePath is not null && officePath.StartsWith(grant.OfficePath, StringComparison.Ordinal));
            if (!covers || grant.Line is not null || Policy.Reads(grant.Role) is not { } readable)
            {
                continue;
            }

            // People managed above the grant's authority: what everybody of HR may see, never the dossier side.
            var above = grant.HighestAuthority is { } highest && authority is not null
                && string.CompareOrdinal(authority, highest) < 0;
            if (above && readable > FieldClass.Internal)
            {
                readable = FieldClass.Internal;
            }

            if (best is null || readable > best)
            {
                best = readable;
            }
        }

        return best;
    }

    private static bool Covers(ActorGrant grant, Permission permission) =>
        Policy.Allows(grant.Role, permission) && (grant.Line is null || permission == Permission.OrganisationRead);
}
