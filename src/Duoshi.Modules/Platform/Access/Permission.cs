using System.Text.Json.Serialization;

namespace Duoshi.Modules.Platform.Access;

/// <summary>Everything that can be allowed. The policy table says which role has which.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Permission>))]
public enum Permission
{
    /// <summary>The public card of colleagues: name, office, duty.</summary>
    PersonCardRead,

    /// <summary>Roster, portrait and record, within the classes the role reads.</summary>
    PersonRead,

    /// <summary>The history: what changed, when, by whom.</summary>
    PersonHistoryRead,

    /// <summary>What was known at an earlier moment, and withdrawn facts.</summary>
    EarlierKnowledgeRead,

    /// <summary>New facts and new people.</summary>
    FactInsert,

    /// <summary>It was always so.</summary>
    FactCorrect,

    /// <summary>It no longer holds.</summary>
    FactEnd,

    /// <summary>It was never so; also the withdrawal of a whole change or import.</summary>
    FactWithdraw,

    /// <summary>The full identity number, for a stated purpose.</summary>
    IdentityNumberReveal,

    /// <summary>Import files into the holding area, compare, decide row by row.</summary>
    ImportPrepare,

    /// <summary>Commit an import to the record.</summary>
    ImportCommit,

    /// <summary>Export lists, forms and files.</summary>
    RecordExport,

    /// <summary>Check rules and their results, completeness by office.</summary>
    CheckRead,

    /// <summary>Write check rules and try them.</summary>
    CheckRuleWrite,

    /// <summary>Hand check rules down to the offices below, and end them.</summary>
    CheckRuleBind,

    /// <summary>Have the record judged by the check rules.</summary>
    CheckRun,

    /// <summary>三龄二历: enter what the paper file shows.</summary>
    FileFactsCheck,

    /// <summary>Yearly report tables and one page per office.</summary>
    ReportRead,

    /// <summary>The tree of offices with numbers.</summary>
    OrganisationRead,

    /// <summary>Offices, departments, posts, establishment: found, rename, merge, split, move.</summary>
    OrganisationChange,

    /// <summary>The own record.</summary>
    OwnRecordRead,

    /// <summary>Ask for a correction of the own record.</summary>
    OwnCorrectionRequest,

    /// <summary>Answer requests for correction.</summary>
    CorrectionRequestAnswer,

    /// <summary>Processes of selection (选拔任用纪实): who is proposed for what, and how far it is. Never the person's own.</summary>
    SelectionRead,

    /// <summary>Begin a process of selection, pre-check numbers, record its steps, stop it.</summary>
    SelectionRecord,

    /// <summary>Confirm the appointments of a process, approve what is over a number, set which steps are asked.</summary>
    SelectionConfirm,

    /// <summary>Register decisions taken on paper (补录).</summary>
    DecisionRegister,

    /// <summary>Check and accept decisions that somebody else registered.</summary>
    DecisionCheck,

    /// <summary>Share saved questions with a role.</summary>
    QuestionShare,

    /// <summary>Accounts: create, disable, reset.</summary>
    AccountManage,

    /// <summary>Grants of roles.</summary>
    GrantManage,

    /// <summary>The policy table.</summary>
    PolicyRead,

    /// <summary>The audit chain.</summary>
    AuditRead,

    /// <summary>Settings, jobs, health.</summary>
    SystemManage,
}
