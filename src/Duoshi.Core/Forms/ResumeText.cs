using System.Text;
using Duoshi.Core.Time;

namespace Duoshi.Core.Forms;

/// <summary>The resume text 简历: one line a period, dates in the first 18 half-width columns (7 + 2 + 7 + 2).</summary>
public static class ResumeText
{
    /// <summary>Half-width columns before the text of a line.</summary>
    public const int PrefixColumns = 18;

    private const int DateColumns = 7;
    private const int ContinuationColumns = 10;
    private const string Separator = "--";

    /// <summary>
    /// Finds the periods of a resume. A line that starts with a digit begins a period; a line indented ten columns more than the first
    /// period belongs to the one above whatever it starts with, and so does any other line with text. A last paragraph after an empty
    /// line is the closing. Of a text without any line break, every date range outside of brackets begins a line.
    /// </summary>
    public static ResumeReading Parse(string text)
    {
        var lines = FormText.WithLineFeeds(text, allowsBreak: true).Split('\n');
        var restored = RestoreLineBreaks(lines);
        lines = restored ?? lines;
        var firstIndent = lines.Where(BeginsWithDigit).Select(Indent).DefaultIfEmpty(0).First();
        var begins = lines.Select(l => BeginsWithDigit(l) && Indent(l) < firstIndent + ContinuationColumns).ToList();
        var end = ClosingStart(lines, begins);

        var leading = ImmutableArray.CreateBuilder<string>();
        var periods = ImmutableArray.CreateBuilder<ResumePeriod>();
        var continuations = ImmutableArray.CreateBuilder<string>();
        var notices = new List<FormNotice>();
        if (restored is not null)
        {
            notices.Add(ResumeNotices.LineBreaksRestored());
        }

        for (var i = 0; i < end; i++)
        {
            var line = lines[i].Trim();
            if (begins[i])
            {
                Finish(periods, continuations);
                periods.Add(Period(line, i + 1, periods.Count + 1, notices));
            }
            else if (line.Length > 0)
            {
                (periods.Count == 0 ? leading : continuations).Add(line);
            }
        }

        Finish(periods, continuations);
        ResumeNotices.AddGaps(periods, notices);
        var closing = string.Join('\n', lines.Skip(end).Select(l => l.Trim()).Where(l => l.Length > 0));
        return new ResumeReading(text, periods.DrainToImmutable(), leading.DrainToImmutable(), closing, restored is not null, [.. notices]);
    }

    /// <summary>Writes periods in the exact layout: lines joined by LF, continuations below eighteen spaces, the closing after an empty line.</summary>
    /// <param name="periods">The periods; a start that isn't known writes the text alone. Days are written as their month: the layout has no room.</param>
    /// <param name="closing">The closing paragraph; empty for none. Its lines that start with a digit are indented, or they would be periods.</param>
    public static string Compose(IEnumerable<ResumePeriod> periods, string closing = "")
    {
        var text = new StringBuilder();
        var indent = new string(' ', PrefixColumns);
        foreach (var period in periods)
        {
            AppendLine(text, Prefix(period) + period.Text);
            foreach (var continuation in period.Continuations)
            {
                AppendLine(text, indent + continuation);
            }
        }

        if (closing.Length > 0)
        {
            AppendLine(text, "");
            foreach (var line in closing.Split('\n'))
            {
                AppendLine(text, BeginsWithDigit(line) ? indent + line : line);
            }
        }

        return text.ToString();
    }

    private static string Prefix(ResumePeriod period) => period.From.Precision == DatePrecision.Unknown
        ? ""
        : $"{Columns(period.From)}{Separator}{Columns(period.To)}  ";

    private static string Columns(PartialDate date)
    {
        var shown = date.Precision == DatePrecision.Day ? date with { Precision = DatePrecision.Month } : date;
        return shown.ToString().PadRight(DateColumns);
    }

    private static void AppendLine(StringBuilder text, string line) => text.Append(text.Length == 0 ? "" : "\n").Append(line);

    private static ResumePeriod Period(string line, int lineNumber, int row, List<FormNotice> notices)
    {
        var read = ResumeLine.Read(line);
        if (!read.DatesReadable)
        {
            notices.Add(ResumeNotices.BadDates(row, lineNumber, line));
        }
        else if (!read.HasSeparator)
        {
            notices.Add(ResumeNotices.NoSeparator(row, lineNumber, read.From));
        }

        return new ResumePeriod(read.From, read.To, read.Text, []);
    }

    private static void Finish(ImmutableArray<ResumePeriod>.Builder periods, ImmutableArray<string>.Builder continuations)
    {
        if (continuations.Count > 0)
        {
            periods[^1] = periods[^1] with { Continuations = continuations.DrainToImmutable() };
        }
    }

    private static bool BeginsWithDigit(string line) => line.AsSpan().TrimStart() is [(>= '0' and <= '9') or (>= '０' and <= '９'), ..];

    private static int Indent(string line)
    {
        var columns = 0;
        foreach (var c in line)
        {
            if (!char.IsWhiteSpace(c))
            {
                break;
            }

            columns += c == '　' ? 2 : c == '\t' ? 8 : 1;
        }

        return columns;
    }

    /// <summary>The line after the last empty one, if no period begins from there on; else the number of lines.</summary>
    private static int ClosingStart(string[] lines, List<bool> begins)
    {
        var lastPeriod = begins.LastIndexOf(true);
        if (lastPeriod < 0)
        {
            return lines.Length;
        }

        for (var i = lastPeriod + 1; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
            {
                return i;
            }
        }

        return lines.Length;
    }

    /// <summary>The lines of a text that has lost its line breaks; null when it has some, or no two date ranges.</summary>
    private static string[]? RestoreLineBreaks(string[] lines)
    {
        if (lines.Count(l => !string.IsNullOrWhiteSpace(l)) != 1)
        {
            return null;
        }

        var line = lines.Single(l => !string.IsNullOrWhiteSpace(l)).Trim();
        var brackets = Brackets(line);
        var cuts = ResumeLine.RangeStarts(line).Select(start => Cut(line, start, brackets)).OfType<(int At, bool Continues)>().ToList();
        if (cuts.Count(c => !c.Continues) < 2)
        {
            return null;
        }

        var pieces = new List<string>();
        var from = 0;
        var continues = false;
        foreach (var cut in cuts.Append((At: line.Length, Continues: false)))
        {
            if (cut.At > from)
            {
                pieces.Add((continues ? new string(' ', PrefixColumns) : "") + line[from..cut.At].Trim());
            }

            (from, continues) = cut;
        }

        return [.. pieces];
    }

    // A range in brackets is a side event: its line begins at the bracket, if only 其间 stands between.
    private static (int At, bool Continues)? Cut(string line, int start, List<(int Open, int Close)> brackets)
    {
        var next = brackets.BinarySearch((start, 0)); // no bracket stands where a range starts, so this is a complement
        if (~next is > 0 and var after && brackets[after - 1] is var (open, close) && start < close)
        {
            return line.AsSpan((open + 1)..start).Trim(" 　：:其期间") is [] ? (open, true) : null;
        }

        return (start, false);
    }

    /// <summary>Outermost pairs of brackets, in order; one that is never closed counts for nothing.</summary>
    private static List<(int Open, int Close)> Brackets(string line)
    {
        var pairs = new List<(int Open, int Close)>();
        var open = new Stack<int>();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is '（' or '(')
            {
                open.Push(i);
            }
            else if (line[i] is '）' or ')' && open.TryPop(out var at))
            {
                while (pairs.Count > 0 && pairs[^1].Open > at)
                {
                    pairs.RemoveAt(pairs.Count - 1);
                }

                pairs.Add((at, i));
            }
        }

        return pairs;
    }
}
