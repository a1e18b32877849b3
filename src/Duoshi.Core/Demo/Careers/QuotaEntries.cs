using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Careers;

/// <summary>The quota of prosecutors: its first filling in 2016 and the entries since, never above the office's number.</summary>
internal sealed class QuotaEntries(Course course)
{
    public void Run(DateOnly month)
    {
        if (month == Reforms.Quota)
        {
            foreach (var at in course.At(month))
            {
                Reform(at, month);
            }
        }
        else if (month > Reforms.Quota && month.Month is 6 or 12)
        {
            foreach (var at in course.At(month))
            {
                Fill(at, month);
            }
        }
    }

    /// <summary>First batch: leaders with legal posts, heads of casework departments, then procurators by seniority.</summary>
    private void Reform(Workplace at, DateOnly month)
    {
        var paper = course.Papers.Issue(at.Congress, month);
        var lowest = CareerRules.GradeRange(at.Tier, "P05").Lowest;
        var chosen = at.Staff
            .Where(m => m.Track == Track.Casework && m.Grade > 0 && m.Grade <= lowest && m.Lead?.Code != "P10")
            .OrderBy(m => m.Lead is { IsLegal: true } ? 0 : m.Lead is not null ? 1 : m.Duty == Duty.Procurator ? 2 : 3)
            .ThenBy(m => m.Grade + (course.Random.Share() * 2) + (m.AgeOn(month) >= 56 ? 4 : 0)).ThenBy(m => m.Serial)
            .Take(at.QuotaTarget(month) - 1)
            .ToHashSet();
        foreach (var member in at.Staff.Where(m => !m.Left).ToList())
        {
            if (chosen.Contains(member))
            {
                Enter(member, paper, month);
            }
            else if (member.Track == Track.Casework && member.Lead?.Code != "P10")
            {
                StayOut(member, paper, month);
            }

            Standing.Classify(member, paper.Day);
        }
    }

    private void Enter(Member member, Paper paper, DateOnly month)
    {
        var wasAssistant = member.Duty != Duty.Procurator;
        member.Duty = Duty.Procurator;
        member.DutySince = wasAssistant ? paper.Day : member.DutySince;
        member.EnterQuota(paper.Day, paper.Day, paper.Number);
        if (member.Lead is null)
        {
            member.SetLevel(Levels.None, paper.Day, null);
            if (wasAssistant && member.MayMove(month))
            {
                Placement.Move(member, member.At, member.Department, null, paper, course.Papers, month, "首批入额");
            }

            // Who has just given up a duty level for the quota takes no leading post in the same month.
            member.LastMoved = month;
        }
    }

    private void StayOut(Member member, Paper paper, DateOnly month)
    {
        // The older keep their legal title outside the quota; the rest become assistants and lose the grade.
        if (member.Duty == Duty.Procurator && (member.AgeOn(month) >= 47 || member.Lead is not null))
        {
            return;
        }

        if (member.Duty is Duty.Procurator or Duty.AssistantProcurator)
        {
            member.Duty = Duty.ProsecutorsAssistant;
            member.DutySince = paper.Day;
            member.Grade = 0;
            Lines.End(member.ProsecutorGrades, paper.Day);
            if (member.Lead is null && member.MayMove(month))
            {
                Placement.Move(member, member.At, member.Department, null, paper, course.Papers, month, "分类定岗");
            }
        }
    }

    /// <summary>Later batches: assistants with qualification and years; one place in six stays in reserve, and so do those for leaders to come.</summary>
    private void Fill(Workplace at, DateOnly month)
    {
        var reserved = at.Posts.Count(p => p is { IsLegal: true, Holder: null });
        var free = at.QuotaTarget(month) - at.Staff.Count(m => m.InQuota) - reserved;
        var places = free - (free / 6);
        if (places <= 0)
        {
            return;
        }

        var paper = course.Papers.Issue(at.Congress, month);
        var lowest = CareerRules.GradeRange(at.Tier, "P05").Lowest;
        foreach (var member in at.Staff
            .Where(m => m is { Duty: Duty.ProsecutorsAssistant, Lead: null } && m.MayMove(month) && m.QualifiedOn < month && m.BarredUntil <= month && FirstGrade(m, month) <= lowest)
            .OrderByDescending(m => Member.FullYears(m.Joined, month) + (course.Random.Share() * 4)).ThenBy(m => m.Serial)
            .Take(places)
            .ToList())
        {
            member.Duty = Duty.Procurator;
            member.DutySince = paper.Day;
            member.SetGrade(FirstGrade(member, month), paper.Day, paper.Number, "1");
            member.EnterQuota(paper.Day, paper.Day, paper.Number);
            member.SetLevel(Levels.None, paper.Day, null);
            Placement.Move(member, at, member.Department, null, paper, course.Papers, month, "遴选入额");
        }
    }

    /// <summary>Grade at first grading by years of legal work; 99 while the years don't suffice.</summary>
    private static int FirstGrade(Member member, DateOnly month)
    {
        var years = Member.FullYears(member.Joined, month);
        var needed = CareerRules.LegalYears - (member.Schooling.HasMasterOfLawBy(month.Year) ? 1 : 0);
        return years < needed ? 99 : years switch { < 8 => 11, < 12 => 10, < 16 => 9, _ => 8 };
    }
}
