using System.Globalization;

namespace Duoshi.Core.Sheets;

/// <summary>Turns a stored number into the text a person sees, and says where the program that stored it lost something.</summary>
internal static class NumberCell
{
    public static string Write(string stored, NumberFormat format, bool from1904, string sheet, int row, int column, NoticeList notices) =>
        double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? Write(value, format, from1904, sheet, row, column, notices)
            : stored;

    public static string Write(double value, NumberFormat format, bool from1904, string sheet, int row, int column, NoticeList notices)
    {
        var text = format.Write(value, from1904);
        if (format.HasLostDigits(value))
        {
            notices.Add(SheetNotices.DigitsLost(sheet, row, column, text));
        }
        else if (format.IsMonthInDoubt(value))
        {
            notices.Add(SheetNotices.MonthInDoubt(sheet, row, column, text));
        }

        return text;
    }
}
