using System.Globalization;

namespace Duoshi.Core.Engines.Retirement;

/// <summary>A month of a year; retirement counts in months and never looks at the day.</summary>
public readonly record struct YearMonth : IComparable<YearMonth>
{
    private readonly int index; // months since January of year 1, so that default is 0001-01

    /// <param name="year">1 to 9999.</param>
    /// <param name="month">1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public YearMonth(int year, int month)
        : this(new DateOnly(year, month, 1))
    {
    }

    private YearMonth(DateOnly day) => index = ((day.Year - 1) * 12) + day.Month - 1;

    public int Year => (index / 12) + 1;

    public int Month => (index % 12) + 1;

    public DateOnly FirstDay => new(Year, Month, 1);

    /// <summary>The month a day lies in.</summary>
    public static YearMonth Of(DateOnly day) => new(day);

    /// <summary>Reads yyyy-MM.</summary>
    /// <exception cref="FormatException">The text is not of this form.</exception>
    public static YearMonth Parse(string text) =>
        Of(DateOnly.ParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None));

    public YearMonth AddMonths(int months) => Of(FirstDay.AddMonths(months));

    public YearMonth AddYears(int years) => AddMonths(12 * years);

    /// <summary>Months from an earlier month to this one; negative when it is later.</summary>
    public int MonthsSince(YearMonth earlier) => index - earlier.index;

    public static YearMonth Max(YearMonth a, YearMonth b) => a >= b ? a : b;

    public static YearMonth Min(YearMonth a, YearMonth b) => a <= b ? a : b;

    public int CompareTo(YearMonth other) => index.CompareTo(other.index);

    public static bool operator <(YearMonth a, YearMonth b) => a.index < b.index;

    public static bool operator >(YearMonth a, YearMonth b) => a.index > b.index;

    public static bool operator <=(YearMonth a, YearMonth b) => a.index <= b.index;

    public static bool operator >=(YearMonth a, YearMonth b) => a.index >= b.index;

    /// <summary>yyyy-MM.</summary>
    public override string ToString() => FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
