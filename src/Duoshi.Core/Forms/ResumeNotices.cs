using Duoshi.Core.Time;
using static Duoshi.Core.Forms.FormNoticeSeverity;

namespace Duoshi.Core.Forms;

/// <summary>The remarks that can be made about a resume.</summary>
internal static class ResumeNotices
{
    public static FormNotice LineBreaksRestored() => Of(
        "resume.line-breaks", Warning,
        "简历没有换行，已在每个起止年月前断行。", "请核对各段起止年月和内容。",
        "The resume had no line breaks; it was cut before every date range.", "Check the periods.");

    public static FormNotice BadDates(int row, int line, string text) => Of(
        "resume.dates", Warning,
        $"简历第 {row} 段的起止年月无法识别：“{text[..Math.Min(text.Length, 20)]}”。", "请改为 2003.09--2007.07 的格式。",
        $"The dates of period {row} of the resume can't be read: “{text[..Math.Min(text.Length, 20)]}”.", "Write them as 2003.09--2007.07.") with
    { Row = row, Line = line };

    public static FormNotice NoSeparator(int row, int line, PartialDate from) => Of(
        "resume.no-separator", Warning,
        $"简历第 {row} 段只有 {from}，没有“--”和截止年月，按未结束处理。", "请补填截止年月。",
        $"Period {row} of the resume has {from} alone, without “--” and end; it is taken as open.", "Add its end.") with
    { Row = row, Line = line };

    /// <summary>Periods join without gaps; the end of each is the start of the next.</summary>
    public static void AddGaps(IReadOnlyList<ResumePeriod> periods, List<FormNotice> notices)
    {
        for (var i = 0; i < periods.Count; i++)
        {
            var period = periods[i];
            if (period.From.Precision == DatePrecision.Unknown)
            {
                continue;
            }

            if (period.To.Value < period.From.Value)
            {
                notices.Add(Reversed(i + 1, period));
            }
            else if (i + 1 < periods.Count && periods[i + 1].From is { Precision: not DatePrecision.Unknown } next && next.Precision == period.To.Precision && next != period.To)
            {
                notices.Add(next.Value > period.To.Value ? Gap(i + 1, period.To, next) : Overlap(i + 1, period.To, next));
            }
            else if (i + 1 < periods.Count && period.IsOpen)
            {
                notices.Add(OpenBeforeLast(i + 1));
            }
        }
    }

    private static FormNotice Reversed(int row, ResumePeriod period) => Of(
        "resume.reversed", Warning,
        $"简历第 {row} 段截止 {period.To} 早于开始 {period.From}。", "请核对起止年月。",
        $"Period {row} of the resume ends in {period.To}, before it begins in {period.From}.", "Check its dates.") with
    { Row = row };

    private static FormNotice Gap(int row, PartialDate end, PartialDate next) => Of(
        "resume.gap", Info,
        $"简历第 {row} 段截止 {end}，下一段自 {next} 开始，中间有空档。", "请核实并补齐经历。",
        $"Period {row} of the resume ends in {end} and the next begins in {next}: there is a gap.", "Find out and fill it.") with
    { Row = row };

    private static FormNotice Overlap(int row, PartialDate end, PartialDate next) => Of(
        "resume.overlap", Info,
        $"简历第 {row} 段截止 {end}，下一段自 {next} 开始，时间重叠。", "请核对起止年月；同时进行的经历应写在括号内。",
        $"Period {row} of the resume ends in {end} and the next begins in {next}: they overlap.", "Check the dates; side events belong in brackets.") with
    { Row = row };

    private static FormNotice OpenBeforeLast(int row) => Of(
        "resume.open", Info,
        $"简历第 {row} 段没有截止年月，但之后还有经历。", "请补填截止年月。",
        $"Period {row} of the resume has no end although another follows.", "Add its end.") with
    { Row = row };

    private static FormNotice Of(string code, FormNoticeSeverity severity, string causeZh, string remedyZh, string causeEn, string remedyEn) =>
        new(code, severity, FormElements.Resume.Name, null, null, causeZh, remedyZh, causeEn, remedyEn);
}
