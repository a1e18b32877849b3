using System.Globalization;
using System.Text;
using System.Xml;

namespace Duoshi.Core.Sheets;

/// <summary>Reads one sheet of an XLSX file cell by cell.</summary>
internal sealed class XlsxSheetReader(
    string sheet, XlsxSharedStrings strings, XlsxStyles styles, bool from1904, CellStore store, NoticeList notices, SheetLimits limits)
{
    private const int MaxMerges = 100_000;

    private readonly StringBuilder text = new();
    private readonly char[] buffer = new char[4096];
    private int row;
    private int column;
    private int style;
    private string type = "";
    private bool hasFormula;
    private bool isCut;

    /// <summary>Merged cells, which tell heads of two rows.</summary>
    public List<CellRange> Merges { get; } = [];

    public void Read(Stream part, CancellationToken cancel)
    {
        var (inText, phonetic, rowOpen) = (false, 0, false);
        using var reader = HardenedXml.Open(part);
        while (HardenedXml.Step(reader))
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    switch (reader.LocalName)
                    {
                        case "row":
                            BeginRow(reader, cancel);
                            rowOpen = !reader.IsEmptyElement;
                            break;
                        case "c" when rowOpen:
                            BeginCell(reader);
                            break;
                        case "v" or "t" when rowOpen:
                            inText = !reader.IsEmptyElement && phonetic == 0;
                            break;
                        case "f" when rowOpen:
                            hasFormula = true;
                            break;
                        case "rPh" when !reader.IsEmptyElement:
                            phonetic++;
                            break;
                        case "mergeCell" when Merges.Count < MaxMerges && CellRange.TryParse(reader.GetAttribute("ref"), out var merge):
                            Merges.Add(merge);
                            break;
                    }

                    break;
                case XmlNodeType.EndElement:
                    switch (reader.LocalName)
                    {
                        case "v" or "t":
                            inText = false;
                            break;
                        case "rPh":
                            phonetic--;
                            break;
                        case "c" when rowOpen:
                            EndCell();
                            break;
                        case "row" when rowOpen:
                            store.EndRow(row);
                            rowOpen = false;
                            break;
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA when inText:
                    isCut |= !HardenedXml.AppendText(reader, text, buffer, limits.MaxCellChars);
                    break;
            }
        }
    }

    private void BeginRow(XmlReader reader, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        row = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var stated) && stated is > 0 and <= CellReference.MaxRow
            ? stated
            : row + 1;
        column = 0;
    }

    private void BeginCell(XmlReader reader)
    {
        column++;
        if (reader.IsEmptyElement)
        {
            return; // a formatted blank: some programs write millions
        }

        if (reader.GetAttribute("r") is { } reference && CellReference.TryParse(reference, out var stated, out _))
        {
            column = stated;
        }

        type = reader.GetAttribute("t") ?? "n";
        style = int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        text.Clear();
        hasFormula = false;
        isCut = false;
    }

    private void EndCell()
    {
        if (text.Length == 0)
        {
            if (hasFormula && type != "str")
            {
                notices.Add(SheetNotices.FormulaWithoutValue(sheet, row, column));
            }

            return;
        }

        if (isCut)
        {
            notices.Add(SheetNotices.CellTooLong(sheet, row, column, limits.MaxCellChars));
        }

        var value = text.ToString();
        text.Clear();
        store.Put(column, type switch
        {
            "s" => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var index) ? strings[index] : "",
            "b" => value == "1" ? "TRUE" : "FALSE",
            "e" => Error(value),
            "n" => store.Keep(NumberCell.Write(value, styles[style], from1904, sheet, row, column, notices)),
            "d" => store.Keep(value.EndsWith("T00:00:00", StringComparison.Ordinal) ? value[..^9] : value),
            _ => store.Keep(CellText.Unescape(value)),
        });
    }

    private string Error(string value)
    {
        notices.Add(SheetNotices.CellError(sheet, row, column, value));
        return store.Keep(value);
    }
}
