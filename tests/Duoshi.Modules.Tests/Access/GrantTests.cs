using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Accounts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Access;

public class GrantTests
{
    public static TheoryData<Provider> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task An_account_without_a_grant_may_nothing(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        var account = await world.AccountAsync("new.clerk");

        var actor = await world.ActorAsync(await world.SessionAsync(account));

        Assert.Equal(account, actor.AccountId);
        Assert.DoesNotContain(Enum.GetValues<Permission>(), actor.May);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_grant_holds_from_its_first_day_to_the_day_before_its_end(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        var account = await world.AccountAsync("clerk", new GrantRole.Request(Role.HrClerk, 2, ValidFrom: new(2026, 7, 10), ValidTo: new(2026, 7, 20)));
        var session = await world.SessionAsync(account);

        foreach (var (day, may) in new[] { (9, false), (10, true), (19, true), (20, false) })
        {
            world.Clock.Set(2026, 7, day);
            Assert.Equal(may, (await world.ActorAsync(session)).May(Permission.PersonRead, "1.2.3."));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_grant_follows_its_office_when_the_office_moves_and_covers_nothing_when_it_is_gone(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        var session = await world.SessionAsync(await world.AccountAsync("clerk", new GrantRole.Request(Role.HrClerk, 3)));
        Assert.Equal(["1.2.3."], (await world.ActorAsync(session)).Scope(Permission.PersonRead));

        world.Offices[3] = "1.9.3.";
        world.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(["1.9.3."], (await world.ActorAsync(session)).Scope(Permission.PersonRead));

        world.Offices.Remove(3);
        world.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Empty((await world.ActorAsync(session)).Scope(Permission.PersonRead));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_ended_grant_is_ended_at_once_and_stays_on_the_list(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        var account = await world.AccountAsync("clerk");
        var grant = (await world.GrantAsync(account, new(Role.HrClerk, 2))).Value;
        var session = await world.SessionAsync(account);
        Assert.True((await world.ActorAsync(session)).May(Permission.PersonRead));

        Assert.Null((await world.AsOperatorAsync(s => s.GetRequiredService<EndGrant>().RunAsync(account, grant, default))).Refusal);

        Assert.False((await world.ActorAsync(session)).May(Permission.PersonRead));
        var shown = (await world.AsOperatorAsync(s => s.GetRequiredService<ShowAccount>().RunAsync(account, default))).Value;
        var row = Assert.Single(shown.Grants);
        Assert.False(row.Holds);
        Assert.Equal("local:test", row.EndedByName);
    }

    [Theory]
    [InlineData(Role.SystemAdministrator, Role.SecurityAdministrator)]
    [InlineData(Role.SecurityAdministrator, Role.AuditAdministrator)]
    [InlineData(Role.AuditAdministrator, Role.HrClerk)]
    [InlineData(Role.HrChief, Role.SystemAdministrator)]
    [InlineData(Role.StaffMember, Role.SecurityAdministrator)]
    public async Task The_three_administrators_are_disjoint_and_hold_no_business_role(Role held, Role wanted)
    {
        await using var world = await AccessWorld.CreateAsync(Provider.Sqlite);
        var account = await world.AccountAsync("one", new GrantRole.Request(held));

        Assert.Equal("grant.administrators-disjoint", (await world.GrantAsync(account, new(wanted))).Refusal?.Code);
        // A later day does not help while both would hold at once.
        Assert.Equal("grant.administrators-disjoint", (await world.GrantAsync(account, new(wanted, ValidFrom: new(2030, 1, 1)))).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_accounts_of_one_person_do_not_make_two_administrators_of_it(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        var system = await world.AccountAsync("system", new GrantRole.Request(Role.SystemAdministrator));
        var audit = await world.AccountAsync("auditor", new GrantRole.Request(Role.AuditAdministrator));
        var own = await world.AccountAsync("own", new GrantRole.Request(Role.StaffMember, 2));
        Task<Outcome<Done>> Link(long account) =>
            world.AsOperatorAsync(s => s.GetRequiredService<LinkPerson>().RunAsync(account, 501, null, default));

        Assert.Null((await Link(system)).Refusal);
        Assert.Null((await Link(own)).Refusal); // an administrator has a record of his own, on another account
        Assert.Equal("grant.administrators-disjoint", (await Link(audit)).Refusal?.Code);
        Assert.Null((await world.GrantAsync(own, new(Role.Leader, 2))).Refusal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nobody_grants_to_himself(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        var security = await world.AccountAsync("security", new GrantRole.Request(Role.SecurityAdministrator));

        var outcome = await world.AsAsync(security, s => s.GetRequiredService<GrantRole>().RunAsync(security, new(Role.SecurityAdministrator), default));

        Assert.Equal("account.self", outcome.Refusal?.Code);
    }

    [Theory]
    [InlineData(Role.SystemAdministrator)]
    [InlineData(Role.AuditAdministrator)]
    [InlineData(Role.HrChief)]
    public async Task Only_the_security_administrator_manages_accounts_and_grants(Role role)
    {
        await using var world = await AccessWorld.CreateAsync(Provider.Sqlite);
        var account = await world.AccountAsync("other", new GrantRole.Request(role));
        var target = await world.AccountAsync("target");

        Assert.Equal("access.forbidden", (await world.AsAsync(account, s => s.GetRequiredService<GrantRole>().RunAsync(target, new(Role.HrClerk), default))).Refusal?.Code);
        Assert.Equal("access.forbidden", (await world.AsAsync(account, s => s.GetRequiredService<CreateAccount>().RunAsync(new("x1", "x"), default))).Refusal?.Code);
        Assert.Equal("access.forbidden", (await world.AsAsync(account, s => s.GetRequiredService<ListAccounts>().RunAsync(null, null, null, 0, 10, default))).Refusal?.Code);
    }

    [Fact]
    public async Task An_office_that_is_not_there_is_not_found()
    {
        await using var world = await AccessWorld.CreateAsync(Provider.Sqlite);
        var account = await world.AccountAsync("clerk");

        Assert.Equal("access.not-found", (await world.GrantAsync(account, new(Role.HrClerk, 99))).Refusal?.Code);
        Assert.Equal("grant.code", (await world.GrantAsync(account, new(Role.HrClerk, 2, HighestAuthority: "77"))).Refusal?.Code);
        Assert.Equal("grant.dates", (await world.GrantAsync(account, new(Role.HrClerk, 2, ValidTo: new(2026, 7, 1)))).Refusal?.Code);
        Assert.Equal("grant.whole", (await world.GrantAsync(account, new(Role.AuditAdministrator, 2))).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_grant_leaves_an_audit_entry_and_the_chain_is_whole(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        var account = await world.AccountAsync("clerk", new GrantRole.Request(Role.HrClerk, 2, HighestAuthority: "03", Reason: "示检〔2026〕9号"));

        var entries = await world.RowsAsync<AuditEntry>();
        var entry = Assert.Single(entries, e => e.Act == "grant");
        Assert.Equal(account, entry.SubjectId);
        Assert.Contains("HrClerk; office 2; line ; authority 03", entry.Detail, StringComparison.Ordinal);
        await using var db = await world.Database.OpenAsync();
        Assert.True((await AuditChain.VerifyAsync(db, default)).Whole);
    }
}
