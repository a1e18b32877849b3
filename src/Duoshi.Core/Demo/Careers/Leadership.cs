using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Careers;

/// <summary>Fills leading posts from those who have the years, and rotates chiefs at the end of a term.</summary>
internal sealed class Leadership(Course course, Recruitment recruitment)
{
    private readonly DemoRandom random = course.Random;

    public void Run(DateOnly month)
    {
        if (month.Month == 11 && month.Year % 5 == 1)
        {
            Rotate(month);
        }

        foreach (var at in course.At(month))
        {
            foreach (var post in at.Posts.Where(p => p.Holder is null).OrderByDescending(p => p.Level).ThenBy(p => p.Order).ToList())
            {
                post.MonthsVacant++;
                if (post.MonthsVacant > 1 && random.Chance(post.Code == "P01" ? 0.6 : post.IsTeam ? 0.4 : 0.25))
                {
                    Fill(post, month);
                }
            }
        }
    }

    private void Fill(LeadPost post, DateOnly month)
    {
        Member? best = null;
        var highest = double.MinValue;
        foreach (var member in Pool(post, month))
        {
            if (!Eligible(member, post, month))
            {
                continue;
            }

            var score = Seniority(member, month) + (6 * random.Share()) + (member.At == post.At ? 3 : 0);
            if (score > highest)
            {
                (best, highest) = (member, score);
            }
        }

        if (best is not null)
        {
            Appoint(best, post, month);
        }
        else if (post.IsTeam && post.MonthsVacant >= (post.Code == "P01" ? 3 : 5) && Course.SpecialHeads(post.At) < post.At.Office.Authorised("1", month) && RoomInQuota(post, month))
        {
            recruitment.Leader(post, month);
        }
    }

    private void Appoint(Member member, LeadPost post, DateOnly month)
    {
        if (post.IsLegal)
        {
            var (highest, lowest) = CareerRules.GradeRange(post.At.Tier, post.Code);
            var paper = course.Papers.Issue(post.At.Congress, month);
            if (member.Grade > lowest)
            {
                // One step, by selection, with the post.
                member.SetGrade(member.Grade - 1, paper.Day, paper.Number, "3");
            }
            else if (member.Grade < highest)
            {
                return;
            }
        }

        Placement.Move(member, post.At, post.Department, post, month, course.Papers, member.At == post.At ? null : "交流任职");
    }

    private IEnumerable<Member> Pool(LeadPost post, DateOnly month)
    {
        var at = post.At;
        if (!post.IsTeam || post.Code == "P13")
        {
            return post.Code == "P13" ? [] : at.Staff;
        }

        if ((at.Tier is OfficeTier.Supreme or OfficeTier.Province && post.Code == "P01") || at.Above is null)
        {
            return at.Tier == OfficeTier.Province && post.Code != "P01" ? at.Staff.Concat(LeadersBelow(at, month)) : post.Code == "P01" ? [] : at.Staff;
        }

        var inside = post.Code == "P01" ? at.Staff.Where(m => m.Lead is { Code: "P02", First: true }) : at.Staff;
        return at.Tier switch
        {
            OfficeTier.Province => at.Staff.Concat(LeadersBelow(at, month)),
            OfficeTier.City when post.Code == "P01" => course.Top.Staff.Where(m => m.Lead?.Code == "P11")
                .Concat(course.At(month).Where(w => w.Tier == OfficeTier.City).SelectMany(w => w.Staff).Where(m => m.Lead is { Code: "P02", First: true })),
            OfficeTier.City => inside.Concat(LeadersBelow(at, month)),
            _ when post.Code == "P01" => inside.Concat(Neighbours(at, month).Where(m => m.Lead is { Code: "P02" or "P10" or "P03" or "P11" })),
            _ => random.Chance(0.65) ? inside : inside.Concat(Neighbours(at, month).Where(m => m.Lead is not null)),
        };
    }

    private IEnumerable<Member> LeadersBelow(Workplace at, DateOnly month) =>
        course.Below(at, month).SelectMany(w => w.Staff).Where(m => m.Lead is { Code: "P01" or "P02" });

    private IEnumerable<Member> Neighbours(Workplace at, DateOnly month) =>
        course.Below(at.Above!, month).Where(w => w != at).SelectMany(w => w.Staff)
            .Concat(at.Above!.Tier == OfficeTier.City ? at.Above.Staff.Where(m => m.Lead is { Code: "P11" or "P12" }) : []);

    private static bool Eligible(Member member, LeadPost post, DateOnly month)
    {
        if (!member.MayMove(month) || member.BarredUntil > month || member.ServiceYears(month) < 3 || (post.IsTeam && !member.InPartyOn(month)))
        {
            return false;
        }

        var left = member.RetiresIn.MonthsSince(Engines.Retirement.YearMonth.Of(month));
        if (left < (post.IsTeam ? 30 : 18) || (post.Code == "P01" && member.Native == post.At.Office))
        {
            return false;
        }

        if (member.Lead is { } now && (now.Level > post.Level || (now.Level == post.Level && (!post.IsTeam || now.At == post.At)) || Member.FullYears(member.Main[^1].From, month) < 1))
        {
            return false;
        }

        if (member.At != post.At && member.OnSpecialEstablishment && Course.SpecialHeads(post.At) >= post.At.Office.Authorised("1", month))
        {
            return false;
        }

        return FitsTrack(member, post, month) && FitsLevel(member, post, month);
    }

    private static bool FitsTrack(Member member, LeadPost post, DateOnly month)
    {
        var track = post.Department?.Track ?? Track.Casework;
        if (post.Code == "P10")
        {
            return member.Track is Track.Administration or Track.Casework && !member.InQuota;
        }

        if (member.Track != track)
        {
            return false;
        }

        if (track != Track.Casework)
        {
            return true;
        }

        if (month >= Reforms.Quota ? !member.InQuota : member.Duty != Duty.Procurator)
        {
            return false;
        }

        if (member.At != post.At && member.InQuota && !RoomInQuota(post, month))
        {
            return false;
        }

        if (!post.IsLegal)
        {
            return true;
        }

        var (highest, lowest) = CareerRules.GradeRange(post.At.Tier, post.Code);
        return member.Grade >= highest && (member.Grade <= lowest
            || (member.Grade == lowest + 1 && Member.FullYears(member.GradeSince, month) >= CareerRules.YearsToGrade(lowest)));
    }

    /// <summary>The level of the post, or the one below for long enough; level equals what rank or grade stands for where no duty level is held.</summary>
    private static bool FitsLevel(Member member, LeadPost post, DateOnly month)
    {
        if (post.Level == Levels.Staff)
        {
            return member.Level <= Levels.SectionDeputy;
        }

        var (level, since) = member.Level != Levels.None
            ? (member.Level, member.LevelSince)
            : member.Grade > 0
                ? (member.Grade switch { <= 6 => Levels.DivisionChief, 7 => Levels.DivisionDeputy, 8 or 9 => Levels.SectionChief, 10 => Levels.SectionDeputy, _ => Levels.Staff }, member.GradeSince)
                : (member.Rank switch { 0 or >= 11 => Levels.Staff, >= 9 => Levels.SectionDeputy, >= 7 => Levels.SectionChief, >= 5 => Levels.DivisionDeputy, _ => Levels.DivisionChief }, member.RankSince);
        return level == post.Level || (level == post.Level - 1 && Member.FullYears(since, month) >= Levels.YearsBefore(post.Level));
    }

    /// <summary>Whether an office could take one more into the quota.</summary>
    private static bool RoomInQuota(LeadPost post, DateOnly month) =>
        month < Reforms.Quota || post.Code is "P10" or "P13" || post.At.Staff.Count(m => m.InQuota) < post.At.QuotaTarget(month);

    private static double Seniority(Member member, DateOnly month) =>
        Math.Min(12, Member.FullYears(member.LevelSince == default ? member.Joined : member.LevelSince, month))
        - (Math.Abs(member.AgeOn(month) - 44) * 0.25)
        + (member.Schooling.FullTime >= Degree.Bachelor ? 1.5 : 0)
        + (member.Assessments.Count(a => a.Result == "1" && a.Year >= month.Year - 5) * 1.2);

    /// <summary>At the end of a term chiefs of a city's counties change places, never to where they come from.</summary>
    private void Rotate(DateOnly month)
    {
        foreach (var city in course.At(month).Where(w => w.Tier is OfficeTier.City))
        {
            var posts = course.Below(city, month)
                .SelectMany(w => w.Posts)
                .Where(p => p.Code == "P01" && p.Holder is { } h && h.MayMove(month) && Member.FullYears(h.Main[^1].From, month) >= 4)
                .ToList();
            var holders = posts.Select(p => p.Holder!).ToList();
            if (posts.Count < 2 || posts.Where((p, i) => holders[(i + 1) % holders.Count].Native == p.At.Office).Any())
            {
                continue;
            }

            foreach (var holder in holders)
            {
                holder.Lead!.Holder = null;
                holder.Lead = null;
            }

            for (var i = 0; i < posts.Count; i++)
            {
                Placement.Move(holders[(i + 1) % holders.Count], posts[i].At, null, posts[i], month, course.Papers, "换届交流");
            }
        }
    }
}
