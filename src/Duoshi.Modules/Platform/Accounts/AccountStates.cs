using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>The state of an account, in words.</summary>
internal static class AccountStates
{
    public static string Name(AccountRow account) => Name(account.Disabled, account.MustChangePassword);

    public static string Name(bool disabled, bool mustChangePassword) =>
        disabled ? T("停用", "disabled") : mustChangePassword ? T("待改密码", "must change password") : T("启用", "enabled");
}
