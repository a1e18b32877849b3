using System.Text.Json.Serialization;

namespace Duoshi.Modules.Platform.Access;

/// <summary>The roles of the record. A role without a row in the policy table may nothing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role : byte
{
    /// <summary>系统管理员: keeps the system running; sees no record by this role.</summary>
    SystemAdministrator = 1,

    /// <summary>安全管理员: accounts and grants; sees no record by this role.</summary>
    SecurityAdministrator = 2,

    /// <summary>审计管理员: reads the audit chain; sees no record by this role.</summary>
    AuditAdministrator = 3,

    /// <summary>政治部干部: keeps the record of an office and those below.</summary>
    HrClerk = 4,

    /// <summary>政治部负责人: also withdraws and checks.</summary>
    HrChief = 5,

    /// <summary>院领导: reads.</summary>
    Leader = 6,

    /// <summary>检务督察: supervision.</summary>
    SupervisionOfficer = 7,

    /// <summary>本人: the own record.</summary>
    StaffMember = 8,
}
