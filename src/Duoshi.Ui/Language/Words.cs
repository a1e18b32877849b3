using System.Globalization;

namespace Duoshi.Ui.Language;

/// <summary>Both languages side by side at the place of use: a text can't be missing in one of them.</summary>
public static class Words
{
    /// <summary>Whether the present user reads Chinese.</summary>
    public static bool Chinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    /// <summary>The language of a text of the record for an English page: zh-CN when it is Chinese; null where the page's own holds.</summary>
    public static string? LanguageOf(string? text) => !Chinese && text is not null && text.Any(c => c is >= '\u3400' and <= '\u9fff') ? "zh-CN" : null;

    /// <summary>The text in the language of the present user; Chinese by default.</summary>
    public static string T(string zh, string en) => Chinese ? zh : en;
}
