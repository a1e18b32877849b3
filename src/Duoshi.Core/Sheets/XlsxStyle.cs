namespace Duoshi.Core.Sheets;

/// <summary>The looks a written cell can have; <see cref="XlsxStyleSheet"/> holds their details in the same order.</summary>
internal enum XlsxStyle
{
    Plain,
    Title,
    Subtitle,
    Head,
    RequiredHead,
    Text,
    TextCentred,
    Number,
    Group,
    Error,
    Warning,
    Note,
    Example,
    Entry,
}
