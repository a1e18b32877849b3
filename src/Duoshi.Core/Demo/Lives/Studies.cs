using Duoshi.Core.Demo.Careers;

namespace Duoshi.Core.Demo.Lives;

/// <summary>Schools and degrees of a person: university from 18 on, later degrees beside work.</summary>
internal static class Studies
{
    private const string LawBachelor = "403";

    public static IReadOnlyList<DemoEducation> Of(Member member, DateOnly today, DemoRandom random)
    {
        var studies = new List<DemoEducation>();
        var schooling = member.Schooling;
        var other = random.Pick(Schools.OtherMajors);
        var graduated = schooling.GraduatedIn;
        var before = graduated - Schooling.Years(schooling.FullTime);
        switch (schooling.FullTime)
        {
            case Degree.SecondarySchool:
                studies.Add(Study(graduated - 3, graduated, "61", "高中", null, null, false, member.Native.Stem + "第一中学", "普通高中", null));
                break;
            case Degree.VocationalSchool:
                studies.Add(Study(graduated - 3, graduated, "41", "中专", null, null, false, "示范司法学校", "法律", "30151"));
                break;
            case Degree.JuniorCollege:
                studies.Add(schooling.Law
                    ? Study(graduated - 3, graduated, "31", "大专", null, null, false, random.Weighted(Schools.Colleges), "法律", "30151")
                    : Study(graduated - 3, graduated, "31", "大专", null, null, false, random.Weighted(Schools.Colleges), other.Major, other.Code));
                break;
            default:
                AddBachelor(before, before + 4);
                break;
        }

        if (schooling.FullTime >= Degree.Master)
        {
            studies.Add(Study(before + 4, before + 7, "11", "研究生", schooling.Law ? "303" : "312", schooling.Law ? "法学硕士" : "管理学硕士", false, random.Weighted(Schools.OfLaw), schooling.Law ? "刑法学" : "行政管理", schooling.Law ? "30101" : "110301"));
        }

        if (schooling.FullTime == Degree.Doctor)
        {
            studies.Add(Study(before + 7, graduated, "11", "研究生", "203", "法学博士", false, "示范政法大学", "诉讼法学", "30101"));
        }

        AddLater(member, studies, today, random);
        return studies;

        void AddBachelor(int from, int to) => studies.Add(schooling.Law
            ? Study(from, to, "21", "大学", LawBachelor, "法学学士", false, random.Weighted(Schools.OfLaw), "法学", "30101")
            : Study(from, to, "21", "大学", other.Degree, Codes.CodeTables.Get(Codes.CodeTableNames.DegreeGbt6864)[other.Degree]["form_name"], false, random.Weighted(Schools.General), other.Major, other.Code));
    }

    private static void AddLater(Member member, List<DemoEducation> studies, DateOnly today, DemoRandom random)
    {
        var schooling = member.Schooling;
        var year = schooling.LaterIn;
        if (schooling.LaterDegree is not { } later || new DateOnly(year == 0 ? 1 : year, 7, 1) >= (member.Exit?.On ?? today))
        {
            return;
        }

        studies.Add(later switch
        {
            Degree.JuniorCollege => Study(year - 3, year, "31", "大专", null, null, true, "示范广播电视大学", "法律", "30151"),
            Degree.Bachelor when random.Chance(0.3) => Study(year - 3, year, year < 2008 ? "2A" : "2B", year < 2008 ? "中央党校大学" : "省（区、市）委党校大学", null, null, true, year < 2008 ? "中央党校函授学院" : "示范省委党校", "法律", null),
            Degree.Bachelor => Study(year - 3, year, "21", "大学", random.Chance(0.4) ? LawBachelor : null, null, true, random.Weighted(Schools.OfLaw), "法学", "30101"),
            Degree.Master => Study(year - 3, year, null, null, "341", "法律硕士", true, random.Weighted(Schools.OfLaw), "法律硕士", "30101"),
            _ => Study(year - 4, year, null, null, "203", "法学博士", true, "示范政法大学", "刑法学", "30101"),
        });
    }

    private static DemoEducation Study(
        int from, int to, string? education, string? educationName, string? degree, string? degreeName, bool onTheJob, string school, string major, string? majorCode) => new(
        new DateOnly(from, 9, 1), new DateOnly(to, 7, 1), education, educationName, degree,
        degreeName ?? (degree == LawBachelor ? "法学学士" : null), onTheJob, school, major, majorCode);
}
