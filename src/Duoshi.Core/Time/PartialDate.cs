using System.Globalization;

namespace Duoshi.Core.Time;

/// <summary>How much of a date is known.</summary>
public enum DatePrecision : byte
{
    /// <summary>Year, month and day.</summary>
    Day = 0,

    /// <summary>Year and month; the value holds the first day of the month.</summary>
    Month = 1,

    /// <summary>Year only; the value holds 1 January.</summary>
    Year = 2,

    /// <summary>Nothing: an unknown start is 0001-01-01, an open or unknown end 9999-12-31.</summary>
    Unknown = 3,
}

/// <summary>A civil date (Asia/Shanghai) together with how much of it is known; prints as it came.</summary>
/// <param name="Value">The first day the date can mean.</param>
/// <param name="Precision">How much of <paramref name="Value"/> is known.</param>
public readonly record struct PartialDate(DateOnly Value, DatePrecision Precision)
{
    private static readonly string[] DayForms = ["yyyyMMdd", "yyyy.M.d", "yyyy-M-d", "yyyy/M/d", "yyyy年M月d日"];
    private static readonly string[] MonthForms = ["yyyyMM", "yyyy.M", "yyyy-M", "yyyy/M", "yyyy年M月"];
    private static readonly string[] YearForms = ["yyyy", "yyyy年"];

    /// <summary>The start of a fact whose start nobody stated.</summary>
    public static PartialDate UnknownStart { get; } = new(DateOnly.MinValue, DatePrecision.Unknown);

    /// <summary>The end of a fact that still holds, or whose end nobody stated.</summary>
    public static PartialDate Open { get; } = new(DateOnly.MaxValue, DatePrecision.Unknown);

    /// <summary>Reads yyyyMM, yyyyMMdd, yyyy and the same with dots, hyphens, slashes or 年月日, spaces around or inside ignored.</summary>
    /// <returns>False when the text is no date, an impossible one, or outside 1900 to 2100.</returns>
    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        var bare = text.Replace(" ", "", StringComparison.Ordinal).Replace("　", "", StringComparison.Ordinal).Trim();
        return TryForms(bare, DayForms, DatePrecision.Day, out date)
            || TryForms(bare, MonthForms, DatePrecision.Month, out date)
            || TryForms(bare, YearForms, DatePrecision.Year, out date);
    }

    /// <summary>Digits only, as exchange files store it: yyyyMMdd, yyyyMM, yyyy, or empty when unknown.</summary>
    public string ToCompact() => Precision switch
    {
        DatePrecision.Day => Value.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        DatePrecision.Month => Value.ToString("yyyyMM", CultureInfo.InvariantCulture),
        DatePrecision.Year => Value.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => "",
    };

    /// <summary>As forms print it: yyyy.MM.dd, yyyy.MM, yyyy, or empty when unknown.</summary>
    public override string ToString() => Precision switch
    {
        DatePrecision.Day => Value.ToString("yyyy.MM.dd", CultureInfo.InvariantCulture),
        DatePrecision.Month => Value.ToString("yyyy.MM", CultureInfo.InvariantCulture),
        DatePrecision.Year => Value.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => "",
    };

    private static bool TryForms(string text, string[] forms, DatePrecision precision, out PartialDate date)
    {
        if (DateOnly.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2100)
        {
            date = new PartialDate(day, precision);
            return true;
        }

        date = default;
        return false;
    }
}
