namespace Duoshi.Core.Codes;

/// <summary>
/// The longer and shorter names by which files mean an administrative division: 北京市朝阳区, 湖北省十堰市郧阳区, and the
/// form of native places, which drops 省, 市 and 县: 辽宁大连, 湖北远安.
/// </summary>
internal static class DivisionNames
{
    /// <summary>Kinds that count as no place of their own in a name (the row 市辖区 above the districts of a municipality).</summary>
    private const string GroupingKind = "虚拟层";

    private static readonly string[] Endings =
    [
        "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市", "地区", "盟", "县", "区",
    ];

    public static IEnumerable<(string Alias, CodeEntry Entry)> Of(List<CodeEntry> entries, Dictionary<string, CodeEntry> byCode)
    {
        foreach (var entry in entries.Where(e => e["kind"] != GroupingKind))
        {
            List<CodeEntry> path = [entry];
            while (path[0].Parent is { } parent && byCode.TryGetValue(parent, out var above))
            {
                path.Insert(0, above);
            }

            path.RemoveAll(e => e["kind"] == GroupingKind);
            var province = path[0];
            foreach (var alias in new[]
            {
                string.Concat(path.Select(e => e.Name)),
                string.Concat(path.Skip(1).Select(e => e.Name)),
                path.Count > 1 ? province.Name + entry.Name : "",
                path.Count > 1 ? Short(province.Name) + Short(entry.Name) : Short(entry.Name),
                string.Concat(path.Select(e => Short(e.Name))),
            }.Where(a => a.Length > 0 && a != entry.Name).Distinct(StringComparer.Ordinal))
            {
                yield return (alias, entry);
            }
        }
    }

    /// <summary>A name without its ending, unless a single character would be left (矿区, 城区).</summary>
    private static string Short(string name)
    {
        var ending = Endings.FirstOrDefault(e => name.EndsWith(e, StringComparison.Ordinal) && name.Length - e.Length >= 2);
        return ending is null ? name : name[..^ending.Length];
    }
}
