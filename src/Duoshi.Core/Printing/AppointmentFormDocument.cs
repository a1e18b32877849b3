using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Duoshi.Core.Printing;

/// <summary>Writes the 干部任免审批表 as a Word document: two A4 sides with the official grids.</summary>
public static class AppointmentFormDocument
{
    private const uint A4WidthTwips = 11_906;
    private const uint A4HeightTwips = 16_838;
    private const double TitleHeightMm = 16;
    private const double BelowTitleMm = 5;

    /// <summary>Writes a form.</summary>
    /// <param name="output">Written from where it stands; need not seek; not disposed. Equal forms give equal bytes.</param>
    /// <param name="page">What it shows.</param>
    public static void Write(Stream output, AppointmentFormPage page)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(page);
        var plan = AppointmentFormPlan.Of(page);
        var photo = PhotoFile.Read(page.Photo.Span);
        var body = new Body(
            TitleTable(),
            FormTable.Spacer(BelowTitleMm),
            FormTable.Of(plan.First, photo),
            new Paragraph(new ParagraphProperties(FormTable.ExactSpacing(1), Section(plan.First))),
            FormTable.Of(plan.Second, null),
            FormTable.TextParagraph(new FormLine(plan.FilledBy), new FormFit(AppointmentFormPlan.LabelPoints, AppointmentFormPlan.LabelPoints + 8, 1, false), FormAlign.Left, FormCellKind.Label),
            Section(plan.Second));
        FormPackage.Write(output, new Document(body), photo, page.Photo);
    }

    // The title's seven characters in seven cells without lines.
    private static Table TitleTable()
    {
        var width = AppointmentFormPlan.TitleWidthMm / AppointmentFormPlan.Title.Length;
        var fit = new FormFit(AppointmentFormPlan.TitlePoints, AppointmentFormPlan.TitlePoints + 2, 1, false);
        var row = new TableRow(new TableRowProperties(
            new TableRowHeight { Val = (uint)FormTable.Twips(TitleHeightMm), HeightType = HeightRuleValues.Exact }));
        foreach (var character in AppointmentFormPlan.Title)
        {
            row.Append(new TableCell(
                new TableCellProperties(
                    new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = FormTable.TwipsText(width) },
                    new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Bottom }),
                FormTable.TextParagraph(new FormLine(character.ToString()), fit, FormAlign.Centre, FormCellKind.Label)));
        }

        return new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = FormTable.TwipsText(AppointmentFormPlan.TitleWidthMm) },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableLayout { Type = TableLayoutValues.Fixed },
                FormTable.CellMargins()),
            new TableGrid(AppointmentFormPlan.Title.Select(_ => new GridColumn { Width = FormTable.TwipsText(width) })),
            row);
    }

    private static SectionProperties Section(FormSide side) => new(
        new SectionType { Val = SectionMarkValues.NextPage },
        new PageSize { Width = A4WidthTwips, Height = A4HeightTwips },
        new PageMargin
        {
            Top = FormTable.Twips(side.TopMm),
            Right = (uint)FormTable.Twips(side.RightMm),
            Bottom = FormTable.Twips(side.BottomMm),
            Left = (uint)FormTable.Twips(side.LeftMm),
            Header = 0,
            Footer = 0,
            Gutter = 0,
        });
}
