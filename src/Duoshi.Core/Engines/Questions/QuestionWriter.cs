using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Duoshi.Core.Engines.Questions;

/// <summary>Writes a question as JSON; <see cref="QuestionReader"/> reads the same question from it.</summary>
public static class QuestionWriter
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(Question question)
    {
        var json = new JsonObject();
        if (question.Everybody)
        {
            json["people"] = QuestionReader.All;
        }

        if (question.Where is { } where)
        {
            json["where"] = Node(where);
        }

        if (question.Columns.Length > 0)
        {
            json["columns"] = new JsonArray([.. question.Columns.Select(c => JsonValue.Create(c))]);
        }

        if (question.Order is { } order)
        {
            json["order"] = order;
        }

        if (question.Descending)
        {
            json["descending"] = true;
        }

        if (question.Pivot is { } pivot)
        {
            json["pivot"] = pivot.Across is null ? new JsonObject { ["rows"] = pivot.Rows } : new JsonObject { ["rows"] = pivot.Rows, ["across"] = pivot.Across };
        }

        return json.ToJsonString(Readable);
    }

    private static JsonObject Node(Condition condition) => condition switch
    {
        AllOf all => new JsonObject { ["all"] = new JsonArray([.. all.Parts.Select(Node)]) },
        AnyOf any => new JsonObject { ["any"] = new JsonArray([.. any.Parts.Select(Node)]) },
        Not not => new JsonObject { ["not"] = Node(not.Part) },
        FieldTest test => new JsonObject { ["field"] = test.Field, [test.Operator.Key()] = Value(test) },
        FactTest fact => Fact(fact),
        _ => throw new NotSupportedException(condition.GetType().Name),
    };

    private static JsonNode Value(FieldTest test) => test.Operator switch
    {
        QuestionOperator.In => new JsonArray([.. test.Values.Select(v => JsonValue.Create(v))]),
        QuestionOperator.Empty => JsonValue.Create(test.Values[0] == "true"),
        _ => JsonValue.Create(test.Values[0]),
    };

    private static JsonObject Fact(FactTest fact)
    {
        var json = new JsonObject
        {
            ["fact"] = fact.Kind,
            ["when"] = fact.When switch
            {
                When.SinceBefore since => new JsonObject { ["sinceBefore"] = Day(since.Day) },
                When.Between between => new JsonObject { ["between"] = new JsonArray(Day(between.From), Day(between.To)) },
                When.EverBefore => "ever",
                _ => "onDay",
            },
        };
        if (fact.AtLeast > 1)
        {
            json["atLeast"] = fact.AtLeast;
        }

        if (fact.Where is { } where)
        {
            json["where"] = Node(where);
        }

        return json;
    }

    private static JsonNode Day(DateOnly day) => JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
