using Duoshi.Core.Sheets;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>
/// Heads of columns as tables of names: one for rosters, one for each sheet of the collection workbook, because the same head (“日期”, “名称”)
/// means something else in each of them.
/// </summary>
internal static class HeadTables
{
    private const string BeforeSet = KnownNames.Heads + "/";

    /// <summary>The table of a set's heads; of a roster's where there is no set.</summary>
    public static string Of(InformationSet? set) => set is null ? KnownNames.Heads : BeforeSet + set.Code;

    /// <summary>Whether a table is one of heads.</summary>
    public static bool Is(string table) => table == KnownNames.Heads || SetOf(table) is not null;

    /// <summary>What a head of the table may mean.</summary>
    public static ImmutableArray<RosterColumn> Columns(string table) => SetOf(table)?.Columns ?? RosterColumns.All;

    /// <summary>The columns looked for in sheets of the table.</summary>
    public static IReadOnlyList<ExpectedColumn> Expected(string table) => SetOf(table)?.Expected ?? RosterColumns.Expected;

    /// <summary>What the table is called: 表头, or 表头·A14奖惩.</summary>
    public static (string Zh, string En) Label(string table) => SetOf(table) is { } set ? ($"表头·{set.SheetName}", $"Head · {set.Code} {set.En}") : ("表头", "Head of a column");

    private static InformationSet? SetOf(string table) => table.StartsWith(BeforeSet, StringComparison.Ordinal)
        ? InformationSets.Lines.Add(InformationSets.Person).FirstOrDefault(s => s.Code == table[BeforeSet.Length..])
        : null;
}
