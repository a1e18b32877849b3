namespace Duoshi.Core.Sheets;

/// <summary>The language a produced sheet speaks: its own words, never the data.</summary>
public enum SheetLanguage
{
    /// <summary>Simplified Chinese.</summary>
    Chinese,

    /// <summary>English.</summary>
    English,
}
