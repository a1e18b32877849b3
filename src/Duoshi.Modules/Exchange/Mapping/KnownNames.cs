using Duoshi.Core.Sheets;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>A name whose meaning somebody settled once.</summary>
/// <param name="Target">Code, or key of the office.</param>
/// <param name="By">Who settled it.</param>
/// <param name="On">When, yyyy-MM-dd.</param>
internal sealed record KnownName(string Target, string By, string On);

/// <summary>代码名称对应: names that no table knows, as clerks of the importing office or one above it settled them.</summary>
internal sealed class KnownNames(IReadOnlyDictionary<(string Table, string Name), KnownName> names)
{
    /// <summary>Stands for the tree of offices where a mapping names its table.</summary>
    public const string Offices = "office";

    public static KnownNames None { get; } = new(new Dictionary<(string, string), KnownName>());

    /// <summary>The form in which names are compared.</summary>
    public static string Normalise(string name) => HeaderMap.Normalise(name);

    public KnownName? Find(string table, string name) => names.GetValueOrDefault((table, Normalise(name)));
}
