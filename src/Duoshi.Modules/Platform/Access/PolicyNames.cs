using Duoshi.Modules.Platform.Facts;
using Duoshi.Ui.Language;
using static Duoshi.Modules.Platform.Access.Permission;
using static Duoshi.Modules.Platform.Access.Role;

namespace Duoshi.Modules.Platform.Access;

/// <summary>Names of roles and permissions for people.</summary>
public static class PolicyNames
{
    /// <summary>The name of a role in the user's language.</summary>
    public static string Name(this Role role) => role switch
    {
        SystemAdministrator => Words.T("系统管理员", "System administrator"),
        SecurityAdministrator => Words.T("安全管理员", "Security administrator"),
        AuditAdministrator => Words.T("审计管理员", "Audit administrator"),
        HrClerk => Words.T("政治部干部", "HR clerk"),
        HrChief => Words.T("政治部负责人", "HR chief"),
        Leader => Words.T("院领导", "Leader"),
        SupervisionOfficer => Words.T("检务督察", "Supervision officer"),
        StaffMember => Words.T("本人", "Staff member"),
        _ => role.ToString(),
    };

    /// <summary>The name of a permission in the user's language.</summary>
    public static string Name(this Permission permission) => permission switch
    {
        PersonCardRead => Words.T("查看同事公开名片", "Read colleagues' public card"),
        PersonRead => Words.T("查看名册、画像和记录", "Read roster, portrait and record"),
        PersonHistoryRead => Words.T("查看变更历史", "Read the history of changes"),
        EarlierKnowledgeRead => Words.T("查看过去某时刻所知及已撤销的记录", "Read earlier knowledge and withdrawn facts"),
        FactInsert => Words.T("登记新的记录", "Insert facts"),
        FactCorrect => Words.T("更正记录", "Correct facts"),
        FactEnd => Words.T("终止记录", "End facts"),
        FactWithdraw => Words.T("撤销记录或整次变更", "Withdraw facts or whole changes"),
        IdentityNumberReveal => Words.T("显示完整身份号码", "Reveal identity numbers"),
        ImportPrepare => Words.T("准备导入", "Prepare imports"),
        ImportCommit => Words.T("提交导入", "Commit imports"),
        RecordExport => Words.T("导出", "Export"),
        CheckRead => Words.T("查看核查规则和结果", "Read check rules and results"),
        CheckRuleWrite => Words.T("编写和试算核查规则", "Write and try check rules"),
        CheckRuleBind => Words.T("下发和停用核查规则", "Hand down and end check rules"),
        CheckRun => Words.T("运行核查", "Run the checks"),
        FileFactsCheck => Words.T("三龄二历核查", "Check against the paper file"),
        ReportRead => Words.T("查看年报表和一院一页", "Read yearly tables and office pages"),
        OrganisationRead => Words.T("查看机构编制", "Read the organisation"),
        OrganisationChange => Words.T("变更机构编制", "Change the organisation"),
        OwnRecordRead => Words.T("查看本人记录", "Read the own record"),
        OwnCorrectionRequest => Words.T("申请更正本人记录", "Ask to correct the own record"),
        CorrectionRequestAnswer => Words.T("答复更正申请", "Answer requests for correction"),
        SelectionRead => Words.T("查看选拔任用纪实", "Read processes of selection"),
        SelectionRecord => Words.T("办理选拔任用纪实、职数预审", "Record processes of selection, pre-check numbers"),
        SelectionConfirm => Words.T("确认任职、批准超配、设定程序", "Confirm appointments, approve an excess, set the steps"),
        DecisionRegister => Words.T("补录纸质决定", "Register decisions taken on paper"),
        DecisionCheck => Words.T("复核补录的决定", "Check registered decisions"),
        QuestionShare => Words.T("共享查询问题", "Share saved questions"),
        AccountManage => Words.T("管理账号", "Manage accounts"),
        GrantManage => Words.T("管理授权", "Manage grants"),
        PolicyRead => Words.T("查看权限矩阵", "Read the policy table"),
        AuditRead => Words.T("查看审计日志", "Read the audit chain"),
        SystemManage => Words.T("管理系统运行", "Manage the system"),
        _ => permission.ToString(),
    };

    /// <summary>The name of a class of fields in the user's language.</summary>
    public static string Name(this FieldClass readable) => readable switch
    {
        FieldClass.Public => Words.T("公开", "public"),
        FieldClass.Internal => Words.T("内部", "internal"),
        FieldClass.Personal => Words.T("个人", "personal"),
        FieldClass.Sensitive => Words.T("敏感", "sensitive"),
        _ => Words.T("档案", "dossier"),
    };
}
