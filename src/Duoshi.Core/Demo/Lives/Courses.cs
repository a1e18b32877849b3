using Duoshi.Core.Demo.Careers;
using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Lives;

/// <summary>Trainings year by year: ninety hours and more for nearly everybody, and now and then a course taught.</summary>
internal static class Courses
{
    private static readonly string[] Casework =
    [
        "刑事检察业务专题培训班", "民事检察监督实务培训班", "行政检察业务培训班", "公益诉讼检察实务培训班", "未成年人检察业务培训班", "认罪认罚从宽制度培训班",
        "检察官素能提升培训班", "案件质量评查培训班", "控告申诉检察业务培训班", "刑事执行检察业务培训班",
    ];

    private static readonly string[] General = ["政治轮训班", "党性教育专题培训班", "综合行政业务培训班", "保密与信息安全培训班", "公文写作与政务信息培训班"];

    public static IReadOnlyList<DemoTraining> Of(
        Member member, IReadOnlyDictionary<int, OfficeDraft> offices, DateOnly today, DateOnly since, DemoRandom random)
    {
        var trainings = new List<DemoTraining>();
        if (member.Track is Track.Service or Track.Discipline)
        {
            return trainings;
        }

        var last = member.Exit?.On ?? today;
        for (var year = Math.Max(since.Year, member.Joined.Year); year <= last.Year; year++)
        {
            var from = Later(Later(new DateOnly(year, 1, 10), since), member.Joined);
            var until = new DateOnly(year, 12, 20) < last ? new DateOnly(year, 12, 20) : last.AddDays(-1);
            if (from.AddDays(30) > until)
            {
                continue;
            }

            var enough = !member.Undertrained.Contains(year);
            var office = offices[OfficeIn(member, until)];
            var first = year == member.Joined.Year && member.Entry.ByExamination;
            var hours = (enough ? 92 : 40) + random.Between(0, 30);
            var classroom = first ? 120 : random.Chance(0.55) ? 8 * random.Between(4, 6) : 0;
            if (classroom > 0)
            {
                var on = random.Day(from, until.AddDays(-((classroom / 8) + 2)));
                Add(on, classroom / 8, first ? "初任培训班" : random.Pick(member.Track == Track.Casework ? Casework : General), first ? "1" : "3", "1", Math.Min(classroom, first ? 120 : hours - 8), "示范省人民检察院", "国家检察官学院示范分院", false);
            }

            Add(random.Day(from, until.AddDays(-20)), 20, "检察教育培训网络学院年度学习", "4", "3", Math.Max(8, hours - (first ? 0 : classroom)), office.NameOn(until).Name, "网络学院", false);
            if (member.InQuota && random.Chance(0.035))
            {
                Add(random.Day(from, until.AddDays(-2)), 1, random.Pick(Casework), "3", "1", 4, "示范省人民检察院", "国家检察官学院示范分院", true);
            }
        }

        return trainings;

        void Add(DateOnly on, int days, string course, string kind, string offDuty, int hours, string organiser, string body, bool teacher) =>
            trainings.Add(new DemoTraining(on, on.AddDays(days - 1), course, kind, offDuty, hours, organiser, body, teacher));
    }

    private static int OfficeIn(Member member, DateOnly day)
    {
        var office = member.Entry.Office;
        foreach (var service in member.Services)
        {
            if (service.From <= day && service.Office is { } index)
            {
                office = index;
            }
        }

        return office;
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
