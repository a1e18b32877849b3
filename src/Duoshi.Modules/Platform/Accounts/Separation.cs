using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>
/// The three administrators are disjoint (三员分立): on one account an administrator's role stands alone, and the three
/// administrators of an installation are different people, however many accounts each has.
/// </summary>
internal static class Separation
{
    public static bool IsAdministrator(Role role) => role is Role.SystemAdministrator or Role.SecurityAdministrator or Role.AuditAdministrator;

    /// <summary>Whether a grant may not stand beside others.</summary>
    /// <param name="grant">The grant in question.</param>
    /// <param name="sameAccount">Other grants of its account.</param>
    /// <param name="samePerson">Grants of other accounts of the same person.</param>
    /// <param name="today">Grants that ended by today are past.</param>
    public static bool Forbids(Grant grant, IEnumerable<Grant> sameAccount, IEnumerable<Grant> samePerson, DateOnly today) =>
        grant.ValidTo > today
        && (sameAccount.Any(other => Meet(grant, other, today) && grant.Role != other.Role && (IsAdministrator(grant.Role) || IsAdministrator(other.Role)))
            || samePerson.Any(other => Meet(grant, other, today) && grant.Role != other.Role && IsAdministrator(grant.Role) && IsAdministrator(other.Role)));

    /// <summary>Grants of the other accounts of a person.</summary>
    public static Task<List<Grant>> OfPersonAsync(DuoshiDb db, long person, long account, CancellationToken ct) => db.Set<Grant>().AsNoTracking()
        .Where(g => g.AccountId != account && db.Set<Account>().Any(a => a.Id == g.AccountId && a.PersonId == person))
        .ToListAsync(ct);

    private static bool Meet(Grant one, Grant other, DateOnly today) =>
        other.ValidTo > today && one.ValidFrom < other.ValidTo && other.ValidFrom < one.ValidTo;
}
