using System.Collections.Frozen;
using System.Reflection;
using System.Text;

namespace Duoshi.Core.Codes;

/// <summary>The code tables that travel with the program. Each is read when first asked for and never changes.</summary>
/// <remarks>Sources: <c>Codes/README.md</c>.</remarks>
public static class CodeTables
{
    private const string Folder = "codes/tables/";

    /// <summary>The identifiers of all tables, in ordinal order.</summary>
    public static ImmutableArray<string> Keys { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .Select(n => n[Folder.Length..^".csv".Length])
            .Order(StringComparer.Ordinal),
    ];

    private static readonly FrozenDictionary<string, Lazy<CodeTable>> Tables = Keys.ToFrozenDictionary(
        key => key,
        key => new Lazy<CodeTable>(() => CodeTableReader.Read(key, Rows(Folder, key)!, Rows("codes/aliases/", key))),
        StringComparer.Ordinal);

    /// <summary>The table of this identifier, such as <see cref="CodeTableNames.EducationPersonnelZb64"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such table.</exception>
    public static CodeTable Get(string key) => Tables.TryGetValue(key, out var table)
        ? table.Value
        : throw new KeyNotFoundException($"There is no code table '{key}'.");

    private static List<Dictionary<string, string>>? Rows(string folder, string key)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{folder}{key}.csv");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return CodeCsv.Read(reader);
    }
}
