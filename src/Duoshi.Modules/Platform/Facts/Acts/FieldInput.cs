using System.Globalization;
using Duoshi.Core.Codes;
using Duoshi.Core.Time;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Platform.Facts;

/// <summary>Reads what a person or a program wrote into a field. What can't be read is refused by the field's name, with the nearest that can.</summary>
internal static class FieldInput
{
    private const int GreatestPicture = 2 * 1024 * 1024;

    public static Outcome<ReadValue> Read(FactField field, string? text)
    {
        var bare = field.Type == FieldType.Text ? text : text?.Trim();
        if (string.IsNullOrWhiteSpace(bare))
        {
            return new ReadValue(null);
        }

        return field.Type switch
        {
            FieldType.Code => Code(field, bare),
            FieldType.Text => field.Max > 0 && bare.Length > field.Max * 2
                ? Invalid(field, bare, $"最多 {field.Max} 个字", $"at most {field.Max} characters")
                : new ReadValue(bare),
            FieldType.Whole => int.TryParse(bare, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? new ReadValue(whole) : Invalid(field, bare, "请填写整数", "write a whole number"),
            FieldType.Number => decimal.TryParse(bare, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? new ReadValue(number) : Invalid(field, bare, "请填写数字", "write a number"),
            FieldType.YesNo => YesNo(field, bare),
            FieldType.Date => PartialDate.TryParse(bare, out var day) && day.Precision == DatePrecision.Day ? new ReadValue(day.Value) : Invalid(field, bare, "请写成 2024.05.01，且为实际存在的日期", "write an existing day as 2024.05.01"),
            FieldType.PartialDate => PartialDate.TryParse(bare, out var date) ? new ReadValue(date) : Invalid(field, bare, "请写成 2024.05 或 2024.05.01，且为实际存在的日期", "write an existing date as 2024.05 or 2024.05.01"),
            FieldType.Reference => long.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new ReadValue(id) : Invalid(field, bare, "请从列表中选择", "choose from the list"),
            _ => Picture(field, bare),
        };
    }

    /// <summary>Longer than the official form takes: kept, but worth a look.</summary>
    public static ActWarning? TooLongForForm(FactField field, object? value) =>
        field.Type == FieldType.Text && field.Max > 0 && value is string text && text.Length > field.Max
            ? new ActWarning(field.Key, $"“{field.Zh}”超过标准表格的 {field.Max} 个字，已保留全文。", $"'{field.En}' is longer than the {field.Max} characters of the official form; the whole text is kept.")
            : null;

    private static Outcome<ReadValue> Code(FactField field, string text)
    {
        switch (CodeTables.Get(field.Codes!).Match(text))
        {
            case CodeMatch.Found found:
                return new ReadValue(found.Entry.Code);
            case CodeMatch.Ambiguous several:
                var choices = several.Entries.Select(e => $"{e.Name}（{e.Code}）").ToList();
                return Invalid(field, text, "有多项同名，请选其一：" + string.Join("、", choices), "several bear this name, choose one: " + string.Join(", ", choices), several.Entries);
            case CodeMatch.Unknown unknown:
                var nearest = unknown.Nearest.Select(e => e.Name).ToList();
                return new Refusal(
                    "record.unknown-code",
                    $"“{field.Zh}”的值“{text}”不在代码表中{(nearest.Count > 0 ? "，最接近的有：" + string.Join("、", nearest) : "")}。",
                    $"'{text}' is no value of '{field.En}'{(nearest.Count > 0 ? "; nearest: " + string.Join(", ", nearest) : "")}.",
                    422)
                { Details = new { field = field.Key, nearest = unknown.Nearest.Select(e => new { e.Code, e.Name }) } };
            default:
                throw new InvalidOperationException("A code matches, is ambiguous, or is unknown.");
        }
    }

    private static Outcome<ReadValue> YesNo(FactField field, string text) => text.ToUpperInvariant() switch
    {
        "1" or "是" or "TRUE" or "YES" => new ReadValue(true),
        "0" or "否" or "FALSE" or "NO" => new ReadValue(false),
        _ => Invalid(field, text, "请填写“是”或“否”", "write yes or no"),
    };

    private static Outcome<ReadValue> Picture(FactField field, string text)
    {
        if (text.Length > GreatestPicture * 4 / 3 + 4)
        {
            return Invalid(field, "…", "图片不能超过 2 MB", "the picture must not be larger than 2 MB");
        }

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? new ReadValue(bytes[..length])
            : Invalid(field, "…", "图片须为 Base64 文本", "the picture must be Base64 text");
    }

    private static Refusal Invalid(FactField field, string text, string zh, string en, ImmutableArray<CodeEntry> nearest = default) => new(
        "record.field-invalid", $"“{field.Zh}”的值“{text}”无效：{zh}。", $"'{text}' can't be the value of '{field.En}': {en}.", 422)
    { Details = new { field = field.Key, nearest = nearest.IsDefault ? [] : nearest.Select(e => new { e.Code, e.Name }) } };
}

/// <summary>A value read from text; null: the field is to be empty.</summary>
internal readonly record struct ReadValue(object? Value);
