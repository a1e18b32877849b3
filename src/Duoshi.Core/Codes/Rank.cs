namespace Duoshi.Core.Codes;

/// <summary>The four ladders that one column 职级 or 职务层次 of a file may mix. They are never the same thing.</summary>
public enum RankKind : byte
{
    /// <summary>检察官等级, twelve grades; table <see cref="CodeTableNames.ProsecutorGrade"/>.</summary>
    ProsecutorGrade,

    /// <summary>职级, twelve ranks of the 2019 ladder; table <see cref="CodeTableNames.CivilServantRankLadder"/>.</summary>
    CivilServiceRank,

    /// <summary>警衔, thirteen ranks; table <see cref="CodeTableNames.PoliceRank"/>.</summary>
    PoliceRank,

    /// <summary>职务层次, ten levels of leading posts; table <see cref="CodeTableNames.LeadershipDutyLevel"/>.</summary>
    DutyLevel,
}

/// <summary>A row of one of the four ladders. In all of them order 1 is the highest.</summary>
/// <param name="Kind">Which ladder.</param>
/// <param name="Entry">The row; its code is its place in the order.</param>
public sealed record Rank(RankKind Kind, CodeEntry Entry);
