using Duoshi.Core.Sheets;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>A name whose meaning somebody settled once.</summary>
/// <param name="Target">Code, or key of the office; of a head the key of the column.</param>
/// <param name="By">Who settled it.</param>
/// <param name="On">When, yyyy-MM-dd.</param>
internal sealed record KnownName(string Target, string By, string On);

/// <summary>代码名称对应: names that no table knows, as clerks of the importing office or one above it settled them.</summary>
internal sealed class KnownNames(IReadOnlyDictionary<(string Table, string Name), KnownName> names)
{
    /// <summary>Stands for the tree of offices where a mapping names its table.</summary>
    public const string Offices = "office";

    /// <summary>Stands for the columns of a roster where a mapping names its table: the name is a head. Sheets of a workbook: <see cref="HeadTables"/>.</summary>
    public const string Heads = "head";

    public static KnownNames None { get; } = new(new Dictionary<(string, string), KnownName>());

    /// <summary>The form in which names are compared.</summary>
    public static string Normalise(string name) => HeaderMap.Normalise(name);

    /// <summary>The columns looked for in a sheet, each with the heads that somebody said mean it.</summary>
    /// <param name="table">The table of heads.</param>
    public IReadOnlyList<ExpectedColumn> Columns(string table) => names.Keys.Any(k => k.Table == table)
        ? [.. HeadTables.Expected(table).Select(c => c with { Aliases = [.. c.Aliases, .. names.Where(n => n.Key.Table == table && n.Value.Target == c.Key).Select(n => n.Key.Name)] })]
        : HeadTables.Expected(table);

    public KnownName? Find(string table, string name) => names.GetValueOrDefault((table, Normalise(name)));
}
