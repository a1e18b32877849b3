using System.Text.RegularExpressions;

namespace Duoshi.Core.Forms;

/// <summary>One yearly assessment guessed from a text, to be confirmed by a person.</summary>
/// <param name="Year">The year assessed.</param>
/// <param name="Result">The result word, e.g. 优秀 or 称职.</param>
/// <param name="Source">The part of the text it was guessed from.</param>
public sealed record AssessmentGuess(int Year, string Result, string Source);

/// <summary>The text 年度考核结果.</summary>
public static partial class AssessmentText
{
    /// <summary>
    /// Guesses the assessments: the text splits on ；, 。 and line breaks; years wait for the next result word, so that
    /// 2022年、2023年年度考核称职 gives two. Longer result words are tried before those they contain.
    /// </summary>
    /// <returns>In the order of the text. Show them for confirmation, never apply them silently.</returns>
    public static ImmutableArray<AssessmentGuess> Guess(string text)
    {
        var guesses = ImmutableArray.CreateBuilder<AssessmentGuess>();
        foreach (var part in text.Split(['；', ';', '。', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var years = new List<int>();
            var spent = false;
            foreach (Match match in YearOrResult().Matches(part))
            {
                if (match.Groups["result"].Success)
                {
                    guesses.AddRange(years.Select(year => new AssessmentGuess(year, match.Groups["result"].Value, part)));
                    spent = true;
                    continue;
                }

                if (spent)
                {
                    years.Clear();
                    spent = false;
                }

                AddYears(years, match);
            }
        }

        return guesses.DrainToImmutable();
    }

    private static void AddYears(List<int> years, Match match)
    {
        var first = int.Parse(match.Groups["year"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        var last = match.Groups["last"].Success ? int.Parse(match.Groups["last"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : first;

        // A span longer than a career is no list of assessments.
        for (var year = first; year <= last && last - first < 50; year++)
        {
            years.Add(year);
        }
    }

    [GeneratedRegex(
        """
        (?<!\d)(?<year>(?:19|20)\d\d)(?!\d)(?:年度?)?(?:[-—–~～至]{1,2}(?<last>(?:19|20)\d\d)(?!\d))?
        |(?<result>优秀|基本称职|不称职|称职|基本合格|不合格|合格|不定等次|不确定等次|未定等次|不进行考核|不参加考核)
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex YearOrResult();
}
