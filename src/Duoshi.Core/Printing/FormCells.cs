namespace Duoshi.Core.Printing;

/// <summary>Makes the cells of a side, fitting each text to the width its columns give.</summary>
internal sealed class FormCells(ImmutableArray<double> columnsMm)
{
    private const double SmallestOneLine = 11;

    /// <summary>Words of the form, their lines broken as printed.</summary>
    public static FormCell Label(int columns, int rows, params ImmutableArray<string> lines) =>
        new(FormCellKind.Label, columns, rows, [.. lines.Select(l => new FormLine(l))], LabelFit(lines.Length), FormAlign.Centre);

    /// <summary>Words of the form from top to bottom.</summary>
    public static FormCell VerticalLabel(int columns, int rows, string text) => Label(columns, rows, text) with { IsVertical = true };

    /// <summary>A short value: in the middle on one line, at the left on more.</summary>
    public FormCell Short(int first, int columns, double heightMm, string text)
    {
        var fit = FormFitting.Fit(text, Width(first, columns), heightMm);
        return Value(columns, text, fit, fit.Lines == 1 ? FormAlign.Centre : FormAlign.Left);
    }

    /// <summary>A value of two lines that belong together, such as a date and an age below it.</summary>
    public FormCell Stacked(int first, int columns, double heightMm, params IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines.Where(l => l.Length > 0));
        return Value(columns, text, FormFitting.Fit(text, Width(first, columns), heightMm), FormAlign.Centre);
    }

    /// <summary>A value in a narrow column, always in the middle; rather a little smaller than broken.</summary>
    public FormCell Narrow(int first, int columns, double heightMm, string text)
    {
        var width = Width(first, columns);
        return Value(columns, text, FormFitting.OnOneLine(text, width, SmallestOneLine) ?? FormFitting.Fit(text, width, heightMm), FormAlign.Centre);
    }

    /// <summary>Running text, at the left.</summary>
    public FormCell Running(int first, int columns, double heightMm, string text) =>
        Value(columns, text, FormFitting.Fit(text, Width(first, columns), heightMm), FormAlign.Left);

    public FormCell Resume(int first, int columns, double heightMm, string text)
    {
        var lines = ResumeText.Lines(text);
        return new FormCell(FormCellKind.Value, columns, 1, lines, FormFitting.Fit(lines, Width(first, columns), heightMm), FormAlign.Left);
    }

    private static FormFit LabelFit(int lines) => new(AppointmentFormPlan.LabelPoints, AppointmentFormPlan.LabelPoints + 1, lines, false);

    private static FormCell Value(int columns, string text, FormFit fit, FormAlign align) =>
        new(FormCellKind.Value, columns, 1, [.. text.ReplaceLineEndings("\n").Split('\n').Select(l => new FormLine(l.Trim()))], fit, align);

    private double Width(int first, int columns) =>
        columnsMm.Skip(first - 1).Take(columns).Sum() - (2 * AppointmentFormPlan.CellMarginMm);
}
