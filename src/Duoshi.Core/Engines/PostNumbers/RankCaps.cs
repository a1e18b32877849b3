using Duoshi.Core.Rules;
using static System.FormattableString;

namespace Duoshi.Core.Engines.PostNumbers;

/// <summary>The greatest shares of civil-service ranks, as dated data. Provinces set their own within them: a figure to compare with, not a number approved.</summary>
public static class RankCaps
{
    /// <summary>First day the shares hold.</summary>
    public static DateOnly EffectiveFrom { get; } = new(2019, 6, 1);

    /// <param name="Level">Level of the office: 1 province, 2 city, 3 county.</param>
    /// <param name="Codes">The ranks counted together, by their place in the order.</param>
    /// <param name="Percent">Share of the posts of the general class, in per cent.</param>
    /// <param name="Zh">Name of the group.</param>
    /// <param name="En">The same in English.</param>
    private sealed record Cap(string Level, ImmutableArray<string> Codes, int Percent, string Zh, string En);

    private static readonly ImmutableArray<Cap> Caps =
    [
        new("1", ["1", "2"], 5, "一级、二级巡视员", "counsels"),
        new("1", ["3", "4", "5", "6"], 45, "一级至四级调研员", "consultants"),
        new("2", ["2"], 1, "二级巡视员", "counsels, 2nd class"),
        new("2", ["3", "4", "5", "6"], 20, "一级至四级调研员", "consultants"),
        new("2", ["7", "8", "9", "10"], 60, "一级至四级主任科员", "principal staff members"),
        new("3", ["4"], 2, "二级调研员", "consultants, 2nd class"),
        new("3", ["5", "6"], 10, "三级、四级调研员", "consultants, 3rd and 4th class"),
        new("3", ["7", "8", "9", "10"], 60, "一级至四级主任科员", "principal staff members"),
    ];

    /// <summary>The numbers an office comes to.</summary>
    /// <param name="office">Key of the office.</param>
    /// <param name="level">Level of the office: 1 province, 2 city, 3 county; others have none.</param>
    /// <param name="posts">Posts of the general class (综合管理类职位数量), 0 or more: positions of the establishment, never heads.</param>
    /// <returns>Rounded down, the highest ranks first.</returns>
    public static ImmutableArray<NumberLimit> Of(long office, string level, int posts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(posts);
        return [.. Caps.Where(c => c.Level == level).Select(c => new NumberLimit(office, NumberKind.Rank, c.Codes, posts * c.Percent / 100)
        {
            Computed = RuleCatalogue.Reason(
                "R-42",
                Invariant($"按{posts}个职位的{c.Percent}%测算（{c.Zh}），向下取整，以核定文件为准。"),
                Invariant($"Computed as {c.Percent} % of {posts} posts ({c.En}), rounded down; the approval counts.")),
        })];
    }
}
