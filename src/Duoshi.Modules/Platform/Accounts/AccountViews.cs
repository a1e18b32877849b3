using Duoshi.Modules.Platform.Access;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>An account as lists show it.</summary>
/// <param name="Person">Name of the person behind it, if linked.</param>
/// <param name="Roles">Roles granted today.</param>
/// <param name="Version">The ETag: changes with every change of the account.</param>
internal sealed record AccountRow(
    long Id, string UserName, string DisplayName, long? PersonId, string? Person, bool Disabled, bool MustChangePassword,
    IReadOnlyList<Role> Roles, DateTime CreatedAt, DateTime? LastSignInAt, string Version)
{
    public static AccountRow Of(Account account, IReadOnlyList<Role> roles, NamedSubject? person) => new(
        account.Id, account.UserName, account.DisplayName, account.PersonId, person?.Name, account.Disabled, account.MustChangePassword, roles,
        new DateTime(account.CreatedAt, DateTimeKind.Utc),
        account.LastSignInAt is { } ticks ? new DateTime(ticks, DateTimeKind.Utc) : null,
        account.ConcurrencyStamp);
}

/// <summary>A grant as pages and API show it.</summary>
/// <param name="ValidTo">First day it no longer holds; null: open.</param>
/// <param name="Holds">Whether it holds today.</param>
internal sealed record GrantRow(
    long Id, Role Role, long? OfficeId, string? Office, string? Line, string? HighestAuthority, DateOnly ValidFrom, DateOnly? ValidTo, bool Holds,
    string GrantedByName, DateTime GrantedAt, string? Reason, string? EndedByName);

/// <summary>An account with all its grants, past ones included.</summary>
internal sealed record AccountView(AccountRow Account, IReadOnlyList<GrantRow> Grants);

/// <summary>A password that is shown once.</summary>
internal sealed record OneTimePassword(long AccountId, string UserName, string Password);
