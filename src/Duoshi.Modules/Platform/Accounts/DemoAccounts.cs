using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>The accounts of a demo installation, one a role. Run again, it adds what is missing and changes nothing.</summary>
internal sealed class DemoAccounts(
    IDbContextFactory<DuoshiDb> databases, WriteGate gate, IActor actors, TimeProvider clock, Passwords passwords, Settings settings, IOptions<PasswordProfile> profile)
{
    /// <summary>County clerks keep the files of people managed by the county, not of their own chief.</summary>
    private const string County = "04";

    /// <param name="RootOfficeId">The provincial office.</param>
    /// <param name="CityOfficeId">An office of a city.</param>
    /// <param name="CountyOfficeId">An office of a county.</param>
    /// <param name="LeaderPersonId">A leader of the province on the record, or null.</param>
    /// <param name="StaffPersonId">A member of staff whose own record is shown, or null.</param>
    public sealed record Places(long RootOfficeId, long CityOfficeId, long CountyOfficeId, long? LeaderPersonId = null, long? StaffPersonId = null);

    /// <param name="UserName">What to type.</param>
    /// <param name="Zh">What the account shows, in Chinese.</param>
    /// <param name="En">The same in English.</param>
    public sealed record SignInLine(string UserName, string Zh, string En);

    /// <summary>All demo accounts, in the order the sign-in page lists them.</summary>
    public static ImmutableArray<SignInLine> Lines { get; } =
    [
        new("hr.province", "省院政治部负责人：全省", "HR chief of the province"),
        new("hr.city", "市院政治部干部：本市", "HR clerk of a city"),
        new("hr.county", "县院政治部干部：本院，县管以下", "HR clerk of a county office, people managed by the county"),
        new("leader", "省院领导：查看", "Leader of the province"),
        new("supervision", "检务督察", "Supervision officer"),
        new("staff", "检察人员：本人记录", "Member of staff: the own record"),
        new("admin", "系统管理员", "System administrator"),
        new("security", "安全管理员：账号与授权", "Security administrator: accounts and grants"),
        new("audit", "审计管理员", "Audit administrator"),
    ];

    /// <summary>Creates the accounts that are missing.</summary>
    /// <param name="places">Where their grants reach.</param>
    /// <param name="password">The password of all of them; kept among the settings and shown on the sign-in page.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The lines for the console; or <c>access.forbidden</c>, <c>account.password-…</c>.</returns>
    public async Task<Outcome<IReadOnlyList<SignInLine>>> CreateAsync(Places places, string password, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (actor.AccountId != 0 || !actor.May(Permission.AccountManage) || !actor.May(Permission.GrantManage))
        {
            return Refusal.Forbidden;
        }

        if (Lines.Select(l => profile.Value.Check(password, l.UserName)).FirstOrDefault(r => r is not null) is { } unfit)
        {
            return unfit;
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var there = await transaction.Db.Set<Account>().Select(a => a.NormalizedUserName).ToListAsync(ct);
        foreach (var line in Lines.Where(l => !there.Contains(UserNames.Normalize(l.UserName))))
        {
            Add(transaction, actor, line, places, password);
        }

        await settings.SetAsync(transaction, actor, Settings.DemoPassword, password, ct);
        await transaction.CommitAsync(ct);
        return Lines;
    }

    private void Add(LedgerTransaction transaction, Actor actor, SignInLine line, Places places, string password)
    {
        var account = new Account
        {
            Id = transaction.NextId(),
            UserName = line.UserName,
            NormalizedUserName = UserNames.Normalize(line.UserName),
            DisplayName = line.Zh.Split('：')[0],
            PersonId = line.UserName switch { "staff" => places.StaffPersonId, "leader" => places.LeaderPersonId, _ => null },
            CreatedAt = clock.GetUtcNow().UtcTicks,
        };
        passwords.Set(account, password);
        transaction.Db.Add(account);
        foreach (var (role, office, authority) in GrantsOf(line.UserName, places))
        {
            transaction.Db.Add(new Grant
            {
                Id = transaction.NextId(),
                AccountId = account.Id,
                Role = role,
                OfficeId = office,
                HighestAuthority = authority,
                ValidFrom = clock.Today(),
                GrantedBy = actor.AccountId,
                GrantedByName = actor.Name,
                GrantedAt = clock.GetUtcNow().UtcTicks,
            });
        }

        transaction.Audit(actor, "account-create", SubjectKind.Account, account.Id, detail: $"{line.UserName}; demo");
    }

    private static (Role Role, long? Office, string? Authority)[] GrantsOf(string userName, Places places) => userName switch
    {
        "hr.province" => [(Role.HrChief, places.RootOfficeId, null)],
        "hr.city" => [(Role.HrClerk, places.CityOfficeId, "03")],
        "hr.county" => [(Role.HrClerk, places.CountyOfficeId, County)],
        "leader" => [(Role.Leader, places.RootOfficeId, null)],
        "supervision" => [(Role.SupervisionOfficer, places.RootOfficeId, null)],
        "staff" => [(Role.StaffMember, places.RootOfficeId, null)],
        "admin" => [(Role.SystemAdministrator, null, null)],
        "security" => [(Role.SecurityAdministrator, null, null)],
        "audit" => [(Role.AuditAdministrator, null, null)],
        _ => [],
    };
}
