namespace Duoshi.Core.Codes;

/// <summary>Makes a table from the rows of its csv file and of its alias file.</summary>
internal static class CodeTableReader
{
    /// <summary>Columns that hold the key, first choice first: ladders have an order, one list local numbers, one no key at all.</summary>
    private static readonly string[] KeyColumns = ["code", "order", "local_id", "duty"];
    private static readonly string[] NameColumns = ["name", "duty"];
    private static readonly string[] ParentColumns = ["parent", "parent_code"];
    private static readonly string[] AliasColumns = ["full_name", "form_name", "abbreviation"];

    /// <param name="key">The table's identifier.</param>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="aliasRows">
    /// Rows of its alias file (<c>alias, code, english, source</c>), or null. Without a code the row is a value of its own, which
    /// another edition of the table has and this one lacks.
    /// </param>
    /// <exception cref="FormatException">An alias points at a code that the table does not have.</exception>
    public static CodeTable Read(string key, List<Dictionary<string, string>> rows, List<Dictionary<string, string>>? aliasRows)
    {
        var entries = rows.Select(Entry).ToList();
        entries.AddRange((aliasRows ?? []).Where(r => !r.ContainsKey("code")).Select(Extra));
        var byCode = entries.ToDictionary(e => e.Code, StringComparer.Ordinal);

        var aliases = entries.SelectMany(e => AliasColumns.Where(e.Attributes.ContainsKey).Select(c => (e[c], e))).ToList();
        foreach (var row in (aliasRows ?? []).Where(r => r.ContainsKey("code")))
        {
            aliases.Add((row["alias"], byCode.TryGetValue(row["code"], out var entry)
                ? entry
                : throw new FormatException($"The alias '{row["alias"]}' of {key} points at code '{row["code"]}', which is not in the table.")));
        }

        if (string.Equals(key, CodeTableNames.AdminDivision2023, StringComparison.Ordinal))
        {
            aliases.AddRange(DivisionNames.Of(entries, byCode));
        }

        var otherCodes = entries.SelectMany(e => e.Attributes
            .Where(a => a.Key.StartsWith("code_", StringComparison.Ordinal) || a.Key is "alpha")
            .Select(a => (a.Value, e)));
        return new CodeTable(key, [.. entries], aliases, otherCodes);
    }

    private static CodeEntry Entry(Dictionary<string, string> row)
    {
        var nameColumn = NameColumns.First(row.ContainsKey);
        var keyColumn = KeyColumns.FirstOrDefault(row.ContainsKey) ?? nameColumn;
        var parentColumn = ParentColumns.FirstOrDefault(row.ContainsKey);
        return new CodeEntry(
            row[keyColumn],
            row[nameColumn],
            row.GetValueOrDefault("english", ""),
            parentColumn is null ? null : row[parentColumn],
            row.Where(c => c.Key != keyColumn && c.Key != nameColumn && c.Key != parentColumn && c.Key != "english")
                .ToImmutableDictionary(StringComparer.Ordinal));
    }

    private static CodeEntry Extra(Dictionary<string, string> row) => new(
        row["alias"],
        row["alias"],
        row.GetValueOrDefault("english", ""),
        null,
        row.Where(c => c.Key is "source").ToImmutableDictionary(StringComparer.Ordinal));
}
