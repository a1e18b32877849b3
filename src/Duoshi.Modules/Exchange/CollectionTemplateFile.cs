using Duoshi.Core.Codes;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Ui.Language;

namespace Duoshi.Modules.Exchange;

/// <summary>The collection workbook that the product gives out and reads back: a sheet an information set.</summary>
internal static class CollectionTemplateFile
{
    public static byte[] Make()
    {
        var language = Words.Chinese ? SheetLanguage.Chinese : SheetLanguage.English;
        using var stream = new MemoryStream();
        RosterTemplate.Write(stream, [.. InformationSets.Lines.Insert(0, InformationSets.Person).Select(s => new TemplateSheet(s.Code + Words.T(s.Heading, " " + s.En), Columns(s, language)))], language);
        return stream.ToArray();
    }

    private static List<TemplateColumn> Columns(InformationSet set, SheetLanguage language)
    {
        var zh = language == SheetLanguage.Chinese;
        return [.. set.Columns.Select(c => new TemplateColumn(zh || c.En.Length == 0 ? c.Heading : c.En, c.IsRequired || c.Key == RosterColumns.IdentityNumber, Note(c, zh), Example(set, c), Names(c, zh)))];
    }

    private static string Note(RosterColumn column, bool zh) => column.Cell switch
    {
        CellKind.Date or CellKind.Since or CellKind.Until => zh ? "yyyyMM 或 yyyy.MM，需要到日的填 yyyyMMdd" : "yyyyMM or yyyy.MM; yyyyMMdd where the day is needed",
        CellKind.YesNo => zh ? "填“是”或“否”" : "Write 是 or 否",
        CellKind.Code => zh ? "从下拉列表选择规范名称，也可填代码" : "Choose a name from the list, or write its code",
        CellKind.Says when column.Key == InformationSets.MainPost => zh ? "主职务填“是”，其余填“否”" : "是 for the main post, 否 for others",
        _ => zh ? column.NoteZh : column.NoteEn,
    };

    private static string Example(InformationSet set, RosterColumn column) => (set.Key, column.Key) switch
    {
        (_, RosterColumns.Name) or (_, RosterColumns.IdentityNumber) => column.Example,
        ("person", _) => column.Example,
        (InformationSets.Posts, "officeName") => "示范省示范市人民检察院",
        (InformationSets.Posts, "postName") => "检察官助理",
        (InformationSets.Posts, InformationSets.MainPost) => "是",
        (InformationSets.Education, "educationName") => "大学",
        (InformationSets.Education, "school") => "示范大学",
        (InformationSets.Education, "mode") => "全日制",
        (InformationSets.Assessments, "year") => "2025",
        (InformationSets.Assessments, "result") => "称职",
        (InformationSets.Family, "relation") => "妻子",
        (_, InformationSets.Since) => "2019.06",
        _ => "",
    };

    /// <summary>Short tables as a list to choose from; the long ones are matched by name or code.</summary>
    private static ImmutableArray<string> Names(RosterColumn column, bool zh) => column.Codes is { } table && CodeTables.Get(table).Entries is { Length: <= 400 } entries
        ? [.. entries.Select(e => zh || e.English.Length == 0 ? e.Name : e.English).Distinct(StringComparer.Ordinal)]
        : [];
}
