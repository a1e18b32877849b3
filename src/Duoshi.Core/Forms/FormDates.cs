using Duoshi.Core.Time;

namespace Duoshi.Core.Forms;

/// <summary>Dates as forms hold them.</summary>
internal static class FormDates
{
    private const int LongestDate = 40;

    /// <summary>The date of a text; null when there is none.</summary>
    public static PartialDate? Read(string? text) =>
        text is { Length: <= LongestDate } && PartialDate.TryParse(text, out var date) ? date : null;
}
