using System.Diagnostics.CodeAnalysis;

namespace Duoshi.Core.Timelines;

/// <summary>What an act comes to: the change it makes to the line, or why it can't be done.</summary>
public sealed record TimelineOutcome
{
    private TimelineOutcome(TimelineChange? change, TimelineRefusal? refusal)
    {
        Change = change;
        Refusal = refusal;
    }

    /// <summary>Rows to supersede and to add; null when the act is refused.</summary>
    public TimelineChange? Change { get; }

    /// <summary>Why the act is refused; null when it is not.</summary>
    public TimelineRefusal? Refusal { get; }

    /// <summary>Whether the act can be done. True also when it changes nothing (<see cref="TimelineChange.IsEmpty"/>).</summary>
    [MemberNotNullWhen(true, nameof(Change))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Change is not null;

    /// <summary>An act that can be done.</summary>
    public static implicit operator TimelineOutcome(TimelineChange change) => FromTimelineChange(change);

    /// <summary>An act that can't be done.</summary>
    public static implicit operator TimelineOutcome(TimelineRefusal refusal) => FromTimelineRefusal(refusal);

    /// <summary>An act that can be done.</summary>
    public static TimelineOutcome FromTimelineChange(TimelineChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new TimelineOutcome(change, null);
    }

    /// <summary>An act that can't be done.</summary>
    public static TimelineOutcome FromTimelineRefusal(TimelineRefusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new TimelineOutcome(null, refusal);
    }
}
