using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Questions;

/// <summary>A question to begin with: opened, then changed to what is really asked.</summary>
/// <param name="Zh">What it asks.</param>
/// <param name="En">The same in English.</param>
/// <param name="Json">The question.</param>
internal sealed record ExampleQuestion(string Zh, string En, string Json);

/// <summary>Questions shown where nobody has asked anything yet: how facts, days and counts go together.</summary>
internal static class ExampleQuestions
{
    public static IReadOnlyList<ExampleQuestion> All { get; } =
    [
        new(
            "不满四十岁的女干部，硕士以上，2020 年以前至今一直有检察官等级，曾到基层院挂职或借调",
            "Women under 40 with a master's degree, a prosecutor grade since before 2020, once seconded to a grassroots office",
            """{"where":{"all":[{"field":"sex","is":"2"},{"field":"age","below":40},{"fact":"education","where":{"field":"degreeCode","under":"3"}},{"fact":"prosecutor-grade","when":{"sinceBefore":"2020-01-01"}},{"fact":"appointment","when":"ever","where":{"all":[{"field":"manner","in":["3","4"]},{"field":"officeLevel","is":"3"}]}}]}}"""),
        new(
            "四十岁以下、四级高级检察官以上、现在刑检条线、曾援藏",
            "Under 40, senior prosecutor of the 4th class or above, now in the criminal line, once on aid to Tibet",
            """{"where":{"all":[{"field":"age","below":40},{"field":"prosecutorGrade","atLeast":"7"},{"field":"line","in":["01","02","03"]},{"fact":"appointment","when":"ever","where":{"all":[{"field":"manner","is":"6"},{"field":"officeName","contains":"西藏"}]}}]}}"""),
        new(
            "在额检察官：按等级和性别各多少人",
            "Prosecutors in the quota, by grade and sex",
            """{"where":{"field":"quotaStatus","is":"1"},"pivot":{"rows":"prosecutorGrade","across":"sex"}}"""),
        new(
            "现在市级院以上工作、曾在基层院任职的人，按院统计",
            "People of city offices and above who once held a post in a grassroots office, by office",
            """{"where":{"all":[{"field":"officeLevel","in":["1","2"]},{"fact":"appointment","when":"ever","where":{"field":"officeLevel","is":"3"}}]},"pivot":{"rows":"office"}}"""),
        new(
            "近一年没有任何培训记录的人，按院和人员类别统计",
            "People without any training recorded in the last year, by office and category",
            """{"where":{"not":{"fact":"training","when":{"between":["{year-ago}","{today}"]}}},"pivot":{"rows":"office","across":"category"}}"""),
    ];

    /// <summary>Those the actor can ask, with the days of their texts counted from a day.</summary>
    public static IReadOnlyList<ExampleQuestion> For(FactKinds kinds, Actor actor, DateOnly today) =>
        Askable.For(kinds, actor, Permission.PersonRead) is not { } askable
            ? []
            : [.. All.Select(e => e with { Json = Dated(e.Json, today) }).Where(e => OpenQuestions.Read(e.Json, askable).Succeeded(out _, out _))];

    private static string Dated(string json, DateOnly today) => json
        .Replace("{today}", today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{year-ago}", today.AddYears(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
