using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Signs an account in by name and password. Unknown, disabled and mistyped get the same answer and cost the same work.</summary>
internal sealed class SignIn(IDbContextFactory<DuoshiDb> databases, WriteGate gate, TimeProvider clock, SignInThrottle throttle, Passwords passwords)
{
    private static readonly Refusal Wrong = new("sign-in.wrong", "账号或密码不正确。", "The account or the password is not right.", 401);

    /// <param name="userName">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="address">Where the request came from.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="language">The language chosen in this browser, zh-CN or en, remembered for browsers where none was; null: none.</param>
    /// <returns>The account, for the session cookie; or <c>sign-in.wrong</c>, <c>sign-in.wait</c>.</returns>
    public async Task<Outcome<Account>> RunAsync(string userName, string password, string? address, CancellationToken ct, string? language = null)
    {
        var name = UserNames.Normalize(userName.Length <= 64 ? userName : userName[..64]);
        if (await CountAsync(name, address, ct) is { } wait)
        {
            return wait;
        }

        Account? account;
        await using (var db = await databases.CreateDbContextAsync(ct))
        {
            account = await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedUserName == name, ct);
        }

        // Outside any transaction: hashing is slow by intention.
        var verdict = passwords.Verify(account, password.Length <= 200 ? password : "");
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var seen = account?.PasswordHash;
        account = account is null ? null : await transaction.Db.Set<Account>().SingleAsync(a => a.Id == account.Id, ct);
        var right = verdict != PasswordVerificationResult.Failed && account is { Disabled: false } && account.PasswordHash == seen;
        if (right)
        {
            account!.LastSignInAt = clock.GetUtcNow().UtcTicks;
            account.Language = language ?? account.Language;
            if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
            {
                passwords.Rehash(account, password);
            }

            await throttle.TakeBackAsync(transaction, name, address, ct);
            transaction.Audit(new Actor(account.Id, account.DisplayName, account.PersonId, []), "sign-in", SubjectKind.Account, account.Id, detail: address);
        }
        else
        {
            // What was typed as a name may be a password: only a known account is named.
            transaction.Audit(Actor.Nobody, "sign-in-refused", account is null ? null : SubjectKind.Account, account?.Id, detail: address);
        }

        await transaction.CommitAsync(ct);
        return right ? account! : Wrong;
    }

    /// <summary>The refusal of a try that comes too early.</summary>
    public static Refusal Wait(TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        return new Refusal("sign-in.wait", $"尝试次数过多，请 {seconds} 秒后再试。", $"Too many tries; try again in {seconds} seconds.", 429) { Details = new { seconds } };
    }

    private async Task<Refusal?> CountAsync(string name, string? address, CancellationToken ct)
    {
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var wait = await throttle.CountAsync(transaction, name, address, ct);
        if (wait > TimeSpan.Zero)
        {
            return Wait(wait);
        }

        await transaction.CommitAsync(ct);
        return null;
    }
}
