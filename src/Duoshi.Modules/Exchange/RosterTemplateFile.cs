using Duoshi.Core.Codes;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Ui.Language;

namespace Duoshi.Modules.Exchange;

/// <summary>The roster template that the product gives out and reads back.</summary>
internal static class RosterTemplateFile
{
    public static byte[] Make()
    {
        using var stream = new MemoryStream();
        RosterTemplate.Write(
            stream, "花名册",
            [.. RosterColumns.All.Select(c => new TemplateColumn(
                c.Heading, c.IsRequired, Words.T(c.NoteZh, c.NoteEn), c.Example,
                c.Codes is { } table ? [.. CodeTables.Get(table).Entries.Select(e => e.Name)] : []))],
            Words.Chinese ? SheetLanguage.Chinese : SheetLanguage.English);
        return stream.ToArray();
    }
}
