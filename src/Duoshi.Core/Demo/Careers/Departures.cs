using Duoshi.Core.Demo.Planning;
using Duoshi.Core.Engines.Retirement;

namespace Duoshi.Core.Demo.Careers;

/// <summary>How people leave: retirement in the statutory month, transfer, resignation, death, and the great transfer of 2018.</summary>
internal sealed class Departures(Course course)
{
    private static readonly string[] Destinations =
        ["委组织部", "纪律检查委员会监察委员会", "人民法院", "司法局", "委政法委员会", "公安局", "人大常委会办公室"];

    private readonly DemoRandom random = course.Random;

    public void Run(DateOnly month)
    {
        var now = YearMonth.Of(month);
        foreach (var at in course.At(month))
        {
            foreach (var member in at.Staff.ToList())
            {
                if (member.RetiresIn <= now)
                {
                    Retire(member, month, early: false);
                }
                else if (member.MayMove(month))
                {
                    PerhapsLeave(member, month);
                }
            }
        }
    }

    /// <summary>People whose retirement next month is decided already: facts of the future.</summary>
    public void AnnounceNext(DateOnly nextMonth)
    {
        var then = YearMonth.Of(nextMonth);
        foreach (var member in course.At(nextMonth).SelectMany(w => w.Staff).Where(m => m.RetiresIn == then).ToList())
        {
            Retire(member, nextMonth, early: false);
        }
    }

    /// <summary>Anti-corruption departments go to the supervisory commissions, whole; more people where the establishment shrinks by more.</summary>
    public void TransferAntiCorruption(DateOnly month)
    {
        foreach (var at in course.At(month))
        {
            var paper = new Paper(Reforms.AntiCorruption, OfficeDraft.Document(at.Prefix + "干", month.Year, 5));
            var leave = Course.SpecialHeads(at) - Course.SpecialTarget(at, month);
            var people = at.Staff.Where(m => m.Department is { IsAntiCorruption: true } && m.Lead is not { IsTeam: true }).OrderBy(m => m.Serial).ToList();
            var others = at.Staff.Where(m => m.Track == Track.Casework && m.Lead is null && m.Department is { IsAntiCorruption: false }).OrderBy(m => m.InQuota).ThenBy(m => m.Serial);
            foreach (var member in people.Concat(others).Take(Math.Max(leave, 0)).ToList())
            {
                Exit(member, paper.Day, "21", Place(at) + "监察委员会", null, paper.Number, false, "3");
            }

            foreach (var member in people.Where(m => !m.Left))
            {
                if (member.Lead is { } lead)
                {
                    lead.Holder = null;
                    member.Lead = null;
                }

                member.Department = at.Neediest(Track.Casework, month);
                Placement.Move(member, at, member.Department, null, paper, course.Papers, month, "内设机构改革");
            }

            // Nobody is made head of a department that is no more.
            at.ArrangeDepartmentPosts(month);
        }
    }

    private void PerhapsLeave(Member member, DateOnly month)
    {
        var age = member.AgeOn(month);
        var monthly = member.Track switch
        {
            Track.Contract => 0.0065,
            Track.Service => 0.0004,
            Track.Discipline => Member.FullYears(member.HereSince, month) >= 4 ? 0.02 : 0.0005,
            _ => age < 40 && member.Lead is null ? 0.0011 : age < 52 ? 0.0005 : 0.0001,
        };
        if (random.Chance(0.00004 * (age > 50 ? 2 : 1)))
        {
            Exit(member, Signed(member, "干", month).Day, "35", null, null, null, false, "4");
        }
        else if (random.Chance(monthly))
        {
            Leave(member, month, age);
        }
        else if (month.Month is 5 or 11 && member.OnSpecialEstablishment)
        {
            PerhapsRetireEarly(member, month);
        }
    }

    private void Leave(Member member, DateOnly month, int age)
    {
        var paper = Signed(member, "干", month);
        if (member.Track == Track.Discipline)
        {
            Exit(member, paper.Day, "11", Place(member.At) + "纪律检查委员会监察委员会", null, paper.Number, false, "3");
        }
        else if (!member.OnSpecialEstablishment || (age < 38 && random.Chance(0.35)))
        {
            Exit(member, paper.Day, member.OnSpecialEstablishment ? "32" : "37", null, null, paper.Number, false, "5");
        }
        else
        {
            Exit(member, paper.Day, "11", Place(member.At) + random.Pick(Destinations), null, paper.Number, false, "3");
        }
    }

    /// <summary>On own application: thirty years of service, or twenty and less than five years to go; women of R-7 from the month R-8 gives.</summary>
    private void PerhapsRetireEarly(Member member, DateOnly month)
    {
        var now = YearMonth.Of(month);
        var parameters = RetirementParameters.Current;
        if (member.RetiresIn.MonthsSince(now) > 96)
        {
            return;
        }

        var serviceMonths = Math.Max(0, now.MonthsSince(YearMonth.Of(member.WorkStart)));
        var byService = RetirementAge.EarlyByApplication(now, serviceMonths, member.RetiresIn, parameters) is { } early && early.From <= now;
        var ofOwnRequest = false;
        if (member.Woman && member.OnDivisionLevel)
        {
            var choice = RetirementAge.TrackFor(true, member.WorkerKind, true, parameters);
            ofOwnRequest = RetirementAge.Statutory(choice, YearMonth.Of(member.Birth), parameters, member.WorkerKind).OwnRequestFrom <= now;
        }

        if ((ofOwnRequest && random.Chance(0.06)) || (byService && random.Chance(0.008)))
        {
            Retire(member, month, early: true);
        }
    }

    private void Retire(Member member, DateOnly month, bool early)
    {
        var paper = Signed(member, "退", month);
        Exit(member, paper.Day, "31", null, "2", paper.Number, early, "2");
    }

    private Paper Signed(Member member, string kind, DateOnly month) => course.Papers.Issue(member.At.Prefix + kind, month);

    private static string Place(Workplace at) => at.Office.Names[0].Name.Replace("人民检察院", "", StringComparison.Ordinal).Replace("检察院", "", StringComparison.Ordinal);

    private void Exit(Member member, DateOnly day, string way, string? to, string? retirement, string? document, bool early, string status)
    {
        var at = member.At;
        member.Left = true;
        member.LeaveQuota(day, document);
        Placement.CloseAll(member, day, document);
        Lines.End(member.Services, day);
        member.Services.Add(new DemoService { From = day, Status = status });
        Lines.End(member.Establishment, day);
        Lines.End(member.StaffNumbers, day);
        foreach (var line in new[] { member.DutyLevels, member.CivilServiceRanks, member.ProsecutorGrades, member.PoliceRanks, member.Categories, member.Authorities })
        {
            Lines.End(line, day);
        }

        member.Exit = new DemoExit(day, way, at.Office.Index, to, retirement, document, early, member.OnDivisionLevel);
        at.Staff.Remove(member);
        if (day >= course.Detail.LeaversSince)
        {
            course.Gone.Add(member);
        }
    }
}
