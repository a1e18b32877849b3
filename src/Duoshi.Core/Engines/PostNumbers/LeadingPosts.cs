namespace Duoshi.Core.Engines.PostNumbers;

/// <summary>Posts that have a number of their own in an office, by code of the table of procuratorate posts.</summary>
public static class LeadingPosts
{
    /// <summary>Posts with an approved number. An acting chief takes the chief's; Party posts and the resident group have none here.</summary>
    public static ImmutableArray<string> Numbered { get; } = ["P01", "P02", "P03", "P06", "P10", "P11", "P12"];

    /// <summary>Manners of an appointment that fill a post: main and concurrent, no posting.</summary>
    public static ImmutableArray<string> FillingManners { get; } = ["1", "2"];

    /// <summary>Codes of leading posts: those numbered, and those of the Party leadership group.</summary>
    public static bool IsLeading(string? code) => code is not null && (IsNumbered(code) || code is "P07" or "P08" or "P09");

    /// <summary>Whether an office has an approved number of the post.</summary>
    public static bool IsNumbered(string? code) => code is not null && Numbered.Contains(code, StringComparer.Ordinal);

    /// <summary>The codes that count in the number of a post.</summary>
    public static ImmutableArray<string> CountedWith(string code) => code is "P01" or "P06" ? ["P01", "P06"] : [code];

    /// <summary>The code whose number a post counts in.</summary>
    public static string NumberOf(string code) => code == "P06" ? "P01" : code;

    /// <summary>正职 or 副职 of the team, by code of ZB129; null: no member by this post.</summary>
    public static string? TeamMember(string? code) => code switch
    {
        "P01" or "P06" or "P07" => "1",
        "P02" or "P03" or "P08" or "P09" or "P10" => "3",
        _ => null,
    };
}
