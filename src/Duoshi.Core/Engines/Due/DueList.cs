using Duoshi.Core.Engines.Retirement;
using Duoshi.Core.Rules;
using Duoshi.Core.Time;
using static System.FormattableString;

namespace Duoshi.Core.Engines.Due;

/// <summary>
/// 到期清单: what becomes due of a person within some days. A list for people to work off; reaching a date changes nothing
/// by itself and obliges nobody. What is overdue is asked for by a first day before today: who asks leaves out what
/// has been worked off.
/// </summary>
public static class DueList
{
    /// <summary>What becomes due of one person.</summary>
    /// <param name="person">The person, in service.</param>
    /// <param name="from">First day asked for.</param>
    /// <param name="to">First day after.</param>
    /// <param name="parameters">The figures that hold.</param>
    /// <returns>In order of day, then kind.</returns>
    public static ImmutableArray<DueItem> Of(DuePerson person, DateOnly from, DateOnly to, DueParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(parameters);
        IEnumerable<DueItem?> all =
        [
            Retirement(person, parameters.Retirement),
            Recruit(person.Recruitment, parameters),
            .. person.Posts.Select(InPost),
            .. person.Posts.Select(Posting),
            .. person.Sanctions.Select(SanctionEnd),
            Grade(person, parameters),
            Contract(person.Contract),
        ];
        return [.. all.OfType<DueItem>().Where(i => i.Day >= from && i.Day < to).OrderBy(i => i.Day).ThenBy(i => i.Kind)];
    }

    private static DueItem? Retirement(DuePerson person, RetirementParameters parameters)
    {
        if (person.Birth is not { Precision: DatePrecision.Day or DatePrecision.Month } birth)
        {
            return null;
        }

        var found = RetirementAge.Statutory(
            RetirementAge.TrackFor(person.Woman, person.Worker, person.DivisionLevelOrSeniorTitle, parameters), YearMonth.Of(birth.Value), parameters, person.Worker);
        var month = found.StatutoryMonth.FirstDay;
        return new DueItem(DueKind.Retirement, month, null, Invariant($"到龄：{month:yyyy}年{month.Month}月"), Invariant($"Retirement age in {month:yyyy-MM}"), found.Reasons);
    }

    private static DueItem? Recruit(DueRecruitment? recruitment, DueParameters parameters) => recruitment is null ? null : new DueItem(
        DueKind.Probation, recruitment.On.AddMonths(parameters.ProbationMonths), recruitment.Row, "新录用人员试用期满", "End of a recruit's probation",
        [RuleCatalogue.Reason("R-49", Invariant($"{recruitment.On:yyyy-MM-dd}录用，试用期{parameters.ProbationMonths}个月。"), Invariant($"Recruited on {recruitment.On:yyyy-MM-dd}; {parameters.ProbationMonths} months of probation."))]);

    private static DueItem? InPost(DuePost post)
    {
        if (post.Promotion is not { } promotion || post.From.Precision == DatePrecision.Unknown)
        {
            return null;
        }

        var end = post.From.Value.AddMonths(promotion.Months);
        return post.To.Value < end ? null : new DueItem(
            DueKind.Probation, end, post.Row, $"任职试用期满（推断）：{post.Text}", $"End of probation in the post (inferred): {post.Text}",
            [
                RuleCatalogue.Reason(
                    "R-74", Invariant($"{post.From}任职，试用期{promotion.Months}个月。推断：{promotion.Zh}，任职不经选拔任用纪实办理。"),
                    Invariant($"In the post from {post.From}; {promotion.Months} months of probation. Inferred: {promotion.En}; the post came by no recorded process.")),
            ]);
    }

    private static DueItem? Posting(DuePost post) => post.IsPosting && post.To.Precision != DatePrecision.Unknown
        ? new DueItem(DueKind.Posting, post.To.Value, post.Row, $"外派到期：{post.Text}", $"End of the posting: {post.Text}", [])
        : null;

    private static DueItem? SanctionEnd(DueSanction sanction) => sanction.Effect.Until is { } until
        ? new DueItem(DueKind.SanctionEnd, until, sanction.Row, $"影响期满：{sanction.Text}", $"End of effect: {sanction.Text}", sanction.Effect.Reasons)
        : null;

    private static DueItem? Contract(DueContract? contract) => contract is { To: { Precision: not DatePrecision.Unknown } to }
        ? new DueItem(DueKind.Contract, to.Value, contract.Row, $"聘用合同到期：{contract.Text}", $"End of the contract: {contract.Text}", [])
        : null;

    private static DueItem? Grade(DuePerson person, DueParameters parameters)
    {
        if (person.Grade is not { } grade || !parameters.YearsToGrade.TryGetValue(grade.Grade - 1, out var years))
        {
            return null;
        }

        // Each year that doesn't count puts the day off by one; a year put off may not count either.
        var (day, lost) = (grade.Since.AddYears(years), 0);
        for (var year = grade.Since.Year; year < day.Year; year++)
        {
            if (person.YearsNotCounted.Contains(year))
            {
                lost++;
                day = day.AddYears(1);
            }
        }

        return new DueItem(
            DueKind.GradeYears, day, grade.Row, $"任{grade.Text}满{years}年，可以研究晋升", $"{years} years as {grade.Text}: promotion may be considered",
            [
                RuleCatalogue.Reason("R-37", Invariant($"自{grade.Since:yyyy-MM-dd}起任{grade.Text}，间隔{years}年。"), Invariant($"{grade.Text} since {grade.Since:yyyy-MM-dd}; interval {years} years.")),
                .. lost == 0 ? Array.Empty<RuleReason>() : [RuleCatalogue.Reason("R-38", $"有{lost}个年度不计入。", Invariant($"{lost} years don't count."))],
            ]);
    }
}
