using Duoshi.Core.Demo.Careers;
using Duoshi.Core.Demo.Planning;
using Duoshi.Core.Forms;
using Duoshi.Core.Time;

namespace Duoshi.Core.Demo.Lives;

/// <summary>Makes a person of a career: name, numbers, studies, family, trainings, resume. Each person draws from a source of their own.</summary>
internal sealed class Biography(IReadOnlyDictionary<int, OfficeDraft> offices, IdentityNumbers numbers, DateOnly today, Detail detail, bool withPictures, DemoRandom random, int province, ILookup<Member, GuidedPair> guided)
{
    private static readonly string[] Specialities = ["刑事检察", "民事检察", "行政检察", "公益诉讼检察", "职务犯罪检察", "刑事执行检察", "检察理论研究"];

    public DemoPerson Of(Member member, (string Name, DateOnly Birth)? twin)
    {
        var own = random.Branch((ulong)member.Serial + 1);
        var group = PeopleNames.EthnicGroup(own);
        var birth = member.Birth;
        var name = PeopleNames.Name(own, group, member.Woman, birth.Year);
        if (twin is { } other && other.Birth.Year == birth.Year && other.Birth.Month == birth.Month)
        {
            (name, group) = (other.Name, "01");
        }

        var studies = Studies.Of(member, today, own);
        var here = member.Main[^1].Office is { } last ? offices[last] : member.Native;
        var merits = new Merits(member, offices, today, detail.EventsSince, own.Branch(11));
        return new DemoPerson
        {
            Key = Key(member),
            Name = name,
            Sex = member.Woman ? "2" : "1",
            Birth = birth,
            EthnicGroup = group,
            NativePlace = member.Native.NativePlace,
            BirthPlace = own.Chance(0.85) ? member.Native.NativePlace : here.NativePlace,
            WorkStart = new DateOnly(member.WorkStart.Year, member.WorkStart.Month, 1),
            IdentityNumber = numbers.Next(own, member.Native.Region, birth, member.Woman),
            Health = own.Chance(0.96) ? "健康" : "一般",
            Speciality = member.Track == Track.Casework && own.Chance(0.5) ? own.Pick(Specialities) : null,
            Resume = member.Exit is { } exit && exit.On <= today ? "" : Resume(member, studies),
            Contact = Contact(own, here),
            Picture = withPictures && (member.Exit is null || member.Exit.On > today) ? Likeness.Of(member.Woman, member.AgeOn(today), own.Branch(7)) : null,
            Services = member.Services,
            StaffNumbers = member.StaffNumbers,
            Political = Political(member, own),
            Appointments = [.. member.Main, .. member.Others],
            DutyLevels = member.DutyLevels,
            CivilServiceRanks = member.CivilServiceRanks,
            ProsecutorGrades = member.ProsecutorGrades,
            PoliceRanks = member.PoliceRanks,
            Categories = member.Categories,
            Quota = member.Quota,
            Establishment = member.Establishment,
            Authorities = member.Authorities,
            Entry = member.Entry,
            Exit = member.Exit,
            Educations = studies,
            Qualifications = Qualifications(member, own),
            Titles = Titles(member),
            Family = Relatives.Of(member, name, here, today, own),
            Rewards = member.Rewards,
            Sanctions = member.Sanctions,
            Assessments = member.Assessments,
            Trainings = Courses.Of(member, offices, today, detail.TrainingsSince, own),
            CaseCredits = merits.Cases(),
            TalentTitles = merits.TalentTitles(),
            Competitions = merits.Competitions(),
            Mentorings = [.. guided[member].Select(p => Mentoring(p, member))],
        };
    }

    private long Key(Member member) => ((long)province << 32) | (uint)member.Serial;

    /// <summary>The name somebody will bear, or bears already.</summary>
    private string NameOf(Member member)
    {
        var own = random.Branch((ulong)member.Serial + 1);
        return PeopleNames.Name(own, PeopleNames.EthnicGroup(own), member.Woman, member.Birth.Year);
    }

    private DemoMentoring Mentoring(GuidedPair pair, Member member)
    {
        var (mentors, other) = (pair.Mentor == member, pair.Mentor == member ? pair.Mentee : pair.Mentor);
        return new DemoMentoring
        {
            From = pair.From,
            To = pair.To,
            Role = mentors ? "1" : "2",
            Other = Key(other),
            OtherName = NameOf(other),
            Line = pair.Mentor.Main.Find(p => p.Holds(pair.From))?.Line,
            Goal = "独立办理简单案件",
            Outcome = pair.To <= today ? "期满合格" : null,
        };
    }

    private List<DemoPolitical> Political(Member member, DemoRandom own)
    {
        if (member.PartySince is { } joined && joined < (member.Exit?.On ?? today))
        {
            var month = new DateOnly(joined.Year, joined.Month, 1);
            List<DemoPolitical> lines = [new DemoPolitical { From = joined, Status = "02", Joined = month }];
            if (joined > member.Joined)
            {
                lines.Insert(0, new DemoPolitical { From = member.Joined, Status = member.AgeOn(member.Joined) < 26 ? "03" : "13" });
                lines[0].To = joined;
            }

            if (joined.AddYears(1) <= today)
            {
                lines[^1].To = joined.AddYears(1);
                lines.Add(new DemoPolitical { From = joined.AddYears(1), Status = "01", Joined = month });
            }

            return lines;
        }

        var democratic = member.AgeOn(member.Joined) > 24 && own.Chance(0.08);
        return
        [
            new DemoPolitical
            {
                From = member.Joined,
                Status = democratic ? own.Pick(["04", "05", "06", "07", "08", "10"]) : "13",
                Joined = democratic ? new DateOnly(member.Joined.Year, member.Joined.Month, 1) : null,
            },
        ];
    }

    private List<DemoQualification> Qualifications(Member member, DemoRandom own)
    {
        if (member.QualifiedOn is not { } on || on > today || (member.Exit is { } exit && exit.On < on))
        {
            return [];
        }

        var name = on.Year < 2002 ? "6" : on.Year >= 2018 ? "4" : own.Chance(0.9) ? "1" : own.Chance(0.7) ? "2" : "3";
        return [new DemoQualification(on, name, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"A{on.Year}{member.Native.Region}{member.Serial:00000}"))];
    }

    private List<DemoTitle> Titles(Member member)
    {
        if (member.Track != Track.Technology)
        {
            return [];
        }

        var titles = new List<DemoTitle>();
        var first = new DateOnly(Math.Max(member.Birth.Year + 29, member.Joined.Year + 1), 11, 20);
        Add(first, "083", "工程师", "2", "全国计算机技术与软件专业技术资格考试");
        if (member.SeniorTitleOn is { } senior)
        {
            Add(senior > first ? senior : first.AddYears(5), "082", "高级工程师", "1", "示范省工程系列高级职称评审委员会");
        }

        return titles;

        void Add(DateOnly on, string code, string name, string by, string body)
        {
            if (on <= today && (member.Exit is null || on < member.Exit.On))
            {
                titles.Add(new DemoTitle(on, code, name, by, body));
            }
        }
    }

    private static DemoContact Contact(DemoRandom own, OfficeDraft here)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var place = here.Names[^1].Name.Replace("人民检察院", "", StringComparison.Ordinal).Replace("检察院", "", StringComparison.Ordinal);
        return new DemoContact(
            string.Create(culture, $"0990-{5550000 + own.Next(10000)}"),
            string.Create(culture, $"1990000{own.Next(10000):0000}"),
            string.Create(culture, $"u{own.Next(1000000):000000}@shifan.example"),
            string.Create(culture, $"{place}{own.Pick(["和风路", "望江街", "书院巷", "长桥路", "青石街"])}{own.Between(1, 180)}号{own.Between(1, 9)}栋{own.Between(1, 18)}0{own.Between(1, 4)}室"),
            string.Create(culture, $"{place}法治大道{1 + (here.Index % 90)}号"));
    }

    /// <summary>Full-time study from university on, then every main post; studies and postings beside it as side events.</summary>
    private string Resume(Member member, IReadOnlyList<DemoEducation> studies)
    {
        var periods = new List<ResumePeriod>();
        periods.AddRange(studies.Where(s => !s.OnTheJob).Select(s => new ResumePeriod(Month(s.Entered), Month(s.On), $"{s.School}{s.Major}专业学习", [])));
        var gap = studies.Where(s => !s.OnTheJob).Select(s => s.On).DefaultIfEmpty(member.WorkStart).Max();
        if (gap.AddMonths(3) < member.Main[0].From)
        {
            periods.Add(new ResumePeriod(Month(gap), Month(member.Main[0].From), "待业", []));
        }

        for (var i = 0; i < member.Main.Count; i++)
        {
            var post = member.Main[i];
            var from = i == 0 && periods.Count > 0 ? periods[^1].To : Month(post.From);
            var to = post.To > today ? PartialDate.Open : Month(post.To);
            if (from == to)
            {
                continue;
            }

            var side = studies.Where(s => s.OnTheJob && s.On >= post.From && s.On < post.To)
                .Select(s => $"（{Month(s.Entered)}--{Month(s.On)}{s.School}{s.Major}专业在职学习{(s.DegreeName is null ? "" : "，获" + s.DegreeName + "学位")}）")
                .Concat(member.Others.Where(a => a.Manner is "3" or "4" or Codes.AppointmentManners.Aid && a.From >= post.From && a.From < post.To)
                    .Select(a => $"（其间：{Month(a.From)}--{(a.To > today ? "" : Month(a.To))}{(a.Manner == "3" ? "挂职任" : a.Manner == "4" ? "借调至" : a.ChangeReason + "，在")}{a.OfficeName}{(a.Manner == "3" ? a.DepartmentName + a.PostName : "工作")}）"));
            var text = post.OfficeName + post.DepartmentName
                + string.Concat(member.Others.Where(a => a is { Manner: "2", Nature: "1" } && a.Office == post.Office && a.From < post.To && a.To > post.From).Select(a => a.PostName).Distinct(StringComparer.Ordinal).Select(t => t + "、"))
                + post.PostName;
            if (periods.Count > 0 && periods[^1].Text == text)
            {
                periods[^1] = periods[^1] with { To = to, Continuations = [.. periods[^1].Continuations, .. side] };
            }
            else
            {
                periods.Add(new ResumePeriod(from, to, text, [.. side]));
            }
        }

        return ResumeText.Compose(periods);
    }

    private static PartialDate Month(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1), DatePrecision.Month);
}
