using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Duoshi.Core.Printing;

/// <summary>A paper of a meeting pack, as the cover lists it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Copies">How many files.</param>
/// <param name="Where">File or folder in the pack.</param>
public sealed record CoverPaper(string Name, int Copies, string Where);

/// <summary>A person of a meeting pack, as the cover lists them.</summary>
/// <param name="Name">The name.</param>
/// <param name="Duties">Unit and present duties.</param>
/// <param name="Where">File of the person's form.</param>
public sealed record CoverPerson(string Name, string Duties, string Where);

/// <summary>The texts of a cover list, in the language of whoever asked for it.</summary>
/// <param name="Title">Title of the page.</param>
/// <param name="Lines">Lines under it: meeting, day, who made it.</param>
/// <param name="PaperHeads">Heads of the list of papers: number, paper, copies, file.</param>
/// <param name="PeopleHeads">Heads of the list of people: number, name, unit and duties, file.</param>
public sealed record CoverWords(string Title, ImmutableArray<string> Lines, ImmutableArray<string> PaperHeads, ImmutableArray<string> PeopleHeads);

/// <summary>The cover list of a meeting pack as a Word document: its papers, then its people in roster order. A4 upright; heads repeat on each page.</summary>
public static class PackCover
{
    private const int TwipsAcross = 9_070;
    private static readonly ImmutableArray<int> PaperWidths = [800, 3_400, 1_000, 3_870];
    private static readonly ImmutableArray<int> PeopleWidths = [700, 1_400, 4_870, 2_100];

    /// <summary>Writes it; equal content gives equal bytes.</summary>
    /// <param name="output">Written from where it stands; not disposed.</param>
    /// <param name="words">Title, lines and heads.</param>
    /// <param name="papers">The papers.</param>
    /// <param name="people">The people; none leaves their list out.</param>
    public static void Write(Stream output, CoverWords words, IReadOnlyList<CoverPaper> papers, IReadOnlyList<CoverPerson> people)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(people);
        var body = new Body(Text(words.Title, 44, JustificationValues.Center, bold: true, after: 240));
        body.Append(words.Lines.Select(l => Text(l, 24, JustificationValues.Center, after: 80)));
        body.Append(Text("", 24, JustificationValues.Left));
        body.Append(List(words.PaperHeads, PaperWidths, papers.Select(p => new[] { p.Name, p.Copies.ToString(CultureInfo.InvariantCulture), p.Where })));
        if (people.Count > 0)
        {
            body.Append(Text("", 24, JustificationValues.Left));
            body.Append(List(words.PeopleHeads, PeopleWidths, people.Select(p => new[] { p.Name, p.Duties, p.Where })));
        }

        body.Append(new SectionProperties(
            new PageSize { Width = 11_906, Height = 16_838 },
            new PageMargin { Top = 1_701, Bottom = 1_418, Left = 1_418, Right = 1_418, Header = 851, Footer = 851, Gutter = 0 }));
        FormPackage.Write(output, new Document(body), null, default);
    }

    private static Table List(ImmutableArray<string> heads, ImmutableArray<int> widths, IEnumerable<string[]> rows)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = TwipsAcross.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableBorders(Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(), Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(w => new GridColumn { Width = w.ToString(CultureInfo.InvariantCulture) })));
        table.Append(Row(heads, widths, isHead: true));
        var number = 0;
        foreach (var row in rows)
        {
            table.Append(Row([(++number).ToString(CultureInfo.InvariantCulture), .. row], widths, isHead: false));
        }

        return table;
    }

    private static TableRow Row(IReadOnlyList<string> cells, ImmutableArray<int> widths, bool isHead)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (isHead)
        {
            properties.Append(new TableHeader());
        }

        var row = new TableRow(properties);
        for (var i = 0; i < widths.Length; i++)
        {
            row.Append(new TableCell(
                new TableCellProperties(
                    new TableCellWidth { Width = widths[i].ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                    new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
                Text(cells[i], 21, isHead || i == 0 ? JustificationValues.Center : JustificationValues.Left, bold: isHead)));
        }

        return row;
    }

    private static Paragraph Text(string text, int halfPoints, JustificationValues align, bool bold = false, int after = 0)
    {
        var size = halfPoints.ToString(CultureInfo.InvariantCulture);
        var run = new RunProperties();
        if (bold)
        {
            run.Append(new Bold());
        }

        run.Append(new FontSize { Val = size });
        return new Paragraph(
            new ParagraphProperties(new SpacingBetweenLines { Before = "40", After = (after + 40).ToString(CultureInfo.InvariantCulture) }, new Justification { Val = align }),
            new Run(run, new Text(XmlText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve }));
    }

    private static T Border<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "auto" };
}
