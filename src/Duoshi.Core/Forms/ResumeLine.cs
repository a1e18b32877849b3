using System.Text.RegularExpressions;
using Duoshi.Core.Time;

namespace Duoshi.Core.Forms;

/// <summary>One line of a resume that begins a period: dates in front, text behind.</summary>
internal readonly partial record struct ResumeLine(PartialDate From, PartialDate To, string Text, bool DatesReadable, bool HasSeparator)
{
    // A year, then a month after a dot (hyphen, slash, 年) or at once, then perhaps a day. Single spaces inside are tolerated.
    private const string Date =
        @"(?:[12] ?\d ?\d ?\d(?: ?[./] ?(?:0 ?\d|\d{1,2})(?!\d)(?: ?[./] ?\d{1,2}(?!\d))?|-\d{2}(?!\d)(?:-\d{2}(?!\d))?| ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?|\d{2}(?:\d{2})?(?!\d)|年|(?! ?[.．/\d])))";

    private const string Separator = "(?:-{1,4}|—{1,4}|–{1,2}|―{1,2}|─{1,2}|～|~|〜|至)";

    // Nine spaces behind the separator stand for an open end; what follows them is text, even if it begins with a date.
    private const string Range =
        "(?<from>" + Date + ")[ \t]{0,4}(?<separator>" + Separator + ")(?:[ \t]{0,4}(?<to>" + Date + ")|[ \t]{0,4}(?:至今|(?<=至)今|(?:今|现在|目前)(?=\\s|$)))?";

    // Inside a text a date and a hyphen prove little: an end, blanks or a double hyphen must follow.
    private const string RangeInText =
        @"(?<!\d)" + Date + "[ \t]{0,4}" + Separator + "(?:[ \t]{0,4}" + Date + @"|[ \t]{0,4}至?今|[ \t]{2}|\s*$|(?<=--)(?=\D))";

    /// <summary>Reads a line whose first character is a digit.</summary>
    public static ResumeLine Read(string line)
    {
        var narrow = Narrow(line);
        var match = RangeAtStart().Match(narrow);
        if (!match.Success)
        {
            match = DateAtStart().Match(narrow);
        }

        if (!match.Success || !TryDate(match.Groups["from"].Value, out var from))
        {
            return Unreadable(line);
        }

        var to = PartialDate.Open;
        if (match.Groups["to"].Success && !TryDate(match.Groups["to"].Value, out to))
        {
            return Unreadable(line);
        }

        return new ResumeLine(from, to, line[match.Length..].Trim(), true, match.Groups["separator"].Success);
    }

    /// <summary>Where date ranges with a separator begin in a text.</summary>
    public static IEnumerable<int> RangeStarts(string text) => AnyRange().Matches(Narrow(text)).Select(m => m.Index);

    private static ResumeLine Unreadable(string line) => new(PartialDate.UnknownStart, PartialDate.Open, line.Trim(), false, false);

    private static bool TryDate(string text, out PartialDate date) =>
        PartialDate.TryParse(text, out date);

    // Full-width digits, dots and hyphens, character for character so that places stay the same.
    private static string Narrow(string text) => text.AsSpan().ContainsAnyInRange('－', '９')
        ? string.Create(text.Length, text, static (narrow, wide) =>
        {
            for (var i = 0; i < wide.Length; i++)
            {
                narrow[i] = wide[i] is >= '－' and <= '９' ? (char)(wide[i] - '－' + '-') : wide[i];
            }
        })
        : text;

    [GeneratedRegex("^" + Range, RegexOptions.CultureInvariant)]
    private static partial Regex RangeAtStart();

    [GeneratedRegex("^(?<from>" + Date + ")", RegexOptions.CultureInvariant)]
    private static partial Regex DateAtStart();

    [GeneratedRegex(RangeInText, RegexOptions.CultureInvariant)]
    private static partial Regex AnyRange();
}
