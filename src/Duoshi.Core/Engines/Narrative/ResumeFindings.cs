using Duoshi.Core.Forms;
using Duoshi.Core.Time;

namespace Duoshi.Core.Engines.Narrative;

/// <summary>The findings in words, each with what could be done.</summary>
internal static class ResumeFindings
{
    public static IEnumerable<ResumeFinding> OfPair(ResumePeriod period, int number, CareerRow row, bool joined)
    {
        if (!joined && !SameAsKnown(period.From, row.From))
        {
            yield return new ResumeFinding(
                ResumeFindingKind.StartDiffers, number, row.Key,
                $"简历第 {number} 段自 {Shown(period.From)} 开始，记录为 {Shown(row.From)}：{row.Text}",
                $"Period {number} of the resume begins in {Shown(period.From)}, the record says {Shown(row.From)}: {row.Text}",
                new ProposedFix(true, row.Key, period.From, row.To, row.Text));
        }

        if (!SameAsKnown(period.To, row.To))
        {
            yield return new ResumeFinding(
                ResumeFindingKind.EndDiffers, number, row.Key,
                $"简历第 {number} 段至 {Shown(period.To)}，记录为 {Shown(row.To)}：{row.Text}",
                $"Period {number} of the resume ends {Until(period.To)}, the record says {Until(row.To)}: {row.Text}",
                new ProposedFix(true, row.Key, row.From, period.To, row.Text));
        }

        if (!CareerWords.Names(period.Text, row.Core))
        {
            yield return new ResumeFinding(
                ResumeFindingKind.TextDiffers, number, row.Key,
                $"简历第 {number} 段写“{period.Text}”，记录为“{row.Text}”",
                $"Period {number} of the resume says “{period.Text}”, the record “{row.Text}”",
                new ProposedFix(false, null, period.From, period.To, row.Text));
        }
    }

    public static ResumeFinding OnlyInResume(ResumePeriod period, int number, bool study) => new(
        ResumeFindingKind.OnlyInResume, number, null,
        $"简历第 {number} 段“{period.Text}”（{Shown(period.From)}–{Shown(period.To)}）没有对应的{(study ? "学历" : "任职")}记录",
        $"Period {number} of the resume, “{period.Text}” ({Shown(period.From)} to {Until(period.To)}), has no row of {(study ? "education" : "appointments")}",
        new ProposedFix(true, null, period.From, period.To, period.Text));

    public static ResumeFinding OnlyInRows(CareerRow row) => new(
        ResumeFindingKind.OnlyInRows, null, row.Key,
        $"简历没有写“{row.Text}”（{Shown(row.From)}–{Shown(row.To)}）",
        $"The resume doesn't tell of “{row.Text}” ({Shown(row.From)} to {Until(row.To)})",
        new ProposedFix(false, null, row.From, row.To, row.Text));

    /// <summary>Periods join: the end of one is the start of the next (rules of filling in the form).</summary>
    public static IEnumerable<ResumeFinding> Between(ResumePeriod period, int number, ResumePeriod next)
    {
        if (period.To.Precision != next.From.Precision || period.To == next.From)
        {
            yield break;
        }

        if (period.To.Value < next.From.Value)
        {
            yield return new ResumeFinding(
                ResumeFindingKind.Gap, number, null,
                $"简历第 {number} 段之后有空档：{Shown(period.To)}–{Shown(next.From)}",
                $"There is a gap after period {number} of the resume: {Shown(period.To)} to {Shown(next.From)}", null);
        }
        else
        {
            yield return new ResumeFinding(
                ResumeFindingKind.Overlap, number, null,
                $"简历第 {number} 段与下一段重叠：{Shown(next.From)}–{Shown(period.To)}",
                $"Period {number} of the resume overlaps the next: {Shown(next.From)} to {Shown(period.To)}", null);
        }
    }

    /// <summary>Equal as far as both are known; an open end equals only another, or one that nobody stated.</summary>
    private static bool SameAsKnown(PartialDate told, PartialDate held)
    {
        if (told.Precision == DatePrecision.Unknown || held.Precision == DatePrecision.Unknown)
        {
            return told.Precision == held.Precision;
        }

        var coarser = told.Precision > held.Precision ? told.Precision : held.Precision;
        return coarser switch
        {
            DatePrecision.Day => told.Value == held.Value,
            DatePrecision.Month => (told.Value.Year, told.Value.Month) == (held.Value.Year, held.Value.Month),
            _ => told.Value.Year == held.Value.Year,
        };
    }

    private static string Shown(PartialDate date) => date == PartialDate.Open ? "今" : date.Precision == DatePrecision.Unknown ? "不详" : date.ToString();

    private static string Until(PartialDate date) => date == PartialDate.Open ? "open" : date.ToString();
}
