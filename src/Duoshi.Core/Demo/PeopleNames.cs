namespace Duoshi.Core.Demo;

/// <summary>Names of invented people: common surnames by weight, given names by sex and year of birth, names of other ethnic groups.</summary>
internal static class PeopleNames
{
    /// <summary>Surnames with their weight, about their share of the population in thousandths.</summary>
    private static readonly (string Value, double Weight)[] Surnames =
    [
        ("王", 72), ("李", 71), ("张", 68), ("刘", 54), ("陈", 45), ("杨", 31), ("黄", 22), ("赵", 21), ("吴", 20), ("周", 19), ("徐", 14), ("孙", 14),
        ("马", 13), ("朱", 13), ("胡", 12), ("郭", 12), ("何", 11), ("林", 11), ("罗", 10), ("高", 10), ("郑", 9), ("梁", 9), ("谢", 8), ("宋", 8),
        ("唐", 7), ("许", 7), ("韩", 7), ("邓", 6), ("冯", 6), ("曹", 6), ("彭", 6), ("曾", 6), ("肖", 6), ("田", 5), ("董", 5), ("潘", 5),
        ("袁", 5), ("蔡", 5), ("蒋", 5), ("余", 5), ("于", 5), ("杜", 4), ("叶", 4), ("程", 4), ("魏", 4), ("苏", 4), ("吕", 4), ("丁", 4),
        ("任", 4), ("卢", 4), ("姚", 4), ("沈", 4), ("钟", 4), ("姜", 3), ("崔", 3), ("谭", 3), ("陆", 3), ("范", 3), ("汪", 3), ("廖", 3),
        ("石", 3), ("金", 3), ("韦", 3), ("贾", 3), ("夏", 3), ("付", 2), ("方", 3), ("邹", 2), ("熊", 2), ("白", 2), ("孟", 2), ("秦", 2),
        ("邱", 2), ("侯", 2), ("江", 2), ("尹", 2), ("薛", 2), ("闫", 2), ("段", 2), ("雷", 2), ("龙", 2), ("黎", 2), ("史", 2), ("陶", 2),
        ("贺", 2), ("毛", 2), ("郝", 2), ("顾", 2), ("龚", 2), ("邵", 2), ("万", 2), ("覃", 1), ("钱", 1), ("严", 1), ("戴", 1), ("单", 0.6),
        ("解", 0.6), ("仇", 0.4), ("查", 0.4), ("区", 0.3), ("欧阳", 0.6), ("上官", 0.2), ("诸葛", 0.1), ("司马", 0.2), ("尉迟", 0.1), ("令狐", 0.1),
    ];

    private const string MenOld = "国建志明德华军平强文成林海生永清贵福祥兴忠义学新荣昌春光东庆红卫民胜利根土金玉发财树山水";
    private const string MenMiddle = "伟强磊勇军涛超鹏飞波斌刚辉峰亮健杰俊浩宇凯龙晖毅宏博江洪志坚鑫锋翔旭东立松明阳海洋";
    private const string MenYoung = "浩然宇轩子涵博文泽晨昊天俊熙煜航睿哲一鸣嘉铭皓瑞思远梓彦霖奕承钰琛逸";
    private const string WomenOld = "秀英兰芳珍桂香玉凤莲春梅花云霞琴菊红爱丽素淑华美翠月娥贞";
    private const string WomenMiddle = "丽静敏燕娟艳芳霞红玲慧莉娜婷雪洁颖琳萍蕾倩薇莹晶欣璐云华梅媛洋雯";
    private const string WomenYoung = "欣怡雨涵诗琪梦瑶思语嘉子萱若曦佳宁可馨婉清晓彤雅芷妍紫悦梓依然心雪";

    /// <summary>Groups with names like those of the Han; Hui, Manchu and so on.</summary>
    private static readonly (string Value, double Weight)[] GroupsOfHanNames =
    [
        ("03", 30), ("11", 26), ("15", 18), ("06", 12), ("08", 10), ("02", 10), ("12", 5), ("07", 5), ("13", 3), ("14", 3), ("10", 2),
    ];

    /// <summary>Groups with names of two parts parted by an interpunct.</summary>
    private static readonly (string Value, double Weight)[] GroupsOfPartedNames = [("05", 12), ("17", 5), ("29", 1)];

    private static readonly string[] PartedMen =
        ["买买提", "艾力", "吐尔逊", "阿不都", "玉素甫", "库尔班", "依明", "热合曼", "巴合提", "叶尔兰", "加尔肯", "赛力克", "木拉提", "艾尼瓦尔"];

    private static readonly string[] PartedWomen =
        ["阿依古丽", "古丽娜尔", "帕提古丽", "热依汗", "阿米娜", "祖丽菲亚", "古丽扎尔", "迪丽努尔", "阿依努尔", "哈丽旦"];

    private static readonly string[] MongolMen = ["巴特尔", "额尔敦", "朝鲁", "苏和", "布和", "那顺", "阿古拉", "格日乐图"];
    private static readonly string[] MongolWomen = ["其其格", "乌云", "萨仁", "娜仁", "托娅", "高娃", "斯琴", "格根塔娜"];
    private static readonly string[] TibetanParts = ["扎西", "多吉", "次仁", "平措", "旦增", "格桑", "达瓦", "尼玛", "洛桑", "顿珠"];
    private static readonly string[] TibetanWomen = ["卓玛", "央金", "拉姆", "白玛", "德吉", "曲珍", "梅朵"];

    /// <summary>An ethnic group: 92 in a hundred Han.</summary>
    public static string EthnicGroup(DemoRandom random) => random.Share() switch
    {
        < 0.92 => "01",
        < 0.977 => random.Weighted(GroupsOfHanNames),
        < 0.992 => random.Weighted(GroupsOfPartedNames),
        < 0.996 => "04",
        _ => "02",
    };

    /// <summary>A whole name.</summary>
    public static string Name(DemoRandom random, string ethnicGroup, bool woman, int birthYear) => ethnicGroup switch
    {
        "05" or "17" or "29" => $"{random.Pick(woman ? PartedWomen : PartedMen)}·{random.Pick(PartedMen)}",
        "04" => woman ? random.Pick(TibetanParts) + random.Pick(TibetanWomen) : Doubled(random, TibetanParts),
        "02" when random.Chance(0.5) => random.Pick(woman ? MongolWomen : MongolMen),
        _ => Surname(random) + Given(random, woman, birthYear),
    };

    public static string Surname(DemoRandom random) => random.Weighted(Surnames);

    /// <summary>The surname of a name of the Han kind; empty for names that have none.</summary>
    public static string SurnameOf(string name) =>
        name.Contains('·', StringComparison.Ordinal) ? "" : Surnames.Select(s => s.Value).Where(s => name.StartsWith(s, StringComparison.Ordinal)).OrderByDescending(s => s.Length).FirstOrDefault("");

    /// <summary>A given name of one or two characters in the taste of the time.</summary>
    public static string Given(DemoRandom random, bool woman, int birthYear)
    {
        var characters = (woman, birthYear) switch
        {
            (false, < 1972) => MenOld,
            (false, < 1993) => MenMiddle,
            (false, _) => MenYoung,
            (true, < 1972) => WomenOld,
            (true, < 1993) => WomenMiddle,
            _ => WomenYoung,
        };
        var single = birthYear switch { < 1965 => 0.10, < 1980 => 0.24, < 1992 => 0.36, _ => 0.12 };
        var first = random.Character(characters);
        if (random.Chance(single))
        {
            return first;
        }

        var second = random.Character(characters);
        return first == second ? first : first + second;
    }

    private static string Doubled(DemoRandom random, string[] parts)
    {
        var first = random.Next(parts.Length);
        var second = (first + 1 + random.Next(parts.Length - 1)) % parts.Length;
        return parts[first] + parts[second];
    }
}
