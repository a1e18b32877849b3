using System.Globalization;
using Duoshi.Core.Time;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>Dates as cells of sheets hold them: the forms of <see cref="PartialDate"/>, and the day number of a spreadsheet program in a cell that lost its date format.</summary>
internal static class CellDates
{
    /// <summary>1928 and 2064: no date of a living person's record lies outside.</summary>
    private const int FirstDay = 10_228;
    private const int LastDay = 60_264;

    private static readonly DateOnly DayZero = new(1899, 12, 30);

    /// <summary>Whether the text is a date.</summary>
    /// <param name="text">The text.</param>
    /// <param name="date">The date.</param>
    /// <returns>False too for five digits that may be a month without its zero (20203).</returns>
    public static bool TryRead(string text, out PartialDate date)
    {
        if (PartialDate.TryParse(text, out date))
        {
            return true;
        }

        if (text.Length == 5 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= FirstDay and <= LastDay && !MayBeMonth(text))
        {
            date = new PartialDate(DayZero.AddDays(number), DatePrecision.Day);
            return true;
        }

        return false;
    }

    /// <summary>Why a text is no date, and what to write.</summary>
    public static MappingProblem Problem(string zh, string en, string text) => text.Length == 5 && MayBeMonth(text)
        ? new MappingProblem(
            "date.in-doubt", $"“{zh}”的内容“{text}”可能是 {text[..4]} 年 {text[4]} 月，也可能是表格软件的日期序号", $"请改为 {text[..4]}.0{text[4]}，或写出完整日期",
            $"“{text}” of “{en}” may be month {text[4]} of {text[..4]}, or the day number of a spreadsheet", $"Write {text[..4]}.0{text[4]}, or the whole date")
        : new MappingProblem(
            "date.invalid", $"“{zh}”的内容“{CodeReading.Short(text)}”不是有效日期", "请改为 yyyyMM 或 yyyyMMdd，例如 198503",
            $"“{CodeReading.Short(text)}” of “{en}” is no date", "Write yyyyMM or yyyyMMdd, e.g. 198503");

    private static bool MayBeMonth(string text) => (text.StartsWith("19", StringComparison.Ordinal) || text.StartsWith("20", StringComparison.Ordinal)) && text[4] != '0' && text.All(char.IsAsciiDigit);
}
