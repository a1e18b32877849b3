using System.Text;
using System.Text.RegularExpressions;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>What an account may be called.</summary>
internal static partial class UserNames
{
    /// <summary>The form names are compared in: compatibility forms folded, case ignored.</summary>
    public static string Normalize(string userName) => userName.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    /// <summary>Why a name will not do; null: it will.</summary>
    public static Refusal? Check(string userName) => Allowed().IsMatch(userName)
        ? null
        : new Refusal(
            "account.name", "账号名为 2 至 40 位字母、汉字、数字，中间可用点、横线、下划线。",
            "An account name has 2 to 40 letters or digits, with dots, dashes or underscores between them.", 400);

    [GeneratedRegex(@"^[\p{L}\p{Nd}](?:[\p{L}\p{Nd}._-]{0,38})[\p{L}\p{Nd}]$", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();
}
