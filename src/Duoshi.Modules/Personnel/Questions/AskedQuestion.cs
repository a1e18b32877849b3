using Duoshi.Core.Engines.Questions;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Questions;

/// <summary>A question as it stands in an address.</summary>
internal sealed record AskedQuestion
{
    /// <summary>The question as JSON; blank: the saved one named, or everybody in service.</summary>
    public string? Question { get; init; }

    /// <summary>Name of a saved question.</summary>
    public string? Saved { get; init; }

    /// <summary>The day asked about; blank: today.</summary>
    public string? AsOf { get; init; }

    /// <summary>Only the people of this row of the question's counts, by its key; <see cref="PivotCell.NotRecorded"/>: those of whom nothing is recorded; blank: all rows.</summary>
    public string? Down { get; init; }

    /// <summary>Only the people of this column of the question's counts, as <see cref="Down"/>.</summary>
    public string? Across { get; init; }
}

/// <summary>A cell of the question's counts, or a whole row or column of them.</summary>
/// <param name="Down">Key of the row; null: all rows.</param>
/// <param name="Across">Key of the column; null: all columns.</param>
internal sealed record PivotCell(string? Down, string? Across)
{
    /// <summary>In an address: the row or column of those of whom nothing is recorded.</summary>
    public const string NotRecorded = "-";

    public static string KeyOf(PivotHead head) => head.Key ?? NotRecorded;
}

/// <summary>A question read, allowed, and ready to be answered.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Day">The day asked about.</param>
/// <param name="Askable">What the asking actor can ask about.</param>
/// <param name="Needed">The class of fields it touches: only people count of whom the actor reads it.</param>
/// <param name="Paths">Paths of the offices named, on the day.</param>
/// <param name="Offices">Names of the offices named, on the day.</param>
/// <param name="Zh">The question as a Chinese sentence.</param>
/// <param name="En">The question as an English sentence.</param>
/// <param name="Actor">Who asks.</param>
/// <param name="Permission">The right whose scope is asked in.</param>
internal sealed record OpenQuestion(
    Question Question, DateOnly Day, Askable Askable, FieldClass Needed, IReadOnlyDictionary<long, string> Paths, IReadOnlyDictionary<long, string> Offices, string Zh, string En, Actor Actor, Permission Permission)
{
    /// <summary>The cell of its counts whose people are asked for; null: everybody who answers it.</summary>
    public PivotCell? Cell { get; init; }

    public string Sentence => Ui.Language.Words.T(Zh, En);

    /// <summary>Said beside every answer that leaves out people whose fields of this class the actor may not read; null: nobody is left out.</summary>
    public string? Limit => Needed <= FieldClass.Internal
        ? null
        : Ui.Language.Words.T($"问题涉及“{Needed.Name()}”类信息，只计入您可以查看此类信息的人员。", $"The question touches {Needed.Name()} fields: it counts only people whose {Needed.Name()} fields you may read.");
}
