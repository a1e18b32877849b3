using System.Security.Cryptography;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>
/// What a password must be; section <c>Password</c> of the configuration. The defaults follow the habits of protection
/// level 3 (GB/T 22239-2019, 8.1.4.1): complexity, and a change from time to time.
/// </summary>
internal sealed class PasswordProfile
{
    private const string Upper = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Lower = "abcdefghijkmnpqrstuvwxyz";
    private const string Digits = "23456789";
    private const string Signs = "-+=@#%";

    public int MinimumLength { get; set; } = 10;

    /// <summary>How many of the four classes (capitals, small letters, digits, others) must occur.</summary>
    public int MinimumClasses { get; set; } = 3;

    /// <summary>After so many days it has to be changed; 0: never.</summary>
    public int MaximumAgeDays { get; set; } = 180;

    /// <summary>Why a password will not do; null: it will.</summary>
    public Refusal? Check(string password, string userName)
    {
        if (password.Length < MinimumLength)
        {
            return new Refusal("account.password-short", $"密码至少 {MinimumLength} 位。", $"A password has at least {MinimumLength} characters.", 400);
        }

        if (password.Length > 200)
        {
            return new Refusal("account.password-long", "密码最多 200 位。", "A password has at most 200 characters.", 400);
        }

        bool[] classes = [password.Any(char.IsUpper), password.Any(char.IsLower), password.Any(char.IsDigit), password.Any(c => !char.IsLetterOrDigit(c))];
        if (classes.Count(c => c) < MinimumClasses)
        {
            return new Refusal(
                "account.password-plain",
                $"密码须含大写字母、小写字母、数字、符号中的至少 {MinimumClasses} 类。",
                $"A password has at least {MinimumClasses} of: capitals, small letters, digits, signs.", 400);
        }

        return userName.Length >= 3 && password.Contains(userName, StringComparison.OrdinalIgnoreCase)
            ? new Refusal("account.password-name", "密码不能包含账号名。", "A password must not contain the account name.", 400)
            : null;
    }

    public bool IsTooOld(long changedAt, DateTimeOffset now) =>
        MaximumAgeDays > 0 && now.UtcTicks - changedAt > TimeSpan.TicksPerDay * MaximumAgeDays;

    /// <summary>A random password of all classes, without letters that look alike.</summary>
    public static string Generate()
    {
        var all = Upper + Lower + Digits + Signs;
        Span<char> password = stackalloc char[16];
        for (var i = 0; i < password.Length; i++)
        {
            var from = i switch { 0 => Upper, 1 => Lower, 2 => Digits, 3 => Signs, _ => all };
            password[i] = from[RandomNumberGenerator.GetInt32(from.Length)];
        }

        RandomNumberGenerator.Shuffle(password);
        return new string(password);
    }
}
