using System.Collections.Frozen;
using Duoshi.Core.Codes;

namespace Duoshi.Core.Demo;

/// <summary>Invented place names of two characters, none of which is the name of a real division.</summary>
internal sealed class PlaceNames(DemoRandom random)
{
    private const string First =
        "青岚澄沐霁棠鹤云松柏枫榆桐兰芷蕙荷菱溪泉涧潭渚汀湖瑞景星鹿望泽衡朗晴虹霞翠碧锦绣珠玉瑶琳珞璞琢砚墨书韵雅清涵润沁渊瀚浩凌峻岳嵩崇岩峰岱巍苍穹曦旭晟昶晖煦和谧宁靖祥禾谷穗稻桑麻茶竹梅菊槐杉柳杏桃梨枣";

    private const string Second = "原岭岗坪塘川溪泉湾浦洲港山峰谷林阳阴城宁安平昌兴远台桥渡口垣澜江河源坡塬坝沟岩石屏关堡陵州";

    private static readonly string[] Suffixes =
        ["自治州", "自治县", "自治旗", "林区", "特区", "地区", "新区", "省", "市", "县", "区", "旗", "盟"];

    private static readonly FrozenSet<string> Real = CodeTables.Get(CodeTableNames.AdminDivision2023).Entries
        .Select(e => Stem(e.Name)).ToFrozenSet(StringComparer.Ordinal);

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>A name nobody had yet.</summary>
    public string Next()
    {
        while (true)
        {
            var name = random.Character(First) + random.Character(Second);
            if (name[0] != name[1] && !Real.Contains(name) && taken.Add(name))
            {
                return name;
            }
        }
    }

    /// <summary>Keeps a fixed name from being drawn.</summary>
    public void Reserve(string name) => taken.Add(name);

    /// <summary>A division's name without its kind: 远安县 is 远安.</summary>
    internal static string Stem(string name)
    {
        var suffix = Suffixes.FirstOrDefault(s => name.EndsWith(s, StringComparison.Ordinal) && name.Length - s.Length >= 2);
        return suffix is null ? name : name[..^suffix.Length];
    }
}
