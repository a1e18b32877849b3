using Duoshi.Modules.Platform.Facts;
using Duoshi.Ui.Language;
using Duoshi.Ui.Timelines;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>One statement of a portrait; every one opens the row it rests on.</summary>
/// <param name="Zh">Chinese label.</param>
/// <param name="En">English label.</param>
/// <param name="Text">What is said.</param>
/// <param name="Kind">Key of the kind of fact it rests on.</param>
/// <param name="Source">The row; null where it is computed.</param>
/// <param name="Rule">Number of the rule where it is computed: opens the article.</param>
internal sealed record PortraitStatement(string Zh, string En, string Text, string? Kind, RowView? Source, string? Rule = null)
{
    public string Label => Words.T(Zh, En);
}

/// <summary>A titled group of statements.</summary>
internal sealed record StatementGroup(string Zh, string En, IReadOnlyList<PortraitStatement> Statements)
{
    public string Title => Words.T(Zh, En);
}

/// <summary>A bar or point of the career timeline, and the row behind it.</summary>
internal sealed record LaneItem(string Text, string Dates, string Kind, RowView Source);

/// <summary>A duty line of the header: Party, legal or administrative, with its document.</summary>
internal sealed record DutyLine(string Nature, string Text, string Since, string? DocumentNumber, string Manner, RowView Source);

/// <summary>A point the record can't be right about; a question to the clerk, never a finding about the person.</summary>
/// <param name="Kind">The kind of fact to look at.</param>
/// <param name="Source">The row to look at, where there is one.</param>
/// <param name="Rule">Number of the rule that asks for it.</param>
internal sealed record Doubt(string Zh, string En, string? Kind = null, RowView? Source = null, string? Rule = null)
{
    public string Text => Words.T(Zh, En);
}

/// <summary>How much of the portrait rests on one sort of source, and the newest of it.</summary>
/// <param name="Basis">Import, registration, correction …</param>
/// <param name="Rows">Rows that rest on it.</param>
/// <param name="Newest">The newest row.</param>
internal sealed record SourceGroup(Platform.Ledger.Basis Basis, int Rows, RowView Newest);

/// <summary>A person's portrait on a day, as known at a moment, for one reader: what the reader may not see is absent.</summary>
/// <param name="Posts">All duties ever held, the earliest first: to be read beside the resume.</param>
internal sealed record PortraitModel(
    long PersonId,
    string Name,
    DateOnly Day,
    StatementGroup Basics,
    IReadOnlyList<DutyLine> Duties,
    IReadOnlyList<StatementGroup> Groups,
    IReadOnlyList<TimelineLane> Lanes,
    PortraitStatement? Resume,
    IReadOnlyList<DutyLine> Posts,
    IReadOnlyList<Doubt> Doubts,
    IReadOnlyList<SourceGroup> Sources,
    bool HasPhoto);
