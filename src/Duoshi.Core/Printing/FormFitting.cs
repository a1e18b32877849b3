using System.Text;
using Duoshi.Core.Sheets;

namespace Duoshi.Core.Printing;

/// <summary>How a text fits a cell of fixed size.</summary>
/// <param name="SizePoints">Type size.</param>
/// <param name="SpacingPoints">Distance from line to line: one point more than the size.</param>
/// <param name="Lines">Lines it takes.</param>
/// <param name="Overflows">Whether it is too long even in the smallest type, so that the end would be cut.</param>
public readonly record struct FormFit(double SizePoints, double SpacingPoints, int Lines, bool Overflows);

/// <summary>
/// Finds the type size in which a text fits a cell whose height may not grow. Chinese characters count one em, ASCII half an em,
/// as in 宋体; words and numbers are kept whole, and marks that may not begin or end a line stay with their neighbour.
/// </summary>
/// <remarks>Rule of the official form: start at 14 pt, go down by half a point, line spacing is size + 1 pt.</remarks>
public static class FormFitting
{
    /// <summary>Size the form's contents start from, in points.</summary>
    public const double StartPoints = 14;

    /// <summary>Smallest size tried, in points.</summary>
    public const double SmallestPoints = 5;

    /// <summary>Step between sizes, in points.</summary>
    public const double StepPoints = 0.5;

    private const double PointsPerMillimetre = 72 / 25.4;
    private const string NeverFirst = "!%),.:;?]}·—…'\"”’、。〉》」』】〕！％），．：；？］｝～";
    private const string NeverLast = "([{“‘〈《「『【〔（［｛";

    /// <summary>Width of a text without line breaks, in em.</summary>
    public static double WidthInEm(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Em(rune);
        }

        return width;
    }

    /// <summary>Lines a text takes at a size; each line break in it begins a new one, and an empty text takes one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sizePoints">Type size in points, above 0.</param>
    /// <param name="widthMm">Width of the space for text in millimetres, without cell margins.</param>
    /// <param name="indentEm">What every line is indented, in em.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is not above 0.</exception>
    public static int LinesNeeded(string text, double sizePoints, double widthMm, double indentEm = 0)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sizePoints);

        // Half an em is the unit of all widths; less than one character's room can't be worked with.
        var room = Math.Max(1, Math.Floor(2 * ((widthMm * PointsPerMillimetre / sizePoints) - indentEm) + 1e-9) / 2);
        return Paragraphs(text).Sum(p => LinesOf(p, room));
    }

    /// <summary>The largest size at which a text fits.</summary>
    /// <param name="text">The text; line breaks count.</param>
    /// <param name="widthMm">Width of the space for text in millimetres, without cell margins.</param>
    /// <param name="heightMm">Height of the cell in millimetres.</param>
    /// <param name="startPoints">Size to begin with.</param>
    public static FormFit Fit(string text, double widthMm, double heightMm, double startPoints = StartPoints) =>
        Fit(size => LinesNeeded(text, size, widthMm), heightMm, startPoints);

    /// <summary>The largest size at which a resume fits whose lines have their dates in a column of their own.</summary>
    /// <param name="lines">The lines, from <see cref="ResumeText.Lines"/>.</param>
    /// <param name="widthMm">Width of the space for text in millimetres, without cell margins.</param>
    /// <param name="heightMm">Height of the cell in millimetres.</param>
    /// <param name="startPoints">Size to begin with.</param>
    public static FormFit Fit(IReadOnlyList<FormLine> lines, double widthMm, double heightMm, double startPoints = StartPoints) =>
        Fit(size => lines.Sum(l => LinesNeeded(l.Text, size, widthMm, l.IndentEm)), heightMm, startPoints);

    /// <summary>The largest size, not below <paramref name="smallestPoints"/>, at which a text takes one line; null when none does.</summary>
    internal static FormFit? OnOneLine(string text, double widthMm, double smallestPoints)
    {
        for (var size = StartPoints; size >= smallestPoints; size -= StepPoints)
        {
            if (LinesNeeded(text, size, widthMm) == 1)
            {
                return new FormFit(size, size + 1, 1, false);
            }
        }

        return null;
    }

    private static FormFit Fit(Func<double, int> linesAt, double heightMm, double startPoints)
    {
        for (var size = startPoints; ; size -= StepPoints)
        {
            var lines = linesAt(size);
            var fits = lines * (size + 1) <= heightMm * PointsPerMillimetre;
            if (fits || size - StepPoints < SmallestPoints)
            {
                return new FormFit(size, size + 1, lines, !fits);
            }
        }
    }

    private static string[] Paragraphs(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private static int LinesOf(string paragraph, double room)
    {
        var (lines, used) = (1, 0.0);
        foreach (var unit in Units(paragraph))
        {
            var width = WidthInEm(unit);
            if (used + width <= room || unit == " ")
            {
                used += width; // spaces at the end of a line hang over
            }
            else if (width <= room)
            {
                lines++;
                used = width;
            }
            else
            {
                (lines, used) = Broken(unit, room, lines, used);
            }
        }

        return lines;
    }

    // A word longer than a line breaks anywhere.
    private static (int Lines, double Used) Broken(string unit, double room, int lines, double used)
    {
        foreach (var rune in unit.EnumerateRunes())
        {
            if (used + Em(rune) > room)
            {
                lines++;
                used = 0;
            }

            used += Em(rune);
        }

        return (lines, used);
    }

    // Pieces between which a line may break.
    private static List<string> Units(string paragraph)
    {
        var units = new List<string>();
        var unit = new StringBuilder();
        var previous = default(Rune);
        foreach (var rune in paragraph.EnumerateRunes())
        {
            if (unit.Length > 0 && MayBreak(previous, rune))
            {
                units.Add(unit.ToString());
                unit.Clear();
            }

            unit.Append(rune.ToString());
            previous = rune;
        }

        if (unit.Length > 0)
        {
            units.Add(unit.ToString());
        }

        return units;
    }

    private static bool MayBreak(Rune before, Rune after)
    {
        if (after.Value == ' ' || before.Value == ' ')
        {
            return true;
        }

        if (NeverLast.Contains(before.ToString(), StringComparison.Ordinal) || NeverFirst.Contains(after.ToString(), StringComparison.Ordinal))
        {
            return false;
        }

        return TextWidth.IsWide(before) || TextWidth.IsWide(after) || before.Value == '-';
    }

    private static double Em(Rune rune) => TextWidth.IsWide(rune) || rune.Value is >= 0x2000 and <= 0x2BFF ? 1 : 0.5;
}
