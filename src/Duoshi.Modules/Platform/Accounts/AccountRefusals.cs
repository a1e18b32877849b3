using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Refusals that several slices of accounts share.</summary>
internal static class AccountRefusals
{
    public static readonly Refusal NameTaken = new("account.name-taken", "这个账号名已被使用。", "This account name is taken.");

    public static readonly Refusal Self = new("account.self", "不能对自己的账号办理此事。", "Nobody does this to the own account.");

    /// <summary>Somebody changed the account since it was read.</summary>
    public static readonly Refusal Changed = new(
        "account.changed-meanwhile", "该账号刚被他人修改，请重新打开后再办理。", "The account was changed meanwhile; open it again.", 412);

    public static readonly Refusal SeparatePeople = new(
        "grant.administrators-disjoint",
        "系统、安全、审计三员须由不同的人担任，且不得兼任业务角色。",
        "System, security and audit administrator are different people, and none of them holds a business role.");
}
