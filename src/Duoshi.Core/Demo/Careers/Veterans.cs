using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Careers;

/// <summary>Writes the careers of the people who are there when the course begins, up to that day.</summary>
internal static class Veterans
{
    public static void Settle(Member member, Workplace at, DateOnly day, Course course)
    {
        member.At = at;
        member.HereSince = member.Joined;
        at.Staff.Add(member);
        member.Department = at.Neediest(member.Track, day);
        var office = at.Office.Index;
        member.Services.Add(new DemoService { From = member.Joined, Status = "1", Office = office });
        member.Establishment.Add(new DemoEstablishmentHeld { From = member.Joined, Kind = member.Track == Track.Service ? "4" : "1", Office = office });
        member.StaffNumbers.Add(new DemoStaffNumber
        {
            From = member.Joined,
            Number = (++at.Numbers).ToString("00000", System.Globalization.CultureInfo.InvariantCulture),
            Office = office,
        });
        Duties(member, day);
        Grades(member, at, day);
        LevelsBefore(member, at, day, course.Random);
        Placement.Authority(member, member.Joined);
        Standing.Classify(member, member.DutySince);
        member.ComputeRetirement(day);
    }

    /// <summary>Gives the posts of an office to its most senior people.</summary>
    public static void AppointLeaders(Workplace at, DateOnly day, DemoRandom random)
    {
        at.ArrangeDepartmentPosts(day);
        foreach (var post in at.Posts.Where(p => p.Code != "P13").OrderByDescending(p => p.Level).ThenBy(p => p.Order))
        {
            var track = post.Department?.Track ?? Track.Casework;
            var (oldest, youngest) = post.IsTeam ? (55, 38) : (53, 32);
            var best = at.Staff
                .Where(m => m.Lead is null && m.Track == track && m.InPartyOn(day) && m.AgeOn(day) >= youngest && m.AgeOn(day) <= oldest && (track != Track.Casework || m.Duty == Duty.Procurator))
                .OrderBy(m => m.Joined).ThenBy(m => m.Serial).FirstOrDefault();
            if (best is null)
            {
                continue;
            }

            var since = day.AddMonths(-random.Between(6, 60));
            since = since <= best.DutySince.AddYears(1) ? best.DutySince.AddYears(1) : since;
            since = since > day ? day : since;
            best.Lead = post;
            post.Holder = best;
            best.Department = post.Department;
            Placement.OpenMain(best, since, null, null);
            if (post.Level > Levels.Staff)
            {
                best.DutyLevels.Clear();
                best.Level = Levels.None;
                best.SetLevel(post.Level, since, null);
            }

            if (post.IsLegal && best.Grade > 0)
            {
                var (highest, lowest) = CareerRules.GradeRange(at.Tier, post.Code);
                best.ProsecutorGrades.Clear();
                best.SetGrade(Math.Clamp(best.Grade, highest, lowest), day, null, "1");
            }

            Placement.Authority(best, day);
        }
    }

    private static void Duties(Member member, DateOnly day)
    {
        member.Duty = member.Track switch
        {
            Track.Casework => Duty.Clerk,
            Track.Police => Duty.Policeman,
            Track.Technology => Duty.Technician,
            Track.Service => Duty.Worker,
            _ => Duty.Officer,
        };
        member.DutySince = member.Joined;
        Placement.OpenMain(member, member.Joined, null, null);
        if (member.Track != Track.Casework)
        {
            return;
        }

        Next(Duty.AssistantProcurator, member.Joined.AddYears(3));
        Next(Duty.Procurator, member.Joined.AddYears(8));

        void Next(Duty duty, DateOnly on)
        {
            if (on <= day)
            {
                member.Duty = duty;
                member.DutySince = on;
                Placement.OpenMain(member, on, null, null);
            }
        }
    }

    private static void Grades(Member member, Workplace at, DateOnly day)
    {
        if (member.Duty is not (Duty.AssistantProcurator or Duty.Procurator))
        {
            if (member.Track == Track.Police)
            {
                member.SetPoliceRank(Math.Clamp(12 - (Member.FullYears(member.Joined, day) / 4), 7, 12), day, null);
            }

            return;
        }

        var grade = Member.FullYears(member.Joined, day) switch { < 6 => 12, < 9 => 11, < 13 => 10, < 17 => 9, < 23 => 8, _ => 7 };
        var (highest, lowest) = CareerRules.GradeRange(at.Tier, "P05");
        member.SetGrade(member.Duty == Duty.Procurator ? Math.Clamp(grade, highest, lowest) : grade, day, null, "1");
    }

    private static void LevelsBefore(Member member, Workplace at, DateOnly day, DemoRandom random)
    {
        if (!member.OnSpecialEstablishment || member.Joined.AddYears(1) > day)
        {
            return;
        }

        var years = Member.FullYears(member.Joined, day);
        var level = (years, at.Tier) switch
        {
            ( >= 22, OfficeTier.Supreme or OfficeTier.Province) => Levels.DivisionDeputy,
            ( >= 14, _) => Levels.SectionChief,
            ( >= 7, _) => Levels.SectionDeputy,
            _ => Levels.Staff,
        };
        var since = day.AddMonths(-random.Between(3, 40));
        member.SetLevel(level, since < member.Joined.AddYears(1) ? member.Joined.AddYears(1) : since, null);
    }
}
