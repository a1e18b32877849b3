using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Platform.Facts;

/// <summary>What a module adds to acts on one of its kinds before they are written: the line they belong to, names to freeze, refusals.</summary>
internal interface IFactRule
{
    /// <summary>Entity of the kind.</summary>
    Type Entity { get; }

    Task<Refusal?> CompleteAsync(FactDraft draft, CancellationToken ct);
}

/// <summary>An act that is being made.</summary>
internal sealed class FactDraft(DuoshiDb db, FactKind kind, long subjectId, IReadOnlyList<Fact> standing, Fact? row)
{
    public DuoshiDb Db => db;

    public FactKind Kind => kind;

    public long SubjectId => subjectId;

    /// <summary>All standing rows of the kind of this subject.</summary>
    public IReadOnlyList<Fact> Standing => standing;

    /// <summary>The row corrected, withdrawn or ended.</summary>
    public Fact? Row => row;

    public required string Act { get; init; }

    public PartialDate? From { get; init; }

    public PartialDate? To { get; init; }

    public PartialDate? On { get; init; }

    public Reach Reach { get; init; }

    public Fill Fill { get; init; }

    public long FactId { get; set; }

    /// <summary>The line of a state; null for what may overlap. The first, unless the row or a rule says otherwise.</summary>
    public short? Slot { get; set; }

    /// <summary>The line the user asked for, where a kind has several; its rule decides.</summary>
    public short? RequestedSlot { get; init; }

    /// <summary>Values by field key; null clears.</summary>
    public Dictionary<string, object?> Values { get; } = new(StringComparer.Ordinal);

    public List<ActWarning> Warnings { get; } = [];

    public bool Inserts => Act == "insert";

    public bool Corrects => Act == "correct";

    /// <summary>The value the row will have: the new one, else the one it has.</summary>
    public object? Coming(string key) => Values.TryGetValue(key, out var value) ? value : row is null ? null : kind.Field(key).Get(row);

    /// <summary>The act for the timeline.</summary>
    public FactAct ToAct()
    {
        var changes = Values.ToImmutableDictionary(v => kind.PositionOf(v.Key), v => v.Value);
        return Act switch
        {
            "insert" => new FactAct.Insert(From!.Value, To is { Value: var end } to && end != DateOnly.MaxValue ? to : null, changes, Reach),
            "correct" => new FactAct.Correct(row!.Id, From, To, changes, Reach),
            "end" => new FactAct.End(On!.Value, Reach),
            _ => new FactAct.Withdraw(row!.Id, Fill),
        };
    }
}
