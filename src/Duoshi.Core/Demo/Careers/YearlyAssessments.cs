using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Careers;

/// <summary>Yearly assessments with their caps, and the rewards that follow from them.</summary>
internal sealed class YearlyAssessments(Course course)
{
    private readonly DemoRandom random = course.Random;

    /// <summary>In January: the year before.</summary>
    public void Run(DateOnly month)
    {
        var year = month.Year - 1;
        if (month.Month != 1 || new DateOnly(year, 12, 31) < course.Detail.EventsSince)
        {
            return;
        }

        var january = new DateOnly(year, 12, 31);
        foreach (var at in course.At(month))
        {
            var paper = course.Papers.Issue(at.Prefix + "考", month);
            var graded = new List<Member>();
            foreach (var member in at.Staff.OrderBy(m => m.Serial))
            {
                if (random.Chance(0.05))
                {
                    member.Undertrained.Add(year);
                }

                if (Ungraded(member, year) is { } code)
                {
                    Note(member, paper, year, code);
                }
                else if (member.Joined.AddMonths(6) <= january)
                {
                    graded.Add(member);
                }
            }

            Assess(at, graded, paper, year);
        }
    }

    private static string? Ungraded(Member member, int year)
    {
        if (member.Entry.ByExamination && member.Joined.Year == year)
        {
            return "5A";
        }

        return member.Sanctions.Exists(s => s.On.Year <= year && s.Until > new DateOnly(year, 12, 31)) ? "5C" : null;
    }

    private void Assess(Workplace at, List<Member> graded, Paper paper, int year)
    {
        var places = (int)(graded.Count * CareerRules.ExcellentShare);
        places -= random.Chance(0.5) ? random.Next(2) : 0;
        var excellent = graded
            .Where(m => !m.Undertrained.Contains(year) && m.ServiceYears(new DateOnly(year, 12, 31)) >= 1)
            .OrderByDescending(m => random.Share() + (m.Lead is not null ? 0.25 : 0) + (Math.Min(m.ExcellentInARow, 2) * 0.08))
            .Take(Math.Max(places, 0))
            .ToHashSet();
        foreach (var member in graded)
        {
            var contract = member.Track is Track.Contract or Track.Service;
            if (excellent.Contains(member))
            {
                Note(member, paper, year, "1");
                Reward(member, at, paper, year);
                continue;
            }

            member.ExcellentInARow = 0;
            var poor = random.Chance(0.003);
            Note(member, paper, year, poor ? contract ? "3B" : "3" : contract ? "2B" : "2");
            if (poor)
            {
                member.YearsLost++;
            }
        }
    }

    private static void Note(Member member, Paper paper, int year, string result)
    {
        member.Assessments.Add(new DemoAssessment(paper.Day, year, result, member.At.Office.Index, paper.Number));
        if (result is "5A" or "5C")
        {
            member.ExcellentInARow = 0;
            member.YearsLost += result == "5C" ? 1 : 0;
        }
    }

    /// <summary>嘉奖 with the year; 三等功 after three excellent years; now and then an honour from above.</summary>
    private void Reward(Member member, Workplace at, Paper paper, int year)
    {
        if (++member.ExcellentInARow >= 3)
        {
            member.ExcellentInARow = 0;
            Add("个人三等功", "01114", at.Above ?? at, "奖");
        }
        else
        {
            Add("嘉奖", "01115", at, "奖");
        }

        if (random.Chance(0.02))
        {
            Add(random.Pick(["全省检察机关先进个人", "全省优秀公诉人", "全省检察业务标兵", "全省检察业务能手"]), "01119", course.Top, "表");
        }
        else if (random.Chance(0.004))
        {
            Add("个人二等功", "01113", course.Top, "奖");
        }

        void Add(string name, string code, Workplace by, string kind)
        {
            var decided = by == at && kind == "奖" ? paper with { Number = OfficeDraft.Document(at.Prefix + "奖", year + 1, 2) } : course.Papers.Issue(by.Prefix + kind, new DateOnly(year + 1, 1, 1));
            var level = by.Tier switch { OfficeTier.Supreme => "104A", OfficeTier.Province => "105", OfficeTier.City => "107", _ => "109" };
            member.Rewards.Add(new DemoReward(decided.Day, name, code, by.Office.NameOn(decided.Day).Name, level, decided.Number));
        }
    }
}
