namespace Duoshi.Core.Engines.Publicity;

/// <summary>Working days of public notices (公示): Monday to Friday, less the public holidays, plus the days worked for them.</summary>
public static class WorkingDays
{
    /// <summary>Public holidays from Monday to Friday, by the State Council's yearly notices.</summary>
    private static readonly ImmutableHashSet<DateOnly> Holidays =
    [
        new(2025, 1, 1), .. Days(new(2025, 1, 28), new(2025, 2, 4)), .. Days(new(2025, 4, 4), new(2025, 4, 6)), .. Days(new(2025, 5, 1), new(2025, 5, 5)),
        .. Days(new(2025, 5, 31), new(2025, 6, 2)), .. Days(new(2025, 10, 1), new(2025, 10, 8)),
        .. Days(new(2026, 1, 1), new(2026, 1, 3)), .. Days(new(2026, 2, 15), new(2026, 2, 23)), .. Days(new(2026, 4, 4), new(2026, 4, 6)), .. Days(new(2026, 5, 1), new(2026, 5, 5)),
        .. Days(new(2026, 6, 19), new(2026, 6, 21)), .. Days(new(2026, 9, 25), new(2026, 9, 27)), .. Days(new(2026, 10, 1), new(2026, 10, 7)),
    ];

    /// <summary>Saturdays and Sundays worked in exchange.</summary>
    private static readonly ImmutableHashSet<DateOnly> Worked =
    [
        new(2025, 1, 26), new(2025, 2, 8), new(2025, 4, 27), new(2025, 9, 28), new(2025, 10, 11),
        new(2026, 1, 4), new(2026, 2, 14), new(2026, 2, 28), new(2026, 5, 9), new(2026, 9, 20), new(2026, 10, 10),
    ];

    /// <summary>Whether the holidays of all days of a stretch are known; of other years Mondays to Fridays are counted.</summary>
    public static bool IsKnown(DateOnly from, DateOnly to) => from.Year >= 2025 && to.Year <= 2026;

    /// <summary>Whether offices work on the day.</summary>
    public static bool IsWorked(DateOnly day) =>
        Worked.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(day));

    /// <summary>How many working days a notice stands.</summary>
    /// <param name="from">First day of the notice, counted.</param>
    /// <param name="to">Last day of the notice, counted; before <paramref name="from"/>: 0.</param>
    public static int Count(DateOnly from, DateOnly to) => to < from ? 0 : Days(from, to).Count(IsWorked);

    /// <summary>The last day of a notice that begins on a day and stands so many working days.</summary>
    /// <param name="from">First day of the notice, counted.</param>
    /// <param name="days">Working days, 1 or more.</param>
    public static DateOnly LastDay(DateOnly from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var day = from;
        for (var left = days - (IsWorked(day) ? 1 : 0); left > 0; left -= IsWorked(day) ? 1 : 0)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            yield return day;
        }
    }
}
