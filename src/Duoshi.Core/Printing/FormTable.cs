using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Duoshi.Core.Printing;

/// <summary>Turns a side of a form into a Word table with fixed columns and row heights.</summary>
internal static class FormTable
{
    private const double TwipsPerMillimetre = 56.7;
    private const double TwipsPerPoint = 20;
    private const uint LineEighths = 6;
    private const double RightIndentEm = 2;

    public static int Twips(double millimetres) => (int)Math.Round(millimetres * TwipsPerMillimetre);

    public static string TwipsText(double millimetres) => Twips(millimetres).ToString(CultureInfo.InvariantCulture);

    public static Table Of(FormSide side, PhotoFile? photo)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = TwipsText(side.ColumnsMm.Sum()) },
                new TableBorders(
                    Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed },
                CellMargins()),
            new TableGrid(side.ColumnsMm.Select(w => new GridColumn { Width = TwipsText(w) })));
        var hanging = new (FormCell Cell, int RowsLeft)[side.ColumnsMm.Length];
        foreach (var row in side.Rows)
        {
            table.Append(Row(side, row, hanging, photo));
        }

        return table;
    }

    public static TableCellMarginDefault CellMargins() => new(
        new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
        new TableCellLeftMargin { Width = (short)Twips(AppointmentFormPlan.CellMarginMm), Type = TableWidthValues.Dxa },
        new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
        new TableCellRightMargin { Width = (short)Twips(AppointmentFormPlan.CellMarginMm), Type = TableWidthValues.Dxa });

    /// <summary>An empty paragraph of an exact height, which also keeps two tables apart.</summary>
    public static Paragraph Spacer(double heightMm) => new(new ParagraphProperties(ExactSpacing(Twips(heightMm) / TwipsPerPoint)));

    public static SpacingBetweenLines ExactSpacing(double points) => new()
    {
        Before = "0",
        After = "0",
        Line = Math.Round(points * TwipsPerPoint).ToString(CultureInfo.InvariantCulture),
        LineRule = LineSpacingRuleValues.Exact,
    };

    public static Paragraph TextParagraph(FormLine line, FormFit fit, FormAlign align, FormCellKind kind)
    {
        var indent = (int)Math.Round(line.IndentEm * fit.SizePoints * TwipsPerPoint);
        var properties = new ParagraphProperties();
        if (indent > 0)
        {
            properties.Append(new Tabs(new TabStop { Val = TabStopValues.Left, Position = indent }));
        }

        properties.Append(
            new OverflowPunctuation { Val = false },
            new AutoSpaceDE { Val = false },
            new AutoSpaceDN { Val = false },
            new SnapToGrid { Val = false },
            ExactSpacing(fit.SpacingPoints));
        if (indent > 0)
        {
            var twips = indent.ToString(CultureInfo.InvariantCulture);
            properties.Append(line.Prefix.Length > 0 ? new Indentation { Left = twips, Hanging = twips } : new Indentation { Left = twips });
        }
        else if (align == FormAlign.Right && kind is not FormCellKind.Photo)
        {
            var twips = Math.Round(RightIndentEm * AppointmentFormPlan.LabelPoints * TwipsPerPoint).ToString(CultureInfo.InvariantCulture);
            properties.Append(new Indentation { Right = twips });
        }

        properties.Append(new Justification
        {
            Val = align switch
            {
                FormAlign.Centre => JustificationValues.Center,
                FormAlign.Right => JustificationValues.Right,
                _ => JustificationValues.Left,
            },
        });
        properties.Append(new ParagraphMarkRunProperties(Size(fit)));
        var paragraph = new Paragraph(properties);
        if (line.Prefix.Length > 0)
        {
            paragraph.Append(new Run(new RunProperties(Size(fit)), Words(line.Prefix), new TabChar()));
        }

        if (line.Text.Length > 0)
        {
            paragraph.Append(new Run(new RunProperties(Size(fit)), Words(line.Text)));
        }

        return paragraph;
    }

    private static TableRow Row(FormSide side, FormRow row, (FormCell Cell, int RowsLeft)[] hanging, PhotoFile? photo)
    {
        var result = new TableRow(new TableRowProperties(
            new CantSplit(),
            new TableRowHeight { Val = (uint)Twips(row.HeightMm), HeightType = row.IsExact ? HeightRuleValues.Exact : HeightRuleValues.AtLeast }));
        var next = 0;
        for (var column = 0; column < side.ColumnsMm.Length;)
        {
            var width = 0.0;
            FormCell cell;
            if (hanging[column].RowsLeft > 0)
            {
                cell = hanging[column].Cell;
                hanging[column].RowsLeft--;
                width = side.ColumnsMm.Skip(column).Take(cell.ColumnSpan).Sum();
                result.Append(new TableCell(CellProperties(cell, width, new VerticalMerge()), new Paragraph(new ParagraphProperties(ExactSpacing(1)))));
            }
            else
            {
                cell = row.Cells[next++];
                hanging[column] = (cell, cell.RowSpan - 1);
                width = side.ColumnsMm.Skip(column).Take(cell.ColumnSpan).Sum();
                var merge = cell.RowSpan > 1 ? new VerticalMerge { Val = MergedCellValues.Restart } : null;
                result.Append(new TableCell([CellProperties(cell, width, merge), .. Content(cell, photo)]));
            }

            column += cell.ColumnSpan;
        }

        return result;
    }

    private static IEnumerable<OpenXmlElement> Content(FormCell cell, PhotoFile? photo) => cell.Kind == FormCellKind.Photo
        ? [photo is null ? new Paragraph() : FormPhoto.Paragraph(photo)]
        : cell.Lines.Select((l, i) => Standing(TextParagraph(l, cell.Fit, cell.Align, cell.Kind), cell.IsAtFoot && i == cell.Lines.Length - 1));

    private static Paragraph Standing(Paragraph paragraph, bool isLastAtFoot)
    {
        if (isLastAtFoot)
        {
            paragraph.ParagraphProperties!.SpacingBetweenLines!.After = TwipsText(AppointmentFormPlan.FootGapMm);
        }

        return paragraph;
    }

    private static TableCellProperties CellProperties(FormCell cell, double widthMm, VerticalMerge? merge)
    {
        var properties = new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = TwipsText(widthMm) });
        if (cell.ColumnSpan > 1)
        {
            properties.Append(new GridSpan { Val = cell.ColumnSpan });
        }

        if (merge is not null)
        {
            properties.Append(merge);
        }

        if (cell.IsOpenAbove)
        {
            properties.Append(new TableCellBorders(new TopBorder { Val = BorderValues.Nil }));
        }

        if (cell.IsOpenBelow)
        {
            properties.Append(new TableCellBorders(new BottomBorder { Val = BorderValues.Nil }));
        }

        if (cell.IsVertical)
        {
            properties.Append(new TextDirection { Val = TextDirectionValues.TopToBottomRightToLeftRotated });
        }

        properties.Append(new TableCellVerticalAlignment { Val = cell.IsAtFoot ? TableVerticalAlignmentValues.Bottom : TableVerticalAlignmentValues.Center });
        return properties;
    }

    private static FontSize Size(FormFit fit) => new() { Val = Math.Round(2 * fit.SizePoints).ToString(CultureInfo.InvariantCulture) };

    private static Text Words(string text) => new(XmlText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve };

    private static T Line<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = LineEighths, Space = 0, Color = "000000" };
}
