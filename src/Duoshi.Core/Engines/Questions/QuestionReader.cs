using System.Text.Json;

namespace Duoshi.Core.Engines.Questions;

/// <summary>
/// Reads a question from JSON against what a reader can ask about. All problems are told at once, each with its place, cause and
/// remedy. Codes may be given by name; they are kept by code.
/// </summary>
public sealed partial class QuestionReader
{
    internal const string All = "all";
    internal const string InService = "inService";

    private const int Deepest = 8;
    private const int MostConditions = 60;
    private const int MostFacts = 99;

    private readonly QuestionCatalogue catalogue;
    private readonly List<QuestionProblem> problems = [];
    private int conditions;

    private QuestionReader(QuestionCatalogue catalogue) => this.catalogue = catalogue;

    /// <summary>Longest text of a question, in characters.</summary>
    public const int LongestQuestion = 8000;

    public static QuestionReading Read(string json, QuestionCatalogue catalogue)
    {
        var reader = new QuestionReader(catalogue);
        if (json.Length > LongestQuestion)
        {
            reader.Wrong("$", $"问题超过 {LongestQuestion} 字", $"the question is longer than {LongestQuestion} characters", "请减少条件", "use fewer conditions");
            return new(null, [.. reader.problems]);
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            var question = reader.Top(document.RootElement);
            return reader.problems.Count == 0 ? new(question, []) : new(null, [.. reader.problems]);
        }
        catch (JsonException broken)
        {
            var place = $"{broken.LineNumber + 1}:{broken.BytePositionInLine + 1}";
            reader.Wrong("$", $"不是有效的 JSON（第 {place} 处）", $"no valid JSON (at {place})", "请检查括号、引号和逗号", "check brackets, quotes and commas");
            return new(null, [.. reader.problems]);
        }
    }

    private Question Top(JsonElement root)
    {
        if (!IsObject(root, "$"))
        {
            return new Question();
        }

        Known(root, "$", "people", "where", "columns", "order", "descending", "pivot");
        return new Question
        {
            Everybody = People(root),
            Where = root.TryGetProperty("where", out var where) ? Condition(where, "$.where", null, 1) : null,
            Columns = Columns(root),
            Order = root.TryGetProperty("order", out var order) ? Offered(order, "$.order", catalogue.Orders) : null,
            Descending = root.TryGetProperty("descending", out var descending) && YesNo(descending, "$.descending"),
            Pivot = root.TryGetProperty("pivot", out var pivot) ? Pivot(pivot) : null,
        };
    }

    private bool People(JsonElement root) =>
        root.TryGetProperty("people", out var people) && Offered(people, "$.people", [InService, All]) == All;

    private ImmutableArray<string> Columns(JsonElement root)
    {
        if (!root.TryGetProperty("columns", out var columns) || !IsArray(columns, "$.columns"))
        {
            return [];
        }

        var keys = catalogue.Columns.Select(c => c.Key).ToImmutableArray();
        return [.. columns.EnumerateArray().Select((c, i) => Offered(c, $"$.columns[{i}]", keys)).OfType<string>().Distinct()];
    }

    private Crossing? Pivot(JsonElement pivot)
    {
        if (!IsObject(pivot, "$.pivot"))
        {
            return null;
        }

        Known(pivot, "$.pivot", "rows", "across");
        var keys = catalogue.Groupings.Select(g => g.Key).ToImmutableArray();
        if (!pivot.TryGetProperty("rows", out var rows))
        {
            Wrong("$.pivot", "缺少 rows", "rows is missing", "请选择按什么分行", "choose what the rows are");
            return null;
        }

        var down = Offered(rows, "$.pivot.rows", keys);
        var across = pivot.TryGetProperty("across", out var columns) ? Offered(columns, "$.pivot.across", keys) : null;
        return down is null ? null : new Crossing(down, across);
    }

    private Condition? Condition(JsonElement json, string path, QuestionKind? kind, int depth)
    {
        if (!IsObject(json, path))
        {
            return null;
        }

        if (++conditions > MostConditions || depth > Deepest)
        {
            if (conditions == MostConditions + 1 || depth == Deepest + 1)
            {
                Wrong(path, $"条件超过 {MostConditions} 个或嵌套超过 {Deepest} 层", $"more than {MostConditions} conditions or nested deeper than {Deepest}", "请简化问题", "make the question simpler");
            }

            return null;
        }

        if (json.TryGetProperty("all", out var all))
        {
            Known(json, path, "all");
            return new AllOf(Parts(all, $"{path}.all", kind, depth));
        }

        if (json.TryGetProperty("any", out var any))
        {
            Known(json, path, "any");
            return new AnyOf(Parts(any, $"{path}.any", kind, depth));
        }

        if (json.TryGetProperty("not", out var not))
        {
            Known(json, path, "not");
            return Condition(not, $"{path}.not", kind, depth + 1) is { } part ? new Not(part) : null;
        }

        if (json.TryGetProperty("field", out var field))
        {
            return Test(json, field, path, kind);
        }

        if (kind is null && json.TryGetProperty("fact", out var fact))
        {
            return Fact(json, fact, path, depth);
        }

        Wrong(path, "看不出是哪种条件", "no condition that is known", kind is null ? "请写 all、any、not、field 或 fact 之一" : "请写 all、any、not 或 field 之一", kind is null ? "write one of all, any, not, field, fact" : "write one of all, any, not, field");
        return null;
    }

    private ImmutableArray<Condition> Parts(JsonElement parts, string path, QuestionKind? kind, int depth)
    {
        if (!IsArray(parts, path))
        {
            return [];
        }

        if (parts.GetArrayLength() == 0)
        {
            Wrong(path, "没有任何条件", "there is no condition in it", "请加上条件，或删去这一组", "add a condition, or remove the group");
        }

        return [.. parts.EnumerateArray().Select((p, i) => Condition(p, $"{path}[{i}]", kind, depth + 1)).OfType<Condition>()];
    }

    private FactTest? Fact(JsonElement json, JsonElement named, string path, int depth)
    {
        Known(json, path, "fact", "when", "atLeast", "where");
        var key = named.ValueKind == JsonValueKind.String ? named.GetString()! : "";
        if (catalogue.Kind(key) is not { } kind)
        {
            Wrong($"{path}.fact", $"没有“{key}”这种信息，或者您无权查看", $"there is no kind of fact '{key}', or it is not yours to read", "请从可问的信息中选择", "choose one of those offered");
            return null;
        }

        var when = json.TryGetProperty("when", out var at) ? ReadWhen(at, $"{path}.when", kind) : When.OnDay;
        var atLeast = 1;
        if (json.TryGetProperty("atLeast", out var number))
        {
            if (!number.TryWhole(out atLeast) || atLeast is < 1 or > MostFacts)
            {
                Wrong($"{path}.atLeast", "不是 1 至 99 的整数", "no whole number from 1 to 99", "请写次数，如 2", "write a number, such as 2");
            }
            else if (atLeast > 1 && when is When.SinceBefore)
            {
                Wrong($"{path}.atLeast", "“一直”与次数不能并用", "'since before' and a number don't go together", "请去掉其中一个", "drop one of them");
            }
        }

        var where = json.TryGetProperty("where", out var inner) ? Condition(inner, $"{path}.where", kind, depth + 1) : null;
        return when is null ? null : new FactTest(key, when, Math.Max(1, atLeast), where);
    }

    private When? ReadWhen(JsonElement when, string path, QuestionKind kind)
    {
        if (when.ValueKind == JsonValueKind.String && when.GetString() is "onDay" or "ever")
        {
            return when.GetString() == "ever" ? When.Ever : When.OnDay;
        }

        if (when.ValueKind == JsonValueKind.Object && when.TryGetProperty("sinceBefore", out var since))
        {
            Known(when, path, "sinceBefore");
            if (kind.IsEvent)
            {
                Wrong(path, $"{kind.Zh}是某一天发生的事，没有“一直”", $"{kind.En} happens on a day and does not last", "请用 ever 或 between", "use ever or between");
                return null;
            }

            return Day(since, $"{path}.sinceBefore") is { } day ? new When.SinceBefore(day) : null;
        }

        if (when.ValueKind == JsonValueKind.Object && when.TryGetProperty("between", out var between))
        {
            Known(when, path, "between");
            if (between.ValueKind != JsonValueKind.Array || between.GetArrayLength() != 2)
            {
                Wrong($"{path}.between", "不是两个日期", "not two days", "请写成 [\"2018-01-01\", \"2020-12-31\"]", "write it as [\"2018-01-01\", \"2020-12-31\"]");
                return null;
            }

            var (from, to) = (Day(between[0], $"{path}.between[0]"), Day(between[1], $"{path}.between[1]"));
            if (from > to)
            {
                Wrong($"{path}.between", "起始晚于终止", "it ends before it begins", "请对调两个日期", "swap the two days");
            }

            return from is { } first && to is { } last ? new When.Between(first, last) : null;
        }

        Wrong(path, "看不出是什么时候", "no time that is known", "请写 onDay、ever、{\"sinceBefore\": 日期} 或 {\"between\": [日期, 日期]}", "write onDay, ever, {\"sinceBefore\": day} or {\"between\": [day, day]}");
        return null;
    }

    private string? Offered(JsonElement value, string path, ImmutableArray<string> keys)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (keys.Contains(text))
        {
            return text;
        }

        Wrong(path, $"没有“{text}”，或者您无权查看", $"there is no '{text}', or it is not yours to read", $"可用：{string.Join("、", keys)}", $"offered: {string.Join(", ", keys)}");
        return null;
    }

    private bool YesNo(JsonElement value, string path)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Wrong(path, "既不是 true 也不是 false", "neither true nor false", "请写 true 或 false", "write true or false");
        return false;
    }

    private void Known(JsonElement json, string path, params ReadOnlySpan<string> names)
    {
        foreach (var property in json.EnumerateObject())
        {
            if (!names.Contains(property.Name))
            {
                Wrong($"{path}.{property.Name}", "这里没有这一项", "there is no such member here", $"这里可以有：{string.Join("、", names.ToArray())}", $"offered here: {string.Join(", ", names.ToArray())}");
            }
        }
    }

    private bool IsObject(JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Wrong(path, "不是对象", "no object", "请写成 { … }", "write it as { … }");
        }

        return json.ValueKind == JsonValueKind.Object;
    }

    private bool IsArray(JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            Wrong(path, "不是列表", "no list", "请写成 [ … ]", "write it as [ … ]");
        }

        return json.ValueKind == JsonValueKind.Array;
    }

    private void Wrong(string path, string zh, string en, string remedyZh, string remedyEn) => problems.Add(new(path, zh, en, remedyZh, remedyEn));
}
