using System.Globalization;
using Duoshi.Core.Demo.Careers;
using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Lives;

/// <summary>What prosecutors have to show: cases, titles of the talent scheme, contests. All invented.</summary>
internal sealed class Merits(Member member, IReadOnlyDictionary<int, OfficeDraft> offices, DateOnly today, DateOnly since, DemoRandom random)
{
    private const string Province = "示范省人民检察院";

    /// <summary>Business lines from this code on are not casework.</summary>
    private const string FirstAdministrative = "13";

    private static readonly string[] Matters =
        ["电信网络诈骗案", "非法吸收公众存款案", "故意伤害案", "组织、领导传销活动案", "拒不支付劳动报酬案", "污染环境公益诉讼案", "民间借贷纠纷抗诉案", "行政争议实质性化解案", "未成年人司法救助案", "侵犯公民个人信息案"];

    private static readonly string[] Parts = ["主办检察官", "主办检察官", "办案组成员", "检察官助理"];

    private static readonly (string Value, double Weight)[] Grades = [("1", 0.14), ("2", 0.81), ("3", 0.045), ("4", 0.005)];

    private static readonly (string Code, string Title)[] Titles = [("01", "十佳公诉人"), ("02", "优秀公诉人"), ("03", "检察业务标兵"), ("04", "检察业务能手"), ("05", "优秀论辩奖"), ("07", "入围奖")];

    /// <summary>Since when cases are handled on one's own responsibility; null: never.</summary>
    private DateOnly? Prosecutor => member.Quota.FirstOrDefault(q => q.Status == "1")?.From;

    private DateOnly Last => member.Exit is { } exit && exit.On < today ? exit.On.AddDays(-1) : today;

    public List<DemoCaseCredit> Cases()
    {
        var cases = new List<DemoCaseCredit>();
        if (Prosecutor is not { } begun)
        {
            return cases;
        }

        for (var year = Math.Max(begun.Year + 1, since.Year + 1); year <= Last.Year; year++)
        {
            var until = new DateOnly(year, 12, 20) < Last ? new DateOnly(year, 12, 20) : Last;
            foreach (var (kind, share) in new[] { ("1", 0.05), ("2", 0.002), ("3", 0.02), ("4", 0.10), ("5", 0.12) })
            {
                if (random.Chance(share) && Case(kind, random.Day(new DateOnly(year, 1, 5), new DateOnly(year, 1, 5) > until ? new DateOnly(year, 1, 5) : until)) is { } one && one.On <= Last)
                {
                    cases.Add(one);
                }
            }
        }

        return cases;
    }

    public List<DemoTalentTitle> TalentTitles()
    {
        if (Prosecutor is not { } begun || begun.AddYears(3) > Last || !random.Chance(0.07))
        {
            return [];
        }

        var first = begun.AddYears(2) > today.AddYears(-6) ? begun.AddYears(2) : today.AddYears(-6);
        if (first >= Last)
        {
            return [];
        }

        var from = random.Day(first, Last);
        var tier = random.Weighted([("1", 0.1), ("2", 0.3), ("3", 0.6)]);
        DateOnly? reviewed = from.AddYears(1) <= Last ? from.AddYears(1) : null;
        var outcome = reviewed is null ? null : random.Weighted([("1", 0.9), ("2", 0.06), ("3", 0.04)]);
        return
        [
            new DemoTalentTitle
            {
                From = from,
                To = outcome == "3" ? reviewed!.Value : from.AddYears(4),
                Tier = tier,
                Domain = Domain(LineOn(from)),
                Level = tier switch { "1" => random.Chance(0.3) ? "1" : "2", "2" => "2", _ => "3" },
                Body = Province,
                Document = OfficeDraft.Document("示检才", from.Year, 1 + random.Next(9)),
                ReviewOutcome = outcome,
                ReviewedOn = reviewed,
            },
        ];
    }

    public List<DemoCompetition> Competitions()
    {
        if (Prosecutor is not { } begun || !random.Chance(0.08))
        {
            return [];
        }

        var first = begun > since ? begun : since;
        if (first >= Last)
        {
            return [];
        }

        var on = random.Day(first, Last);
        var batch = $"第{(on.Year - 2004).ToString(CultureInfo.InvariantCulture)}届";
        var provincial = random.Chance(0.55);
        var won = random.Chance(0.8) ? random.Pick(Titles) : default;
        return
        [
            new DemoCompetition(
                on, $"{(provincial ? "全省" : "全市")}检察机关业务竞赛", provincial ? "2" : "3", won.Code is null or "07" ? "复赛" : "决赛",
                won.Title is null ? null : (provincial ? "全省" : "全市") + won.Title, won.Code, batch, OfficeDraft.Document("示检赛", on.Year, 1 + random.Next(9))),
        ];
    }

    private DemoCaseCredit? Case(string kind, DateOnly on)
    {
        var line = LineOn(on);
        if (line is null || string.CompareOrdinal(line, FirstAdministrative) >= 0 || member.Main.Find(p => p.Holds(on))?.Office is not { } office)
        {
            return null;
        }

        var prefix = offices[office].Names[0].DocumentPrefix;
        var number = OfficeDraft.Document(prefix + "诉", on.Year, 1 + random.Next(400));
        var name = $"{PeopleNames.Surname(random)}某某{random.Pick(Matters)}";
        var part = random.Pick(Parts);
        return kind switch
        {
            "2" => new(on, kind, name, line, part, "1", $"第{(20 + on.Year - 2010).ToString(CultureInfo.InvariantCulture)}批", null, null),
            "3" => new(on, kind, name, line, part, random.Chance(0.7) ? "2" : "3", $"{on.Year.ToString(CultureInfo.InvariantCulture)}年第{random.Between(1, 4)}批", OfficeDraft.Document("示检案", on.Year, 1 + random.Next(60)), null),
            "4" => new(on, kind, number, line, "听证主持人", "4", null, null, null),
            "5" => new(on, kind, number, line, "承办检察官", random.Chance(0.6) ? "4" : "3", null, OfficeDraft.Document(prefix + "案管", on.Year, 1 + random.Next(20)), random.Weighted(Grades)),
            _ => new(on, kind, name, line, part, random.Chance(0.3) ? "2" : "3", null, null, null),
        };
    }

    private string? LineOn(DateOnly day) => member.Main.Find(p => p.Holds(day))?.Line;

    private static string Domain(string? line) => line switch
    {
        "01" or "02" or "03" => "01",
        "04" => "02",
        "05" => "03",
        "06" => "04",
        "07" => "05",
        "08" => "07",
        "09" => "06",
        "10" => "10",
        "11" => "11",
        _ => "08",
    };
}
