using System.Globalization;

namespace Duoshi.Core.Sheets;

/// <summary>What a cell's number format makes of a number, as far as it changes the meaning: dates, times, fixed digits.</summary>
/// <param name="Kind">Number or what part of a date.</param>
/// <param name="Decimals">Digits after the point that are always shown.</param>
/// <param name="Digits">Digits before the point that are always shown, as in staff numbers formatted 000000.</param>
internal readonly record struct NumberFormat(NumberFormat.Shown Kind, int Decimals = 0, int Digits = 0)
{
    private const double DaysTo1904 = 1462;
    private const double FirstDayAfterRange = 2_958_466; // 10000-01-01

    public enum Shown
    {
        Number,
        Day,
        Month,
        Year,
        Moment,
        Time,
    }

    /// <summary>Reads a format by its built-in number, those of Chinese Excel and WPS included, or by its code.</summary>
    public static NumberFormat Of(int id, string? code) => code is { Length: > 0 } ? OfCode(code) : new NumberFormat(id switch
    {
        14 or 15 or 16 => Shown.Day,
        17 => Shown.Month,
        >= 18 and <= 21 => Shown.Time,
        22 => Shown.Moment,
        27 or 36 or 50 or 52 or 57 => Shown.Month, // yyyy年m月
        28 or 29 or 30 or 31 or 51 or 53 or 54 or 58 => Shown.Day,
        >= 32 and <= 35 or 45 or 46 or 47 or 55 or 56 => Shown.Time,
        _ => Shown.Number,
    }, id is 2 or 4 or 10 ? 2 : 0);

    /// <summary>The number as text, without thousands separators and never in scientific notation.</summary>
    /// <param name="value">The stored number.</param>
    /// <param name="from1904">Whether the workbook counts days from 1904.</param>
    public string Write(double value, bool from1904)
    {
        if (Kind != Shown.Number && TryDate(value, from1904, out var moment))
        {
            return Write(moment);
        }

        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            return "";
        }

        // decimal keeps 15 digits, as Excel shows: 0.1 + 0.2 is 0.3. Beyond that the whole number is all there is.
        var text = Math.Abs(value) < 1e15
            ? ((decimal)value).ToString(CultureInfo.InvariantCulture)
            : value.ToString("F0", CultureInfo.InvariantCulture);
        return Pad(text);
    }

    /// <summary>A date as text, in the parts the format shows.</summary>
    public string Write(DateTime moment) => moment.ToString(DatePattern(moment), CultureInfo.InvariantCulture);

    /// <summary>Whether Excel may have dropped the 0 of a tenth month typed as a number: 1985.10 became 1985.1.</summary>
    public bool IsMonthInDoubt(double value) => Kind == Shown.Number && Decimals == 0 && value is >= 1900 and < 2100
        && Math.Abs(value - Math.Floor(value) - 0.1) < 1e-6;

    /// <summary>Whether the number has more digits than a double keeps, as identity numbers have.</summary>
    public bool HasLostDigits(double value) => Kind == Shown.Number && Math.Abs(value) >= 1e15;

    private static NumberFormat OfCode(string code)
    {
        var bare = WithoutLiterals(code);
        var isScientific = bare.Contains("e+", StringComparison.Ordinal) || bare.Contains("e-", StringComparison.Ordinal);
        var year = bare.Contains('y') || (bare.Contains('e') && !isScientific); // e is the year in Chinese formats
        var month = bare.Contains('m');
        var day = bare.Contains('d');
        var time = bare.Contains('h') || bare.Contains('s');
        if (bare.StartsWith("general", StringComparison.Ordinal) || bare.StartsWith('@'))
        {
            return default;
        }

        if (year || day || (month && !time))
        {
            return new NumberFormat(time ? Shown.Moment : day || !year ? Shown.Day : month ? Shown.Month : Shown.Year);
        }

        if (time)
        {
            return new NumberFormat(Shown.Time);
        }

        var point = bare.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? bare : bare[..point];
        var decimals = point < 0 ? 0 : bare[(point + 1)..].TakeWhile(c => c == '0').Count();
        var digits = whole.Count(c => c == '0');
        return isScientific || bare.Contains('%')
            ? default
            : new NumberFormat(Shown.Number, decimals, digits > 1 ? digits : 0);
    }

    // The first section in small letters without quoted text, bracketed conditions, escapes and paddings. AM/PM and 上午/下午 stand for a time.
    private static string WithoutLiterals(string code)
    {
        var kept = new System.Text.StringBuilder();
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            var c = code[i];
            if (c is '"' or '[')
            {
                var close = code.IndexOf(c == '"' ? '"' : ']', i + 1);
                if (close < 0)
                {
                    break;
                }

                // [h] and [mm] count elapsed time; [$-804] and colours say nothing.
                if (c == '[' && code[i + 1] is 'h' or 'H' or 'm' or 'M' or 's' or 'S' && close - i <= 3)
                {
                    kept.Append('h');
                }

                i = close;
            }
            else if (c is '\\' or '_' or '*')
            {
                i++;
            }
            else
            {
                kept.Append(char.ToLowerInvariant(c));
            }
        }

        return kept.Replace("am/pm", "h").Replace("a/p", "h").Replace("上午/下午", "h").ToString();
    }

    private bool TryDate(double value, bool from1904, out DateTime moment)
    {
        moment = default;
        value += from1904 ? DaysTo1904 : 0;
        if (!(value >= 0 && value < FirstDayAfterRange))
        {
            return false;
        }

        // Excel believes in a 29 February 1900; the framework's day count does not.
        moment = DateTime.FromOADate(value < 60 && Kind != Shown.Time ? value + 1 : value);
        moment = moment.AddMilliseconds(500);
        moment = moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerSecond));
        return true;
    }

    private string DatePattern(DateTime moment) => Kind switch
    {
        Shown.Month => "yyyy.MM",
        Shown.Year => "yyyy",
        Shown.Time => moment.Second == 0 ? "HH:mm" : "HH:mm:ss",
        Shown.Moment when moment.TimeOfDay != TimeSpan.Zero => moment.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss",
        _ => "yyyy-MM-dd",
    };

    private string Pad(string text)
    {
        var negative = text.StartsWith('-');
        var bare = negative ? text[1..] : text;
        var point = bare.IndexOf('.', StringComparison.Ordinal);
        var whole = (point < 0 ? bare : bare[..point]).PadLeft(Digits, '0');
        var fraction = (point < 0 ? "" : bare[(point + 1)..]).PadRight(Decimals, '0');
        return (negative ? "-" : "") + whole + (fraction.Length > 0 ? "." + fraction : "");
    }
}
