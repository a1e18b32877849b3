using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Duoshi.Core.Printing;

/// <summary>The photo in its cell, in its own proportions inside a frame of 4 to 5.</summary>
internal static class FormPhoto
{
    public const string RelationshipId = "rId4";
    private const double EmuPerMillimetre = 36_000;

    public static W.Paragraph Paragraph(PhotoFile photo)
    {
        var (width, height) = photo.Inside(AppointmentFormPlan.PhotoMm.WidthMm, AppointmentFormPlan.PhotoMm.HeightMm);
        var (cx, cy) = ((long)Math.Round(width * EmuPerMillimetre), (long)Math.Round(height * EmuPerMillimetre));
        var picture = new P.Picture(
            new P.NonVisualPictureProperties(
                new P.NonVisualDrawingProperties { Id = 1, Name = "照片" },
                new P.NonVisualPictureDrawingProperties()),
            new P.BlipFill(new Blip { Embed = RelationshipId }, new Stretch(new FillRectangle())),
            new P.ShapeProperties(
                new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = cx, Cy = cy }),
                new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle }));
        var inline = new Inline(
            new Extent { Cx = cx, Cy = cy },
            new DocProperties { Id = 1, Name = "照片", Description = "照片" },
            new Graphic(new GraphicData(picture) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        };

        // An exact line height would cut the picture to one line.
        return new W.Paragraph(
            new W.ParagraphProperties(
                new SnapToGrid { Val = false },
                new SpacingBetweenLines { Before = "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto },
                new Justification { Val = JustificationValues.Center }),
            new W.Run(new Drawing(inline)));
    }
}
