using Duoshi.Core.Forms;
using Duoshi.Core.Time;

namespace Duoshi.Core.Engines.Narrative;

/// <summary>
/// Compares the resume 简历 with the dated rows of the record. Periods and rows are laid beside each other in order of time,
/// so that the dates and texts differ as little as possible; what finds no partner stands alone.
/// </summary>
/// <remarks>
/// Dates are compared as coarsely as the coarser of the two is known: a resume knows months. Side events in brackets
/// (continuations) are no periods of the career and are not compared.
/// </remarks>
public static class ResumeAgainstRows
{
    /// <summary>What leaving one side without a partner costs; a pair that costs more than two of these is no pair.</summary>
    private const double Alone = 0.75;

    /// <summary>Months of difference that count as much as an entirely different text.</summary>
    private const double MonthsAsText = 18;

    /// <summary>Months from school to the first post that a resume passes over.</summary>
    private const int MonthsAfterSchool = 3;

    /// <summary>Words of a line that tell of study and not of a post.</summary>
    private static readonly string[] StudyWords = ["学习", "专业学生", "就读", "攻读", "大学生", "研究生在读"];

    /// <summary>Words of a line that tell of nothing the record keeps rows of.</summary>
    private static readonly string[] UnrecordedWords = ["待业", "待分配", "自由职业", "在家务农"];

    /// <summary>Finds gaps and overlaps in the resume, and what differs from the rows.</summary>
    /// <param name="resume">The periods, as <see cref="ResumeText.Parse"/> finds them.</param>
    /// <param name="rows">Main posts and full-time studies, in any order.</param>
    /// <param name="day">The day of reading: what ends later is open.</param>
    /// <returns>Findings in the order of the resume; those without a period where their row would stand.</returns>
    public static ImmutableArray<ResumeFinding> Compare(ResumeReading resume, IEnumerable<CareerRow> rows, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(resume);
        var told = resume.Periods.Select((p, i) => (Period: p, Number: i + 1)).Where(p => p.Period.From.Precision != DatePrecision.Unknown).ToList();
        var held = Joined(rows.Select(r => r.To.Value > day ? r with { To = PartialDate.Open } : r));
        var findings = ImmutableArray.CreateBuilder<ResumeFinding>();
        foreach (var (period, row) in Pairs(told, held))
        {
            if (period is { } p && row is { } r)
            {
                findings.AddRange(ResumeFindings.OfPair(p.Period, p.Number, r, JoinsStudy(told, p.Number, r)));
            }
            else if (period is { } alone && !IsUnrecorded(alone.Period.Text))
            {
                findings.Add(ResumeFindings.OnlyInResume(alone.Period, alone.Number, IsStudy(alone.Period.Text)));
            }
            else if (row is { } untold)
            {
                findings.Add(ResumeFindings.OnlyInRows(untold));
            }

            if (period is { } here && told.FirstOrDefault(t => t.Number > here.Number) is { Period: not null } next)
            {
                findings.AddRange(ResumeFindings.Between(here.Period, here.Number, next.Period));
            }
        }

        return findings.DrainToImmutable();
    }

    /// <summary>The first post after school: a resume joins its period to the study, whatever weeks lay between.</summary>
    private static bool JoinsStudy(List<(ResumePeriod Period, int Number)> told, int number, CareerRow row) =>
        told.FirstOrDefault(t => t.Number == number - 1).Period is { } before && IsStudy(before.Text)
        && before.To.Value <= row.From.Value && row.From.Value < before.To.Value.AddMonths(MonthsAfterSchool + 1);

    /// <summary>Rows in order of time; those that only go on from the last one are one.</summary>
    private static List<CareerRow> Joined(IEnumerable<CareerRow> rows)
    {
        var joined = new List<CareerRow>();
        foreach (var row in rows.OrderBy(r => r.From.Value).ThenBy(r => r.To.Value))
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Kind == row.Kind && last.Text == row.Text && last.To.Value >= row.From.Value)
            {
                joined[^1] = last with { To = row.To };
            }
            else
            {
                joined.Add(row);
            }
        }

        return joined;
    }

    /// <summary>The cheapest way to lay both sides beside each other, kept in order (an edit distance over periods).</summary>
    private static IEnumerable<((ResumePeriod Period, int Number)? Period, CareerRow? Row)> Pairs(List<(ResumePeriod Period, int Number)> told, List<CareerRow> held)
    {
        var cost = new double[told.Count + 1, held.Count + 1];
        for (var i = told.Count; i >= 0; i--)
        {
            for (var j = held.Count; j >= 0; j--)
            {
                cost[i, j] = (i < told.Count, j < held.Count) switch
                {
                    (false, false) => 0,
                    (true, false) => cost[i + 1, j] + Alone,
                    (false, true) => cost[i, j + 1] + Alone,
                    _ => Math.Min(cost[i + 1, j + 1] + Difference(told[i].Period, held[j]), Math.Min(cost[i + 1, j], cost[i, j + 1]) + Alone),
                };
            }
        }

        var (at, on) = (0, 0);
        while (at < told.Count || on < held.Count)
        {
            if (at < told.Count && on < held.Count && Same(cost[at, on], cost[at + 1, on + 1] + Difference(told[at].Period, held[on])))
            {
                yield return (told[at++], held[on++]);
            }
            else if (on == held.Count || (at < told.Count && Same(cost[at, on], cost[at + 1, on] + Alone)))
            {
                yield return (told[at++], null);
            }
            else
            {
                yield return (null, held[on++]);
            }
        }
    }

    private static bool Same(double a, double b) => Math.Abs(a - b) < 1e-9;

    /// <summary>0 for the same, up to 2 for nothing in common.</summary>
    private static double Difference(ResumePeriod period, CareerRow row)
    {
        if (IsStudy(period.Text) != (row.Kind == CareerRowKind.Study))
        {
            return 3 * Alone;
        }

        var months = Math.Abs(((period.From.Value.Year - row.From.Value.Year) * 12) + period.From.Value.Month - row.From.Value.Month);
        return Math.Min(1, months / MonthsAsText) + 1 - CareerWords.Likeness(period.Text, row.Text);
    }

    private static bool IsStudy(string text) => StudyWords.Any(w => text.Contains(w, StringComparison.Ordinal));

    private static bool IsUnrecorded(string text) => UnrecordedWords.Any(w => text.Contains(w, StringComparison.Ordinal));
}
