using Duoshi.Core.Time;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Platform.Facts;

/// <summary>Reads the dates of an act; an impossible one is refused by the name of its field.</summary>
internal static class ActDates
{
    private static readonly string[] Unknowns = ["不详", "unknown"];
    private static readonly string[] Opens = ["至今", "open", "9999-12-31"];

    /// <summary>The first day; null when nothing is written.</summary>
    public static Outcome<PartialDate?> From(string? text) => Read("from", "开始日期", "First day", text, PartialDate.UnknownStart, Unknowns);

    /// <summary>The end; null when nothing is written.</summary>
    public static Outcome<PartialDate?> To(string? text) => Read("to", "结束日期", "End", text, PartialDate.Open, Opens);

    /// <summary>The day something ends; null when nothing is written.</summary>
    public static Outcome<PartialDate?> On(string? text) => Read("on", "终止日期", "Day of ending", text, null, []);

    public static Refusal Required(string field, string zh, string en) => new(
        "record.date-required", $"请填写{zh}；确实不知道的，填“不详”。", $"Give the {en}; write 'unknown' if nobody knows it.", 422)
    { Details = new { field } };

    public static Refusal? EndBeforeStart(PartialDate? from, PartialDate? to) => from is { } start && to is { } end && end.Value < start.Value
        ? new Refusal("record.date-impossible", $"结束日期 {end} 早于开始日期 {start}，请改正其中一个。", $"The end {end} is before the first day {start}; correct one of the two.", 422) { Details = new { field = "to" } }
        : null;

    private static Outcome<PartialDate?> Read(string field, string zh, string en, string? text, PartialDate? special, string[] words)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (PartialDate?)null;
        }

        if (words.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase))
        {
            return special;
        }

        return PartialDate.TryParse(text, out var date)
            ? date
            : new Refusal(
                "record.date-impossible",
                $"{zh}“{text}”不是实际存在的日期，请写成 2024.05 或 2024.05.01。",
                $"{en} '{text}' is no existing date; write it as 2024.05 or 2024.05.01.", 422)
            { Details = new { field } };
    }
}
