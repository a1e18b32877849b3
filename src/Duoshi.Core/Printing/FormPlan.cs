namespace Duoshi.Core.Printing;

/// <summary>What a cell of a form is.</summary>
public enum FormCellKind
{
    /// <summary>Printed words of the form itself.</summary>
    Label,

    /// <summary>What is filled in.</summary>
    Value,

    /// <summary>The place of the photo.</summary>
    Photo,
}

/// <summary>Where text stands across a cell.</summary>
public enum FormAlign
{
    /// <summary>At the left.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Centre,

    /// <summary>At the right.</summary>
    Right,
}

/// <summary>A line or paragraph of a cell.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Prefix">Dates that stand before it in the column the indent leaves free; empty for none.</param>
/// <param name="IndentEm">What the text is indented, in em.</param>
public sealed record FormLine(string Text, string Prefix = "", double IndentEm = 0);

/// <summary>A cell of a form.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="ColumnSpan">Columns of the grid it covers.</param>
/// <param name="RowSpan">Rows it covers; the rows below it don't list it again.</param>
/// <param name="Lines">Its text.</param>
/// <param name="Fit">Type size and line spacing.</param>
/// <param name="Align">Where the text stands across.</param>
public sealed record FormCell(FormCellKind Kind, int ColumnSpan, int RowSpan, ImmutableArray<FormLine> Lines, FormFit Fit, FormAlign Align)
{
    /// <summary>Whether the text runs from top to bottom.</summary>
    public bool IsVertical { get; init; }

    /// <summary>Whether the text stands at the foot of the cell instead of in its middle.</summary>
    public bool IsAtFoot { get; init; }

    /// <summary>Whether the line between this cell and the one below is left out.</summary>
    public bool IsOpenBelow { get; init; }

    /// <summary>Whether the line between this cell and the one above is left out.</summary>
    public bool IsOpenAbove { get; init; }
}

/// <summary>A row of a form.</summary>
/// <param name="HeightMm">Height in millimetres.</param>
/// <param name="IsExact">Whether it may not grow.</param>
/// <param name="Cells">Cells that begin in this row, from left to right.</param>
public sealed record FormRow(double HeightMm, bool IsExact, ImmutableArray<FormCell> Cells);

/// <summary>One side of a form on A4. All measures in millimetres.</summary>
/// <param name="TopMm">Margin at the top.</param>
/// <param name="RightMm">Margin at the right.</param>
/// <param name="BottomMm">Margin at the bottom.</param>
/// <param name="LeftMm">Margin at the left.</param>
/// <param name="ColumnsMm">Widths of the grid's columns.</param>
/// <param name="Rows">The rows of its table.</param>
public sealed record FormSide(
    double TopMm, double RightMm, double BottomMm, double LeftMm, ImmutableArray<double> ColumnsMm, ImmutableArray<FormRow> Rows);
