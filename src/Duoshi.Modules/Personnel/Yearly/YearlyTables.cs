using Duoshi.Core.Codes;
using Duoshi.Modules.Platform.Facts;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Yearly;

/// <summary>A person as the yearly tables count it: as of 31 December.</summary>
internal sealed record YearlyPerson(
    long PersonId, string? Sex, string BirthKey, string? Ethnic, string? Category, string? Level, string? Rank, string? Grade, string? Establishment, string? Political, string? Education, string? Degree, string RosterKey, string? Way = null);

/// <summary>A yearly table: how its rows are told apart.</summary>
/// <param name="Key">Stable name in addresses.</param>
/// <param name="Zh">Title.</param>
/// <param name="En">Title in English.</param>
/// <param name="Codes">Code table of its rows.</param>
/// <param name="Row">The code a person counts under; null: not in this table.</param>
/// <param name="Event">entry or exit: counts those who came or left in the year; null: those in service at its end.</param>
internal sealed record YearlyTable(string Key, string Zh, string En, string Codes, Func<YearlyPerson, string?> Row, string? Event = null)
{
    /// <summary>The row of a person whose code is not on record.</summary>
    public const string Unknown = "-";

    public string Title => T(Zh, En);

    public string RowName(string code) => code == Unknown ? T("未登记", "Not on record") : FieldCodes.Name(Codes, code);
}

/// <summary>A column of every yearly table.</summary>
/// <param name="Key">Stable name in addresses.</param>
/// <param name="Group">The head above it, in the user's language; empty for none.</param>
/// <param name="Name">Its head.</param>
/// <param name="Counts">Whether a person counts; the age is in full years on 31 December, null when the birth is not on record.</param>
internal sealed record YearlyColumn(string Key, string Group, string Name, Func<YearlyPerson, int?, bool> Counts);

/// <summary>The tables and columns of the yearly report on people (公务员/检察人员年报), after the dimensions of the official one.</summary>
internal static class YearlyTables
{
    public static ImmutableArray<YearlyTable> All { get; } =
    [
        new("category", "人员类别情况", "By staff category", CodeTableNames.StaffCategoryDuoshi, p => p.Category ?? YearlyTable.Unknown),
        new("grade", "检察官等级情况", "By prosecutor grade", CodeTableNames.ProsecutorGrade, p => p.Grade),
        new("level", "职务层次情况", "By duty level", CodeTableNames.DutyLevelZb092012, p => p.Level),
        new("rank", "职级情况", "By civil-service rank", CodeTableNames.CivilServantRankLadder, p => p.Rank),
        new("establishment", "编制情况", "By establishment", CodeTableNames.EstablishmentDuoshi, p => p.Establishment ?? YearlyTable.Unknown),
        new("entries", "本年进入情况", "Entries of the year", CodeTableNames.EntryWayZb77, p => p.Way ?? YearlyTable.Unknown, "entry"),
        new("exits", "本年退出情况", "Exits of the year", CodeTableNames.ExitWayZb78, p => p.Way ?? YearlyTable.Unknown, "exit"),
    ];

    public static IReadOnlyList<YearlyColumn> Columns =>
    [
        new("all", "", T("合计", "All"), (_, _) => true),
        new("women", "", T("女", "Women"), (p, _) => p.Sex == "2"),
        new("minority", "", T("少数民族", "Minorities"), (p, _) => p.Ethnic is not null and not "01"),
        new("cpc", T("政治面貌", "Political status"), T("中共党员（含预备）", "CPC"), (p, _) => p.Political is "01" or "02"),
        new("parties", T("政治面貌", "Political status"), T("民主党派", "Other parties"), (p, _) => p.Political is "04" or "05" or "06" or "07" or "08" or "09" or "10" or "11"),
        new("others", T("政治面貌", "Political status"), T("其他政治面貌", "Others"), (p, _) => p.Political is not ("01" or "02" or "04" or "05" or "06" or "07" or "08" or "09" or "10" or "11")),
        new("postgraduate", T("学历", "Education"), T("研究生", "Postgraduate"), (p, _) => p.Education is ['1', ..]),
        new("bachelor", T("学历", "Education"), T("大学本科", "University"), (p, _) => p.Education is ['2', ..]),
        new("college", T("学历", "Education"), T("大专", "College"), (p, _) => p.Education is ['3', ..]),
        new("lower", T("学历", "Education"), T("中专及以下或未登记", "Lower, or none on record"), (p, _) => p.Education is not ['1' or '2' or '3', ..]),
        new("to35", T("年龄", "Age"), T("35 岁以下", "Up to 35"), (_, age) => age <= 35),
        new("to40", T("年龄", "Age"), "36–40", (_, age) => age is >= 36 and <= 40),
        new("to45", T("年龄", "Age"), "41–45", (_, age) => age is >= 41 and <= 45),
        new("to50", T("年龄", "Age"), "46–50", (_, age) => age is >= 46 and <= 50),
        new("to55", T("年龄", "Age"), "51–55", (_, age) => age is >= 51 and <= 55),
        new("over55", T("年龄", "Age"), T("56 岁以上", "56 and over"), (_, age) => age >= 56),
        new("ageless", T("年龄", "Age"), T("未登记", "Not on record"), (_, age) => age is null),
    ];

    /// <summary>The heads of the form: a column of its own, or the columns under one head.</summary>
    public static IReadOnlyList<(string Group, IReadOnlyList<YearlyColumn> Columns)> Heads =>
        [.. Columns.GroupBy(c => c.Group.Length == 0 ? c.Key : c.Group, StringComparer.Ordinal).Select(g => (g.First().Group, (IReadOnlyList<YearlyColumn>)[.. g]))];

    /// <summary>Full years on a day; null without a birth date.</summary>
    public static int? Age(string birthKey, DateOnly day) => DateOnly.TryParseExact(birthKey, "yyyy-MM-dd", out var birth) ? day.Year - birth.Year - (day < birth.AddYears(day.Year - birth.Year) ? 1 : 0) : null;
}
