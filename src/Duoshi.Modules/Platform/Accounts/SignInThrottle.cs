using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>
/// Slows signing in down after wrong tries, by account name and by address. A try is counted before the password is
/// looked at, so that many at once gain nothing; one that succeeds is taken back.
/// </summary>
internal sealed class SignInThrottle(FieldCipher cipher, TimeProvider clock, IOptions<SignInProfile> options)
{
    /// <summary>Counts a try, unless its name or address has to wait.</summary>
    /// <returns>How long to wait; zero: the try may go on.</returns>
    public async Task<TimeSpan> CountAsync(LedgerTransaction transaction, string normalizedName, string? address, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var forgotten = now - options.Value.ForgetAfter.Ticks;
        await transaction.Db.Set<SignInTries>().Where(t => t.LastAt < forgotten).ExecuteDeleteAsync(ct);

        var counted = new List<SignInTries>();
        var wait = TimeSpan.Zero;
        foreach (var (key, free) in Keys(normalizedName, address))
        {
            var tries = await transaction.Db.Set<SignInTries>().FindAsync([key], ct);
            if (tries is null)
            {
                tries = new SignInTries { Key = key };
                transaction.Db.Add(tries);
            }

            var until = tries.LastAt + options.Value.WaitAfter(tries.Failed, free).Ticks;
            wait = until > now && new TimeSpan(until - now) > wait ? new TimeSpan(until - now) : wait;
            counted.Add(tries);
        }

        if (wait == TimeSpan.Zero)
        {
            foreach (var tries in counted)
            {
                tries.Failed++;
                tries.LastAt = now;
            }
        }

        return wait;
    }

    /// <summary>The try succeeded: the name starts anew, the address gets its try back.</summary>
    public async Task TakeBackAsync(LedgerTransaction transaction, string normalizedName, string? address, CancellationToken ct)
    {
        foreach (var (key, _) in Keys(normalizedName, address))
        {
            if (await transaction.Db.Set<SignInTries>().FindAsync([key], ct) is { } tries)
            {
                tries.Failed = key.StartsWith('n') ? 0 : Math.Max(0, tries.Failed - 1);
            }
        }
    }

    private IEnumerable<(string Key, int Free)> Keys(string normalizedName, string? address)
    {
        yield return ("n" + cipher.BlindIndex("sign-in-name", normalizedName), options.Value.FreeTriesOfAccount);
        if (address is not null)
        {
            yield return ("a" + cipher.BlindIndex("sign-in-address", address), options.Value.FreeTriesOfAddress);
        }
    }
}
