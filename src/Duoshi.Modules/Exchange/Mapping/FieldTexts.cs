using System.Globalization;
using Duoshi.Core.Codes;
using Duoshi.Core.Time;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Ui.Language;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>Values of fields as people compare them.</summary>
internal static class FieldTexts
{
    /// <summary>The value in Chinese words; codes by name, offices by the name given.</summary>
    public static string? Show(FactField field, object? value, Func<long, string> office) => value switch
    {
        null => null,
        string code when field.Codes is { } table => FieldCodes.ChineseName(table, code),
        string text => text,
        PartialDate date => date.ToString(),
        byte[] bytes => string.Create(CultureInfo.InvariantCulture, $"{(bytes.Length + 512) / 1024} KB"),
        long id when field.RefersTo == SubjectKind.Office => office(id),
        bool yes => yes ? "是" : "否",
        _ => FactText.Stored(value),
    };

    /// <summary>A shown value in the reader's language, sensitive numbers by their last four.</summary>
    public static string? InLanguage(FactField? field, string? shown)
    {
        if (shown is null || field is null)
        {
            return shown;
        }

        return field.Masked ? Mask(shown)
            : field.Codes is { } table && !Words.Chinese ? CodeTables.Get(table).Match(shown).EntryOrNull?.NameFor(true) ?? shown
            : shown;
    }

    public static string Mask(string number) => number.Length <= 4 ? number : new string('*', number.Length - 4) + number[^4..];
}
