using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>One act on one line of facts.</summary>
/// <param name="Kind">The kind of fact.</param>
/// <param name="SubjectId">Whose.</param>
/// <param name="Slot">The slot of a state; null for spells and events.</param>
/// <param name="FactId">The line of a spell or event; 0 begins a new one. Ignored where a slot is given.</param>
/// <param name="Act">Insert, correct, end or withdraw.</param>
/// <param name="ImportRow">The import row it came from.</param>
internal sealed record FactWrite(FactKind Kind, long SubjectId, short? Slot, long FactId, FactAct Act, long? ImportRow = null)
{
    /// <summary>How the line behaves: a slot makes it a state whatever the kind.</summary>
    public FactShape Shape => Slot is not null ? FactShape.State : Kind.Shape == FactShape.Event ? FactShape.Event : FactShape.Spell;
}

/// <summary>The version of a kind of a subject that the writer's user had before her eyes.</summary>
internal sealed record ExpectedVersion(SubjectKind SubjectKind, long SubjectId, string Kind, long Change);

/// <summary>What a change is called and rests on.</summary>
/// <param name="Act">Stable name of the act.</param>
/// <param name="Basis">On what it rests.</param>
/// <param name="BasisId">Key of the import, decision or withdrawn change.</param>
/// <param name="Reason">Why, in the user's words.</param>
/// <param name="DocumentNumber">文号, where there is one.</param>
internal sealed record ChangeHeader(string Act, Basis Basis, long? BasisId = null, string? Reason = null, string? DocumentNumber = null);

/// <summary>What the writer is asked to do, whole or not at all.</summary>
internal sealed record WriteRequest(ChangeHeader Header, IReadOnlyList<FactWrite> Writes, IReadOnlyList<ExpectedVersion>? Expected = null)
{
    /// <summary>Further writes worked out inside the transaction, after the lock: new identities get their keys here.</summary>
    public Func<WriteScope, Task<Outcome<IReadOnlyList<FactWrite>>>>? Prepare { get; init; }

    /// <summary>
    /// Writes about people who come on the record by this change, a part at a time: each part is worked out while the one before is written,
    /// and forgotten, so that memory does not grow with the change. Nobody is in two parts, nor in <see cref="Writes"/>. A part that is
    /// refused takes back the whole change.
    /// </summary>
    public Func<IAsyncEnumerable<Outcome<IReadOnlyList<FactWrite>>>>? Parts { get; init; }

    /// <summary>Other rows of the same transaction, such as the state of an import. Runs after the facts, before projections.</summary>
    public Func<WriteScope, Task>? Alongside { get; init; }

    /// <summary>Rows that are coherent already (generated or restated) and need no timeline. Keys are assigned if 0. <see cref="Prepare"/> may fill the list.</summary>
    public IReadOnlyList<(FactKind Kind, IReadOnlyList<Fact> Rows)> Ready { get; init; } = [];

    /// <summary>Rows superseded beside those the acts supersede. <see cref="Prepare"/> may fill the list.</summary>
    public IReadOnlyList<(FactKind Kind, IReadOnlyList<Fact> Rows)> Withdrawn { get; init; } = [];
}

/// <summary>What was written.</summary>
/// <param name="Change">Number of the change.</param>
/// <param name="Added">Rows written.</param>
/// <param name="Superseded">Rows superseded.</param>
internal sealed record ChangeReceipt(long Change, int Added, int Superseded);

/// <summary>Two people on one record: who was first, when, and which fields differ.</summary>
internal sealed record VersionConflict(SubjectKind SubjectKind, long SubjectId, string Kind, long Change, string ActorName, DateTime AtUtc, IReadOnlyList<FieldDifference> Fields);

/// <summary>A field before and after, as display text.</summary>
internal sealed record FieldDifference(string Field, string Zh, string En, string? Before, string? After);
