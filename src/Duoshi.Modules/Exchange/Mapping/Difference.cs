using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>A value and the way to show it: of the fields of new people nobody looks at most.</summary>
internal readonly record struct ShownValue(Func<FactField, object?, string?> Show, FactField Field, object? Value)
{
    public string? Text => Show(Field, Value);
}

/// <summary>One proposed difference, with all that is needed to bring it onto the record.</summary>
/// <param name="Key">Equal comparisons give equal keys: decisions are tied to it.</param>
/// <param name="Kind">The kind of fact.</param>
/// <param name="Slot">The slot of a state.</param>
/// <param name="Field">Key of the field; * for a fact decided as one.</param>
/// <param name="Source">Element or column.</param>
/// <param name="Verdict">What the comparison says.</param>
/// <param name="Act">Which act would bring it onto the record.</param>
internal sealed record Difference(string Key, FactKind Kind, short? Slot, string Field, string Source, FieldVerdict Verdict, ProposedAct Act)
{
    public const string Whole = "*";

    private readonly string? said;

    /// <summary>New values by position of the field.</summary>
    public ImmutableArray<(int Position, object? Value)> Changes { get; init; } = [];

    /// <summary>Values that complete a new fact, by position.</summary>
    public ImmutableArray<(int Position, object? Value)> Completing { get; init; } = [];

    public string? Old { get; init; }

    /// <summary>The new value as people read it; worked out when asked for, unless it was said.</summary>
    public string? New
    {
        get => said ?? Shown?.Text;
        init => said = value;
    }

    /// <summary>What <see cref="New"/> is worked out from.</summary>
    public ShownValue? Shown { get; init; }

    public PartialDate From { get; init; } = PartialDate.UnknownStart;

    /// <summary>Where the value must not reach beyond; null: as far as it flows.</summary>
    public PartialDate? Until { get; init; }

    /// <summary>Of a correction: the day on which the line has held all along; null: as it stands.</summary>
    public PartialDate? Redated { get; init; }

    /// <summary>The row of the record it is compared with.</summary>
    public Fact? Standing { get; init; }

    public string? ReasonZh { get; init; }

    public string? ReasonEn { get; init; }

    /// <summary>Code of a problem that keeps the value from being taken.</summary>
    public MappingProblem? Problem { get; init; }

    /// <summary>All problems of a line decided as one, each with the cell it is in; empty: only <see cref="Problem"/>.</summary>
    public ImmutableArray<(string Source, MappingProblem Problem)> Problems { get; init; } = [];

    /// <summary>Every problem with its cell.</summary>
    public IEnumerable<(string Source, MappingProblem Problem)> AllProblems => Problems.IsEmpty ? Problem is { } only ? [(Source, only)] : [] : Problems;
}
