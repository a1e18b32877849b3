namespace Duoshi.Core.Timelines;

/// <summary>What an act does to a line: rows to supersede, rows to add, and why.</summary>
/// <param name="Superseded">Keys of rows that no longer stand.</param>
/// <param name="Added">Rows to write, ids 0, in order of (From, DayOrder).</param>
/// <param name="Steps">One step per cause, for the difference shown before saving.</param>
public sealed record TimelineChange(ImmutableArray<long> Superseded, ImmutableArray<Period> Added, ImmutableArray<TimelineStep> Steps)
{
    /// <summary>True when the act changes nothing: the same values already hold.</summary>
    public bool IsEmpty => Superseded.IsEmpty && Added.IsEmpty;
}

/// <summary>One reason in the explanation of a change.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="From">First day touched.</param>
/// <param name="To">First day no longer touched.</param>
/// <param name="Fields">Positions of the fields concerned.</param>
public sealed record TimelineStep(TimelineStepKind Kind, DateOnly From, DateOnly To, ImmutableArray<int> Fields);

/// <summary>The causes a <see cref="TimelineStep"/> can have.</summary>
public enum TimelineStepKind
{
    /// <summary>A new stretch begins.</summary>
    Begins,

    /// <summary>An existing period was cut at a day.</summary>
    Cut,

    /// <summary>Values replaced inside a period.</summary>
    Changed,

    /// <summary>A change carried into a later period.</summary>
    FlowsOn,

    /// <summary>A field's flow stopped because the field was itself changed there.</summary>
    StoppedByOwnChange,

    /// <summary>A field's flow stopped at a gap.</summary>
    StoppedByGap,

    /// <summary>Days in which nothing holds any more.</summary>
    Removed,

    /// <summary>A boundary moved, and the neighbour with it.</summary>
    BoundaryMoved,
}
