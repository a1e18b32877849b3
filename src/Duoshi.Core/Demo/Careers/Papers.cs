using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Careers;

/// <summary>A document: its day and number.</summary>
internal readonly record struct Paper(DateOnly Day, string Number);

/// <summary>Numbers documents: an issuer signs once a month, and its numbers rise through the year.</summary>
internal sealed class Papers(DemoRandom random, DateOnly today)
{
    private readonly Dictionary<string, (int Month, int Year, Paper Paper, int Number)> last = new(StringComparer.Ordinal);

    /// <summary>The paper an issuer signs in a month; papers of the month after today are never later than today.</summary>
    /// <param name="issuer">Prefix of the number: 示检干.</param>
    /// <param name="month">First day of the month.</param>
    public Paper Issue(string issuer, DateOnly month)
    {
        var index = (month.Year * 12) + month.Month;
        if (last.TryGetValue(issuer, out var before) && before.Month == index)
        {
            return before.Paper;
        }

        var number = (before.Year == month.Year ? before.Number : 0) + 1 + random.Next(6);
        var day = month.AddDays(1 + random.Next(26));
        if (day > today && month <= today)
        {
            day = today;
        }

        var paper = new Paper(day, OfficeDraft.Document(issuer, month.Year, number));
        last[issuer] = (index, month.Year, paper, number);
        return paper;
    }
}
