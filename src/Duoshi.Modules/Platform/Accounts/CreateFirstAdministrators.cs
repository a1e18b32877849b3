using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>The first accounts of an installation: the three administrators, each with a password that is shown once. Only at the machine itself.</summary>
internal sealed class CreateFirstAdministrators(
    IDbContextFactory<DuoshiDb> databases, WriteGate gate, IActor actors, TimeProvider clock, Passwords passwords)
{
    private static readonly (string UserName, string DisplayName, Role Role)[] First =
    [
        ("sysadmin", "系统管理员", Role.SystemAdministrator),
        ("secadmin", "安全管理员", Role.SecurityAdministrator),
        ("auditadmin", "审计管理员", Role.AuditAdministrator),
    ];

    /// <returns>Their passwords; none when there are accounts already.</returns>
    public async Task<Outcome<IReadOnlyList<OneTimePassword>>> RunAsync(CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (actor.AccountId != 0 || !actor.May(Permission.AccountManage) || !actor.May(Permission.GrantManage))
        {
            return Refusal.Forbidden;
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        if (await transaction.Db.Set<Account>().AnyAsync(ct))
        {
            return ImmutableArray<OneTimePassword>.Empty;
        }

        var made = new List<OneTimePassword>();
        foreach (var (userName, displayName, role) in First)
        {
            var password = PasswordProfile.Generate();
            var account = new Account
            {
                Id = transaction.NextId(),
                UserName = userName,
                NormalizedUserName = UserNames.Normalize(userName),
                DisplayName = displayName,
                MustChangePassword = true,
                CreatedAt = clock.GetUtcNow().UtcTicks,
            };
            passwords.Set(account, password);
            transaction.Db.Add(account);
            transaction.Db.Add(new Grant
            {
                Id = transaction.NextId(),
                AccountId = account.Id,
                Role = role,
                ValidFrom = clock.Today(),
                GrantedBy = actor.AccountId,
                GrantedByName = actor.Name,
                GrantedAt = clock.GetUtcNow().UtcTicks,
            });
            transaction.Audit(actor, "account-create", SubjectKind.Account, account.Id, detail: $"{userName}; first {role}");
            made.Add(new OneTimePassword(account.Id, userName, password));
        }

        await transaction.CommitAsync(ct);
        return made;
    }
}
