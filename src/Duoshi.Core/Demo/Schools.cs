namespace Duoshi.Core.Demo;

/// <summary>Invented schools and what they teach.</summary>
internal static class Schools
{
    /// <summary>Where bachelors and postgraduates of law come from, most often first.</summary>
    public static readonly (string Value, double Weight)[] OfLaw =
    [
        ("示范政法大学", 26), ("示范大学", 20), ("东岳政法大学", 12), ("示范师范大学", 10), ("南屏大学", 8), ("北川大学", 8),
        ("示范财经大学", 6), ("示范民族大学", 5), ("西岭政法学院", 5),
    ];

    public static readonly (string Value, double Weight)[] General =
    [
        ("示范大学", 22), ("示范师范大学", 18), ("示范财经大学", 14), ("示范理工大学", 14), ("南屏大学", 10), ("示范民族大学", 6), ("北川大学", 10),
    ];

    public static readonly (string Value, double Weight)[] Colleges =
        [("示范司法警官职业学院", 12), ("示范职业技术学院", 14), ("示范政法管理干部学院", 12), ("示范广播电视大学", 6)];

    /// <summary>Majors other than law: major, code of GB/T 16835, school faculty, bachelor's degree.</summary>
    public static readonly (string Major, string Code, string Faculty, string Degree)[] OtherMajors =
    [
        ("汉语言文学", "50101", "文学院", "405"), ("行政管理", "110301", "公共管理学院", "412"), ("会计学", "20203", "会计学院", "412"),
        ("侦查学", "30409", "公安学院", "403"), ("计算机科学与技术", "80722", "计算机学院", "408"), ("思想政治教育", "30307", "马克思主义学院", "403"),
        ("英语", "50201", "外国语学院", "405"), ("新闻学", "50301", "新闻学院", "405"),
    ];
}
