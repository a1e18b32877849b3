using Duoshi.Core.Codes;
using Duoshi.Core.Sheets;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>A sheet of the collection workbook 干部大数据信息提取表: one information set, a line a fact.</summary>
/// <param name="Key">Our own name of it.</param>
/// <param name="Code">Its code, with which the sheet's name begins (A02).</param>
/// <param name="Heading">The rest of the sheet's name.</param>
/// <param name="En">In English.</param>
/// <param name="Columns">Its columns, name and identity number among them.</param>
internal sealed record InformationSet(string Key, string Code, string Heading, string En, ImmutableArray<RosterColumn> Columns)
{
    /// <summary>Other words by which a sheet's name tells of the set.</summary>
    public ImmutableArray<string> SheetWords { get; init; } = [];

    /// <summary>Heads of the workbook that are no part of the record: passed over without a word.</summary>
    public ImmutableArray<string> PassedOver { get; init; } = [];

    /// <summary>Whether a person has several lines.</summary>
    public bool HasLines { get; init; } = true;

    public string SheetName => Code + Heading;

    /// <summary>As the reader of sheets looks for them.</summary>
    public IReadOnlyList<ExpectedColumn> Expected => field ??=
        [.. Columns.Select(c => new ExpectedColumn(c.Key, c.Heading, c.En.Length > 0 ? [.. c.Aliases, c.En] : c.Aliases, c.IsRequired))];

    public RosterColumn? Find(string key) => Columns.FirstOrDefault(c => c.Key == key);
}

/// <summary>The sheets of the collection workbook (version 2018.11; heads differ by place, hence the aliases).</summary>
internal static class InformationSets
{
    public const string Posts = "posts";
    public const string Ranks = "ranks";
    public const string Titles = "titles";
    public const string Education = "education";
    public const string Honours = "honours";
    public const string Assessments = "assessments";
    public const string Family = "family";

    /// <summary>Whether a post is the main one.</summary>
    public const string MainPost = "main";

    /// <summary>Whether a post or level is still held.</summary>
    public const string State = "state";

    /// <summary>Whether a line of A05 is a duty level or a rank.</summary>
    public const string LevelKind = "levelKind";

    /// <summary>Since when.</summary>
    public const string Since = "since";

    /// <summary>Until when.</summary>
    public const string Until = "until";

    private static readonly RosterColumn Name = RosterColumns.Get(RosterColumns.Name) with { IsRequired = true, Aliases = ["人员姓名", "干部姓名"] };

    private static readonly RosterColumn Number = RosterColumns.Get(RosterColumns.IdentityNumber) with
    {
        Heading = "身份证号",
        Aliases = ["公民身份号码", "身份证号码", "居民身份证号", "身份证", "证件号码"],
    };

    /// <summary>What A01 has beyond the columns of a roster.</summary>
    private static readonly ImmutableArray<RosterColumn> OfA01 =
    [
        new("grewUpIn", "成长地", CellKind.Text, KindKeys.Identity, "grewUpIn") { En = "Grew up in" },
        new("joinedText", "入党时间文字", CellKind.Text, KindKeys.PoliticalStatus, "joinedText") { En = "Joined the Party, as written" },
        new("secondParty", "第二党派", CellKind.Code, KindKeys.PoliticalStatus, "secondParty") { Codes = CodeTableNames.PoliticalStatusGb4762, En = "Second party" },
        new("thirdParty", "第三党派", CellKind.Code, KindKeys.PoliticalStatus, "thirdParty") { Codes = CodeTableNames.PoliticalStatusGb4762, En = "Third party" },
        new("duties", "现工作单位及职务全称", CellKind.Text, KindKeys.Statement, "duties") { Aliases = ["工作单位及职务全称", "现工作单位及职务", "工作单位及职务"], En = "Present unit and duties" },
        new("dutiesShort", "现工作单位及职务简称", CellKind.Text, KindKeys.Statement, "dutiesShort") { Aliases = ["工作单位及职务简称"], En = "Present duties, short" },
        new("professionalTitle", "专业技术职务", CellKind.Text, KindKeys.Statement, "professionalTitle") { En = "Professional title" },
        new("resume", "简历", CellKind.Text, KindKeys.Resume, "text") { Aliases = ["个人简历", "工作简历"], En = "Resume" },
        new("rewards", "奖惩综述", CellKind.Text, KindKeys.Statement, "rewards") { Aliases = ["奖惩情况"], En = "Rewards and sanctions" },
        new("assessmentsText", "年度考核结果综述", CellKind.Text, KindKeys.Statement, "assessments") { Aliases = ["年度考核结果", "考核综述"], En = "Yearly assessments" },
    ];

    /// <summary>A01: a line a person, read as a roster's row is.</summary>
    public static InformationSet Person { get; } = new("person", "A01", "人员", "People",
    [
        .. RosterColumns.All.Where(c => !KindKeys.MainPostKinds.Contains(c.Kind)).Select(c => c.Key switch
        {
            RosterColumns.Name => Name,
            RosterColumns.IdentityNumber => Number,
            RosterColumns.Unit => c with { Heading = "统计关系所在单位", Aliases = ["单位", "单位名称", "所在单位"], IsRequired = false },
            "category" => c with { Heading = "检察人员类别", Aliases = [] },
            _ => c,
        }),
        .. OfA01,
    ])
    {
        HasLines = false,
        SheetWords = ["人员", "基本信息", "基本情况"],
        PassedOver = ["人员类别", "是否具有两年以上基层工作经历", "级别", "专业技术类公务员任职资格", "公务员登记时间", "备注", "序号"],
    };

    /// <summary>The sheets with lines.</summary>
    public static ImmutableArray<InformationSet> Lines { get; } =
    [
        Set(Posts, "A02", "职务", "Posts", ["任职", "职务信息"],
        [
            new("officeName", "任职机构名称", CellKind.Text, KindKeys.Appointment, "officeName") { Aliases = ["任职机构", "任职单位", "任职单位名称", "单位名称"], En = "Office of the post" },
            new("departmentName", "内设机构名称", CellKind.Text, KindKeys.Appointment, "departmentName") { Aliases = ["内设机构", "部门"], En = "Department of the post" },
            new("teamMember", "成员类别", CellKind.Code, KindKeys.Appointment, "teamMember") { Codes = CodeTableNames.TeamMemberKindZb129, En = "Kind of team member" },
            new("postName", "职务名称", CellKind.Text, KindKeys.Appointment, "postName") { Aliases = ["职务", "职务全称"], IsRequired = true, En = "Duty" },
            new("isLeading", "是否领导职务", CellKind.YesNo, KindKeys.Appointment, "isLeading") { En = "Leading post" },
            new("orderAmongOwn", "职务排序", CellKind.Whole, KindKeys.Appointment, "orderAmongOwn") { En = "Order among own duties" },
            new("orderInGroup", "集体内排序", CellKind.Whole, KindKeys.Appointment, "orderInGroup") { En = "Order within the group" },
            new(Since, "任职时间", CellKind.Since, KindKeys.Appointment, "") { Aliases = ["任职日期", "任职起始时间"], En = "Post from" },
            new("documentNumber", "任职文号", CellKind.Text, KindKeys.Appointment, "documentNumber") { En = "Appointment document" },
            new("selectionMethod", "选拔任用方式", CellKind.Code, KindKeys.Appointment, "selectionMethod") { Codes = CodeTableNames.SelectionMethodZb122, Aliases = ["任职方式"], En = "Way of selection" },
            new("exceptional", "是否破格提拔", CellKind.YesNo, KindKeys.Appointment, "exceptional") { En = "Exceptional promotion" },
            new(State, "任职状态", CellKind.Says, KindKeys.Appointment, "") { En = "State of the post" },
            new(Until, "免职时间", CellKind.Until, KindKeys.Appointment, "") { Aliases = ["免职日期", "任职终止时间"], En = "Post until" },
            new("removalDocumentNumber", "免职文号", CellKind.Text, KindKeys.Appointment, "removalDocumentNumber") { En = "Removal document" },
            new("changeReason", "职务变动原因综述", CellKind.Text, KindKeys.Appointment, "changeReason") { Aliases = ["职务变动原因"], En = "Reason of change" },
            new("prints", "职务输出标识", CellKind.YesNo, KindKeys.Appointment, "prints") { Aliases = ["输出标识"], En = "Printed" },
            new(MainPost, "主职务", CellKind.Says, KindKeys.Appointment, "") { Aliases = ["是否主职", "主职务标识", "是否主职务"], En = "Main post" },
        ], ["是否领导成员"]),
        Set(Ranks, "A05", "职务职级", "Duty levels and ranks", ["职务层次", "职级"],
        [
            new(LevelKind, "类别（职务层次、职级标志）", CellKind.Says, KindKeys.DutyLevel, "") { Aliases = ["类别", "职务层次职级标志"], En = "Level or rank" },
            new("level", "职务层次（职级）", CellKind.Text, KindKeys.DutyLevel, "level") { Aliases = ["职务层次", "职级", "职务层次或职级"], IsRequired = true, En = "Duty level or rank" },
            new(Since, "批准日期", CellKind.Since, KindKeys.DutyLevel, "") { Aliases = ["批准时间"], En = "Approved" },
            new("documentNumber", "批准文号", CellKind.Text, KindKeys.DutyLevel, "documentNumber") { En = "Document of approval" },
            new(Until, "终止日期", CellKind.Until, KindKeys.DutyLevel, "") { Aliases = ["终止时间"], En = "Ended" },
            new(State, "状态", CellKind.Says, KindKeys.DutyLevel, "") { En = "State" },
        ], []),
        Set(Titles, "A06", "专业技术", "Professional titles", ["职称", "专业技术职务"],
        [
            new("code", "专业技术资格代码", CellKind.Code, KindKeys.ProfessionalTitle, "code") { Codes = CodeTableNames.ProfessionalTitleGbt8561, En = "Title code" },
            new("titleName", "专业技术资格名称", CellKind.Text, KindKeys.ProfessionalTitle, "name") { Aliases = ["专业技术资格", "职称名称", "职称"], IsRequired = true, En = "Title" },
            new(Since, "获得资格日期", CellKind.Since, KindKeys.ProfessionalTitle, "") { Aliases = ["获得资格时间", "取得资格日期"], En = "Title obtained" },
            new("obtainedBy", "取得资格途径", CellKind.Code, KindKeys.ProfessionalTitle, "obtainedBy") { Codes = CodeTableNames.TitleObtainedByZb24, Aliases = ["获得资格途径"], En = "Title obtained by" },
            new("body", "评委会或考试名称", CellKind.Text, KindKeys.ProfessionalTitle, "body") { En = "Body or examination" },
        ], ["输出标识"]),
        Set(Education, "A08", "学历学位", "Education and degrees", ["学历", "学位", "教育"],
        [
            new("educationName", "学历名称", CellKind.Text, KindKeys.Education, "educationName") { Aliases = ["学历"], En = "Education as written" },
            new("educationCode", "学历代码", CellKind.Code, KindKeys.Education, "educationCode") { Codes = CodeTableNames.EducationPersonnelZb64, En = "Education code" },
            new("degreeName", "学位名称", CellKind.Text, KindKeys.Education, "degreeName") { Aliases = ["学位"], En = "Degree as written" },
            new("degreeCode", "学位代码", CellKind.Code, KindKeys.Education, "degreeCode") { Codes = CodeTableNames.DegreeGbt6864, En = "Degree code" },
            new("entered", "入学时间", CellKind.Date, KindKeys.Education, "entered") { Aliases = ["入学日期"], En = "Entered" },
            new(Since, "毕（肄）业时间", CellKind.Since, KindKeys.Education, "") { Aliases = ["毕业时间", "毕业日期", "毕肄业时间"], En = "Left" },
            new("degreeOn", "学位授予时间", CellKind.Date, KindKeys.Education, "degreeOn") { Aliases = ["学位授予日期"], En = "Degree awarded" },
            new("school", "学校（单位）名称", CellKind.Text, KindKeys.Education, "school") { Aliases = ["学校名称", "毕业院校", "学校", "院校名称"], IsRequired = true, En = "School" },
            new("major", "所学专业名称", CellKind.Text, KindKeys.Education, "major") { Aliases = ["所学专业", "专业", "专业名称"], En = "Major" },
            new("majorCode", "所学专业类别", CellKind.Code, KindKeys.Education, "majorCode") { Codes = CodeTableNames.MajorGbt16835, Aliases = ["专业类别"], En = "Major code" },
            new("mode", "教育类别", CellKind.Code, KindKeys.Education, "mode") { Codes = CodeTableNames.EducationModeZb123, Aliases = ["教育类型", "学习形式"], En = "Full-time or on the job" },
            new("years", "学制年限", CellKind.Number, KindKeys.Education, "years") { Aliases = ["学制"], En = "Length in years" },
        ], ["输出标识"]),
        Set(Honours, "A14", "奖惩", "Rewards and sanctions", ["奖励", "处分"],
        [
            new("honour", "奖惩名称", CellKind.Text, KindKeys.Reward, "name") { Aliases = ["奖励名称", "名称"], IsRequired = true, En = "Reward or sanction" },
            new("honourCode", "奖惩名称代码", CellKind.Says, KindKeys.Reward, "") { Aliases = ["奖励名称代码"], En = "Code of it" },
            new(Since, "批准日期", CellKind.Since, KindKeys.Reward, "") { Aliases = ["批准时间", "奖惩日期"], En = "Approved" },
            new("body", "批准机关", CellKind.Text, KindKeys.Reward, "body") { Aliases = ["批准单位"], En = "Approving body" },
            new("bodyLevel", "批准机关级别", CellKind.Code, KindKeys.Reward, "bodyLevel") { Codes = CodeTableNames.OrgLevelZb03, En = "Level of the body" },
            new("revokedOn", "撤销日期", CellKind.Date, KindKeys.Reward, "revokedOn") { Aliases = ["撤销时间"], En = "Revoked" },
            new("bodyNature", "批准机关性质", CellKind.Code, KindKeys.Reward, "bodyNature") { Codes = CodeTableNames.ApprovingBodyZb128, En = "Nature of the body" },
        ], ["受奖惩时职务层次"]),
        Set(Assessments, "A15", "考核", "Yearly assessments", ["年度考核"],
        [
            new("result", "考核结论", CellKind.Code, KindKeys.Assessment, "result") { Codes = CodeTableNames.AssessmentResultZb18, Aliases = ["考核结果", "考核结论类别", "考核等次"], IsRequired = true, En = "Result" },
            new("year", "考核年度", CellKind.Whole, KindKeys.Assessment, "year") { Aliases = ["年度", "考核年份"], IsRequired = true, En = "Year" },
        ], []),
        Set(Family, "A36", "家庭及社会关系", "Family members", ["家庭", "社会关系"],
        [
            new("member", "家庭成员姓名", CellKind.Text, KindKeys.Family, "name") { Aliases = ["成员姓名", "家庭成员", "人员姓名（家庭成员）"], IsRequired = true, En = "Family member" },
            new("relation", "称谓", CellKind.Text, KindKeys.Family, "relation") { Aliases = ["与本人关系", "关系"], IsRequired = true, En = "Relation" },
            new("memberBirth", "出生日期", CellKind.Date, KindKeys.Family, "birth") { Aliases = ["出生年月", "成员出生日期"], En = "Birth of the member" },
            new("memberPolitical", "政治面貌", CellKind.Text, KindKeys.Family, "politicalStatus") { En = "Political status of the member" },
            new("workplace", "工作单位及职务", CellKind.Text, KindKeys.Family, "workplace") { Aliases = ["工作单位"], En = "Unit and post of the member" },
            new("position", "排序", CellKind.Whole, KindKeys.Family, "position") { Aliases = ["序号"], En = "Order" },
        ], []),
    ];

    /// <summary>Sheets of the workbook that hold nothing of the personnel record: units, and an entry question.</summary>
    public static ImmutableArray<string> SheetsPassedOver { get; } = ["B01", "A99Z1"];

    /// <summary>Every column any sheet may have, to find the row of heads by.</summary>
    public static IReadOnlyList<ExpectedColumn> AnyExpected { get; } = [.. RosterColumns.Expected, .. OfA01.Concat(Lines.SelectMany(s => s.Columns)).Select((c, i) => new ExpectedColumn($"{c.Key}#{i}", c.Heading, c.Aliases))];

    public static InformationSet? Find(string key) => key == Person.Key ? Person : Lines.FirstOrDefault(s => s.Key == key);

    private static InformationSet Set(string key, string code, string heading, string en, ImmutableArray<string> words, ImmutableArray<RosterColumn> columns, ImmutableArray<string> passedOver) =>
        new(key, code, heading, en, [Name, Number, .. columns]) { SheetWords = words, PassedOver = passedOver };
}
