using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Careers;

/// <summary>Where somebody stands who comes in from outside, and to which category a duty belongs.</summary>
internal static class Standing
{
    /// <summary>Grade, level or rank that somebody brings along.</summary>
    public static void OnEntry(Member member, Workplace at, LeadPost? lead, Paper paper)
    {
        if (lead is { IsLegal: true })
        {
            var (highest, lowest) = CareerRules.GradeRange(at.Tier, lead.Code);
            member.SetGrade(lead.Code == "P01" ? Math.Min(lowest, highest + 1) : lowest, paper.Day, paper.Number, "1");
        }

        if (member.Track == Track.Police)
        {
            member.SetPoliceRank(member.AgeOn(paper.Day) switch { < 28 => 11, < 32 => 10, < 36 => 9, _ => 8 }, paper.Day, paper.Number);
        }

        var byExamination = member.WorkStart >= member.Joined;
        if (lead is not null || byExamination || !member.OnSpecialEstablishment || (member.Track == Track.Police && paper.Day >= Reforms.Ranks))
        {
            return;
        }

        var age = member.AgeOn(paper.Day);
        if (paper.Day < Reforms.Ranks)
        {
            member.SetLevel(age >= 36 ? Levels.SectionChief : age >= 31 ? Levels.SectionDeputy : Levels.Staff, paper.Day, paper.Number);
        }
        else
        {
            member.SetRank(age >= 36 ? 9 : age >= 31 ? 10 : 11, paper.Day, paper.Number);
        }
    }

    /// <summary>Sets the category; before the reform prosecutors and their assistants had none.</summary>
    public static void Classify(Member member, DateOnly day)
    {
        if (day >= Reforms.Quota || member.Duty is not (Duty.Procurator or Duty.AssistantProcurator))
        {
            Lines.Set(member.Categories, day, PostTitles.Category(member));
        }
        else
        {
            Lines.End(member.Categories, day);
        }
    }
}
