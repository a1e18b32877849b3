using System.Text.RegularExpressions;

namespace Duoshi.Core.Printing;

/// <summary>Sets a resume for print: dates in a column of eighteen half-width places, texts beside them, continuations under the texts.</summary>
public static partial class ResumeText
{
    /// <summary>Width of the column of dates: <c>2003.09--2007.07</c> and two spaces.</summary>
    public const double IndentEm = 9;

    /// <summary>The lines of a resume. Empty lines stay; those at the start and the end go.</summary>
    public static ImmutableArray<FormLine> Lines(string resume)
    {
        ArgumentNullException.ThrowIfNull(resume);
        return [.. resume.ReplaceLineEndings("\n").Trim('\n').Split('\n').Select(Line)];
    }

    private static FormLine Line(string line)
    {
        var match = Period().Match(line);
        if (match.Success)
        {
            return new FormLine(match.Groups["text"].Value.Trim(), match.Groups["dates"].Value.Trim(), IndentEm);
        }

        var isContinuation = line.Length > 0 && line[0] is ' ' or '\t' or '　' && line.Trim().Length > 0;
        return new FormLine(line.Trim(), "", isContinuation ? IndentEm : 0);
    }

    [GeneratedRegex(@"^\s*(?<dates>[12]\d{3}(?:\.\d{1,2}|\d{2})?\s*(?:--?|——?|–|―|──?|～|~|至)\s*(?:[12]\d{3}(?:\.\d{1,2}|\d{2})?(?!\d)|至?今)?)(?<text>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Period();
}
