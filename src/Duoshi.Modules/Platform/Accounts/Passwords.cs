using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Sets and verifies passwords: PBKDF2 with the framework's iterations.</summary>
internal sealed class Passwords(IPasswordHasher<Account> hasher, TimeProvider clock)
{
    private static readonly Account Stranger = new() { UserName = "", DisplayName = "" };
    private static readonly Lazy<string> HashOfStranger = new(() => new PasswordHasher<Account>().HashPassword(Stranger, NewStamp()));

    /// <summary>Sets a password and with it ends all sessions of the account.</summary>
    public void Set(Account account, string password)
    {
        account.PasswordHash = hasher.HashPassword(account, password);
        account.PasswordChangedAt = clock.GetUtcNow().UtcTicks;
        EndSessions(account);
    }

    /// <summary>Keeps the password under the present hashing parameters; sessions go on.</summary>
    public void Rehash(Account account, string password)
    {
        account.PasswordHash = hasher.HashPassword(account, password);
        Touch(account);
    }

    /// <summary>Ends all sessions of the account, on every node.</summary>
    public static void EndSessions(Account account)
    {
        account.SecurityStamp = NewStamp();
        Touch(account);
    }

    /// <summary>Marks the account as changed; whoever read it before is told.</summary>
    public static void Touch(Account account) => account.ConcurrencyStamp = NewStamp();

    /// <summary>Verifies a password. For an account that is not there it takes the same work and fails.</summary>
    public PasswordVerificationResult Verify(Account? account, string password)
    {
        if (account?.PasswordHash is { } hash)
        {
            return hasher.VerifyHashedPassword(account, hash, password);
        }

        _ = hasher.VerifyHashedPassword(Stranger, HashOfStranger.Value, password);
        return PasswordVerificationResult.Failed;
    }

    private static string NewStamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
}
