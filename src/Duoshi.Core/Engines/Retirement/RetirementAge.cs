using Duoshi.Core.Rules;
using static System.FormattableString;

namespace Duoshi.Core.Engines.Retirement;

/// <summary>When people retire: rules .</summary>
/// <remarks>
/// Source: decision of the NPC Standing Committee of 2024-09-13 and the State Council measures it approved; flexible retirement measures
/// in force from 2025-01-01; 公务员法 art. 93; 组通字〔2015〕14号.
/// </remarks>
public static class RetirementAge
{
    /// <summary>The track a person is on: R-1, for women of rank or title R-7.</summary>
    /// <param name="woman">Sex as recorded.</param>
    /// <param name="worker">How the person is employed.</param>
    /// <param name="divisionLevelOrSeniorTitle">County-division level, full or deputy, or above; or a senior professional title.</param>
    /// <param name="parameters">The figures that hold.</param>
    public static TrackChoice TrackFor(
        bool woman, WorkerKind worker, bool divisionLevelOrSeniorTitle, RetirementParameters parameters)
    {
        if (!woman)
        {
            return new TrackChoice(RetirementTrack.Male60, false, [
                RuleCatalogue.Reason("R-1", "男，原60周岁一类。", "A man: originally 60."),
            ]);
        }

        if (divisionLevelOrSeniorTitle)
        {
            return new TrackChoice(RetirementTrack.Male60, true, [
                RuleCatalogue.Reason("R-7", "县处级以上女干部或具有高级职称，按60周岁一类。", "A woman of county-division rank or above, or with a senior title: the age-60 track."),
                RuleCatalogue.Reason("R-8", "与男职工同样延迟（待确认）。", "Delayed like men (to be confirmed)."),
            ]);
        }

        var track = parameters.TracksOfWomen[worker];
        var age = parameters.Tracks[track].OriginalAge;
        return new TrackChoice(track, false, [
            RuleCatalogue.Reason("R-1", Invariant($"女，原{age}周岁一类。"), Invariant($"A woman: originally {age}.")),
        ]);
    }

    /// <summary>Statutory and flexible months of a person whose track was chosen by <see cref="TrackFor"/>.</summary>
    public static StatutoryRetirement Statutory(
        TrackChoice choice, YearMonth birthMonth, RetirementParameters parameters, WorkerKind worker = WorkerKind.CivilServant)
    {
        var retirement = Statutory(choice.Track, birthMonth, parameters, worker);
        retirement = retirement with { Reasons = [.. choice.Reasons, .. retirement.Reasons] };
        if (!choice.MayAskEarlier)
        {
            return retirement;
        }

        var ownRequest = parameters.OwnRequest is OwnRequestAge.StaysAt55
            ? birthMonth.AddYears(parameters.Tracks[RetirementTrack.Female55].OriginalAge)
            : Statutory(RetirementTrack.Female55, birthMonth, parameters, worker).StatutoryMonth;
        return retirement with
        {
            OwnRequestFrom = ownRequest,
            Reasons =
            [
                .. retirement.Reasons,
                RuleCatalogue.Reason("R-8", $"本人可申请自{ownRequest}起退休（待确认）。", $"May herself ask to leave from {ownRequest} (to be confirmed)."),
            ],
        };
    }

    /// <summary>Statutory and flexible months on a track.</summary>
    /// <param name="track">The track, R-1.</param>
    /// <param name="birthMonth">Year and month of birth; the day never counts.</param>
    /// <param name="parameters">The figures that hold.</param>
    /// <param name="worker">How the person is employed; civil servants may not retire late.</param>
    /// <returns>Months without a window are null. Births before the track's first affected month keep the original age and have no window.</returns>
    public static StatutoryRetirement Statutory(
        RetirementTrack track, YearMonth birthMonth, RetirementParameters parameters, WorkerKind worker = WorkerKind.CivilServant)
    {
        var figures = parameters.Tracks[track];
        var original = birthMonth.AddYears(figures.OriginalAge);
        var delay = Delay(birthMonth, figures);
        var month = original.AddMonths(delay);
        var (years, months) = Math.DivRem((figures.OriginalAge * 12) + delay, 12);
        var contribution = parameters.MinimumContribution(month.Year);
        var result = new StatutoryRetirement(track, birthMonth, delay, years, months, month, null, null, null, contribution, [
            RuleCatalogue.Reason(
                "R-2",
                Invariant($"{birthMonth}出生，延迟{delay}个月（每{figures.Step}个月延迟1个月，最多{figures.LongestDelay}个月）。"),
                Invariant($"Born {birthMonth}: {delay} months' delay (one for every {figures.Step}, at most {figures.LongestDelay}).")),
            RuleCatalogue.Reason(
                "R-3",
                Invariant($"法定退休年龄{years}岁{months}个月，{month}到龄。"),
                Invariant($"Statutory age {years} years and {months} months, reached in {month}.")),
        ]);
        return delay == 0
            ? result with
            {
                Reasons = result.Reasons.Add(RuleCatalogue.Reason(
                    "R-10", "改革前已达到原年龄，不延迟，没有弹性区间。", "Reached the original age before the reform: no delay, no flexible window.")),
            }
            : WithWindow(result, original, parameters, worker);
    }

    /// <summary>From when a civil servant may apply to retire early, if service goes on without a break; R-9 (a) and (b).</summary>
    /// <param name="asOf">The month the service is counted to; the answer is never earlier.</param>
    /// <param name="serviceMonths">Months of service by then; 0 or more, breaks left out.</param>
    /// <param name="statutoryMonth">The month the statutory age is reached.</param>
    /// <param name="parameters">The figures that hold.</param>
    /// <returns>The earlier of the two grounds, or null when none is met before the statutory month.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The service is negative.</exception>
    public static EarlyApplication? EarlyByApplication(
        YearMonth asOf, int serviceMonths, YearMonth statutoryMonth, RetirementParameters parameters)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(serviceMonths);
        var longService = parameters.ServiceYearsForApplication;
        var (service, before) = parameters.ServiceYearsNearRetirement;
        var byLongService = asOf.AddMonths(Math.Max(0, (longService * 12) - serviceMonths));
        var nearRetirement = YearMonth.Max(
            asOf.AddMonths(Math.Max(0, (service * 12) - serviceMonths)),
            statutoryMonth.AddMonths(1 - (before * 12))); // less than so many years, not just so many
        var from = YearMonth.Min(byLongService, nearRetirement);
        if (from >= statutoryMonth)
        {
            return null;
        }

        return new EarlyApplication(from, byLongService <= nearRetirement
            ? RuleCatalogue.Reason("R-9", Invariant($"{from}工作满{longService}年，可申请提前退休。"), Invariant($"{longService} years of service in {from}: may apply to retire early."))
            : RuleCatalogue.Reason("R-9", Invariant($"{from}距退休年龄不足{before}年且工作满{service}年，可申请提前退休。"), Invariant($"Less than {before} years from retirement age with {service} years of service in {from}: may apply to retire early.")));
    }

    private static int Delay(YearMonth birthMonth, TrackFigures figures) => birthMonth < figures.FirstAffected
        ? 0
        : Math.Min((birthMonth.MonthsSince(figures.FirstAffected) / figures.Step) + 1, figures.LongestDelay);

    private static StatutoryRetirement WithWindow(
        StatutoryRetirement result, YearMonth original, RetirementParameters parameters, WorkerKind worker)
    {
        var earliest = YearMonth.Max(original, result.StatutoryMonth.AddMonths(-parameters.FlexibleEarlyMonths));
        var needed = parameters.MinimumContribution(earliest.Year);
        YearMonth? latest = parameters.MayRetireLate.Contains(worker)
            ? result.StatutoryMonth.AddMonths(parameters.FlexibleLateMonths)
            : null;
        return result with
        {
            EarliestFlexible = earliest,
            LatestFlexible = latest,
            Reasons =
            [
                .. result.Reasons,
                RuleCatalogue.Reason("R-4", $"弹性提前最早{earliest}，不低于原年龄。", $"Flexible early retirement from {earliest}, not below the original age."),
                RuleCatalogue.Reason("R-6", Invariant($"{earliest.Year}年退休须缴费满{needed}个月。"), Invariant($"Retiring in {earliest.Year} takes {needed} months of contribution.")),
                latest is null
                    ? RuleCatalogue.Reason("R-5", "公务员不适用弹性延迟退休。", "Civil servants may not retire late.")
                    : RuleCatalogue.Reason("R-5", $"与单位协商一致，弹性延迟最晚{latest}。", $"By agreement with the unit, no later than {latest}."),
            ],
        };
    }
}
