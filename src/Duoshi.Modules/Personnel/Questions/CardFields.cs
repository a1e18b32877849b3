using System.Linq.Expressions;
using Duoshi.Core.Codes;
using Duoshi.Core.Engines.Questions;
using Duoshi.Modules.Personnel.Contracts;

namespace Duoshi.Modules.Personnel.Questions;

/// <summary>A field of the card that can be asked about.</summary>
/// <param name="Field">Its name and type.</param>
/// <param name="Of">Where it stands on the card; for years the date they count from; for the level of the office its key.</param>
/// <param name="Groups">Whether counts can be split by it.</param>
internal sealed record CardField(QuestionField Field, LambdaExpression Of, bool Groups = false);

/// <summary>The card as questions see it. A card holds nothing above the internal class.</summary>
internal static class CardFields
{
    public const string Office = "office";
    public const string OfficeLevel = "officeLevel";
    public const string Age = "age";

    /// <summary>A grouping only: ages in the bands that statistics of cadres use.</summary>
    public const string AgeBand = "ageBand";

    public static ImmutableArray<CardField> All { get; } =
    [
        Text("name", "姓名", "Name", c => c.Name),
        Code("sex", "性别", "Sex", CodeTableNames.SexGbt22611, c => c.Sex),
        new(new(Age, "年龄", "Age", QuestionFieldType.Years), Of(c => c.BirthKey)),
        Date("birth", "出生年月", "Birth", c => c.Birth),
        Code("ethnicGroup", "民族", "Ethnic group", CodeTableNames.EthnicGroupGbt3304, c => c.EthnicGroup),
        new(new(Office, "单位", "Office", QuestionFieldType.Office), Of(c => c.OfficeId), true),
        new(new(OfficeLevel, "院级", "Level of the office", QuestionFieldType.Code, CodeTableNames.OfficeLevelDuoshi), Of(c => c.OfficeId), true),
        Text("department", "内设机构", "Department", c => c.DepartmentName),
        Text("mainPost", "主职", "Main post", c => c.MainPost),
        Text("duties", "现任职务", "Present duties", c => c.Duties),
        Code("line", "业务条线", "Business line", CodeTableNames.BusinessLineDuoshi, c => c.Line),
        Code("category", "人员类别", "Staff category", CodeTableNames.StaffCategoryDuoshi, c => c.Category),
        Code("dutyLevel", "职务层次", "Duty level", CodeTableNames.DutyLevelZb092012, c => c.DutyLevel),
        Code("civilServiceRank", "职级", "Civil-service rank", CodeTableNames.CivilServantRankLadder, c => c.CivilServiceRank),
        Code("prosecutorGrade", "检察官等级", "Prosecutor grade", CodeTableNames.ProsecutorGrade, c => c.ProsecutorGrade),
        Code("quotaStatus", "员额状态", "Quota status", CodeTableNames.QuotaStatusDuoshi, c => c.QuotaStatus),
        Code("establishmentKind", "编制类型", "Establishment", CodeTableNames.EstablishmentDuoshi, c => c.EstablishmentKind),
        Code("politicalStatus", "政治面貌", "Political status", CodeTableNames.PoliticalStatusGb4762, c => c.PoliticalStatus),
        Code("education", "最高学历", "Highest education", CodeTableNames.EducationPersonnelZb64, c => c.Education),
        Code("degree", "最高学位", "Highest degree", CodeTableNames.DegreeGbt6864, c => c.Degree),
        Code("managementAuthority", "干部管理权限", "Management authority", CodeTableNames.ManagementAuthorityZb130, c => c.ManagementAuthority),
        Code("status", "人员状态", "Status", CodeTableNames.PersonStatusZb126, c => c.Status),
        Text("staffNumber", "人员编号", "Staff number", c => c.StaffNumber),
        Date("workStart", "参加工作时间", "Start of work", c => c.WorkStart),
        Years("yearsOfWork", "工龄", "Years of work", c => c.WorkStart),
        Date("postSince", "任现职时间", "In post since", c => c.PostSince),
        Years("yearsInPost", "任现职年限", "Years in post", c => c.PostSince),
        Date("gradeSince", "任现等级时间", "Grade since", c => c.GradeSince),
        Years("yearsInGrade", "任现等级年限", "Years in grade", c => c.GradeSince),
        Date("levelSince", "任现职务层次时间", "Level since", c => c.LevelSince),
        Years("yearsInLevel", "任现职务层次年限", "Years in level", c => c.LevelSince),
    ];

    public static CardField Get(string key) => All.First(f => f.Field.Key == key);

    private static CardField Text(string key, string zh, string en, Expression<Func<PersonCard, string?>> of) => new(new(key, zh, en, QuestionFieldType.Text), of);

    private static CardField Code(string key, string zh, string en, string table, Expression<Func<PersonCard, string?>> of) => new(new(key, zh, en, QuestionFieldType.Code, table), of, true);

    private static CardField Date(string key, string zh, string en, Expression<Func<PersonCard, Core.Time.PartialDate?>> of) => new(new(key, zh, en, QuestionFieldType.Date), of);

    private static CardField Years(string key, string zh, string en, Expression<Func<PersonCard, Core.Time.PartialDate?>> of) => new(new(key, zh, en, QuestionFieldType.Years), of);

    private static LambdaExpression Of<T>(Expression<Func<PersonCard, T>> of) => of;
}
