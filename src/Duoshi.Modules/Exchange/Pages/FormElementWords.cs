using Duoshi.Core.Forms;
using Duoshi.Ui.Language;

namespace Duoshi.Modules.Exchange.Pages;

/// <summary>Elements of the form as people call them.</summary>
internal static class FormElementWords
{
    public static string List(ImmutableArray<string> elements) =>
        string.Join(Words.T("、", ", "), elements.Select(e => FormElements.Find(e) is { } known ? Words.T(known.LabelZh, known.LabelEn) : e));
}
