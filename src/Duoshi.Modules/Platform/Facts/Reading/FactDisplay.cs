using System.Globalization;
using Duoshi.Core.Time;
using Duoshi.Ui.Language;

namespace Duoshi.Modules.Platform.Facts;

/// <summary>Values of facts as people read them, in the user's language.</summary>
internal static class FactDisplay
{
    /// <summary>The value: names for codes and references, the last four characters of what is masked.</summary>
    public static string Text(FactField field, object? value, ReferenceNames references) => value switch
    {
        null => "",
        string text when field.Masked => Masked(text),
        string code when field.Codes is { } table => FieldCodes.Name(table, code),
        long id when field.RefersTo is { } to => references.Of(to, id),
        string text => text,
        bool yes => yes ? Words.T("是", "Yes") : Words.T("否", "No"),
        PartialDate date => date.ToString(),
        DateOnly day => new PartialDate(day, DatePrecision.Day).ToString(),
        byte[] bytes => Words.T($"（{bytes.Length / 1024} KB）", $"({bytes.Length / 1024} KB)"),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The stored value for machines and forms; nothing of what is masked or binary.</summary>
    public static string? Value(FactField field, object? value) =>
        value is null || field.Masked || field.Type == FieldType.Bytes ? null : FactText.Stored(value);

    /// <summary>First day as it came; a start nobody stated says so.</summary>
    public static string From(DateOnly from, DatePrecision precision) =>
        from == DateOnly.MinValue ? Words.T("起始不详", "start unknown") : new PartialDate(from, precision).ToString();

    /// <summary>First day no longer; an open end is blank.</summary>
    public static string To(DateOnly to, DatePrecision precision) =>
        to == DateOnly.MaxValue ? "" : new PartialDate(to, precision).ToString();

    private static string Masked(string text) => text.Length <= 4 ? new string('*', text.Length) : new string('*', text.Length - 4) + text[^4..];
}
