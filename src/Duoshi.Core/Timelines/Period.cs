using Duoshi.Core.Time;

namespace Duoshi.Core.Timelines;

/// <summary>The three shapes a dated fact can have.</summary>
public enum FactShape
{
    /// <summary>One at a time per subject and slot; gaps allowed; a change flows on into later periods.</summary>
    State,

    /// <summary>Several at once; every fact id is a line of its own, and changes flow only inside it.</summary>
    Spell,

    /// <summary>Something that happened: a degree, a reward. It can be recorded, corrected and withdrawn, never ended.</summary>
    Event,
}

/// <summary>A stretch of days in which all fields of a fact keep their values: one row of a fact table.</summary>
/// <param name="Id">Key of the row; 0 for a period that is not written yet.</param>
/// <param name="FactId">The same fact over all its restatements; 0 when the writer has to assign a new one.</param>
/// <param name="From">First day it holds.</param>
/// <param name="To">First day it no longer holds. Equal to <paramref name="From"/>: passed through within a day, in the history only.</param>
/// <param name="DayOrder">Order among periods that begin on one day, from 0.</param>
/// <param name="Values">One value per field of the kind, in the kind's order.</param>
/// <param name="FromPrecision">How much of <paramref name="From"/> is known.</param>
/// <param name="ToPrecision">How much of <paramref name="To"/> is known.</param>
public sealed record Period(
    long Id,
    long FactId,
    DateOnly From,
    DateOnly To,
    int DayOrder,
    ImmutableArray<object?> Values,
    DatePrecision FromPrecision = DatePrecision.Day,
    DatePrecision ToPrecision = DatePrecision.Day)
{
    /// <summary>Whether the period holds on <paramref name="day"/>; a zero-day period holds on none.</summary>
    public bool Holds(DateOnly day) => From <= day && day < To;
}
