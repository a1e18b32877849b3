using Duoshi.Core.Sheets;
using Duoshi.Modules.Exchange.Mapping;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>A sheet of a collection workbook.</summary>
/// <param name="Table">The sheet.</param>
/// <param name="Set">The information set it holds; null: none that we read.</param>
/// <param name="Match">How its heads fit that set.</param>
internal sealed record WorkbookSheet(SheetTable Table, InformationSet? Set, HeaderMatch? Match);

/// <summary>Tells a collection workbook from a roster, and which information set each of its sheets holds: by its name and by its heads, never by its place.</summary>
internal static class WorkbookSheets
{
    /// <summary>Heads a sheet must share with a set beyond name and identity number, where its name says nothing.</summary>
    private const int FewestHeads = 2;

    /// <param name="tables">The sheets of a file.</param>
    /// <param name="names">Heads that somebody said the meaning of.</param>
    /// <returns>The sheets; null when the workbook is a roster.</returns>
    public static IReadOnlyList<WorkbookSheet>? Of(IReadOnlyList<SheetTable> tables, KnownNames names)
    {
        var sheets = tables.Select(t => Sheet(t, tables.Count > 1, names)).ToList();
        return sheets.Exists(s => s.Set is { HasLines: true } || (s.Set is not null && StartsWith(s.Table, InformationSets.Person.Code))) ? sheets : null;
    }

    private static WorkbookSheet Sheet(SheetTable table, bool oneOfSeveral, KnownNames names)
    {
        if (InformationSets.SheetsPassedOver.Any(code => StartsWith(table, code)))
        {
            return new WorkbookSheet(table, null, null);
        }

        var matches = InformationSets.Lines.Add(InformationSets.Person).Select(set => (Set: set, Match: HeaderMap.Match(table.Headers, names.Columns(HeadTables.Of(set))))).Select(m => (m.Set, m.Match, Own: Own(m.Match))).ToList();
        var named = matches.Find(m => StartsWith(table, m.Set.Code));
        if (named.Set is null && oneOfSeveral)
        {
            named = matches.Where(m => m.Set.SheetWords.Add(m.Set.Heading).Any(w => table.SheetName.Contains(w, StringComparison.Ordinal)) && m.Own > 0).OrderByDescending(m => m.Own).FirstOrDefault();
        }

        if (named.Set is not null)
        {
            return new WorkbookSheet(table, named.Set, named.Match);
        }

        var roster = HeaderMap.Match(table.Headers, names.Columns(KnownNames.Heads)).Mapped.Length;
        var best = matches.OrderByDescending(m => m.Own).ThenBy(m => m.Match.Missing.Length).First();
        var people = matches[^1];
        return best.Own >= FewestHeads && best.Set.HasLines && best.Match.Mapped.Length > roster ? new WorkbookSheet(table, best.Set, best.Match)
            : people.Own > 0 && people.Match.ColumnOf(RosterColumns.Name) is not null ? new WorkbookSheet(table, people.Set, people.Match)
            : new WorkbookSheet(table, null, null);
    }

    private static bool StartsWith(SheetTable table, string code) => table.SheetName.TrimStart().StartsWith(code, StringComparison.OrdinalIgnoreCase);

    /// <summary>Heads that tell of the set: name and number stand in every sheet.</summary>
    private static int Own(HeaderMatch match) => match.Mapped.Count(m => m.Expected.Key is not (RosterColumns.Name or RosterColumns.IdentityNumber));
}
