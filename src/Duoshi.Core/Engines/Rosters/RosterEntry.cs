namespace Duoshi.Core.Engines.Rosters;

/// <summary>A person to be listed.</summary>
/// <param name="Id">Key of the person; parts people who are equal in everything else.</param>
/// <param name="Name">The name; its strokes and its pinyin are worked out from it.</param>
/// <param name="Place">The place before names decide.</param>
public sealed record RosterEntry(long Id, string Name, RosterPlace Place)
{
    /// <summary>Two digits of the prosecutor grade, 01 the highest, 99 none.</summary>
    public string GradeKey { get; init; } = "99";

    /// <summary>First day the birth date can mean, yyyy-MM-dd; empty when it is not known.</summary>
    public string BirthKey { get; init; } = "";

    /// <summary>The headings the person stands under, outermost first; all entries of a roster have equally many.</summary>
    public ImmutableArray<RosterHeading> Headings { get; init; } = [];
}

/// <summary>A heading of a group.</summary>
/// <param name="Key">Order of the group among its siblings, compared by byte, and what makes it the same group.</param>
/// <param name="Text">What is printed.</param>
public sealed record RosterHeading(string Key, string Text);

/// <summary>What decides the order within a group.</summary>
public enum RosterSort
{
    /// <summary>名册序, equal places by strokes of the name (同一位次按姓氏笔画).</summary>
    PlaceThenStrokes,

    /// <summary>名册序, equal places by pinyin of the name.</summary>
    PlaceThenPinyin,

    /// <summary>Strokes of the name (以姓氏笔画为序), equal names by place.</summary>
    Strokes,

    /// <summary>Pinyin of the name, equal names by place.</summary>
    Pinyin,

    /// <summary>Prosecutor grade, the highest first, then place, then strokes.</summary>
    Grade,

    /// <summary>Birth, the oldest first and the unknown last, then place, then strokes.</summary>
    Birth,
}
