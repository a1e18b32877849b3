namespace Duoshi.Core.Sheets;

/// <summary>What a written sheet needs to say before its first row.</summary>
/// <param name="Widths">Column widths in characters, from column 1.</param>
internal sealed record XlsxSheetSetup(ImmutableArray<double> Widths)
{
    /// <summary>Rows that stay in view at the top.</summary>
    public int FrozenRows { get; init; }

    /// <summary>First and last row repeated on each printed page.</summary>
    public (int First, int Last)? PrintTitles { get; init; }

    /// <summary>Look of cells that are not written, so that what people type there stays text.</summary>
    public XlsxStyle? ColumnStyle { get; init; }

    public bool IsHidden { get; init; }
}

/// <summary>A drop-down list or a prompt shown on a range of cells.</summary>
/// <param name="Range">The cells.</param>
/// <param name="ListSource">Where the names stand, such as <c>'名称'!$A$2:$A$57</c>; null for a prompt alone.</param>
/// <param name="Title">Head of the prompt.</param>
/// <param name="Prompt">Text of the prompt; empty for none.</param>
/// <param name="Warning">Text shown when a name is not in the list; it may be entered all the same.</param>
internal sealed record XlsxValidation(CellRange Range, string? ListSource, string Title, string Prompt, string Warning);

/// <summary>The foot of printed pages, in the format's own notation.</summary>
internal static class XlsxFooter
{
    /// <summary>A text at the left and the page number at the right.</summary>
    public static string Of(string left, SheetLanguage language)
    {
        // & begins a code in this notation.
        var text = left.Replace("&", "&&", StringComparison.Ordinal);
        text = text.Length > 120 ? text[..120] : text;
        return (text.Length > 0 ? "&L" + text : "") + (language == SheetLanguage.Chinese ? "&R第 &P 页　共 &N 页" : "&RPage &P of &N");
    }
}
