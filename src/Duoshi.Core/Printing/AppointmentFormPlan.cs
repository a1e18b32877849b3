namespace Duoshi.Core.Printing;

/// <summary>The two sides of a 干部任免审批表, laid out: what a document writer or a print page has to set, cell by cell.</summary>
/// <param name="First">Title and table of the first side.</param>
/// <param name="Second">Table of the second side.</param>
/// <param name="FilledBy">The last line, below the second table.</param>
/// <remarks>Source: two independent Word templates of the form and the official editor's settings, which agree.</remarks>
public sealed record AppointmentFormPlan(FormSide First, FormSide Second, string FilledBy)
{
    /// <summary>The title; its characters stand in cells of equal width.</summary>
    public const string Title = "干部任免审批表";

    /// <summary>Size of the title, in points.</summary>
    public const double TitlePoints = 24;

    /// <summary>Width over which the title is spread, in millimetres.</summary>
    public const double TitleWidthMm = 74.8;

    /// <summary>Size of labels, in points.</summary>
    public const double LabelPoints = 14;

    /// <summary>Margin at the left and right inside each cell, in millimetres.</summary>
    public const double CellMarginMm = 1.0;

    /// <summary>Room below text that stands at the foot of a cell, in millimetres.</summary>
    public const double FootGapMm = 2.0;

    /// <summary>Width and height of the photo in millimetres: 4 to 5, as large as its cell allows.</summary>
    public static (double WidthMm, double HeightMm) PhotoMm { get; } = (34.4, 43.0);

    /// <summary>Lays out a form.</summary>
    public static AppointmentFormPlan Of(AppointmentFormPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new AppointmentFormPlan(AppointmentFormSides.First(page), AppointmentFormSides.Second(page), "填表人：" + SpreadName(page.FilledBy));
    }

    /// <summary>A name of two Chinese characters with a full-width space between them; any other as it is.</summary>
    public static string SpreadName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var bare = name.Trim();
        var runes = bare.EnumerateRunes().ToArray();
        return runes is [{ Value: >= 0x3400 }, { Value: >= 0x3400 }] ? $"{runes[0]}　{runes[1]}" : bare;
    }
}
