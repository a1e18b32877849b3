using System.Globalization;
using System.Xml;
using Duoshi.Core.Printing;

namespace Duoshi.Core.Sheets;

/// <summary>Writes one sheet of an <see cref="XlsxPackage"/>, row after row. Texts are inline strings and can't become formulas.</summary>
internal sealed class XlsxSheetWriter : IDisposable
{
    private const double LineHeight = 14.5;
    private const double TallestRow = 400;

    // Rows of a fixed height need room for fonts that stand in for 宋体 where it is missing.
    private const double TallLine = 16.5;

    private readonly XmlWriter xml;
    private readonly List<CellRange> merges = [];
    private readonly List<XlsxValidation> validations = [];
    private readonly List<XlsxPicture> pictures = [];
    private int row;
    private double pictureRow;

    public XlsxSheetWriter(XmlWriter xml, XlsxSheetSetup setup)
    {
        this.xml = xml;
        Start("worksheet");
        Start("sheetPr");
        Element("pageSetUpPr", ("fitToPage", "1"));
        End();
        WriteView(setup);
        Element("sheetFormatPr", ("defaultRowHeight", "18"));
        WriteColumns(setup);
        Start("sheetData");
    }

    /// <summary>Text at the foot of printed pages.</summary>
    public string Footer { get; set; } = "";

    /// <summary>The pictures put into cells; held until the package is finished.</summary>
    public IReadOnlyList<XlsxPicture> Pictures => pictures;

    /// <summary>Begins a row.</summary>
    /// <param name="number">Its number, larger than the last one's.</param>
    /// <param name="heightPoints">Its height; null for the default.</param>
    /// <param name="mayAdapt">Whether the program may change the height when a cell is edited.</param>
    public void BeginRow(int number, double? heightPoints = null, bool mayAdapt = false)
    {
        row = number;
        Start("row");
        xml.WriteAttributeString("r", Number(number));
        if (heightPoints is { } height)
        {
            xml.WriteAttributeString("ht", height.ToString("0.##", CultureInfo.InvariantCulture));
            if (!mayAdapt)
            {
                xml.WriteAttributeString("customHeight", "1");
            }
        }
    }

    /// <summary>Begins a row as high as its wrapped texts need; not all programs fit rows when they open a file.</summary>
    public void BeginRow(int number, ImmutableArray<double> widths, IEnumerable<string> texts)
    {
        var lines = texts.Zip(widths, (text, width) => TextWidth.Lines(text, width - 1)).DefaultIfEmpty().Max();
        BeginRow(number, lines > 1 ? Math.Min(TallestRow, 4 + (LineHeight * lines)) : null, mayAdapt: true);
    }

    /// <summary>Begins a row with a picture: as high as the picture and the wrapped texts need, and the program may not make it lower.</summary>
    public void BeginPictureRow(int number, ImmutableArray<double> widths, IEnumerable<string> texts)
    {
        var lines = texts.Zip(widths, (text, width) => TextWidth.Lines(text, width - 1.5)).DefaultIfEmpty().Max();
        pictureRow = Math.Clamp(4 + (TallLine * lines), XlsxPicture.RowHeight, TallestRow);
        BeginRow(number, pictureRow);
    }

    public void EndRow() => End();

    /// <summary>Puts a picture into the cell of the row begun.</summary>
    public void Picture(int column, ReadOnlyMemory<byte> content)
    {
        if (PhotoFile.Read(content.Span) is { } file)
        {
            pictures.Add(new XlsxPicture(row, column, file, content, pictureRow));
        }
    }

    /// <summary>Writes a text cell; an empty text leaves a cell of the look alone.</summary>
    public void Text(int column, string text, XlsxStyle style)
    {
        Start("c");
        xml.WriteAttributeString("r", CellReference.Of(column, row));
        xml.WriteAttributeString("s", Number(XlsxStyleSheet.Index(style, CellText.LooksLikeFormula(text))));
        if (text.Length > 0)
        {
            xml.WriteAttributeString("t", "inlineStr");
            Start("is");
            Start("t");
            if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
            {
                xml.WriteAttributeString("xml", "space", null, "preserve");
            }

            xml.WriteString(CellText.Escape(text));
            End();
            End();
        }

        End();
    }

    public void Value(int column, decimal value, XlsxStyle style)
    {
        Start("c");
        xml.WriteAttributeString("r", CellReference.Of(column, row));
        xml.WriteAttributeString("s", Number(XlsxStyleSheet.Index(style, false)));
        Start("v");
        xml.WriteString(value.ToString(CultureInfo.InvariantCulture));
        End();
        End();
    }

    public void Merge(CellRange range)
    {
        if (range.FirstRow != range.LastRow || range.FirstColumn != range.LastColumn)
        {
            merges.Add(range);
        }
    }

    public void Validate(XlsxValidation validation) => validations.Add(validation);

    /// <summary>Ends the sheet.</summary>
    public void Dispose()
    {
        End();
        if (merges.Count > 0)
        {
            Start("mergeCells");
            xml.WriteAttributeString("count", Number(merges.Count));
            merges.ForEach(m => Element("mergeCell", ("ref", m.ToString())));
            End();
        }

        WriteValidations();
        Element("printOptions", ("horizontalCentered", "1"));
        Element("pageMargins", ("left", "0.5"), ("right", "0.5"), ("top", "0.6"), ("bottom", "0.7"), ("header", "0.3"), ("footer", "0.3"));
        Element("pageSetup", ("paperSize", "9"), ("fitToHeight", "0"), ("orientation", "landscape"));
        if (Footer.Length > 0)
        {
            Start("headerFooter");
            Start("oddFooter");
            xml.WriteString(CellText.Escape(Footer));
            End();
            End();
        }

        if (pictures.Count > 0)
        {
            Start("drawing");
            xml.WriteAttributeString("id", XlsxPackage.OfficeRelationships, "rId1");
            End();
        }

        End();
        xml.Dispose();
    }

    private void WriteView(XlsxSheetSetup setup)
    {
        Start("sheetViews");
        Start("sheetView");
        xml.WriteAttributeString("workbookViewId", "0");
        if (setup.FrozenRows > 0)
        {
            var corner = CellReference.Of(1, setup.FrozenRows + 1);
            Element("pane", ("ySplit", Number(setup.FrozenRows)), ("topLeftCell", corner), ("activePane", "bottomLeft"), ("state", "frozen"));
            Element("selection", ("pane", "bottomLeft"), ("activeCell", corner), ("sqref", corner));
        }

        End();
        End();
    }

    private void WriteColumns(XlsxSheetSetup setup)
    {
        if (setup.Widths.IsEmpty)
        {
            return;
        }

        Start("cols");
        for (var i = 0; i < setup.Widths.Length; i++)
        {
            Start("col");
            xml.WriteAttributeString("min", Number(i + 1));
            xml.WriteAttributeString("max", Number(i + 1));
            xml.WriteAttributeString("width", setup.Widths[i].ToString("0.##", CultureInfo.InvariantCulture));
            if (setup.ColumnStyle is { } style)
            {
                xml.WriteAttributeString("style", Number(XlsxStyleSheet.Index(style, false)));
            }

            xml.WriteAttributeString("customWidth", "1");
            End();
        }

        End();
    }

    private void WriteValidations()
    {
        if (validations.Count == 0)
        {
            return;
        }

        Start("dataValidations");
        xml.WriteAttributeString("count", Number(validations.Count));
        foreach (var validation in validations)
        {
            Start("dataValidation");
            if (validation.ListSource is not null)
            {
                xml.WriteAttributeString("type", "list");
                xml.WriteAttributeString("errorStyle", "warning");
            }

            xml.WriteAttributeString("allowBlank", "1");
            xml.WriteAttributeString("showInputMessage", validation.Prompt.Length > 0 ? "1" : "0");
            xml.WriteAttributeString("showErrorMessage", validation.ListSource is null ? "0" : "1");
            xml.WriteAttributeString("errorTitle", Cut(validation.Title, 32));
            xml.WriteAttributeString("error", Cut(validation.Warning, 255));
            xml.WriteAttributeString("promptTitle", Cut(validation.Title, 32));
            xml.WriteAttributeString("prompt", Cut(validation.Prompt, 255));
            xml.WriteAttributeString("sqref", validation.Range.ToString());
            if (validation.ListSource is not null)
            {
                Start("formula1");
                xml.WriteString(validation.ListSource);
                End();
            }

            End();
        }

        End();
    }

    private static string Cut(string text, int max) => CellText.Escape(text.Length <= max ? text : text[..(max - 1)] + "…");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private void Start(string element) => xml.WriteStartElement(element, XlsxPackage.MainNamespace);

    private void End() => xml.WriteEndElement();

    private void Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name);
        foreach (var (attribute, value) in attributes)
        {
            xml.WriteAttributeString(attribute, value);
        }

        End();
    }
}
