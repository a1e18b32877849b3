using System.Text;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>A field that a person's record must have to be complete.</summary>
/// <param name="Key">Stable name, in addresses and beside rows.</param>
/// <param name="Zh">Name.</param>
/// <param name="En">Name in English.</param>
/// <param name="Parts">Kind and field; the first that has a value will do. An empty field: any row of the kind.</param>
internal sealed record RequiredField(string Key, string Zh, string En, ImmutableArray<(string Kind, string Field)> Parts)
{
    /// <summary>Whether a roster has a column for it; of what its template cannot say a roster is not asked.</summary>
    public bool InRoster { get; init; } = true;

    /// <summary>Whether the appointment form has an element for it.</summary>
    public bool InForm { get; init; } = true;

    /// <summary>Only asked of those who have one of some values in another field; null: of everybody.</summary>
    public (string Kind, string Field, ImmutableArray<string> Values)? Of { get; init; }
}

/// <summary>
/// 缺项: which required fields a person would lack once a row is taken, neither in the file nor on the record. The fields are those
/// of the starting check rules (Q01 to Q17, after the information sets of the civil-servant system), as far as the sort of file can say them.
/// </summary>
internal static class RequiredFields
{
    private const char Separator = '|';

    public static ImmutableArray<RequiredField> All { get; } =
    [
        new("identityNumber", "公民身份号码", "Identity number", [(KindKeys.Identity, "identityNumber")]),
        new("unit", "单位", "Office", [(KindKeys.Service, "officeId")]),
        new("sex", "性别", "Sex", [(KindKeys.Identity, "sex")]),
        new("birth", "出生年月", "Birth month", [(KindKeys.Identity, "birth")]),
        new("ethnicGroup", "民族", "Ethnic group", [(KindKeys.Identity, "ethnicGroup")]),
        new("nativePlace", "籍贯", "Native place", [(KindKeys.Identity, "nativePlace")]),
        new("workStart", "参加工作时间", "Start of work", [(KindKeys.Identity, "workStart")]),
        new("political", "政治面貌", "Political status", [(KindKeys.PoliticalStatus, "status")]),
        new("joined", "入党时间", "Joining of the Party", [(KindKeys.PoliticalStatus, "joined")]) { Of = (KindKeys.PoliticalStatus, "status", ["01", "02"]) },
        new("post", "现任职务", "Present post", [(KindKeys.Appointment, "postName"), (KindKeys.Statement, "duties")]),
        new("category", "人员类别", "Staff category", [(KindKeys.StaffCategory, "category")]) { InForm = false },
        new("establishment", "编制类型", "Establishment kind", [(KindKeys.Establishment, "establishmentKind")]) { InForm = false },
        new("authority", "干部管理权限", "Management authority", [(KindKeys.Authority, "authority")]) { InForm = false },
        new("grade", "检察官等级", "Prosecutor grade", [(KindKeys.Grade, "grade")]) { InForm = false, Of = (KindKeys.StaffCategory, "category", ["1"]) },
        new("policeRank", "警衔", "Police rank", [(KindKeys.PoliceRank, "rank")]) { InForm = false, Of = (KindKeys.StaffCategory, "category", ["23"]) },
        new("education", "学历学位", "Education", [(KindKeys.EducationSummary, "education"), (KindKeys.Education, "")]),
        new("resume", "简历", "Resume", [(KindKeys.Resume, "text")]) { InRoster = false },
        new("photo", "照片", "Photo", [(KindKeys.Photo, "picture")]) { InRoster = false },
    ];

    public static RequiredField? Find(string key) => All.FirstOrDefault(f => f.Key == key);

    /// <summary>A field as it stands among those that a row lacks: what rows are found by.</summary>
    public static string Marked(string key) => $"{Separator}{key}{Separator}";

    /// <summary>The fields among those that a row lacks.</summary>
    public static IEnumerable<string> Keys(string missing) => missing.Split(Separator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What a person would lack, each field between separators; empty: nothing.</summary>
    /// <param name="proposal">What the file says.</param>
    /// <param name="record">Standing rows of the person, by kind.</param>
    /// <param name="kinds">The kinds.</param>
    /// <param name="today">The day on which the record is read.</param>
    /// <param name="isForm">Whether the file is an appointment form; else a sheet.</param>
    public static string Missing(Proposal proposal, ILookup<string, Fact> record, FactKinds kinds, DateOnly today, bool isForm)
    {
        StringBuilder? missing = null;
        foreach (var field in All)
        {
            if ((isForm ? field.InForm : field.InRoster) && IsAsked(field, proposal, record, kinds, today) && !field.Parts.Any(p => Value(p.Kind, p.Field, proposal, record, kinds, today) is not null))
            {
                missing ??= new StringBuilder().Append(Separator);
                missing.Append(field.Key).Append(Separator);
            }
        }

        return missing?.ToString() ?? "";
    }

    private static bool IsAsked(RequiredField field, Proposal proposal, ILookup<string, Fact> record, FactKinds kinds, DateOnly today) =>
        field.Of is not { } of || (Value(of.Kind, of.Field, proposal, record, kinds, today) is string code && of.Values.Contains(code, StringComparer.Ordinal));

    /// <summary>The value the person would have; what the file proposes to clear stands until somebody says so.</summary>
    private static object? Value(string kind, string field, Proposal proposal, ILookup<string, Fact> record, FactKinds kinds, DateOnly today)
    {
        foreach (var fact in proposal.Facts)
        {
            if (fact.Kind != kind)
            {
                continue;
            }

            foreach (var value in fact.Values)
            {
                if (value is { Value: not null, Problem: null } && (field.Length == 0 || value.Field == field))
                {
                    return value.Value;
                }
            }
        }

        if (!record.Contains(kind))
        {
            return null;
        }

        var of = kinds.Find(kind)!;
        return record[kind].Where(r => r.ValidFrom <= today && (today < r.ValidTo || of.Shape == FactShape.Event))
            .Select(r => field.Length == 0 ? r : of.Field(field).Get(r)).FirstOrDefault(v => v is not null);
    }
}
