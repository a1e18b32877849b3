using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Careers;

/// <summary>Duty levels as steps, lowest 0; their codes in ZB09.</summary>
internal static class Levels
{
    public const int None = -1;
    public const int Staff = 0;
    public const int SectionDeputy = 1;
    public const int SectionChief = 2;
    public const int DivisionDeputy = 3;
    public const int DivisionChief = 4;
    public const int BureauDeputy = 5;
    public const int BureauChief = 6;
    public const int ProvincialDeputy = 7;
    public const int ProvincialChief = 8;

    private static readonly string[] Codes = ["0150", "0142", "0141", "0132", "0131", "0122", "0121", "0112", "0111"];

    public static string Code(int level) => Codes[level];

    public static int OfCode(string code) => Array.IndexOf(Codes, code);

    /// <summary>Years at the level below before a step to this one: two from deputy to head, three from head to the deputy above .</summary>
    public static int YearsBefore(int level) => level % 2 == 0 ? 2 : 3;

    /// <summary>Level of a leading post.</summary>
    public static int Of(OfficeTier tier, string post, bool first = false) => (tier, post) switch
    {
        (OfficeTier.Supreme, "P01") => ProvincialChief,
        (OfficeTier.Supreme, "P11") => BureauChief,
        (OfficeTier.Supreme, "P12") => BureauDeputy,
        (OfficeTier.Supreme, _) => ProvincialDeputy,
        (OfficeTier.Province, "P01") => ProvincialDeputy,
        (OfficeTier.Province, "P02") when first => BureauChief,
        (OfficeTier.Province, "P11") => DivisionChief,
        (OfficeTier.Province, "P12") => DivisionDeputy,
        (OfficeTier.Province, _) => BureauDeputy,
        (OfficeTier.City, "P01") => BureauDeputy,
        (OfficeTier.City, "P02") when first => DivisionChief,
        (OfficeTier.City, "P11") => SectionChief,
        (OfficeTier.City, "P12") => SectionDeputy,
        (OfficeTier.City, _) => DivisionDeputy,
        (_, "P01") => DivisionDeputy,
        (_, "P11") => SectionDeputy,
        (_, "P12") => Staff,
        _ => SectionChief,
    };
}
