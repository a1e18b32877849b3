using Duoshi.Core.Codes;

namespace Duoshi.Core.Engines.Questions;

/// <summary>Sets of codes that an operator stands for.</summary>
public static class QuestionCodes
{
    private const string HonoraryDoctor = "1";

    /// <summary>Tables whose rows stand from the highest down, so that "or above" means something.</summary>
    private static readonly ImmutableArray<string> Ladders =
    [
        CodeTableNames.ProsecutorGrade, CodeTableNames.CivilServantRankLadder, CodeTableNames.PoliceRank, CodeTableNames.DutyLevelZb092012,
        CodeTableNames.LeadershipDutyLevel, CodeTableNames.EducationPersonnelZb64, CodeTableNames.DegreeGbt6864,
    ];

    public static bool IsLadder(string table) => Ladders.Contains(table);

    /// <summary>The code and everything below it in the table's tree.</summary>
    public static ImmutableArray<string> Under(string table, string code)
    {
        var codes = CodeTables.Get(table);
        var found = ImmutableArray.CreateBuilder<string>();
        void Take(string taken)
        {
            found.Add(taken);
            foreach (var below in codes.Below(taken))
            {
                Take(below.Code);
            }
        }

        Take(code);
        return found.ToImmutable();
    }

    /// <summary>This rank and those above it in the same ladder, with what is below each of them; an honorary degree is above none.</summary>
    public static ImmutableArray<string> AtLeast(string table, string code) =>
        [.. Ladder(table, code).TakeWhile(e => e != code).SelectMany(e => Whole(table, e)).Concat(Under(table, code)).Distinct()];

    /// <summary>This rank and those below it in the same ladder, with what is below each of them.</summary>
    public static ImmutableArray<string> AtMost(string table, string code) =>
        [.. Ladder(table, code).SkipWhile(e => e != code).SelectMany(e => Whole(table, e)).Distinct()];

    /// <summary>The codes an operator on a code stands for; empty for an operator that codes don't have.</summary>
    public static ImmutableArray<string> Meant(string table, QuestionOperator op, ImmutableArray<string> values) => op switch
    {
        QuestionOperator.Is or QuestionOperator.In => values,
        QuestionOperator.Under => Under(table, values[0]),
        QuestionOperator.AtLeast => AtLeast(table, values[0]),
        QuestionOperator.AtMost => AtMost(table, values[0]),
        _ => [],
    };

    /// <summary>
    /// The rungs that can be compared with a code, from the highest: of a tree with one ladder (education) all rows, of one with several
    /// (duty levels of civil servants, police …) those below the same root.
    /// </summary>
    private static IEnumerable<string> Ladder(string table, string code)
    {
        var codes = CodeTables.Get(table);
        var rungs = codes.Entries.Where(e => table != CodeTableNames.DegreeGbt6864 || e.Code == code || e.Code != HonoraryDoctor);
        return table == CodeTableNames.DutyLevelZb092012 && codes.Find(code)?.Parent is { } root
            ? rungs.Where(e => e.Parent == root).Select(e => e.Code)
            : rungs.Select(e => e.Code);
    }

    /// <summary>In a table of one ladder the rows below a rung are rungs themselves; in duty levels they come with it.</summary>
    private static IEnumerable<string> Whole(string table, string code) => table == CodeTableNames.DutyLevelZb092012 ? Under(table, code) : [code];
}
