using System.Collections.Frozen;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Ui.Language;

namespace Duoshi.Modules.Platform.Access;

/// <summary>Acts of the audit in the reader's words. The stable name stays in the chain, the filter and the export.</summary>
internal static class AuditActs
{
    private static readonly FrozenDictionary<string, (string Zh, string En)> Names = new Dictionary<string, (string, string)>
    {
        ["sign-in"] = ("登录", "Signed in"),
        ["sign-in-refused"] = ("登录被拒", "Sign-in refused"),
        ["sign-out"] = ("退出登录", "Signed out"),
        ["password-change"] = ("修改密码", "Changed the password"),
        ["account-create"] = ("建立账号", "Created an account"),
        ["account-disable"] = ("停用账号", "Disabled an account"),
        ["account-enable"] = ("启用账号", "Enabled an account"),
        ["account-reset-password"] = ("重置密码", "Reset a password"),
        ["account-link-person"] = ("关联人员", "Linked a person"),
        ["grant"] = ("授权", "Granted a role"),
        ["grant-end"] = ("终止授权", "Ended a grant"),
        ["token-create"] = ("生成令牌", "Made a token"),
        ["token-revoke"] = ("停用令牌", "Revoked a token"),
        ["setting"] = ("更改设置", "Changed a setting"),
        ["audit-verify"] = ("校验审计链", "Verified the audit chain"),
        ["audit-export"] = ("导出审计日志", "Exported the audit"),
        ["job-start"] = ("发起后台任务", "Started a background job"),
        ["job-cancel"] = ("取消后台任务", "Cancelled a background job"),
        ["register-person"] = ("登记人员", "Registered a person"),
        ["insert"] = ("登记记录", "Inserted facts"),
        ["correct"] = ("更正记录", "Corrected facts"),
        ["end"] = ("终止记录", "Ended facts"),
        ["withdraw"] = ("撤销记录", "Withdrew facts"),
        ["withdraw-change"] = ("撤销整次变更", "Withdrew a whole change"),
        ["open-file"] = ("查阅档案", "Opened a file"),
        ["reveal-identity-number"] = ("显示身份号码", "Revealed an identity number"),
        ["request-correction"] = ("申请更正", "Asked for a correction"),
        ["answer-correction"] = ("答复更正申请", "Answered a request for correction"),
        ["ask-question"] = ("查询非公开信息", "Asked about protected fields"),
        ["question-save"] = ("保存查询问题", "Saved a question"),
        ["question-remove"] = ("删除查询问题", "Removed a question"),
        ["export-list"] = ("导出列表", "Exported a list"),
        ["export-roster"] = ("导出名册", "Exported a roster"),
        ["roster-template-save"] = ("保存名册模板", "Kept a template of rosters"),
        ["roster-template-remove"] = ("删除名册模板", "Removed a template of rosters"),
        ["meeting-pack"] = ("制作上会材料包", "Made a meeting pack"),
        ["meeting-pack-download"] = ("下载上会材料包", "Downloaded a meeting pack"),
        ["meeting-pack-remove"] = ("删除上会材料包", "Removed a meeting pack"),
        ["open-selection"] = ("查阅选拔任用纪实", "Opened a process of selection"),
        ["start-selection"] = ("启动选拔任用", "Began a process of selection"),
        ["record-selection-step"] = ("登记选拔任用程序", "Recorded a step of selection"),
        ["stop-selection"] = ("终止选拔任用", "Stopped a process of selection"),
        ["confirm-appointment"] = ("确认任职", "Confirmed an appointment"),
        ["set-procedure"] = ("设定选任程序", "Set the steps of selection"),
        ["register-decision"] = ("补录决定", "Registered a decision"),
        ["accept-decision"] = ("复核通过决定", "Accepted a registered decision"),
        ["return-decision"] = ("退回补录的决定", "Returned a registered decision"),
        ["withdraw-decision"] = ("撤回补录的决定", "Withdrew a registered decision"),
        ["import-refuse-row"] = ("退回导入的行", "Refused a row of an import"),
        ["load-offices"] = ("载入院树", "Loaded the tree of offices"),
        ["rebuild-cards"] = ("重建名片", "Rebuilt the cards"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whose an entry is, in the reader's words.</summary>
    public static string Subject(SubjectKind kind) => kind switch
    {
        SubjectKind.Person => Words.T("人员", "Person"),
        SubjectKind.Office => Words.T("院", "Office"),
        SubjectKind.Department => Words.T("内设机构", "Department"),
        SubjectKind.Position => Words.T("职位", "Position"),
        _ => Words.T("账号", "Account"),
    };

    /// <summary>The act in the reader's words; its stable name where it has none here.</summary>
    public static string Name(string act) => Names.TryGetValue(act, out var name) ? Words.T(name.Zh, name.En) : act;
}
