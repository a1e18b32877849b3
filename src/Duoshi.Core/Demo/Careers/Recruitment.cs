using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Careers;

/// <summary>How people come in: by examination, by transfer, from the army, by labour contract, from the discipline commission.</summary>
internal sealed class Recruitment(Course course)
{
    private static readonly (Track Track, double Share)[] Shares =
        [(Track.Casework, 0.745), (Track.Administration, 0.15), (Track.Police, 0.07), (Track.Technology, 0.035)];

    private readonly DemoRandom random = course.Random;

    /// <summary>The staff of the first year: people in the midst of their careers.</summary>
    public void Begin(DateOnly day)
    {
        foreach (var at in course.At(day))
        {
            for (var i = Course.SpecialTarget(at, day); i > 0; i--)
            {
                Veteran(at, Lacking(at, day), day);
            }

            for (var i = at.Office.Authorised("4", day); i > 0; i--)
            {
                Veteran(at, Track.Service, day);
            }

            Veterans.AppointLeaders(at, day, random);
        }
    }

    /// <summary>Fills what is free: examinations in September, transfers in March and December, contracts every quarter.</summary>
    public void Run(DateOnly month)
    {
        foreach (var at in course.At(month))
        {
            if (month.Month is 9 or 3 or 12)
            {
                var free = Course.SpecialTarget(at, month) - Course.SpecialHeads(at);
                var places = month.Month == 9 ? free : (free + 1) / 3;
                for (var i = 0; i < places; i++)
                {
                    var track = Lacking(at, month);
                    if (month.Month == 9 && track != Track.Police)
                    {
                        ByExamination(at, track, month);
                    }
                    else
                    {
                        Transfer(at, track, month, random.Between(27, 39));
                    }
                }
            }

            if (month.Month % 3 == 1 && month >= Reforms.ContractClerks)
            {
                var years = Math.Min(5, month.Year - Reforms.ContractClerks.Year + 1);
                var places = (at.Office.Authorised("5", month) * years / 5) - at.Staff.Count(m => m.Track == Track.Contract);
                for (var i = 0; i < places; i++)
                {
                    Contract(at, month);
                }
            }

            if (month.Month == 6)
            {
                var inspectors = at.Office.Authorised("6", month) - 1 - at.Staff.Count(m => m.Track == Track.Discipline && m.Lead is null);
                if (inspectors > 0 && at.Office.Character == OfficeCharacter.Ordinary)
                {
                    Transfer(at, Track.Discipline, month, random.Between(30, 45));
                }
            }
        }
    }

    /// <summary>Somebody from outside the province's procuratorates for a leading post that nobody inside could take.</summary>
    public Member Leader(LeadPost post, DateOnly month)
    {
        var at = post.At;
        var track = post.Code == "P13" ? Track.Discipline : post.Department?.Track ?? Track.Casework;
        var age = random.Between(43, 53);
        var member = Create(at, track, month, post.Level >= Levels.DivisionDeputy ? age : age - 5, sureOfParty: true, prior: true, lawyer: track == Track.Casework);
        if (post.Code == "P01" && member.Native == at.Office)
        {
            // Nobody heads the office of the place where they grew up.
            member.Native = course.Workplaces[^1].Office;
        }

        Settle(member, at, month, "11", post.IsLegal ? course.Papers.Issue(at.Congress, month) : course.Papers.Issue(Placement.Issuer(at, post), month), post);
        return member;
    }

    /// <summary>Moves people from neighbouring offices into a new one.</summary>
    public void Man(Workplace at, DateOnly month)
    {
        var givers = course.Below(at.Above!, month).Where(w => w != at).ToList();
        for (var i = Course.SpecialTarget(at, month) * 3 / 4; i > 0; i--)
        {
            var giver = random.Pick(givers);
            var who = giver.Staff.Where(m => m.OnSpecialEstablishment && m.Lead is null && !m.InQuota && m.MayMove(month) && m.ServiceYears(month) >= 1).ToList();
            if (who.Count > 0)
            {
                var member = random.Pick(who);
                Placement.Move(member, at, at.Neediest(member.Track, month), null, month, course.Papers, "新设院组建");
            }
        }
    }

    private static Track Lacking(Workplace at, DateOnly day)
    {
        var target = Course.SpecialTarget(at, day);
        var withPolice = at.Office.Character == OfficeCharacter.Ordinary;
        return Shares
            .Where(s => withPolice || s.Track is Track.Casework or Track.Administration)
            .MaxBy(s => (s.Share * target) - at.Staff.Count(m => m.Track == s.Track)).Track;
    }

    private void Veteran(Workplace at, Track track, DateOnly day)
    {
        var age = track == Track.Service ? random.Between(20, 42) : random.Between(23, 56);
        var birth = Birthday(day, age);
        var degree = Schooling.Draw(random, birth.Year, track);
        var graduated = Schooling.YearOfEighteen(birth) + Schooling.Years(degree);
        if (graduated > day.Year - 1)
        {
            degree = track == Track.Service ? Degree.SecondarySchool : Degree.JuniorCollege;
            graduated = Schooling.YearOfEighteen(birth) + Schooling.Years(degree);
        }

        var work = FirstWork(degree, graduated);
        var earliest = work > Reforms.Founding ? work : Reforms.Founding;
        var joined = random.Chance(0.6) || earliest > day.AddYears(-4) ? earliest : earliest.AddMonths(random.Next((int)((day.DayNumber - earliest.DayNumber) / 31.0)));
        joined = joined < at.Office.Founded ? at.Office.Founded : joined;
        var member = New(at, track, birth, degree, graduated, work, joined, sureOfParty: age > 40);
        Veterans.Settle(member, at, day, course);
        member.Entry = new DemoEntry(
            joined, joined == work ? "213" : "14", at.Office.Index, joined == work ? null : Prior(at), joined == work ? null : "工作人员", null, false, false);
    }

    private void ByExamination(Workplace at, Track track, DateOnly month)
    {
        var degree = Schooling.Draw(random, month.Year - 24, track);
        var waited = random.Weighted([(0, 0.5), (1, 0.3), (2, 0.14), (3, 0.06)]);
        var eighteen = month.Year - Schooling.Years(degree) - waited;
        var birth = random.Day(new DateOnly(eighteen - 19, 9, 1), new DateOnly(eighteen - 18, 8, 31));
        var paper = course.Papers.Issue(at.Prefix + "干录", month);
        var member = New(at, track, birth, degree, month.Year - waited, paper.Day, paper.Day, sureOfParty: false);
        var way = degree switch { Degree.Doctor => "211", Degree.Master => "212", Degree.Bachelor => "213", _ => "214" };
        var selected = waited == 0 && random.Chance(0.08);
        Settle(member, at, month, waited > 0 ? "29" : way, paper, null);
        member.Entry = member.Entry with { ByExamination = true, SelectedGraduate = selected };
    }

    private void Transfer(Workplace at, Track track, DateOnly month, int age)
    {
        var member = Create(at, track, month, age, sureOfParty: track == Track.Discipline, prior: true);
        var army = !member.Woman && track is Track.Police or Track.Administration && random.Chance(0.5);
        Settle(member, at, month, army ? "36" : random.Chance(0.8) ? "11" : "14", course.Papers.Issue(at.Prefix + "干", month), null);
    }

    private void Contract(Workplace at, DateOnly month)
    {
        var member = Create(at, Track.Contract, month, random.Between(23, 31), sureOfParty: false, prior: false);
        Settle(member, at, month, "5", course.Papers.Issue(at.Prefix + "聘", month), null);
    }

    private Member Create(Workplace at, Track track, DateOnly month, int age, bool sureOfParty, bool prior, bool lawyer = false)
    {
        var birth = Birthday(month, age);
        var degree = Schooling.Draw(random, birth.Year, track);
        degree = lawyer && degree < Degree.Bachelor ? Degree.Bachelor : degree;
        var graduated = Schooling.YearOfEighteen(birth) + Schooling.Years(degree);
        if (graduated > month.Year - (prior ? 3 : 1))
        {
            degree = prior ? Degree.Bachelor : Degree.JuniorCollege;
            graduated = Schooling.YearOfEighteen(birth) + Schooling.Years(degree);
        }

        return New(at, track, birth, degree, graduated, prior ? FirstWork(degree, graduated) : month, month, sureOfParty, lawyer);
    }

    private Member New(Workplace at, Track track, DateOnly birth, Degree degree, int graduated, DateOnly work, DateOnly joined, bool sureOfParty, bool lawyer = false)
    {
        var woman = random.Chance(track switch
        {
            Track.Police => 0.12,
            Track.Contract => 0.7,
            Track.Service => 0.2,
            _ => birth.Year < 1970 ? 0.28 : birth.Year < 1985 ? 0.42 : 0.52,
        });
        var (later, laterIn) = Schooling.DrawLater(random, degree, graduated, track);
        var law = (track == Track.Casework && degree >= Degree.JuniorCollege && random.Chance(birth.Year < 1970 ? 0.55 : 0.9)) || lawyer;
        DateOnly? party = null;
        if (sureOfParty || random.Chance(track is Track.Contract or Track.Service ? 0.3 : 0.84))
        {
            var start = random.Chance(0.45) && degree >= Degree.Bachelor ? random.Between(20, 22) : random.Between(23, 31);
            party = new DateOnly(birth.Year + (sureOfParty ? Math.Min(start, 26) : start), random.Chance(0.6) ? 6 : random.Between(1, 12), random.Between(1, 28));
        }

        return new Member
        {
            Serial = course.NextSerial(),
            Woman = woman,
            Birth = birth,
            Track = track,
            Schooling = new Schooling(degree, law, graduated, later, laterIn),
            Native = random.Chance(0.55) ? at.Office : random.Pick(course.Workplaces).Office,
            WorkStart = work,
            Joined = joined,
            PartySince = party,
            QualifiedOn = track == Track.Casework ? Qualification(joined, graduated) : null,
            SeniorTitleOn = track == Track.Technology && random.Chance(0.35) ? new DateOnly(birth.Year + random.Between(40, 46), 11, 20) : null,
        };
    }

    /// <summary>The legal examination of the time; before 2002 the training for first-time prosecutors.</summary>
    private DateOnly? Qualification(DateOnly joined, int graduated)
    {
        if (random.Chance(0.04))
        {
            return null;
        }

        var year = joined.Year < 2002
            ? Math.Max(1995, joined.Year + 2)
            : random.Chance(0.8) ? Math.Max(2002, random.Between(Math.Min(graduated, joined.Year) - 1, joined.Year - 1)) : joined.Year + random.Between(0, 3);
        return new DateOnly(year, joined.Year < 2002 ? 6 : 11, 25);
    }

    private void Settle(Member member, Workplace at, DateOnly month, string way, Paper paper, LeadPost? lead)
    {
        var prior = Prior(at);
        var fromArmy = way == "36";
        var outside = member.Joined.AddYears(-1) > member.WorkStart && way is not "5";
        if (outside)
        {
            member.Main.AddRange(lead is not null
                ? FormerCareer.Of(Region(at), member.Track == Track.Discipline, lead.Level, member.WorkStart, paper.Day, random.Branch((ulong)member.Serial))
                : [new DemoAppointment
                {
                    From = member.WorkStart,
                    Manner = "1",
                    OfficeName = fromArmy ? "中国人民解放军某部" : prior,
                    PostName = fromArmy ? "军官" : "科员",
                    Nature = "3",
                    OrderAmongOwn = 1,
                }]);
            Lines.End(member.Main, paper.Day);
        }

        var former = outside ? member.Main[^1] : null;
        member.Duty = member.Track switch
        {
            Track.Casework when lead?.IsLegal == true || lead?.Department is not null => Duty.Procurator,
            Track.Casework => Duty.Clerk,
            Track.Administration => Duty.Officer,
            Track.Police => Duty.Policeman,
            Track.Technology => Duty.Technician,
            Track.Discipline => Duty.Inspector,
            Track.Service => Duty.Worker,
            _ => Duty.ContractClerk,
        };
        member.DutySince = paper.Day;
        member.Joined = paper.Day;
        member.Entry = new DemoEntry(
            paper.Day, way, at.Office.Index, former?.OfficeName, former?.PostName,
            member.OnSpecialEstablishment ? paper.Day.AddYears(1) : null, false, false);
        Standing.OnEntry(member, at, lead, paper);
        Placement.Move(member, at, lead is null ? at.Neediest(member.Track, month) : lead.Department, lead, paper, course.Papers, month, null);
        if (lead is not null && member.Grade > 0 && paper.Day >= Reforms.Quota)
        {
            member.EnterQuota(paper.Day, paper.Day, paper.Number);
        }

        Standing.Classify(member, paper.Day);
        member.ComputeRetirement(paper.Day);
    }

    private string Prior(Workplace at) =>
        Region(at) + random.Pick(["司法局", "公安局", "财政局", "人力资源和社会保障局", "政法委员会", "人民法院", "教育局"]);

    private static string Region(Workplace at) =>
        at.Office.Names[0].Name.Replace("人民检察院", "", StringComparison.Ordinal).Replace("检察院", "", StringComparison.Ordinal);

    /// <summary>Summer after school; who left secondary school waits till winter and is eighteen then.</summary>
    private static DateOnly FirstWork(Degree degree, int graduated) => new(graduated, degree == Degree.SecondarySchool ? 12 : 7, 1);

    private DateOnly Birthday(DateOnly day, int age) => random.Day(day.AddYears(-age - 1).AddDays(1), day.AddYears(-age));
}
