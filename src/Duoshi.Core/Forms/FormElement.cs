namespace Duoshi.Core.Forms;

/// <summary>One element as it stood in the file.</summary>
/// <param name="Name">The element's name, letter case as in the file.</param>
/// <param name="RawText">
/// Its text before trimming, entities resolved. Line breaks are as the file had them, except that the XML rules turn CRLF into LF.
/// </param>
public sealed record FormElement(string Name, string RawText)
{
    /// <summary>For an unknown element that has attributes or children: the whole element as XML, else null.</summary>
    public string? Markup { get; init; }
}
