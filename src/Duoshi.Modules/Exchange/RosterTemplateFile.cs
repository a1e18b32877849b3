using Duoshi.Core.Sheets;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Ui.Language;

namespace Duoshi.Modules.Exchange;

/// <summary>The roster template that the product gives out and reads back.</summary>
internal static class RosterTemplateFile
{
    public static byte[] Make()
    {
        var language = Words.Chinese ? SheetLanguage.Chinese : SheetLanguage.English;
        using var stream = new MemoryStream();
        RosterTemplate.Write(stream, Words.T("花名册", "Roster"), RosterColumns.ForTemplate(language), language);
        return stream.ToArray();
    }
}
