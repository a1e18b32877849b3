using System.Globalization;
using Duoshi.Core.Codes;

namespace Duoshi.Core.Engines.Questions;

/// <summary>Reads a question aloud: one sentence that says exactly what is asked, in Chinese or English.</summary>
/// <param name="catalogue">What the fields are called.</param>
/// <param name="officeOf">Name of an office; null: unknown.</param>
/// <param name="english">English; else Chinese.</param>
public sealed class QuestionSentence(QuestionCatalogue catalogue, Func<long, string?> officeOf, bool english)
{
    /// <summary>The people asked for.</summary>
    public string Say(Question question)
    {
        var who = question.Everybody ? T("全部人员（含离退、调出）", "Everybody, those who left included") : T("现职人员", "People in service");
        return question.Where is { } where ? T($"{who}中，{Say(where, null, false)}。", $"{who}: {Say(where, null, false)}.") : who + T("。", ".");
    }

    private string Say(Condition condition, QuestionKind? kind, bool inside) => condition switch
    {
        AllOf all => Joined(all.Parts, kind, T("，且", ", and "), inside),
        AnyOf any => Joined(any.Parts, kind, T("，或", ", or "), inside),
        Not not => T($"不满足“{Say(not.Part, kind, false)}”", $"not ({Say(not.Part, kind, false)})"),
        FieldTest test => Test((kind is null ? catalogue.Find(test.Field) : kind.Find(test.Field))!, test),
        FactTest fact => Fact(fact),
        _ => throw new NotSupportedException(condition.GetType().Name),
    };

    private string Joined(ImmutableArray<Condition> parts, QuestionKind? kind, string by, bool inside)
    {
        var several = parts.Length > 1;
        var text = string.Join(by, parts.Select(p => Say(p, kind, several)));
        return inside && several ? T($"（{text}）", $"({text})") : text;
    }

    private string Fact(FactTest fact)
    {
        var kind = catalogue.Kind(fact.Kind)!;
        var where = fact.Where is { } inner ? T($"（{Say(inner, kind, false)}）", $" ({Say(inner, kind, false)})") : "";
        var count = fact.AtLeast > 1 ? T($"至少 {fact.AtLeast} 条", $"at least {fact.AtLeast} of ") : "";
        return fact.When switch
        {
            When.SinceBefore since => T($"从 {Day(since.Day)} 以前至今一直有{kind.Zh}{where}", $"since before {Day(since.Day)} without a gap has {kind.En}{where}"),
            When.Between between when kind.IsEvent => T($"{Day(between.From)} 至 {Day(between.To)} 有{count}{kind.Zh}{where}", $"from {Day(between.From)} to {Day(between.To)} got {count}{kind.En}{where}"),
            When.Between between => T($"{Day(between.From)} 至 {Day(between.To)} 期间有过{count}{kind.Zh}{where}", $"at some time from {Day(between.From)} to {Day(between.To)} had {count}{kind.En}{where}"),
            When.EverBefore => T($"曾有{count}{kind.Zh}{where}", $"once had {count}{kind.En}{where}"),
            _ => T($"有{count}{kind.Zh}{where}", $"has {count}{kind.En}{where}"),
        };
    }

    private string Test(QuestionField field, FieldTest test)
    {
        var name = T(field.Zh, field.En);
        var value = test.Operator == QuestionOperator.Empty ? "" : string.Join(T("、", ", "), test.Values.Select(v => Value(field, v)));
        var years = field.Type == QuestionFieldType.Years;
        var unit = years ? T(field.Key == "age" ? "岁" : "年", " years") : "";
        return test.Operator switch
        {
            QuestionOperator.Empty => test.Values[0] == "true" ? T($"{name}未记录", $"{name} is not recorded") : T($"{name}有记录", $"{name} is recorded"),
            QuestionOperator.Is => T($"{name}是{value}{unit}", $"{name} is {value}{unit}"),
            QuestionOperator.In => T($"{name}是{value}之一", $"{name} is one of {value}"),
            QuestionOperator.Under when field.Type == QuestionFieldType.Office => T($"{name}是{value}及其下级", $"{name} is {value} or below it"),
            QuestionOperator.Under => T($"{name}属于{value}", $"{name} belongs to {value}"),
            QuestionOperator.AtLeast when field.Type == QuestionFieldType.Code => T($"{name}在{value}以上（含）", $"{name} is {value} or above"),
            QuestionOperator.AtMost when field.Type == QuestionFieldType.Code => T($"{name}在{value}以下（含）", $"{name} is {value} or below"),
            QuestionOperator.AtLeast => T($"{name}不少于{value}{unit}", $"{name} is at least {value}{unit}"),
            QuestionOperator.AtMost => T($"{name}不超过{value}{unit}", $"{name} is at most {value}{unit}"),
            QuestionOperator.Below => T($"{name}不满{value}{unit}", $"{name} is under {value}{unit}"),
            QuestionOperator.Above => T($"{name}超过{value}{unit}", $"{name} is over {value}{unit}"),
            QuestionOperator.Before => T($"{name}早于 {value}", $"{name} is before {value}"),
            QuestionOperator.From => T($"{name}在 {value} 或以后", $"{name} is {value} or later"),
            _ => T($"{name}含“{value}”", $"{name} contains '{value}'"),
        };
    }

    private string Value(QuestionField field, string value) => field.Type switch
    {
        QuestionFieldType.Code => CodeTables.Get(field.Codes!).Find(value)?.NameFor(english) ?? value,
        QuestionFieldType.YesNo => value == "true" ? T("是", "yes") : T("否", "no"),
        QuestionFieldType.Office => officeOf(long.Parse(value, CultureInfo.InvariantCulture)) ?? T("未知单位", "an unknown office"),
        _ => value,
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string T(string zh, string en) => english ? en : zh;
}
