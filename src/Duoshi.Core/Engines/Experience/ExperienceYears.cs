namespace Duoshi.Core.Engines.Experience;

/// <summary>Counts how long a person has worked in each line.</summary>
public static class ExperienceYears
{
    /// <summary>Mean length of a year of the Gregorian calendar, in days.</summary>
    public const decimal DaysPerYear = 365.2425m;

    /// <summary>Days by line up to and with <paramref name="day"/>; a day held twice in one line counts once.</summary>
    /// <param name="spells">Stretches in any order; they may overlap, reach beyond the day, or be empty.</param>
    /// <param name="day">The day the record is read at.</param>
    /// <returns>Whole days by line; lines without a day are absent.</returns>
    public static ImmutableSortedDictionary<string, int> Days(IEnumerable<LineSpell> spells, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(spells);
        var end = day == DateOnly.MaxValue ? day : day.AddDays(1);
        var days = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var line in spells.GroupBy(s => s.Line, StringComparer.Ordinal))
        {
            var counted = 0;
            var reached = DateOnly.MinValue;
            foreach (var spell in line.OrderBy(s => s.From))
            {
                var from = spell.From > reached ? spell.From : reached;
                var to = spell.To < end ? spell.To : end;
                if (to > from)
                {
                    counted += to.DayNumber - from.DayNumber;
                    reached = to;
                }
            }

            if (counted > 0)
            {
                days[line.Key] = counted;
            }
        }

        return days.ToImmutable();
    }

    /// <summary>Days as years with one decimal, halves away from zero.</summary>
    public static decimal ToYears(int days) => decimal.Round(days / DaysPerYear, 1, MidpointRounding.AwayFromZero);
}
