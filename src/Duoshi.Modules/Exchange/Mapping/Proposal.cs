using Duoshi.Core.Time;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>Why a value can't be taken as it is, and what to do, in both languages.</summary>
internal sealed record MappingProblem(string Code, string CauseZh, string RemedyZh, string CauseEn, string RemedyEn)
{
    /// <summary>The name that no table knows, with its table: somebody can say what it means.</summary>
    public UnknownText? Unknown { get; init; }
}

/// <summary>A name no table knows.</summary>
/// <param name="Table">Code table, or <see cref="KnownNames.Offices"/>.</param>
/// <param name="Name">As written.</param>
internal sealed record UnknownText(string Table, string Name);

/// <summary>What a file says of one field.</summary>
/// <param name="Field">Key of the field.</param>
/// <param name="Value">The value; null proposes to clear.</param>
/// <param name="Source">Element of the form, or key of the column.</param>
internal sealed record ProposedValue(string Field, object? Value, string Source)
{
    /// <summary>Why the value can't be taken; then <see cref="Value"/> says nothing.</summary>
    public MappingProblem? Problem { get; init; }

    /// <summary>The text as the file has it, where the value could not be made of it.</summary>
    public string? Raw { get; init; }

    /// <summary>What was done to understand the text, in both languages; null: nothing.</summary>
    public (string Zh, string En)? Note { get; init; }

    /// <summary>Other values of the record that the file does not contradict.</summary>
    public ImmutableArray<string> AlsoFits { get; init; } = [];
}

/// <summary>What a file says of one fact: a state by its slot, or one line of a kind that has several.</summary>
/// <param name="Kind">Key of the kind.</param>
/// <param name="Slot">The slot of a state; null for kinds with lines.</param>
/// <param name="Values">Its fields.</param>
internal sealed record ProposedFact(string Kind, short? Slot, ImmutableArray<ProposedValue> Values)
{
    /// <summary>What tells this line from others of the kind; null for a state.</summary>
    public string? Line { get; init; }

    /// <summary>Since when, where the file says so of this very fact.</summary>
    public PartialDate? Since { get; init; }

    /// <summary>First day on which it no longer holds, where the file says so.</summary>
    public PartialDate? Until { get; init; }

    /// <summary>Fields that complete a fact that is new on the record and are never compared.</summary>
    public ImmutableArray<(string Field, object? Value)> Completing { get; init; } = [];

    /// <summary>Whether the fact is compared and decided as one, not field by field.</summary>
    public bool IsWhole { get; init; }
}

/// <summary>All that a file says of a person, as facts.</summary>
internal sealed record Proposal
{
    public ImmutableArray<ProposedFact> Facts { get; init; } = [];

    /// <summary>Kinds of which the file gives the whole list: a line of the record that it lacks is proposed to end.</summary>
    public ImmutableArray<(string Kind, string Source)> WholeLists { get; init; } = [];

    /// <summary>The day on which the file says that all this holds; null: nobody said.</summary>
    public PartialDate? AsOf { get; init; }

    /// <summary>Sources in which two files of the batch disagree.</summary>
    public ImmutableHashSet<string> Disputed { get; init; } = [];

    /// <summary>First day of what the record learnt from a newer form; the file must not reach beyond it. Null: the file is the newest.</summary>
    public PartialDate? OlderThan { get; init; }

    /// <summary>The unit as written; null: the file says nothing of a unit.</summary>
    public string? Unit { get; init; }
}
