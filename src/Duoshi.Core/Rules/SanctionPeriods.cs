using System.Globalization;

namespace Duoshi.Core.Rules;

/// <summary>Sanction periods (处分期) and when they end by themselves; R-46.</summary>
public static class SanctionPeriods
{
    /// <summary>Months of the period of one sanction, or null for 开除, which has none.</summary>
    public static int? Months(SanctionKind kind, SanctionParameters parameters) =>
        parameters.Months.TryGetValue(kind, out var months) ? months : null;

    /// <summary>
    /// The shortest and longest period, in months, that may be set when several acts each call for the same sanction: from one
    /// period to the sum of all, 48 at most.
    /// </summary>
    /// <param name="kind">The kind of all of them; not 开除.</param>
    /// <param name="count">How many; 1 or more.</param>
    /// <param name="parameters">The lengths that hold on the day of the decision.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1, or the kind has no period.</exception>
    public static (int Shortest, int Longest) SeveralIdentical(SanctionKind kind, int count, SanctionParameters parameters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var one = Months(kind, parameters) ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, "This sanction has no period.");
        return (one, Math.Max(one, (int)Math.Min((long)one * count, parameters.LongestCombined)));
    }

    /// <summary>What a governmental or administrative sanction bars, and until when.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="effectiveFrom">The day the decision took effect; where only a month is known, its first day.</param>
    /// <param name="parameters">The lengths that hold on that day.</param>
    /// <param name="decidedMonths">The months the decision itself sets for several identical sanctions; null for the normal period.</param>
    /// <returns>
    /// The end is the same day so many months later, or that month's last day where it has no such day. 开除 has no period and no end.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The months decided are fewer than one period, more than 48, or given for 开除.</exception>
    public static SanctionEffect Effect(
        SanctionKind kind, DateOnly effectiveFrom, SanctionParameters parameters, int? decidedMonths = null)
    {
        if (Months(kind, parameters) is not { } normal)
        {
            return decidedMonths is null
                ? new SanctionEffect(effectiveFrom, null, true, true, [
                    new RuleReason(parameters.Rule, "开除：没有处分期，公职关系终止。", "Expulsion: no period; the public post ends."),
                ])
                : throw new ArgumentOutOfRangeException(nameof(decidedMonths), decidedMonths, "This sanction has no period.");
        }

        var months = decidedMonths ?? normal;
        if (months < normal || months > Math.Max(normal, parameters.LongestCombined))
        {
            throw new ArgumentOutOfRangeException(
                nameof(decidedMonths), months, $"A period of this sanction has {normal} to {parameters.LongestCombined} months.");
        }

        var until = effectiveFrom.AddMonths(months);
        return new SanctionEffect(effectiveFrom, until, BarsPromotion: true, BarsPayStep: kind >= SanctionKind.Demerit, [
            new RuleReason(
                parameters.Rule,
                string.Create(CultureInfo.InvariantCulture, $"{Name(kind)}：处分期{months}个月，自{effectiveFrom:yyyy-MM-dd}起，{until:yyyy-MM-dd}自动解除。"),
                string.Create(CultureInfo.InvariantCulture, $"{EnglishName(kind)}: {months} months from {effectiveFrom:yyyy-MM-dd}; ends by itself on {until:yyyy-MM-dd}.")),
        ]);
    }

    /// <summary>How long a Party sanction holds a member back. Configuration of confidence C: show it as such.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="countedFrom">The day of the decision; for probation the day the member's rights were restored.</param>
    /// <param name="parameters">The lengths that hold on that day.</param>
    /// <returns>For expulsion the end is the day from which readmission is possible.</returns>
    public static SanctionEffect PartyEffect(PartySanctionKind kind, DateOnly countedFrom, PartySanctionParameters parameters)
    {
        var months = parameters.Months[kind];
        var until = countedFrom.AddMonths(months);
        return new SanctionEffect(countedFrom, until, BarsPromotion: true, BarsPayStep: false, [
            new RuleReason(
                parameters.Rule,
                string.Create(CultureInfo.InvariantCulture, $"党纪处分影响期{months}个月，自{countedFrom:yyyy-MM-dd}起至{until:yyyy-MM-dd}前（待确认）。"),
                string.Create(CultureInfo.InvariantCulture, $"Party discipline: {months} months from {countedFrom:yyyy-MM-dd}, to the day before {until:yyyy-MM-dd} (to be confirmed).")),
        ]);
    }

    private static string Name(SanctionKind kind) => kind switch
    {
        SanctionKind.Warning => "警告",
        SanctionKind.Demerit => "记过",
        SanctionKind.MajorDemerit => "记大过",
        SanctionKind.Demotion => "降级",
        SanctionKind.RemovalFromPost => "撤职",
        _ => "开除",
    };

    private static string EnglishName(SanctionKind kind) => kind switch
    {
        SanctionKind.Warning => "Warning",
        SanctionKind.Demerit => "Demerit",
        SanctionKind.MajorDemerit => "Major demerit",
        SanctionKind.Demotion => "Demotion",
        SanctionKind.RemovalFromPost => "Removal from post",
        _ => "Expulsion",
    };
}
