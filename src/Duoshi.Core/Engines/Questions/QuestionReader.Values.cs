using System.Globalization;
using System.Text.Json;
using Duoshi.Core.Codes;
using Duoshi.Core.Time;

namespace Duoshi.Core.Engines.Questions;

// Tests of one field, and the values they are compared with.
public sealed partial class QuestionReader
{
    private const int MostValues = 200;
    private const int LongestText = 100;
    private const int MostYears = 150;

    private FieldTest? Test(JsonElement json, JsonElement named, string path, QuestionKind? kind)
    {
        var key = named.ValueKind == JsonValueKind.String ? named.GetString()! : "";
        if ((kind is null ? catalogue.Find(key) : kind.Find(key)) is not { } field)
        {
            Wrong($"{path}.field", $"没有“{key}”这个字段，或者您无权查看", $"there is no field '{key}', or it is not yours to read", "请从可问的字段中选择", "choose one of those offered");
            return null;
        }

        var offered = QuestionOperators.Of(field);
        var written = json.EnumerateObject().Where(p => p.Name != "field").ToList();
        if (written.Count != 1 || !offered.Any(o => o.Key() == written[0].Name))
        {
            var names = offered.Select(o => o.Key()).ToList();
            Wrong(path, written.Count == 1 ? $"“{field.Zh}”不能用 {written[0].Name} 比较" : "一个条件应有且只有一种比较", written.Count == 1 ? $"{field.En} has no comparison {written[0].Name}" : "a condition has exactly one comparison", $"可用：{string.Join("、", names)}", $"offered: {string.Join(", ", names)}");
            return null;
        }

        var op = offered.First(o => o.Key() == written[0].Name);
        var place = $"{path}.{written[0].Name}";
        var value = written[0].Value;
        if (op == QuestionOperator.Empty)
        {
            return new FieldTest(key, op, [YesNo(value, place) ? "true" : "false"]);
        }

        if (op != QuestionOperator.In)
        {
            return Value(value, place, field) is { } one ? new FieldTest(key, op, [one]) : null;
        }

        if (!IsArray(value, place))
        {
            return null;
        }

        if (value.GetArrayLength() is 0 or > MostValues)
        {
            Wrong(place, $"应有 1 至 {MostValues} 个值", $"it takes 1 to {MostValues} values", "请选择值", "choose values");
            return null;
        }

        return new FieldTest(key, op, [.. value.EnumerateArray().Select((v, i) => Value(v, $"{place}[{i}]", field)).OfType<string>().Distinct()]);
    }

    /// <summary>The value in canonical text.</summary>
    private string? Value(JsonElement value, string path, QuestionField field)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => "",
        };
        if (text.Length is 0 or > LongestText)
        {
            Wrong(path, "没有值，或者太长", "there is no value, or it is too long", $"请写 1 至 {LongestText} 字", $"write 1 to {LongestText} characters");
            return null;
        }

        switch (field.Type)
        {
            case QuestionFieldType.Code:
                return Code(text, path, field);
            case QuestionFieldType.Date:
                return Day(value, path)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case QuestionFieldType.Years when !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var years) || years > MostYears:
                Wrong(path, $"“{text}”不是 0 至 {MostYears} 的整年数", $"'{text}' is no number of years from 0 to {MostYears}", "请写整数，如 40", "write a whole number, such as 40");
                return null;
            case QuestionFieldType.Number when !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) > int.MaxValue:
                Wrong(path, $"“{text}”不是数字", $"'{text}' is no number", "请写数字", "write a number");
                return null;
            case QuestionFieldType.YesNo when text is not ("true" or "false"):
                Wrong(path, $"“{text}”既不是 true 也不是 false", $"'{text}' is neither true nor false", "请写 true 或 false", "write true or false");
                return null;
            case QuestionFieldType.Office when !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _):
                Wrong(path, $"“{text}”不是院的标识", $"'{text}' is no key of an office", "请从院树中选择", "choose an office from the tree");
                return null;
            default:
                return text;
        }
    }

    private string? Code(string text, string path, QuestionField field)
    {
        var table = CodeTables.Get(field.Codes!);
        if ((table.Find(text) ?? table.Match(text).EntryOrNull) is { } entry)
        {
            return entry.Code;
        }

        var near = table.Match(text) is CodeMatch.Unknown { Nearest.Length: > 0 } unknown ? unknown.Nearest : [];
        Wrong(
            path, $"“{text}”不在“{field.Zh}”的代码表中", $"'{text}' is no code of {field.En}",
            near.IsDefaultOrEmpty ? "请从代码表中选择" : $"最接近的有：{string.Join("、", near.Select(e => e.Name))}",
            near.IsDefaultOrEmpty ? "choose one of the table" : $"nearest: {string.Join(", ", near.Select(e => e.NameFor(true)))}");
        return null;
    }

    private DateOnly? Day(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.String && PartialDate.TryParse(value.GetString(), out var date))
        {
            return date.Value;
        }

        Wrong(path, "不是 1900 至 2100 年间的日期", "no day between 1900 and 2100", "请写成 2020-01-01", "write it as 2020-01-01");
        return null;
    }
}
