using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Careers;

/// <summary>Steps that come with the years: confirmation after probation, duties, grades, ranks, police ranks.</summary>
internal sealed class Promotions(Course course)
{
    private readonly DemoRandom random = course.Random;

    public void Run(DateOnly month)
    {
        foreach (var at in course.At(month))
        {
            foreach (var member in at.Staff.Where(m => m.MayMove(month)).ToList())
            {
                Confirm(member, month);
                NextDuty(member, month);
            }

            if (month.Month is 6 or 12)
            {
                foreach (var member in at.Staff.Where(m => m.BarredUntil <= month).OrderBy(m => m.Joined).ThenBy(m => m.Serial).ToList())
                {
                    Grade(member, month);
                    Rank(member, month);
                    Level(member, month);
                    PoliceRank(member, month);
                }
            }
        }
    }

    /// <summary>June 2019: civil-service ranks take the place of non-leading duties.</summary>
    public void IntroduceRanks(DateOnly month)
    {
        foreach (var at in course.At(month))
        {
            var number = OfficeDraft.Document(at.Prefix + "干", month.Year, 33);
            foreach (var member in at.Staff.Where(m => m.OnSpecialEstablishment && !m.InQuota && m.Track != Track.Police && m.ServiceYears(month) >= 1)
                .OrderByDescending(m => m.Level).ThenBy(m => m.LevelSince).ThenBy(m => m.Serial).ToList())
            {
                var longEnough = Member.FullYears(member.LevelSince, month) >= 4;
                var rank = member.Level switch
                {
                    >= Levels.DivisionChief => 3,
                    Levels.DivisionDeputy => longEnough ? 5 : 6,
                    Levels.SectionChief => longEnough ? 7 : 8,
                    Levels.SectionDeputy => longEnough ? 9 : 10,
                    _ => 11,
                };
                while (rank < 11 && member.Lead is null && !HasRoom(at, rank, month))
                {
                    rank++;
                }

                member.SetRank(rank, Reforms.Ranks, number);
                if (member.Lead is null)
                {
                    member.SetLevel(Levels.None, Reforms.Ranks, null);
                    if (member.Duty == Duty.Officer && member.MayMove(month))
                    {
                        member.LastMoved = month;
                        Placement.OpenMain(member, Reforms.Ranks, number, "职级套转");
                    }
                }
            }
        }
    }

    private void Confirm(Member member, DateOnly month)
    {
        if (member is not { Level: Levels.None, Rank: 0, InQuota: false, OnSpecialEstablishment: true } || member.Joined.AddYears(1) > month || member.Track == Track.Police && month >= Reforms.Ranks)
        {
            return;
        }

        var paper = course.Papers.Issue(member.At.Prefix + "干", month);
        if (month < Reforms.Ranks)
        {
            member.SetLevel(Levels.Staff, paper.Day, paper.Number);
        }
        else if (member.Duty is not Duty.Procurator)
        {
            member.SetRank(member.Schooling.FullTime >= Degree.Master && HasRoom(member.At, 10, month) ? 10 : 11, paper.Day, paper.Number);
            Retitle(member, paper, month);
        }

        if (member.Track == Track.Police && member.PoliceRank == 0)
        {
            member.SetPoliceRank(11, paper.Day, paper.Number);
        }
    }

    private void NextDuty(Member member, DateOnly month)
    {
        if (member.Track != Track.Casework || member.Lead is not null || member.BarredUntil > month || !member.MayMove(month))
        {
            return;
        }

        var years = Member.FullYears(member.DutySince, month);
        var lowest = CareerRules.GradeRange(member.At.Tier, "P05").Lowest;
        if (month >= Reforms.Quota)
        {
            if (member.Duty == Duty.Clerk && years >= 1 && member.QualifiedOn < month)
            {
                Become(Duty.ProsecutorsAssistant, member.At.Prefix + "干");
            }
        }
        else if (member.Duty == Duty.Clerk && years >= 2 && member.QualifiedOn < month && random.Chance(0.15))
        {
            Become(Duty.AssistantProcurator, member.At.Prefix + "干");
            member.SetGrade(12, member.DutySince, member.Main[^1].Document, "1");
        }
        else if (member.Duty == Duty.AssistantProcurator && years >= 4 && member.Grade <= lowest && random.Chance(0.12))
        {
            Become(Duty.Procurator, member.At.Congress);
        }

        void Become(Duty duty, string issuer)
        {
            var paper = course.Papers.Issue(issuer, month);
            member.Duty = duty;
            member.DutySince = paper.Day;
            Placement.Move(member, member.At, member.Department, null, paper, course.Papers, month, null);
            Standing.Classify(member, paper.Day);
        }
    }

    private void Grade(Member member, DateOnly month)
    {
        if (member.Grade <= 1 || (month >= Reforms.Quota && !member.InQuota))
        {
            return;
        }

        var target = member.Grade - 1;
        var post = member.Lead is { IsLegal: true } lead ? lead.Code : "P05";
        var highest = member.Duty == Duty.Procurator ? CareerRules.GradeRange(member.At.Tier, post).Highest : CareerRules.GradeRange(member.At.Tier, "P05").Lowest;
        var chance = target switch { >= 8 => 1.0, 7 => 0.30, 6 => 0.20, 5 => 0.12, _ => 0.06 };
        if (target < highest || !random.Chance(chance))
        {
            return;
        }

        var paper = course.Papers.Issue(member.At.Prefix + "等级", month);
        if (Member.FullYears(member.GradeSince, paper.Day) >= CareerRules.YearsToGrade(target) + member.YearsLost)
        {
            member.SetGrade(target, paper.Day, paper.Number, target >= 8 ? "2" : "3");
        }
    }

    private void Rank(Member member, DateOnly month)
    {
        if (member.Rank <= 1 || month <= Reforms.Ranks)
        {
            return;
        }

        var target = member.Rank - 1;
        if (target < CareerRules.HighestRank(member.At.Tier) || !random.Chance(target >= 7 ? 0.5 : 0.25))
        {
            return;
        }

        var paper = course.Papers.Issue(member.At.Prefix + "职级", month);
        if (Member.FullYears(member.RankSince, paper.Day) >= CareerRules.YearsToRank(target) + member.YearsLost && HasRoom(member.At, target, month))
        {
            member.SetRank(target, paper.Day, paper.Number);
            Retitle(member, paper, month);
        }
    }

    /// <summary>Non-leading levels until 2019: 副主任科员, 主任科员, 副调研员.</summary>
    private void Level(Member member, DateOnly month)
    {
        if (month >= Reforms.Ranks || member.InQuota || member.Lead is not null || member.Level is Levels.None or >= Levels.DivisionDeputy || !member.OnSpecialEstablishment)
        {
            return;
        }

        var target = member.Level + 1;
        var (years, chance) = target switch { Levels.SectionDeputy => (3, 0.16), Levels.SectionChief => (4, 0.12), _ => (6, member.At.Tier == OfficeTier.Grassroots ? 0.002 : 0.03) };
        if (!random.Chance(chance))
        {
            return;
        }

        var paper = course.Papers.Issue(member.At.Prefix + "职级", month);
        if (Member.FullYears(member.LevelSince, paper.Day) >= years + member.YearsLost)
        {
            member.SetLevel(target, paper.Day, paper.Number);
            member.YearsLost = 0;
            Retitle(member, paper, month);
        }
    }

    private void PoliceRank(Member member, DateOnly month)
    {
        if (member.PoliceRank <= 1 || member.PoliceRank - 1 < CareerRules.HighestPoliceRank(member.Level))
        {
            return;
        }

        var paper = course.Papers.Issue(member.At.Prefix + "警衔", month);
        if (Member.FullYears(member.PoliceRankSince, paper.Day) >= CareerRules.YearsToPoliceRank(member.PoliceRank - 1))
        {
            member.SetPoliceRank(member.PoliceRank - 1, paper.Day, paper.Number);
        }
    }

    /// <summary>An officer's post is called after the rank.</summary>
    private static void Retitle(Member member, Paper paper, DateOnly month)
    {
        if (member is { Duty: Duty.Officer, Lead: null } && member.MayMove(month))
        {
            member.LastMoved = month;
            Placement.OpenMain(member, paper.Day, paper.Number, null);
        }
    }

    private static bool HasRoom(Workplace at, int rank, DateOnly month)
    {
        var (highest, lowest) = CareerRules.RankGroup(at.Tier, rank);
        var positions = at.Office.Authorised("1", month) - at.QuotaTarget(month);
        return at.Staff.Count(m => m.Lead is null && m.Rank >= highest && m.Rank <= lowest) < (int)(positions * CareerRules.RankCap(at.Tier, rank));
    }
}
