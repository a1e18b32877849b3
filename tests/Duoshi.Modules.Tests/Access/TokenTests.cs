using System.Text;
using Duoshi.Modules.Platform.Accounts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Access;

public class TokenTests
{
    public static TheoryData<Provider> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Only_the_digest_of_a_token_is_kept(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        var account = await world.AccountAsync("clerk");

        var made = (await world.AsAsync(account, s => s.GetRequiredService<OwnTokens>().CreateAsync(new("报表", 30), default))).Value;

        var kept = Assert.Single(await world.RowsAsync<ApiToken>());
        Assert.Equal(TokenText.Digest(made.Token), kept.Digest);
        Assert.StartsWith(kept.Beginning, made.Token, StringComparison.Ordinal);
        Assert.Equal(11, kept.Beginning.Length);
        var secret = made.Token[kept.Beginning.Length..];
        Assert.All(await world.RowsAsync<AuditEntry>(), e => Assert.DoesNotContain(secret, e.Detail ?? "", StringComparison.Ordinal));
        Assert.DoesNotContain(secret, Encoding.UTF8.GetString(kept.Digest), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_token_expires_and_is_revoked_by_its_own_account_only(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        var account = await world.AccountAsync("clerk");
        var other = await world.AccountAsync("other");
        var made = (await world.AsAsync(account, s => s.GetRequiredService<OwnTokens>().CreateAsync(new("报表", 30), default))).Value;
        Task<IReadOnlyList<OwnTokens.Row>> List(long of) => world.AsAsync(of, async s => (await s.GetRequiredService<OwnTokens>().ListAsync(default)).Value);

        Assert.True(Assert.Single(await List(account)).Holds);
        Assert.Empty(await List(other));
        Assert.Equal("access.not-found", (await world.AsAsync(other, s => s.GetRequiredService<OwnTokens>().RevokeAsync(made.Id, default))).Refusal?.Code);

        world.Clock.Advance(TimeSpan.FromDays(30));
        Assert.False(Assert.Single(await List(account)).Holds);
    }

    [Fact]
    public async Task Tokens_have_limits()
    {
        await using var world = await AccessWorld.CreateAsync(Provider.Sqlite);
        var account = await world.AccountAsync("clerk");
        Task<string?> Create(string name, int days) =>
            world.AsAsync(account, async s => (await s.GetRequiredService<OwnTokens>().CreateAsync(new(name, days), default)).Refusal?.Code);

        Assert.Equal("token.days", await Create("a", 366));
        Assert.Equal("token.days", await Create("a", 0));
        Assert.Equal("token.name", await Create(" ", 1));
        for (var i = 0; i < 20; i++)
        {
            Assert.Null(await Create($"t{i}", 1));
        }

        Assert.Equal("token.too-many", await Create("more", 1));
    }
}
