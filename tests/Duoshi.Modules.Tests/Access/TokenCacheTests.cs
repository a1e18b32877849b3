using Duoshi.Modules.Platform.Accounts;

namespace Duoshi.Modules.Tests.Access;

public class TokenCacheTests
{
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero);

    private static ApiToken Token(byte digest) => new() { Id = digest, AccountId = 7, Name = "报表", Beginning = "dk_", Digest = [digest], ExpiresAt = Now.AddDays(1).UtcTicks };

    [Fact]
    public void A_token_is_held_as_long_as_rights_are_and_no_longer()
    {
        var cache = new TokenCache();
        cache.Keep(Token(1), Now, cache.Mark);

        Assert.Equal(1, cache.Get([1], Now)?.Id);
        Assert.Equal(1, cache.Get([1], Now + SnapshotCache.Lifetime - TimeSpan.FromTicks(1))?.Id);
        Assert.Null(cache.Get([1], Now + SnapshotCache.Lifetime));
        Assert.Null(cache.Get([2], Now));
    }

    [Fact]
    public void A_clock_that_was_set_back_does_not_make_a_token_last()
    {
        var cache = new TokenCache();
        cache.Keep(Token(1), Now, cache.Mark);
        Assert.Null(cache.Get([1], Now - TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void After_a_revocation_all_are_read_anew()
    {
        var cache = new TokenCache();
        cache.Keep(Token(1), Now, cache.Mark);
        cache.Keep(Token(2), Now, cache.Mark);
        cache.Forget();
        Assert.Null(cache.Get([1], Now));
        Assert.Null(cache.Get([2], Now));
    }

    [Fact]
    public void A_token_read_before_a_revocation_is_not_held_after_it()
    {
        var cache = new TokenCache();
        var mark = cache.Mark;
        cache.Forget();
        cache.Keep(Token(1), Now, mark);
        Assert.Null(cache.Get([1], Now));
    }
}
