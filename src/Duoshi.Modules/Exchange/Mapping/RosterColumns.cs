using Duoshi.Core.Codes;
using Duoshi.Core.Sheets;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>What a cell of a roster holds.</summary>
internal enum CellKind
{
    Text,
    Name,
    Date,
    Code,
    IdentityNumber,
    Unit,

    /// <summary>Since when another column holds.</summary>
    Since,

    /// <summary>First day on which the line no longer holds.</summary>
    Until,

    /// <summary>是 or 否.</summary>
    YesNo,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number with decimals.</summary>
    Number,

    /// <summary>Says what the line is (主职务, 类别); no field of the record.</summary>
    Says,
}

/// <summary>A column of a roster and what it tells of.</summary>
/// <param name="Key">Our own name of the column.</param>
/// <param name="Heading">The head our template prints.</param>
/// <param name="Cell">What its cells hold.</param>
/// <param name="Kind">Key of the kind of fact.</param>
/// <param name="Field">Key of its field; empty for a date of the whole fact and for what only says what the line is.</param>
internal sealed record RosterColumn(string Key, string Heading, CellKind Cell, string Kind, string Field)
{
    public short Slot { get; init; } = KindKeys.Only;

    public string? Codes { get; init; }

    public ImmutableArray<string> Aliases { get; init; } = [];

    public bool IsRequired { get; init; }

    public string En { get; init; } = "";

    public string NoteZh { get; init; } = "";

    public string NoteEn { get; init; } = "";

    public string Example { get; init; } = "";
}

/// <summary>The columns of the roster that the product gives out as a template and reads back, by head, never by place.</summary>
internal static class RosterColumns
{
    public const string Name = "name";
    public const string Birth = "birth";
    public const string IdentityNumber = "identityNumber";
    public const string StaffNumber = "staffNumber";
    public const string Unit = "unit";
    public const string Department = "department";
    public const string Post = "post";

    public static ImmutableArray<RosterColumn> All { get; } =
    [
        new(Name, "姓名", CellKind.Name, KindKeys.Identity, "name") { IsRequired = true, En = "Name", Example = "张三" },
        new(IdentityNumber, "公民身份号码", CellKind.IdentityNumber, KindKeys.Identity, "identityNumber")
        {
            Aliases = ["身份证号", "身份证号码", "居民身份证号", "身份证", "证件号码"], En = "Identity number", Example = "990101198503150017",
            NoteZh = "18 位；校验码不对的保留原文，不用于匹配人员", NoteEn = "18 characters; one with a wrong check character is kept but never matched on",
        },
        new(StaffNumber, "人员编号", CellKind.Text, KindKeys.StaffNumber, "number") { Aliases = ["工号", "编号", "干部编号", "人员编码"], En = "Staff number", Example = "990101001" },
        new(Unit, "单位", CellKind.Unit, KindKeys.Service, "officeId")
        {
            Aliases = ["单位名称", "所在单位", "工作单位", "现工作单位", "院名", "院名称", "任职机构名称", "统计关系所在单位"], IsRequired = true, En = "Office",
            NoteZh = "院的全称、简称或单位编码", NoteEn = "Full name, short name or code of the office", Example = "示范省示范市人民检察院",
        },
        new(Department, "内设机构", CellKind.Text, KindKeys.Appointment, "departmentName") { Aliases = ["部门", "所在部门", "内设机构名称", "处室"], En = "Department", Example = "第一检察部" },
        new(Post, "职务", CellKind.Text, KindKeys.Appointment, "postName") { Aliases = ["现任职务", "职务名称", "现职务"], En = "Main post", Example = "检察官助理", NoteZh = "主职一项", NoteEn = "The main post only" },
        new("postSince", "任现职时间", CellKind.Since, KindKeys.Appointment, "") { Aliases = ["任职时间", "现职务任职时间"], En = "Post since", Example = "2019.06" },
        new("postDocument", "任职文号", CellKind.Text, KindKeys.Appointment, "documentNumber") { En = "Appointment document" },
        new("sex", "性别", CellKind.Code, KindKeys.Identity, "sex") { Codes = CodeTableNames.SexGbt22611, En = "Sex", Example = "男" },
        new(Birth, "出生年月", CellKind.Date, KindKeys.Identity, "birth") { Aliases = ["出生日期", "出生时间", "生日"], En = "Birth month", Example = "1985.03" },
        new("ethnicGroup", "民族", CellKind.Code, KindKeys.Identity, "ethnicGroup") { Codes = CodeTableNames.EthnicGroupGbt3304, En = "Ethnic group", Example = "汉族" },
        new("nativePlace", "籍贯", CellKind.Text, KindKeys.Identity, "nativePlace") { En = "Native place" },
        new("birthPlace", "出生地", CellKind.Text, KindKeys.Identity, "birthPlace") { En = "Place of birth" },
        new("workStart", "参加工作时间", CellKind.Date, KindKeys.Identity, "workStart") { Aliases = ["工作时间", "参工时间"], En = "Start of work", Example = "2007.07" },
        new("health", "健康状况", CellKind.Text, KindKeys.Identity, "health") { En = "Health" },
        new("speciality", "熟悉专业有何专长", CellKind.Text, KindKeys.Identity, "speciality") { Aliases = ["熟悉专业有何特长", "专长"], En = "Profession and special skill" },
        new("political", "政治面貌", CellKind.Code, KindKeys.PoliticalStatus, "status") { Codes = CodeTableNames.PoliticalStatusGb4762, En = "Political status", Example = "中共党员" },
        new("joined", "入党时间", CellKind.Date, KindKeys.PoliticalStatus, "joined") { Aliases = ["入党日期"], En = "Joined the Party", Example = "2006.11" },
        new("status", "人员状态", CellKind.Code, KindKeys.Service, "status") { Codes = CodeTableNames.PersonStatusZb126, Aliases = ["人员管理状态", "在职状态"], En = "Status", NoteZh = "不填为现职人员", NoteEn = "Empty: in service" },
        new("category", "人员类别", CellKind.Code, KindKeys.StaffCategory, "category") { Codes = CodeTableNames.StaffCategoryDuoshi, En = "Staff category", Example = "检察官助理" },
        new("dutyLevel", "职务层次", CellKind.Code, KindKeys.DutyLevel, "level") { Codes = CodeTableNames.DutyLevelZb092012, Aliases = ["现职务层次"], En = "Duty level" },
        new("dutyLevelSince", "任现职务层次时间", CellKind.Since, KindKeys.DutyLevel, "") { En = "Duty level since" },
        new("rank", "职级", CellKind.Code, KindKeys.Rank, "rank") { Codes = CodeTableNames.CivilServantRankLadder, Aliases = ["现职级", "公务员职级"], En = "Civil-service rank" },
        new("rankSince", "任现职级时间", CellKind.Since, KindKeys.Rank, "") { En = "Rank since" },
        new("grade", "检察官等级", CellKind.Code, KindKeys.Grade, "grade") { Codes = CodeTableNames.ProsecutorGrade, Aliases = ["等级"], En = "Prosecutor grade" },
        new("gradeSince", "任现等级时间", CellKind.Since, KindKeys.Grade, "") { Aliases = ["检察官等级时间", "等级评定时间"], En = "Grade since" },
        new("policeRank", "警衔", CellKind.Code, KindKeys.PoliceRank, "rank") { Codes = CodeTableNames.PoliceRank, En = "Police rank" },
        new("policeRankSince", "授衔时间", CellKind.Since, KindKeys.PoliceRank, "") { En = "Police rank since" },
        new("quota", "员额状态", CellKind.Code, KindKeys.Quota, "status") { Codes = CodeTableNames.QuotaStatusDuoshi, Aliases = ["是否入额"], En = "Quota status" },
        new("quotaSince", "入额时间", CellKind.Since, KindKeys.Quota, "") { En = "In the quota since" },
        new("establishment", "编制类型", CellKind.Code, KindKeys.Establishment, "establishmentKind") { Codes = CodeTableNames.EstablishmentDuoshi, Aliases = ["编制性质", "编制类别"], En = "Establishment kind", Example = "中央政法专项编制" },
        new("authority", "干部管理权限", CellKind.Code, KindKeys.Authority, "authority") { Codes = CodeTableNames.ManagementAuthorityZb130, Aliases = ["管理权限", "管理类别"], En = "Management authority" },
        new("fullEducation", "全日制学历", CellKind.Text, KindKeys.EducationSummary, "education") { Aliases = ["全日制教育学历"], En = "Full-time education", Example = "大学" },
        new("fullDegree", "全日制学位", CellKind.Text, KindKeys.EducationSummary, "degree") { Aliases = ["全日制教育学位"], En = "Full-time degree", Example = "法学学士" },
        new("fullSchool", "全日制毕业院校系及专业", CellKind.Text, KindKeys.EducationSummary, "educationSchool") { Aliases = ["全日制毕业院校及专业", "毕业院校系及专业"], En = "Full-time school and major" },
        new("jobEducation", "在职学历", CellKind.Text, KindKeys.EducationSummary, "education") { Slot = KindKeys.OnTheJob, Aliases = ["在职教育学历"], En = "On-the-job education" },
        new("jobDegree", "在职学位", CellKind.Text, KindKeys.EducationSummary, "degree") { Slot = KindKeys.OnTheJob, Aliases = ["在职教育学位"], En = "On-the-job degree" },
        new("jobSchool", "在职毕业院校系及专业", CellKind.Text, KindKeys.EducationSummary, "educationSchool") { Slot = KindKeys.OnTheJob, Aliases = ["在职毕业院校及专业"], En = "On-the-job school and major" },
        new("legal", "法律职业资格", CellKind.Code, KindKeys.LegalQualification, "name") { Codes = CodeTableNames.LegalQualificationDuoshi, En = "Legal qualification" },
        new("legalSince", "法律职业资格取得时间", CellKind.Since, KindKeys.LegalQualification, "") { En = "Legal qualification obtained" },
        new("mobile", "手机", CellKind.Text, KindKeys.Contact, "mobile") { Aliases = ["手机号", "手机号码", "移动电话", "联系电话"], En = "Mobile" },
        new("officePhone", "办公电话", CellKind.Text, KindKeys.Contact, "officePhone") { En = "Office phone" },
        new("email", "电子邮箱", CellKind.Text, KindKeys.Contact, "email") { Aliases = ["邮箱"], En = "E-mail" },
        new("homeAddress", "家庭住址", CellKind.Text, KindKeys.Contact, "homeAddress") { Aliases = ["住址"], En = "Home address" },
    ];

    private static readonly Dictionary<string, RosterColumn> ByKey = All.ToDictionary(c => c.Key, StringComparer.Ordinal);

    /// <summary>As the reader of sheets looks for them; English heads are understood too.</summary>
    public static IReadOnlyList<ExpectedColumn> Expected { get; } =
        [.. All.Select(c => new ExpectedColumn(c.Key, c.Heading, c.En.Length > 0 ? [.. c.Aliases, c.En] : c.Aliases, c.IsRequired))];

    public static RosterColumn Get(string key) => ByKey[key];

    public static RosterColumn? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>The columns as the template prints them, with the names of their code tables offered.</summary>
    public static IReadOnlyList<TemplateColumn> ForTemplate(SheetLanguage language)
    {
        var zh = language == SheetLanguage.Chinese;
        return [.. All.Select(c => new TemplateColumn(
            zh || c.En.Length == 0 ? c.Heading : c.En, c.IsRequired, Note(c, zh), c.Example,
            c.Codes is { } table ? [.. CodeTables.Get(table).Entries.Select(e => zh || e.English.Length == 0 ? e.Name : e.English).Distinct(StringComparer.Ordinal)] : []))];
    }

    private static string Note(RosterColumn column, bool zh) => column switch
    {
        { NoteZh.Length: > 0 } => zh ? column.NoteZh : column.NoteEn,
        { Cell: CellKind.Date or CellKind.Since } => zh ? "yyyyMM 或 yyyy.MM，需要到日的填 yyyyMMdd" : "yyyyMM or yyyy.MM; yyyyMMdd where the day is needed",
        { Codes: not null } => zh ? "从下拉列表选择规范名称，也可填代码" : "Choose a name from the list, or write its code",
        _ => "",
    };
}
