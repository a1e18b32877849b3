using System.Globalization;
using Duoshi.Core.Forms;
using Duoshi.Core.Identity;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>The value of a cell that is not empty, by what its column holds.</summary>
internal static class CellReading
{
    /// <param name="column">The column.</param>
    /// <param name="key">Key of the cell, by which it can be mended.</param>
    /// <param name="text">Its text.</param>
    /// <param name="names">Names that somebody said the meaning of.</param>
    public static ProposedValue Read(RosterColumn column, string key, string text, KnownNames names) => column.Cell switch
    {
        CellKind.Name => new ProposedValue(column.Field, PersonNames.Normalise(text), key),
        CellKind.Date or CellKind.Since or CellKind.Until => Date(column, key, text),
        CellKind.Code => CodeReading.Read(column.Codes!, text, column.Field, key, column.Heading, column.En, names),
        CellKind.IdentityNumber => new ProposedValue(column.Field, IdentityNumber.TryRead(text, out var number) ? number.Value : text.ToUpperInvariant(), key),
        CellKind.YesNo => YesNo(column, key, text),
        CellKind.Whole => int.TryParse(text.TrimEnd('年'), NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? new ProposedValue(column.Field, whole, key) : NoNumber(column, key, text),
        CellKind.Number => decimal.TryParse(text.TrimEnd('年'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? new ProposedValue(column.Field, number, key) : NoNumber(column, key, text),
        _ => new ProposedValue(column.Field, text, key),
    };

    /// <summary>Whether a text says yes; null: neither yes nor no.</summary>
    public static bool? Yes(string text) => text switch
    {
        "是" or "1" or "√" or "Y" or "y" or "TRUE" or "true" or "有" => true,
        "否" or "0" or "×" or "N" or "n" or "FALSE" or "false" or "无" => false,
        _ => null,
    };

    private static ProposedValue Date(RosterColumn column, string key, string text) => CellDates.TryRead(text, out var date)
        ? new ProposedValue(column.Field, column.Kind == KindKeys.Family ? date.ToCompact() : date, key)
        : new ProposedValue(column.Field, null, key) { Raw = text, Problem = CellDates.Problem(column.Heading, column.En, text) };

    private static ProposedValue YesNo(RosterColumn column, string key, string text) => Yes(text) is { } said
        ? new ProposedValue(column.Field, said, key)
        : new ProposedValue(column.Field, null, key)
        {
            Raw = text,
            Problem = new MappingProblem("value.yes-no", $"“{column.Heading}”的内容“{CodeReading.Short(text)}”既不是“是”也不是“否”", "请填“是”或“否”", $"“{CodeReading.Short(text)}” of “{column.En}” is neither yes nor no", "Write 是 or 否"),
        };

    private static ProposedValue NoNumber(RosterColumn column, string key, string text) => new(column.Field, null, key)
    {
        Raw = text,
        Problem = new MappingProblem("value.number", $"“{column.Heading}”的内容“{CodeReading.Short(text)}”不是数字", "请填阿拉伯数字", $"“{CodeReading.Short(text)}” of “{column.En}” is no number", "Write figures"),
    };
}
