namespace Duoshi.Core.Engines.Questions;

/// <summary>Whole years between days. Who is born on 29 February is a year older on 28 February of a common year.</summary>
public static class FullYears
{
    /// <summary>Whole years completed from a day to another; negative when it lies ahead.</summary>
    public static int On(DateOnly start, DateOnly day)
    {
        var years = day.Year - start.Year;
        return start.AddYears(years) > day ? years - 1 : years;
    }

    /// <summary>The last day from which <paramref name="years"/> whole years (0 to 150) have gone by on <paramref name="day"/>.</summary>
    public static DateOnly LatestStart(DateOnly day, int years)
    {
        var start = day.AddYears(-years);
        return start.AddDays(1).AddYears(years) <= day ? start.AddDays(1) : start;
    }
}
