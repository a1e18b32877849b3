using System.Globalization;

namespace Duoshi.Core.Sheets;

/// <summary>How much a <see cref="SheetNotice"/> matters.</summary>
public enum SheetSeverity
{
    /// <summary>Worth knowing, nothing to do.</summary>
    Information,

    /// <summary>Read, but a person should look at it.</summary>
    Warning,

    /// <summary>Not read, or not usable, until somebody mends it.</summary>
    Error,
}

/// <summary>What a reader found wrong or doubtful in a file, where, why, and what to do about it.</summary>
/// <param name="Code">Stable code, such as <c>sheet.digits-lost</c>.</param>
/// <param name="Sheet">Name of the sheet, of the entry inside a zip, or empty for the file as a whole.</param>
/// <param name="Row">Row number as the spreadsheet program shows it, from 1; null for a whole sheet or file.</param>
/// <param name="Column">Column number from 1; null for a whole row, sheet or file.</param>
/// <param name="CauseZh">What is wrong, in Chinese.</param>
/// <param name="RemedyZh">What to do, in Chinese.</param>
/// <param name="CauseEn">What is wrong, in English.</param>
/// <param name="RemedyEn">What to do, in English.</param>
/// <param name="Severity">How much it matters.</param>
public sealed record SheetNotice(
    string Code,
    string Sheet,
    int? Row,
    int? Column,
    string CauseZh,
    string RemedyZh,
    string CauseEn,
    string RemedyEn,
    SheetSeverity Severity = SheetSeverity.Error)
{
    /// <summary>The place as people say it: <c>C5</c>, <c>5</c> for a row, empty for a sheet or file.</summary>
    public string Place => (Column is { } column ? CellReference.ColumnLetters(column) : "")
        + (Row?.ToString(CultureInfo.InvariantCulture) ?? "");

    /// <summary>What is wrong, in <paramref name="language"/>.</summary>
    public string Cause(SheetLanguage language) => language == SheetLanguage.Chinese ? CauseZh : CauseEn;

    /// <summary>What to do, in <paramref name="language"/>.</summary>
    public string Remedy(SheetLanguage language) => language == SheetLanguage.Chinese ? RemedyZh : RemedyEn;
}
