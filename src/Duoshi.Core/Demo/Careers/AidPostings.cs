using Duoshi.Core.Codes;
using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Careers;

/// <summary>
/// Years on aid to another region and years in a village as first secretary: postings that move neither establishment nor quota.
/// They are drawn after the careers, from a source of their own, so that nobody's career is another one for them.
/// </summary>
internal sealed class AidPostings(IReadOnlyDictionary<int, OfficeDraft> offices, DateOnly today, DateOnly since, DemoRandom random)
{
    private const int Youngest = 26;
    private const int Oldest = 48;

    /// <summary>四级高级检察官.</summary>
    private const int SeniorGrade = 7;

    /// <summary>Code of grade-promotion-duoshi.</summary>
    private const string FirstGrading = "1";

    /// <summary>So many young prosecutors came to a senior grade after aid (特别选升).</summary>
    private const int Specially = 3;

    private static readonly string[] CriminalLines = ["01", "02", "03"];

    private static readonly string[] Regions = ["西藏", "西藏", "新疆", "青海"];
    private static readonly string[] Villages = ["和风村", "青石村", "长桥村", "望江村", "书院村"];

    public void Run(IReadOnlyList<Member> members)
    {
        PromoteAfterAid(members);
        foreach (var member in members.Where(m => m.OnSpecialEstablishment && random.Chance(0.014)))
        {
            Send(member, random.Chance(0.45) ? AppointmentManners.Aid : AppointmentManners.Village, random.Pick(Regions), random.Pick([12, 18, 24, 36]), today.AddMonths(-2));
        }
    }

    /// <summary>Front-line prosecutors who are young, came back from Tibet, and were given a senior grade before their years: the one way to it under forty.</summary>
    private void PromoteAfterAid(IReadOnlyList<Member> members)
    {
        var promoted = 0;
        foreach (var member in members.Where(m => m is { InQuota: true, Lead: null } && m.AgeOn(today) < 40 && m.Sanctions.Count == 0 && CriminalLines.Contains(m.Main[^1].Line) && Counts(m, today)))
        {
            if (promoted == Specially)
            {
                return;
            }

            var grade = member.ProsecutorGrades[^1];
            var day = grade.From.AddDays((today.DayNumber - grade.From.DayNumber) / 2);
            if (day <= grade.From || !member.Main[^1].Holds(today) || !(member.Grade == SeniorGrade + 1 || (member.Grade == SeniorGrade + 2 && grade.Way == FirstGrading))
                || Send(member, AppointmentManners.Aid, Regions[0], 12, day.AddMonths(-13)) is not { } at)
            {
                continue;
            }

            // A step at a time: who was first graded two steps below had been graded one step higher for the years of legal work.
            if (member.Grade == SeniorGrade + 2)
            {
                member.ProsecutorGrades[^1] = new DemoCode { From = grade.From, Code = Text(SeniorGrade + 1), Document = grade.Document, Way = grade.Way };
            }

            member.SetGrade(SeniorGrade, day, OfficeDraft.Document(offices[at].Names[0].DocumentPrefix + "等级", day.Year, 3), "4");
            promoted++;
        }
    }

    private static string Text(int grade) => grade.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Sends somebody out on a day that fits, up to the latest.</summary>
    /// <returns>The office sent from; null where no day fits.</returns>
    private int? Send(Member member, string manner, string region, int months, DateOnly latest)
    {
        var first = Later(Later(member.Birth.AddYears(Youngest), member.Joined.AddYears(2)), since);
        var last = Earlier(Earlier(member.Birth.AddYears(Oldest), latest), (member.Exit?.On ?? today).AddMonths(-3));
        if (first > last)
        {
            return null;
        }

        var drawn = random.Day(first, last);
        var from = new DateOnly(drawn.Year, drawn.Month, 15) is var middle && middle >= first && middle <= last ? middle : drawn;
        var until = from.AddMonths(months);
        var post = member.Main.Find(p => p.Holds(from));
        if (post?.Office is not { } at || !Counts(member, from) || (until <= today && !Counts(member, until)) || member.Others.Exists(o => AppointmentManners.IsPosting(o.Manner) && o.From < until && from < o.To))
        {
            return null;
        }

        var aid = manner == AppointmentManners.Aid;
        var (prefix, number) = (offices[at].Names[0].DocumentPrefix + "干", 10 + random.Next(80));
        var appointment = new DemoAppointment
        {
            From = from,
            Manner = manner,
            OfficeName = aid ? $"{region}某受援县人民检察院" : offices[at].NativePlace + random.Pick(Villages),
            PostName = !aid ? "第一书记" : post.IsLeading ? "副检察长" : "工作人员",
            Nature = aid ? "3" : "1",
            Line = aid ? post.Line : null,
            OrderAmongOwn = 3,
            Document = OfficeDraft.Document(prefix, from.Year, number),
            ChangeReason = !aid ? "选派驻村" : region switch { "西藏" => "援藏", "新疆" => "援疆", _ => "援青" },
        };
        if (until <= today)
        {
            appointment.To = until;
            appointment.RemovalDocument = OfficeDraft.Document(prefix, until.Year, number);
            appointment.RemovalWay = "2";
        }

        member.Others.Add(appointment);
        return at;
    }

    private static bool Counts(Member member, DateOnly day) => member.Services.Exists(s => s.Status == "1" && s.Holds(day));

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
