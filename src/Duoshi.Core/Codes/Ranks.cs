namespace Duoshi.Core.Codes;

/// <summary>Finds the ladder that a rank named in a file belongs to.</summary>
public static class Ranks
{
    private static readonly ImmutableArray<(RankKind Kind, string Table)> Ladders =
    [
        (RankKind.ProsecutorGrade, CodeTableNames.ProsecutorGrade),
        (RankKind.CivilServiceRank, CodeTableNames.CivilServantRankLadder),
        (RankKind.PoliceRank, CodeTableNames.PoliceRank),
        (RankKind.DutyLevel, CodeTableNames.LeadershipDutyLevel),
    ];

    /// <summary>The table of a ladder.</summary>
    public static CodeTable TableOf(RankKind kind) => CodeTables.Get(Ladders.First(l => l.Kind == kind).Table);

    /// <summary>
    /// Recognises a name or alias in whichever ladder has it; no name stands in two. Codes are not tried, because each
    /// ladder counts from 1: once the ladder is known, ask its table.
    /// </summary>
    /// <returns>The rank, or null when no ladder has this name.</returns>
    public static Rank? Match(string? text) => Ladders
        .Select(l => (l.Kind, Match: CodeTables.Get(l.Table).Match(text)))
        .Where(m => m.Match is CodeMatch.Found { By: not MatchedBy.Code })
        .Select(m => new Rank(m.Kind, m.Match.EntryOrNull!))
        .FirstOrDefault();
}
