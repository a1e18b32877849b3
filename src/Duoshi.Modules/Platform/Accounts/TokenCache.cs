using System.Collections.Concurrent;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Bearer tokens found a moment ago: a program that asks often is not looked up each time.</summary>
internal sealed class TokenCache
{
    private readonly ConcurrentDictionary<string, Held> tokens = new(StringComparer.Ordinal);
    private long revoked;

    /// <summary>Where revoking stands: to be read before the token is.</summary>
    public long Mark => Interlocked.Read(ref revoked);

    public ApiToken? Get(byte[] digest, DateTimeOffset now) =>
        tokens.TryGetValue(Convert.ToHexString(digest), out var held) && now - held.At is var age && age >= TimeSpan.Zero && age < SnapshotCache.Lifetime
            ? held.Token
            : null;

    /// <summary>Holds a token that was read while nothing was revoked: one read before and kept after would outlive its end.</summary>
    public void Keep(ApiToken token, DateTimeOffset now, long mark)
    {
        var key = Convert.ToHexString(token.Digest);
        tokens[key] = new Held(token, now);
        if (Mark != mark)
        {
            tokens.TryRemove(key, out _);
        }
    }

    /// <summary>After a token was revoked, or tokens of an account were: all are read anew.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref revoked);
        tokens.Clear();
    }

    private sealed record Held(ApiToken Token, DateTimeOffset At);
}
