using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>
/// Finds the bearer token that was brought, by its digest, and holds it as long as rights are (<see cref="SnapshotCache.Lifetime"/>):
/// revoking works at once here and soon on every other node.
/// </summary>
internal sealed class StandingTokens(IDbContextFactory<DuoshiDb> databases, TokenCache held, AccountSnapshots accounts, TimeProvider clock)
{
    /// <returns>The token that stands; null when it is unknown, expired or revoked.</returns>
    public async Task<ApiToken?> FindAsync(string text, CancellationToken ct)
    {
        var digest = TokenText.Digest(text.Trim());
        var now = clock.GetUtcNow();
        var token = held.Get(digest, now) ?? await ReadAsync(digest, now, ct);
        return token?.ExpiresAt > now.UtcTicks ? token : null;
    }

    /// <summary>Who acts by a token, with the account's rights as they are now.</summary>
    /// <returns>The actor; or <c>token.none</c> when the token or its account holds no longer.</returns>
    public async Task<Outcome<Actor>> ActorAsync(string text, CancellationToken ct) =>
        await FindAsync(text, ct) is { } token && await accounts.GetAsync(token.AccountId, ct) is { MustChangePassword: false, Actor: { AccountId: not 0 } actor }
            ? actor
            : new Refusal("token.none", "令牌无效、已过期或已停用，或账号不能使用。请在“我的账号”重新生成。", "The token is unknown, expired or revoked, or its account is not in use. Make a new one on the page My account.", 401);

    private async Task<ApiToken?> ReadAsync(byte[] digest, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var mark = held.Mark;
        var token = await db.Set<ApiToken>().AsNoTracking()
            .SingleOrDefaultAsync(t => t.Digest == digest && t.RevokedAt == null && t.ExpiresAt > now.UtcTicks, ct);
        if (token is not null)
        {
            held.Keep(token, now, mark);
        }

        return token;
    }
}
