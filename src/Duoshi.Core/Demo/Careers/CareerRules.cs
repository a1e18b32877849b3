using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Careers;

/// <summary>
/// Years and bounds the demo careers keep. They are the published legacy figures or, where none are public, figures chosen for
/// the demo; the product's own rules are dated parameters elsewhere.
/// </summary>
/// <remarks>
/// Sources: 检察官等级暂行规定 (steps of three and four years, ranges by post; R-37); 公务员职务与职级并行规定 art. 18;
/// 人民警察警衔条例 art. 13; 选拔任用条例 art. 8.
/// </remarks>
internal static class CareerRules
{
    /// <summary>Share of the special establishment that may be in the quota, over the province .</summary>
    public const double QuotaCeiling = 0.39;

    /// <summary>Share of those assessed in an office and year that may be excellent .</summary>
    public const double ExcellentShare = 0.20;

    /// <summary>Years of service a quota post takes; four with a master's degree in law.</summary>
    public const int LegalYears = 5;

    /// <summary>Whole years in grade + 1 before a grade is given. Steps of 3, 3, 4, 4 up to 一级检察官 are published; the rest the demo's own.</summary>
    public static int YearsToGrade(int grade) => grade switch
    {
        11 or 10 => 3,
        9 or 8 => 4,
        7 => 4,
        _ => 5,
    };

    /// <summary>The highest and the lowest grade of a post in an office; 1 is the highest of all.</summary>
    public static (int Highest, int Lowest) GradeRange(OfficeTier tier, string post) => (tier, post) switch
    {
        (OfficeTier.Supreme, "P01") => (1, 1),
        (OfficeTier.Supreme, "P02") => (2, 3),
        (OfficeTier.Supreme, "P03" or "P04") => (3, 5),
        (OfficeTier.Supreme, _) => (4, 7),
        (OfficeTier.Province, "P01") => (3, 3),
        (OfficeTier.Province, "P02") => (4, 6),
        (OfficeTier.Province, "P03" or "P04") => (5, 7),
        (OfficeTier.Province, _) => (5, 9),
        (OfficeTier.City, "P01") => (4, 6),
        (OfficeTier.City, "P02") => (5, 7),
        (OfficeTier.City, "P03" or "P04") => (6, 8),
        (OfficeTier.City, _) => (6, 10),
        (_, "P01") => (6, 7),
        (_, "P02") => (7, 8),
        (_, "P03" or "P04") => (7, 9),
        _ => (7, 11),
    };

    /// <summary>Whole years in rank + 1 before a civil-service rank is given.</summary>
    public static int YearsToRank(int rank) => rank switch
    {
        1 or 2 => 4,
        3 => 3,
        _ => 2,
    };

    /// <summary>The highest civil-service rank of somebody without a leading post.</summary>
    public static int HighestRank(OfficeTier tier) => tier switch
    {
        OfficeTier.Supreme => 1,
        OfficeTier.Province => 2,
        OfficeTier.City => 4,
        _ => 5,
    };

    /// <summary>Share of the positions outside the quota that may hold this rank or a higher one of its group.</summary>
    public static double RankCap(OfficeTier tier, int rank) => (tier, rank) switch
    {
        (OfficeTier.Supreme or OfficeTier.Province, <= 2) => 0.05,
        (OfficeTier.Supreme or OfficeTier.Province, <= 6) => 0.45,
        (OfficeTier.City, <= 4) => 0.08,
        (OfficeTier.City, <= 6) => 0.20,
        (OfficeTier.City, <= 8) => 0.30,
        (OfficeTier.City, <= 10) => 0.60,
        (OfficeTier.Grassroots, <= 4) => 0.02,
        (OfficeTier.Grassroots, <= 5) => 0.04,
        (OfficeTier.Grassroots, <= 6) => 0.10,
        (OfficeTier.Grassroots, <= 8) => 0.30,
        (OfficeTier.Grassroots, <= 10) => 0.60,
        _ => 1.0,
    };

    /// <summary>The ranks counted together with this one against <see cref="RankCap"/>.</summary>
    public static (int Highest, int Lowest) RankGroup(OfficeTier tier, int rank) => rank switch
    {
        <= 2 => (1, 2),
        <= 6 => (3, tier is OfficeTier.City or OfficeTier.Grassroots ? rank : 6),
        <= 8 => (7, 8),
        <= 10 => (7, 10),
        _ => (11, 12),
    };

    /// <summary>Whole years in police rank + 1 before a police rank is given.</summary>
    public static int YearsToPoliceRank(int rank) => rank >= 9 ? 3 : 4;

    /// <summary>The highest police rank at a duty level.</summary>
    public static int HighestPoliceRank(int level) => level switch
    {
        >= Levels.DivisionChief => 5,
        >= Levels.SectionDeputy => 6,
        _ => 7,
    };
}
