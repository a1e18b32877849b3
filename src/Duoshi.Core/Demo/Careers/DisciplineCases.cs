using Duoshi.Core.Demo.Planning;
using Duoshi.Core.Rules;

namespace Duoshi.Core.Demo.Careers;

/// <summary>The few sanctions, and what they bring: no promotion inside the period, no grade for the year.</summary>
internal sealed class DisciplineCases(Course course)
{
    private static readonly (string Value, double Weight)[] Kinds =
        [("101", 0.34), ("102", 0.16), ("201", 0.26), ("202", 0.15), ("203", 0.07), ("204", 0.02)];

    private static readonly string[] Grounds =
    [
        "违反工作纪律，工作时间擅离职守", "违反中央八项规定精神，违规收受礼品", "履行职责不力，造成不良影响", "违规填报个人有关事项", "违反廉洁纪律，违规参加宴请",
        "办案程序违规",
    ];

    private readonly DemoRandom random = course.Random;

    public void Run(DateOnly month)
    {
        if (month < course.Detail.EventsSince)
        {
            return;
        }

        foreach (var at in course.At(month))
        {
            foreach (var member in at.Staff)
            {
                if (random.Chance(0.00011) && member.OnSpecialEstablishment && member.Lead?.Code != "P01" && Unpromoted(member, month))
                {
                    Sanction(member, month);
                }
            }
        }
    }

    /// <summary>Nothing was given in the month itself, and no sanction runs: the order of days inside a month is not fixed.</summary>
    private static bool Unpromoted(Member member, DateOnly month) =>
        member.BarredUntil <= month && member.LastMoved < month && member.GradeSince < month && member.RankSince < month && member.LevelSince < month && member.PoliceRankSince < month;

    private void Sanction(Member member, DateOnly month)
    {
        var kind = random.Weighted(Kinds);
        if (kind[0] == '1' && !member.InPartyOn(month))
        {
            kind = "201";
        }

        var place = member.At.Office.Names[0].Name.Replace("人民检察院", "", StringComparison.Ordinal).Replace("检察院", "", StringComparison.Ordinal);
        var body = place + (kind[0] == '1' ? "纪律检查委员会" : "监察委员会");
        var paper = course.Papers.Issue(member.Prefix(kind), month);
        var number = kind[1..] is ['0', var n] ? n - '0' : 1;
        var until = kind[0] == '1'
            ? SanctionPeriods.PartyEffect((PartySanctionKind)number, paper.Day, PartySanctionParameters.Current).Until!.Value
            : SanctionPeriods.Effect((SanctionKind)number, paper.Day, SanctionParameters.Current).Until!.Value;
        member.Sanctions.Add(new DemoSanction(paper.Day, kind, random.Pick(Grounds), body, until, paper.Number));
        member.BarredUntil = until;
    }
}

file static class Issuers
{
    /// <summary>Party discipline and government sanctions are numbered apart.</summary>
    public static string Prefix(this Member member, string kind) =>
        member.At.Prefix.Replace("检", kind[0] == '1' ? "纪" : "监", StringComparison.Ordinal);
}
