using Duoshi.Core.Time;

namespace Duoshi.Core.Timelines;

/// <summary>It was always so: first the values are put right where they stand, then the boundaries move.</summary>
internal static class Correction
{
    public static TimelineRefusal? Run(LineDraft draft, FactAct.Correct act)
    {
        if (draft.Find(act.PeriodId) is not { } period)
        {
            return TimelineRefusal.PeriodIsGone;
        }

        var from = act.From ?? new PartialDate(period.From, period.FromPrecision);
        var to = act.To ?? new PartialDate(period.To, period.ToPrecision);
        if (from.Value == DateOnly.MaxValue)
        {
            return TimelineRefusal.NeverBegins(nameof(act.From));
        }

        if (to.Value == DateOnly.MinValue)
        {
            return TimelineRefusal.UnknownEnd(nameof(act.To));
        }

        if (from.Value > to.Value)
        {
            return TimelineRefusal.EndBeforeStart(act.To is null ? nameof(act.From) : nameof(act.To));
        }

        Move(draft, ChangeValues(draft, period, act), from, to);
        return null;
    }

    /// <summary>Replaces the values, and carries them into later periods where the act says so. From a zero-day period nothing flows.</summary>
    private static Period ChangeValues(LineDraft draft, Period period, FactAct.Correct act)
    {
        var corrected = period with { Values = period.Values.With(act.Changes.Pairs) };
        var fields = FieldValues.Differing(period.Values, corrected.Values);
        if (fields.IsEmpty)
        {
            return period;
        }

        draft.Explain(TimelineStepKind.Changed, period.From, period.To, fields);
        if (period.From < period.To && act.Reach == Reach.AllLater)
        {
            Flow(draft, draft.IndexBeginningOn(period.From), act, fields);
        }

        draft.Remove(period);
        draft.Add(corrected);
        return corrected;
    }

    private static void Flow(LineDraft draft, int start, FactAct.Correct act, ImmutableArray<int> fields)
    {
        var stretches = draft.Stretches;
        var runs = fields.Select(field => FieldRun.Follow(stretches, start, field)).ToList();
        for (var i = start + 1; i <= runs.Max(run => run.Last); i++)
        {
            var reached = runs.Where(run => run.Last >= i).Select(run => run.Field).ToList();
            stretches[i] = stretches[i] with { Values = stretches[i].Values.With(reached.Select(field => KeyValuePair.Create(field, act.Changes[field]))) };
            draft.Explain(TimelineStepKind.FlowsOn, stretches[i].From, stretches[i].To, reached);
        }

        FieldRun.ExplainStops(draft, stretches, runs);
    }

    /// <summary>
    /// Moves the boundaries. Days given up go to the neighbour that joined there, or to none; days taken override what held.
    /// A date that only becomes more or less precise stays this period's own matter.
    /// </summary>
    private static void Move(LineDraft draft, Period period, PartialDate from, PartialDate to)
    {
        var moved = period with
        {
            From = from.Value,
            FromPrecision = from.Precision,
            To = to.Value,
            ToPrecision = to.Precision,
            DayOrder = from.Value == period.From ? period.DayOrder : LineDraft.OrderOpen,
        };
        draft.Remove(period);
        if (period.From < period.To)
        {
            GiveToPrevious(draft, period, from);
            GiveToNext(draft, period, to);
        }

        TakeDays(draft, period, from, to);
        draft.Add(moved);
    }

    private static void GiveToPrevious(LineDraft draft, Period period, PartialDate from)
    {
        if (from.Value <= period.From)
        {
            return;
        }

        // Moved wholly behind its old end: the previous period takes all its days, and no more.
        var end = from.Value <= period.To ? from : new PartialDate(period.To, period.ToPrecision);
        var previous = draft.IndexEndingOn(period.From);
        if (previous >= 0)
        {
            draft.Stretches[previous] = LineDraft.Head(draft.Stretches[previous], end);
        }

        draft.Explain(previous >= 0 ? TimelineStepKind.BoundaryMoved : TimelineStepKind.Removed, period.From, end.Value);
    }

    private static void GiveToNext(LineDraft draft, Period period, PartialDate to)
    {
        if (to.Value >= period.To)
        {
            return;
        }

        var start = to.Value >= period.From ? to : new PartialDate(period.From, period.FromPrecision);
        var next = draft.IndexBeginningOn(period.To);
        if (next >= 0)
        {
            draft.Stretches[next] = LineDraft.Tail(draft.Stretches[next], start);
        }

        draft.Explain(next >= 0 ? TimelineStepKind.BoundaryMoved : TimelineStepKind.Removed, start.Value, period.To);
    }

    private static void TakeDays(LineDraft draft, Period period, PartialDate from, PartialDate to)
    {
        if (from.Value < period.From)
        {
            draft.Explain(TimelineStepKind.BoundaryMoved, from.Value, to.Value < period.From ? to.Value : period.From);
        }

        if (to.Value > period.To)
        {
            draft.Explain(TimelineStepKind.BoundaryMoved, from.Value > period.To ? from.Value : period.To, to.Value);
        }

        var result = new List<Period>(draft.Stretches.Count + 1);
        foreach (var other in draft.Stretches)
        {
            if (other.From >= to.Value || other.To <= from.Value)
            {
                result.Add(other);
                continue;
            }

            var (headStays, tailStays) = (other.From < from.Value, other.To > to.Value);
            if (headStays)
            {
                result.Add(LineDraft.Head(other, from));
            }

            if (tailStays)
            {
                result.Add(LineDraft.Tail(other, to));
            }

            draft.Explain(
                headStays || tailStays ? TimelineStepKind.Cut : TimelineStepKind.Removed,
                headStays ? from.Value : other.From,
                tailStays ? to.Value : other.To);
        }

        draft.ReplaceStretches(result);
    }
}
