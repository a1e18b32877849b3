using Duoshi.Modules.Platform.Facts;
using static Duoshi.Modules.Platform.Access.Permission;
using static Duoshi.Modules.Platform.Access.Role;

namespace Duoshi.Modules.Platform.Access;

/// <summary>
/// The one policy table: permission × role, and which class of fields a role reads. What is not here is denied.
/// </summary>
public static class Policy
{
    private static readonly Dictionary<Permission, ImmutableHashSet<Role>> Table = new()
    {
        [PersonCardRead] = [HrClerk, HrChief, Leader, SupervisionOfficer, StaffMember],
        [PersonRead] = [HrClerk, HrChief, Leader, SupervisionOfficer],
        [PersonHistoryRead] = [HrClerk, HrChief],
        [EarlierKnowledgeRead] = [HrClerk, HrChief],
        [FactInsert] = [HrClerk, HrChief],
        [FactCorrect] = [HrClerk, HrChief],
        [FactEnd] = [HrClerk, HrChief],
        [FactWithdraw] = [HrChief],
        [IdentityNumberReveal] = [HrClerk, HrChief],
        [ImportPrepare] = [HrClerk, HrChief],
        [ImportCommit] = [HrClerk, HrChief],
        [RecordExport] = [HrClerk, HrChief, Leader],
        [CheckRead] = [HrClerk, HrChief],
        [CheckRuleWrite] = [HrClerk, HrChief],
        [CheckRuleBind] = [HrChief],
        [CheckRun] = [HrClerk, HrChief],
        [FileFactsCheck] = [HrClerk, HrChief],
        [ReportRead] = [HrClerk, HrChief, Leader],
        [OrganisationRead] = [HrClerk, HrChief, Leader, SupervisionOfficer, StaffMember],
        [OrganisationChange] = [HrChief],
        [OwnRecordRead] = [HrClerk, HrChief, Leader, SupervisionOfficer, StaffMember],
        [OwnCorrectionRequest] = [HrClerk, HrChief, Leader, SupervisionOfficer, StaffMember],
        [CorrectionRequestAnswer] = [HrClerk, HrChief],
        [SelectionRead] = [HrClerk, HrChief, Leader],
        [SelectionRecord] = [HrClerk, HrChief],
        [SelectionConfirm] = [HrChief],
        [DecisionRegister] = [HrClerk, HrChief],
        [DecisionCheck] = [HrChief],
        [QuestionShare] = [HrClerk, HrChief],
        [AccountManage] = [SecurityAdministrator],
        [GrantManage] = [SecurityAdministrator],
        [PolicyRead] = [SystemAdministrator, SecurityAdministrator, AuditAdministrator],
        [AuditRead] = [AuditAdministrator],
        [SystemManage] = [SystemAdministrator],
    };

    private static readonly Dictionary<Role, FieldClass> Classes = new()
    {
        [HrClerk] = FieldClass.Dossier,
        [HrChief] = FieldClass.Dossier,
        [Leader] = FieldClass.Personal,
        [SupervisionOfficer] = FieldClass.Internal,
        [StaffMember] = FieldClass.Public,
    };

    /// <summary>What people read of their own record.</summary>
    public static FieldClass OwnRecord => FieldClass.Sensitive;

    /// <summary>The table as rows, for the page, the CSV and the tests.</summary>
    public static IEnumerable<(Permission Permission, Role Role)> Rows =>
        Table.SelectMany(row => row.Value.Order().Select(role => (row.Key, role)));

    public static bool Allows(Role role, Permission permission) =>
        Table.TryGetValue(permission, out var roles) && roles.Contains(role);

    /// <summary>The widest class of fields the role reads; null: none.</summary>
    public static FieldClass? Reads(Role role) => Classes.TryGetValue(role, out var readable) ? readable : null;
}
