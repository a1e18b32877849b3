using System.Globalization;
using System.Xml;
using Duoshi.Core.Printing;

namespace Duoshi.Core.Sheets;

/// <summary>A picture inside a cell of a written sheet, in its own proportions.</summary>
/// <param name="Row">Row of the cell, from 1.</param>
/// <param name="Column">Column of the cell, from 1.</param>
/// <param name="File">What the head of the file says.</param>
/// <param name="Content">The file.</param>
/// <param name="CellHeightPoints">Height of the row: the picture stands in its middle.</param>
internal sealed record XlsxPicture(int Row, int Column, PhotoFile File, ReadOnlyMemory<byte> Content, double CellHeightPoints)
{
    /// <summary>Width of the column that holds pictures, in characters.</summary>
    public const double ColumnWidth = 12;

    /// <summary>Height of a row with a picture, in points.</summary>
    public const double RowHeight = 76;

    private const double FrameWidthMm = 20;
    private const double FrameHeightMm = 25;
    private const double CellWidthMm = 23.5;
    private const double MillimetresPerPoint = 25.4 / 72;
    private const double EmuPerMillimetre = 36_000;
    private const string Sheet = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Writes the drawing part of a sheet; picture i is relationship rId(i+1).</summary>
    public static void WriteDrawing(XmlWriter xml, IReadOnlyList<XlsxPicture> pictures)
    {
        xml.WriteStartElement("xdr", "wsDr", Sheet);
        xml.WriteAttributeString("xmlns", "a", null, Drawing);
        xml.WriteAttributeString("xmlns", "r", null, Relationships);
        for (var i = 0; i < pictures.Count; i++)
        {
            pictures[i].WriteAnchor(xml, i + 1);
        }

        xml.WriteEndElement();
    }

    private void WriteAnchor(XmlWriter xml, int number)
    {
        var (width, height) = File.Inside(FrameWidthMm, FrameHeightMm);
        var (cx, cy) = (Emu(width), Emu(height));
        xml.WriteRaw(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <xdr:oneCellAnchor><xdr:from><xdr:col>{Column - 1}</xdr:col><xdr:colOff>{Emu((CellWidthMm - width) / 2)}</xdr:colOff><xdr:row>{Row - 1}</xdr:row><xdr:rowOff>{Emu(((CellHeightPoints * MillimetresPerPoint) - height) / 2)}</xdr:rowOff></xdr:from><xdr:ext cx="{cx}" cy="{cy}"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="{number + 1}" name="照片 {number}" descr="照片"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId{number}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>
            """));
    }

    private static long Emu(double millimetres) => (long)Math.Round(millimetres * EmuPerMillimetre);
}
