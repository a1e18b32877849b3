using Duoshi.Core.Engines.Rosters;
using Duoshi.Ui.Language;

namespace Duoshi.Modules.Personnel.Rosters;

/// <summary>An order or a grouping that is offered.</summary>
internal sealed record RosterChoice(string Key, string Zh, string En)
{
    public string Name => Words.T(Zh, En);
}

/// <summary>The orders of a roster as they stand in the address.</summary>
internal static class RosterOrders
{
    private static readonly ImmutableArray<(RosterChoice Choice, RosterSort Sort)> All =
    [
        (new("roster", "名册序，同位次按姓氏笔画", "roster order, then strokes"), RosterSort.PlaceThenStrokes),
        (new("roster-pinyin", "名册序，同位次按拼音", "roster order, then pinyin"), RosterSort.PlaceThenPinyin),
        (new("strokes", "姓氏笔画", "strokes of the name"), RosterSort.Strokes),
        (new("pinyin", "姓名拼音", "pinyin of the name"), RosterSort.Pinyin),
        (new("grade", "检察官等级", "prosecutor grade"), RosterSort.Grade),
        (new("birth", "出生年月", "birth"), RosterSort.Birth),
    ];

    public static IEnumerable<RosterChoice> Offered => All.Select(a => a.Choice);

    public static RosterSort? Find(string? key) => string.IsNullOrWhiteSpace(key) ? RosterSort.PlaceThenStrokes : All.Where(a => a.Choice.Key == key).Select(a => (RosterSort?)a.Sort).FirstOrDefault();

    public static string NameOf(RosterSort sort) => All.First(a => a.Sort == sort).Choice.Name;
}

/// <summary>What people can be put under headings by.</summary>
internal static class RosterGroups
{
    public const string Office = "office";
    public const string Department = "department";
    public const string Category = "category";
    public const string Grade = "grade";

    /// <summary>Headings stand two deep at most, a department's office not counted.</summary>
    private const int Most = 2;

    public static ImmutableArray<RosterChoice> Offered { get; } =
    [
        new(Office, "单位", "office"), new(Department, "内设机构", "department"), new(Category, "人员类别", "staff category"), new(Grade, "检察官等级", "prosecutor grade"),
    ];

    /// <summary>The groups named, outermost first; null where a name is unknown, stands twice or there are too many. A department stands under its office.</summary>
    public static ImmutableArray<string>? Read(string? text)
    {
        var named = (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (named.Length > Most || named.Distinct(StringComparer.Ordinal).Count() != named.Length || named.Any(n => Offered.All(o => o.Key != n)))
        {
            return null;
        }

        var at = Array.IndexOf(named, Department);
        return at >= 0 && Array.IndexOf(named, Office) is var office && (office < 0 || office > at)
            ? [.. named[..at], Office, Department, .. named[(at + 1)..].Where(n => n != Office)]
            : [.. named];
    }
}
