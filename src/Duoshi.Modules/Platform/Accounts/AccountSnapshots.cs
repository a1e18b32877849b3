using System.Collections.Concurrent;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Snapshots of accounts for all scopes of this process; none is used longer than <see cref="Lifetime"/>.</summary>
internal sealed class SnapshotCache
{
    /// <summary>Longest time until a withdrawn right is withdrawn on every node. On the node it was withdrawn on, it is at once.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<long, AccountSnapshot> snapshots = new();

    public AccountSnapshot? Get(long account, DateTimeOffset now) =>
        snapshots.TryGetValue(account, out var held) && now - held.LoadedAt is var age && age >= TimeSpan.Zero && age < Lifetime ? held : null;

    public void Keep(long account, AccountSnapshot snapshot) => snapshots[account] = snapshot;

    public void Forget(long account) => snapshots.TryRemove(account, out _);
}

/// <summary>Reads what an account may today: the account, the grants that hold today, and where their offices stand today.</summary>
internal sealed class AccountSnapshots(
    IDbContextFactory<DuoshiDb> databases, SnapshotCache cache, TimeProvider clock, IOptions<PasswordProfile> profile, IEnumerable<IOfficePaths> offices)
{
    /// <returns>Null when there is no such account.</returns>
    public async Task<AccountSnapshot?> GetAsync(long account, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (cache.Get(account, now) is { } held)
        {
            return held;
        }

        var read = await ReadAsync(account, now, ct);
        if (read is null)
        {
            cache.Forget(account);
        }
        else
        {
            cache.Keep(account, read);
        }

        return read;
    }

    private async Task<AccountSnapshot?> ReadAsync(long id, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var account = await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct);
        if (account is null)
        {
            return null;
        }

        var mustChange = account.MustChangePassword || profile.Value.IsTooOld(account.PasswordChangedAt, now);
        var actor = account.Disabled
            ? Actor.Nobody
            : new Actor(account.Id, account.DisplayName, account.PersonId, mustChange ? [] : await GrantsAsync(db, id, ct));
        return new AccountSnapshot(account.SecurityStamp, mustChange, actor, now);
    }

    private async Task<ImmutableArray<ActorGrant>> GrantsAsync(DuoshiDb db, long account, CancellationToken ct)
    {
        var today = clock.Today();
        var grants = await db.Set<Grant>().AsNoTracking()
            .Where(g => g.AccountId == account && g.ValidFrom <= today && today < g.ValidTo).OrderBy(g => g.Id).ToListAsync(ct);
        var at = grants.Where(g => g.OfficeId is not null).Select(g => g.OfficeId!.Value).Distinct().ToList();
        var paths = new Dictionary<long, string>();
        if (at.Count > 0)
        {
            foreach (var source in offices)
            {
                foreach (var (office, path) in await source.TodayAsync(at, ct))
                {
                    paths[office] = path;
                }
            }
        }

        // A grant over an office that does not stand today covers nothing. An empty path would mean everything.
        return
        [
            .. grants
                .Where(g => g.OfficeId is null || (paths.TryGetValue(g.OfficeId.Value, out var path) && path.Length > 0))
                .Select(g => new ActorGrant(g.Role, g.OfficeId is null ? "" : paths[g.OfficeId.Value], g.Line, g.HighestAuthority)),
        ];
    }
}
