using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Accounts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Access;

public class AccountTests
{
    public static TheoryData<Provider> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_new_account_may_nothing_until_it_has_changed_its_password(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        var made = (await world.AsOperatorAsync(s => s.GetRequiredService<CreateAccount>().RunAsync(new("王五", "王五", 501), default))).Value;
        Assert.Null((await world.GrantAsync(made.AccountId, new(Role.HrChief, 1))).Refusal);

        Assert.Null((await world.SignInAsync("王五", made.Password)).Refusal);
        Assert.False((await world.ActorAsync(await world.SessionAsync(made.AccountId))).May(Permission.PersonRead));

        await world.AsAsync(made.AccountId, s => s.GetRequiredService<ChangePassword>().RunAsync(made.Password, AccessWorld.Password, default));
        var actor = await world.ActorAsync(await world.SessionAsync(made.AccountId));
        Assert.True(actor.May(Permission.PersonRead));
        Assert.Equal(501, actor.PersonId);
        Assert.Equal("sign-in.wrong", (await world.SignInAsync("王五", made.Password)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_disabled_account_is_nobody_at_once_and_cannot_sign_in(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        var account = await world.AccountAsync("clerk", new GrantRole.Request(Role.HrClerk, 2));
        var session = await world.SessionAsync(account);
        Assert.True((await world.ActorAsync(session)).May(Permission.PersonRead));

        await world.AsOperatorAsync(s => s.GetRequiredService<DisableAccount>().RunAsync(account, true, null, default));

        Assert.True((await world.ActorAsync(session)).IsNobody);
        Assert.Equal("sign-in.wrong", (await world.SignInAsync("clerk", AccessWorld.Password)).Refusal?.Code);
        await world.AsOperatorAsync(s => s.GetRequiredService<DisableAccount>().RunAsync(account, false, null, default));
        Assert.True((await world.ActorAsync(session)).IsNobody, "a session from before does not come back");
        Assert.Null((await world.SignInAsync("clerk", AccessWorld.Password)).Refusal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_another_node_disables_is_nobody_here_within_three_seconds(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        var account = await world.AccountAsync("clerk", new GrantRole.Request(Role.HrClerk, 2));
        var session = await world.SessionAsync(account);
        Assert.False((await world.ActorAsync(session)).IsNobody);

        await using (var db = await world.Database.OpenAsync())
        {
            await db.Set<Account>().Where(a => a.Id == account).ExecuteUpdateAsync(set => set.SetProperty(a => a.Disabled, true));
        }

        world.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.True((await world.ActorAsync(session)).IsNobody);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_reset_ends_sessions_and_tokens(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        var account = await world.AccountAsync("clerk", new GrantRole.Request(Role.HrClerk, 2));
        var session = await world.SessionAsync(account);
        var token = (await world.AsAsync(account, s => s.GetRequiredService<OwnTokens>().CreateAsync(new("报表"), default))).Value.Token;
        Task<Outcome<Actor>> ByToken() => world.AsAsync(account, s => s.GetRequiredService<StandingTokens>().ActorAsync(token, default));
        Assert.Equal(account, (await ByToken()).Value.AccountId);

        var made = (await world.AsOperatorAsync(s => s.GetRequiredService<ResetPassword>().RunAsync(account, null, default))).Value;

        Assert.True((await world.ActorAsync(session)).IsNobody);
        Assert.Equal("token.none", (await ByToken()).Refusal?.Code);
        Assert.NotNull(Assert.Single(await world.RowsAsync<ApiToken>()).RevokedAt);
        Assert.Equal("sign-in.wrong", (await world.SignInAsync("clerk", AccessWorld.Password)).Refusal?.Code);
        Assert.True((await world.SignInAsync("clerk", made.Password)).Value.MustChangePassword);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Names_are_taken_regardless_of_case_and_width(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        await world.AccountAsync("Wang.Wu");

        Assert.Equal("account.name-taken", (await world.AsOperatorAsync(s => s.GetRequiredService<CreateAccount>().RunAsync(new("wang.wu", "王五"), default))).Refusal?.Code);
        Assert.Equal("account.name", (await world.AsOperatorAsync(s => s.GetRequiredService<CreateAccount>().RunAsync(new("a b", "王五"), default))).Refusal?.Code);
        Assert.Null((await world.SignInAsync("ＷＡＮＧ.ＷＵ", AccessWorld.Password)).Refusal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Of_two_who_change_an_account_the_later_is_told(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        var account = await world.AccountAsync("clerk");
        var seen = (await world.AsOperatorAsync(s => s.GetRequiredService<ShowAccount>().RunAsync(account, default))).Value.Account.Version;
        Assert.Null((await world.AsOperatorAsync(s => s.GetRequiredService<LinkPerson>().RunAsync(account, 501, seen, default))).Refusal);

        Assert.Equal(412, (await world.AsOperatorAsync(s => s.GetRequiredService<DisableAccount>().RunAsync(account, true, seen, default))).Refusal?.Status);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task When_the_audit_cannot_be_written_there_is_no_account(Provider provider)
    {
        var failing = new FailingAudit();
        await using var world = await AccessWorld.CreateAsync(provider, services => services.ConfigureDbContext<DuoshiDb>(o => o.AddInterceptors(failing)));
        failing.On = true;

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            world.AsOperatorAsync(s => s.GetRequiredService<CreateAccount>().RunAsync(new("ghost", "无痕"), default)));

        failing.On = false;
        Assert.Empty(await world.RowsAsync<Account>());
        Assert.Empty(await world.RowsAsync<AuditEntry>());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_password_grows_old(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        var account = await world.AccountAsync("clerk", new GrantRole.Request(Role.HrClerk, 2));
        var session = await world.SessionAsync(account);

        world.Clock.Advance(TimeSpan.FromDays(179));
        Assert.True((await world.ActorAsync(session)).May(Permission.PersonRead));
        world.Clock.Advance(TimeSpan.FromDays(2));
        Assert.False((await world.ActorAsync(session)).May(Permission.PersonRead));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_first_administrators_are_three_and_made_once(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);

        var first = (await world.AsOperatorAsync(s => s.GetRequiredService<CreateFirstAdministrators>().RunAsync(default))).Value;
        var again = (await world.AsOperatorAsync(s => s.GetRequiredService<CreateFirstAdministrators>().RunAsync(default))).Value;

        Assert.Equal(3, first.Count);
        Assert.Empty(again);
        Assert.True((await world.SignInAsync("secadmin", first[1].Password)).Value.MustChangePassword);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_demo_accounts_are_made_once_and_their_grants_are_disjoint(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        var places = new DemoAccounts.Places(1, 2, 3, 502, 501);
        Task<Outcome<IReadOnlyList<DemoAccounts.SignInLine>>> Create() =>
            world.AsOperatorAsync(s => s.GetRequiredService<DemoAccounts>().CreateAsync(places, AccessWorld.Password, default));

        Assert.Equal(9, (await Create()).Value.Count);
        Assert.Equal(9, (await Create()).Value.Count);

        Assert.Equal(9, (await world.RowsAsync<Account>()).Count);
        Assert.Equal(9, (await world.RowsAsync<Grant>()).Count);
        var county = await world.SignInAsync("hr.county", AccessWorld.Password);
        var actor = await world.ActorAsync(await world.SessionAsync(county.Value.Id));
        Assert.Equal(["1.2.3."], actor.Scope(Permission.FactInsert));
        Assert.Equal("04", Assert.Single(actor.Grants).HighestAuthority);
        var staff = await world.ActorAsync(await world.SessionAsync((await world.SignInAsync("staff", AccessWorld.Password)).Value.Id));
        Assert.Equal(501, staff.PersonId);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Accounts_are_found_by_part_of_their_name_page_by_page(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        await world.AsOperatorAsync(s => s.GetRequiredService<DemoAccounts>().CreateAsync(new(1, 2, 3), AccessWorld.Password, default));
        Task<ListAccounts.Page> List(string? search, Role? role, long after, int take) =>
            world.AsOperatorAsync(async s => (await s.GetRequiredService<ListAccounts>().RunAsync(search, role, null, after, take, default)).Value);

        Assert.Equal(["hr.province", "hr.city", "hr.county"], (await List("HR.", null, 0, 50)).Accounts.Select(a => a.UserName));
        Assert.Equal(["hr.city", "hr.county"], (await List(null, Role.HrClerk, 0, 50)).Accounts.Select(a => a.UserName));
        var seen = new List<string>();
        long? after = 0;
        while (after is { } last)
        {
            var page = await List(null, null, last, 4);
            Assert.Equal(9, page.Total);
            seen.AddRange(page.Accounts.Select(a => a.UserName));
            after = page.Next;
        }

        Assert.Equal(DemoAccounts.Lines.Select(l => l.UserName), seen);
    }

    private sealed class FailingAudit : SaveChangesInterceptor
    {
        public bool On { get; set; }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            On && eventData.Context!.ChangeTracker.Entries<AuditEntry>().Any()
                ? throw new InvalidOperationException("The audit can't be written.")
                : base.SavingChangesAsync(eventData, result, cancellationToken);
    }
}
