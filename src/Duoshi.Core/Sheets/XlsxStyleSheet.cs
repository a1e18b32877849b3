using System.Globalization;
using System.Text;

namespace Duoshi.Core.Sheets;

/// <summary>The styles part of written workbooks. Each look exists twice: plain, and marked so that its text stays text when edited.</summary>
internal static class XlsxStyleSheet
{
    private const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int TextFormat = 49;

    // Fonts: 0 body, 1 title, 2 bold, 3 bold red, 4 small grey, 5 grey italic.
    private const string Fonts = """
        <fonts count="6">
        <font><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font>
        <font><b/><sz val="18"/><name val="宋体"/><family val="3"/><charset val="134"/></font>
        <font><b/><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font>
        <font><b/><sz val="11"/><color rgb="FFC00000"/><name val="宋体"/><family val="3"/><charset val="134"/></font>
        <font><sz val="10"/><color rgb="FF404040"/><name val="宋体"/><family val="3"/><charset val="134"/></font>
        <font><i/><sz val="11"/><color rgb="FF7F7F7F"/><name val="宋体"/><family val="3"/><charset val="134"/></font>
        </fonts>
        """;

    // Fills: 0 and 1 are fixed by the format, 2 head, 3 group, 4 error, 5 warning.
    private const string Fills = """
        <fills count="6">
        <fill><patternFill patternType="none"/></fill>
        <fill><patternFill patternType="gray125"/></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF7"/><bgColor indexed="64"/></patternFill></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFF5F5F5"/><bgColor indexed="64"/></patternFill></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/><bgColor indexed="64"/></patternFill></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFFFEB9C"/><bgColor indexed="64"/></patternFill></fill>
        </fills>
        """;

    private const string Borders = """
        <borders count="2">
        <border><left/><right/><top/><bottom/><diagonal/></border>
        <border><left style="thin"><color auto="1"/></left><right style="thin"><color auto="1"/></right><top style="thin"><color auto="1"/></top><bottom style="thin"><color auto="1"/></bottom><diagonal/></border>
        </borders>
        """;

    private static readonly Look[] Looks =
    [
        new(0, 0, 0, 0, "left", false), // Plain
        new(1, 0, 0, TextFormat, "center", true), // Title
        new(4, 0, 0, TextFormat, "left", true), // Subtitle
        new(2, 2, 1, TextFormat, "center", true), // Head
        new(3, 2, 1, TextFormat, "center", true), // RequiredHead
        new(0, 0, 1, TextFormat, "left", true), // Text
        new(0, 0, 1, TextFormat, "center", true), // TextCentred
        new(0, 0, 1, 0, "right", false), // Number
        new(2, 3, 1, TextFormat, "left", false), // Group
        new(0, 4, 1, TextFormat, "left", true), // Error
        new(0, 5, 1, TextFormat, "left", true), // Warning
        new(3, 0, 1, TextFormat, "left", true), // Note
        new(5, 0, 1, TextFormat, "left", true), // Example
        new(0, 0, 0, TextFormat, "left", false), // Entry
    ];

    /// <summary>The number a cell carries for its look.</summary>
    public static int Index(XlsxStyle style, bool staysText) => (2 * (int)style) + (staysText ? 1 : 0);

    public static string Xml()
    {
        var xml = new StringBuilder();
        xml.Append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        xml.Append(CultureInfo.InvariantCulture, $"<styleSheet xmlns=\"{Namespace}\">{Fonts}{Fills}{Borders}");
        xml.Append("<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>");
        xml.Append(CultureInfo.InvariantCulture, $"<cellXfs count=\"{2 * Looks.Length}\">");
        foreach (var look in Looks)
        {
            Append(xml, look, "");
            Append(xml, look, " quotePrefix=\"1\"");
        }

        xml.Append("</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>");
        return xml.ToString();
    }

    private static void Append(StringBuilder xml, Look look, string quotePrefix) => xml.Append(
        CultureInfo.InvariantCulture,
        $"<xf numFmtId=\"{look.Format}\" fontId=\"{look.Font}\" fillId=\"{look.Fill}\" borderId=\"{look.Border}\" xfId=\"0\"{quotePrefix} applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"{look.Align}\" vertical=\"center\"{(look.Wraps ? " wrapText=\"1\"" : "")}/></xf>");

    private sealed record Look(int Font, int Fill, int Border, int Format, string Align, bool Wraps);
}
