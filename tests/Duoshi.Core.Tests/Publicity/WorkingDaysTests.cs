using System.Globalization;
using Duoshi.Core.Engines.Publicity;

namespace Duoshi.Core.Tests.Publicity;

/// <summary>Working days as the State Council's General Office announced them.</summary>
public sealed class WorkingDaysTests
{
    /// <summary>国务院办公厅关于 2026 年部分节假日安排的通知: first and last day off, then the weekends worked.</summary>
    private static readonly (string From, string To, string[] Worked)[] Of2026 =
    [
        ("01-01", "01-03", ["01-04"]), ("02-15", "02-23", ["02-14", "02-28"]), ("04-04", "04-06", []), ("05-01", "05-05", ["05-09"]),
        ("06-19", "06-21", []), ("09-25", "09-27", []), ("10-01", "10-07", ["09-20", "10-10"]),
    ];

    [Fact]
    public void Every_day_of_2026_is_worked_or_free_as_the_notice_says()
    {
        var free = Of2026.SelectMany(h => Days(Day(h.From), Day(h.To))).ToHashSet();
        var worked = Of2026.SelectMany(h => h.Worked.Select(Day)).ToHashSet();
        Assert.All(Days(new(2026, 1, 1), new(2026, 12, 31)), day =>
        {
            var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            Assert.Equal(worked.Contains(day) || (!weekend && !free.Contains(day)), WorkingDays.IsWorked(day));
        });
        Assert.True(WorkingDays.IsKnown(new(2026, 1, 1), new(2026, 12, 31)));
        Assert.False(WorkingDays.IsKnown(new(2026, 12, 30), new(2027, 1, 6)));
    }

    [Theory]
    [InlineData("2026-02-09", "2026-02-13")] // Monday to Friday
    [InlineData("2026-02-12", "2026-02-25")] // over the Spring Festival: Saturday the 14th is worked, the 15th to the 23rd are free
    [InlineData("2026-09-30", "2026-10-12")] // over the National Day: Saturday the 10th is worked
    [InlineData("2026-06-20", "2026-06-26")] // begun on a free Saturday: the count begins on Monday
    public void A_notice_of_five_working_days_ends_on_the_fifth_day_worked(string from, string last)
    {
        var (first, end) = (DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(last, CultureInfo.InvariantCulture));
        Assert.Equal(end, WorkingDays.LastDay(first, 5));
        Assert.Equal(5, WorkingDays.Count(first, end));
    }

    private static DateOnly Day(string monthDay) => DateOnly.ParseExact($"2026-{monthDay}", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            yield return day;
        }
    }
}
