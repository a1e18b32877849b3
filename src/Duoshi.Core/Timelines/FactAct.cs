using Duoshi.Core.Time;

namespace Duoshi.Core.Timelines;

/// <summary>How far a change reaches: the question every change in the past has to ask.</summary>
public enum Reach
{
    /// <summary>Only the period in question.</summary>
    ThisPeriod,

    /// <summary>
    /// This and all later ones: each field flows on until the first later period in which that field itself was
    /// changed, or a gap.
    /// </summary>
    AllLater,
}

/// <summary>What a withdrawn period leaves behind.</summary>
public enum Fill
{
    /// <summary>The period before, if it joins, goes on to the end of the withdrawn one.</summary>
    PreviousContinues,

    /// <summary>Nothing held in these days.</summary>
    Gap,
}

/// <summary>One of the four acts on a line of periods. Field changes are by position in <see cref="Period.Values"/>.</summary>
public abstract record FactAct
{
    private FactAct()
    {
    }

    /// <summary>Something new holds from a day.</summary>
    /// <param name="From">First day.</param>
    /// <param name="Until">First day it no longer holds; null: as far as <paramref name="Reach"/> carries it.</param>
    /// <param name="Changes">The fields that are new; others keep what held.</param>
    /// <param name="Reach">This period, or this and all later ones.</param>
    public sealed record Insert(PartialDate From, PartialDate? Until, FieldChanges Changes, Reach Reach) : FactAct;

    /// <summary>It was always so: other values or other dates for a period that stands.</summary>
    /// <param name="PeriodId">The row corrected.</param>
    /// <param name="From">The right first day, or null to leave it.</param>
    /// <param name="To">The right end, or null to leave it.</param>
    /// <param name="Changes">The fields that were wrong.</param>
    /// <param name="Reach">This period, or this and all later ones.</param>
    public sealed record Correct(long PeriodId, PartialDate? From, PartialDate? To, FieldChanges Changes, Reach Reach) : FactAct;

    /// <summary>It no longer holds from a day on.</summary>
    /// <param name="On">First day it no longer holds.</param>
    /// <param name="Reach">Only the period that holds on that day, or this and all later ones.</param>
    public sealed record End(PartialDate On, Reach Reach) : FactAct;

    /// <summary>It was never so.</summary>
    /// <param name="PeriodId">The row withdrawn.</param>
    /// <param name="Fill">What held instead.</param>
    public sealed record Withdraw(long PeriodId, Fill Fill) : FactAct;
}
