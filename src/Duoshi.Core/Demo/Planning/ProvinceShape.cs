using System.Globalization;
using Duoshi.Core.Codes;

namespace Duoshi.Core.Demo.Planning;

/// <summary>How many offices a province has where.</summary>
/// <param name="Code">Two digits of the region code.</param>
/// <param name="Name">示范省.</param>
/// <param name="Character">One character for document numbers.</param>
/// <param name="Cities">For each city the number of offices below it.</param>
/// <param name="Direct">Grassroots offices directly below the provincial one.</param>
internal sealed record ProvinceShape(string Code, string Name, string Character, ImmutableArray<int> Cities, int Direct)
{
    /// <summary>Region codes that no real province has; 99 is the demo province's own.</summary>
    private static readonly ImmutableArray<string> FreeCodes =
        [.. Enumerable.Range(1, 9).Concat(Enumerable.Range(72, 8)).Concat(Enumerable.Range(83, 17)).Select(c => c.ToString("00", CultureInfo.InvariantCulture))];

    /// <summary>The demo province: 11 cities with 7 to 9 offices below each.</summary>
    public static ProvinceShape Demo { get; } = new("99", "示范省", "示", [9, 9, 8, 8, 8, 8, 8, 8, 8, 7, 7], 1);

    /// <summary>The demo province's first city alone.</summary>
    public static ProvinceShape DemoCity { get; } = Demo with { Cities = [9], Direct = 0 };

    public bool IsDemo => Code == Demo.Code;

    /// <summary>The provinces of the real tree under other codes and names.</summary>
    public static ImmutableArray<ProvinceShape> Nation(PlaceNames names)
    {
        var offices = CodeTables.Get(CodeTableNames.ProcuratorateDerived).Entries;
        var below = offices.ToLookup(o => o.Parent ?? "", StringComparer.Ordinal);
        var provinces = offices.Where(o => o["level"] == "1").ToList();
        return
        [
            .. provinces.Select((province, i) =>
            {
                var children = below[province.Code].ToList();
                var stem = names.Next();
                return new ProvinceShape(
                    FreeCodes[i], stem + "省", stem[..1],
                    [.. children.Where(c => c["level"] == "2").Select(c => below[c.Code].Count())],
                    children.Count(c => c["level"] == "3"));
            }),
        ];
    }
}
