using System.Text;
using Duoshi.Modules.Organisation.Contracts;

namespace Duoshi.Modules.Organisation.Tree;

/// <summary>
/// Recognises written unit names on one day. Files and people cut names: 湖北省武汉市江岸区人民检察院 is also
/// 武汉市江岸区检察院 and 江岸区院. Closer forms are tried before shorter ones.
/// </summary>
internal sealed class OfficeNames
{
    private const string Organ = "人民检察院";

    private readonly Dictionary<string, List<OfficeNode>>[] tiers = [.. Enumerable.Range(0, 5).Select(_ => new Dictionary<string, List<OfficeNode>>(StringComparer.Ordinal))];

    public OfficeNames(OfficeDay day)
    {
        foreach (var node in day.InOrder)
        {
            var full = Normalise(node.Name);
            Add(0, full, node);
            Add(2, Normalise(node.UnitCode ?? ""), node);
            Add(3, Normalise(node.ShortName ?? ""), node);
            var province = day.Above(node).Add(node).FirstOrDefault(n => n.Level == "1");
            if (province is null)
            {
                continue;
            }

            var provinceName = PlaceOf(province.Name);
            if (province == node)
            {
                // 省院, 市院, 自治区院: the provincial office, where it is the only one.
                Add(1, ShortProvince(provinceName) + "院", node);
                Add(4, Kind(provinceName) + "院", node);
                continue;
            }

            var bare = Drop(full, provinceName);
            Add(1, bare, node);
            Add(1, ShortProvince(provinceName) + bare, node);
            if (node.ParentId is { } parent && day.Find(parent) is { Level: "2" } city)
            {
                var cityName = Drop(PlaceOf(city.Name), provinceName);
                var district = Drop(bare, cityName);
                if (district != bare)
                {
                    Add(3, district, node);
                    Add(3, provinceName + district, node);
                }
                else
                {
                    // Counties bear no city in their name, but are written with it.
                    Add(3, cityName + bare, node);
                    Add(3, provinceName + cityName + bare, node);
                }
            }
        }
    }

    /// <returns>All offices that the closest fitting form means; none when no form fits.</returns>
    public IReadOnlyList<OfficeNode> Recognise(string text)
    {
        var bare = Normalise(text);
        return bare.Length == 0 ? [] : tiers.Select(t => t.GetValueOrDefault(bare)).FirstOrDefault(found => found is not null) ?? [];
    }

    /// <summary>One spelling for what means the same: no spaces, half width, no 人民, 院 for 检察院.</summary>
    public static string Normalise(string text)
    {
        var whole = string.Concat(text.EnumerateRunes()); // half of a surrogate pair would make Normalize throw
        return string.Concat(whole.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)))
            .ToUpperInvariant()
            .Replace("人民", "", StringComparison.Ordinal)
            .Replace("检察院", "院", StringComparison.Ordinal);
    }

    private static string PlaceOf(string officeName) =>
        officeName.EndsWith(Organ, StringComparison.Ordinal) ? officeName[..^Organ.Length] : officeName;

    /// <summary>The name without the place in front, and without 院 that a branch's name has after it: 北京市院第一分院 → 第一分院.</summary>
    private static string Drop(string name, string place)
    {
        if (!name.StartsWith(place, StringComparison.Ordinal) || name.Length == place.Length)
        {
            return name;
        }

        var rest = name[place.Length..];
        return rest.Length > 1 && rest[0] == '院' ? rest[1..] : rest;
    }

    private static string Kind(string province) =>
        province.EndsWith("自治区", StringComparison.Ordinal) ? "自治区" : province.EndsWith('市') ? "市" : "省";

    private static string ShortProvince(string province) => province switch
    {
        _ when province.StartsWith("内蒙古", StringComparison.Ordinal) => "内蒙古",
        _ when province.EndsWith("自治区", StringComparison.Ordinal) => province[..2],
        _ when province.Length > 2 => province[..^1],
        _ => province,
    };

    private void Add(int tier, string form, OfficeNode node)
    {
        if (form.Length == 0)
        {
            return;
        }

        if (!tiers[tier].TryGetValue(form, out var nodes))
        {
            tiers[tier][form] = nodes = [];
        }

        if (!nodes.Contains(node))
        {
            nodes.Add(node);
        }
    }
}
