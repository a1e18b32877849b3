using System.Runtime.InteropServices;
using Duoshi.Core.Time;

namespace Duoshi.Core.Timelines;

/// <summary>Something new holds from a day.</summary>
internal static class Insertion
{
    public static TimelineRefusal? Run(LineDraft draft, FactAct.Insert act, long newFactId, int fieldCount)
    {
        if (act.From.Value == DateOnly.MaxValue)
        {
            return TimelineRefusal.NeverBegins(nameof(act.From));
        }

        if (act.Until is { } until && (until.Value < act.From.Value || until.Value == DateOnly.MinValue))
        {
            return until.Value == DateOnly.MinValue ? TimelineRefusal.UnknownEnd(nameof(act.Until)) : TimelineRefusal.EndBeforeStart(nameof(act.Until));
        }

        if (act.Until is { } sameDay && sameDay.Value == act.From.Value)
        {
            PassThrough(draft, act, sameDay, newFactId, fieldCount);
            return null;
        }

        var stretches = draft.Stretches;
        var first = draft.IndexHolding(act.From.Value);
        if (act.Until is null && act.Reach == Reach.AllLater && first >= 0)
        {
            var changed = act.Changes.Pairs.Where(change => !Equals(stretches[first].Values[change.Key], change.Value)).Select(change => change.Key);
            var runs = changed.Select(field => FieldRun.Follow(stretches, first, field)).ToList();
            var last = runs.Count == 0 ? first : runs.Max(run => run.Last);
            var ends = runs.ToDictionary(run => run.Field, run => stretches[run.Last].To);
            Rewrite(draft, act, new PartialDate(stretches[last].To, stretches[last].ToPrecision), newFactId, fieldCount, ends);
            FieldRun.ExplainStops(draft, stretches, runs);
        }
        else
        {
            Rewrite(draft, act, EndOfStretch(stretches, act, first), newFactId, fieldCount, flow: null);
        }

        return null;
    }

    /// <summary>The first period of a line, without the work that other periods would make: nearly all facts begin so.</summary>
    /// <returns>Null where the act is refused, or over within its first day: the general way tells.</returns>
    public static TimelineChange? OnEmptyLine(FactAct.Insert act, int fieldCount)
    {
        var end = act.Until ?? PartialDate.Open;
        if (act.From.Value >= end.Value)
        {
            return null;
        }

        var values = new object?[fieldCount];
        foreach (var (field, value) in act.Changes)
        {
            values[field] = value;
        }

        return new TimelineChange(
            [], [new Period(0, 0, act.From.Value, end.Value, 0, ImmutableCollectionsMarshal.AsImmutableArray(values), act.From.Precision, end.Precision)],
            [new TimelineStep(TimelineStepKind.Begins, act.From.Value, end.Value, [.. act.Changes.Keys])]);
    }

    /// <summary>What began and was over within a day leaves the days as they are: it only has its place in the history.</summary>
    private static void PassThrough(LineDraft draft, FactAct.Insert act, PartialDate until, long newFactId, int fieldCount)
    {
        var before = draft.Stretches.FindIndex(p => p.From < act.From.Value && act.From.Value <= p.To); // what held the day before
        var values = (before >= 0 ? draft.Stretches[before].Values : Empty(fieldCount)).With(act.Changes.Pairs);
        if (!draft.Passed.Any(p => p.From == act.From.Value && FieldValues.Same(p.Values, values)))
        {
            draft.Add(new Period(0, newFactId, act.From.Value, until.Value, LineDraft.OrderOpen, values, act.From.Precision, until.Precision));
            draft.Explain(TimelineStepKind.Begins, act.From.Value, until.Value, act.Changes.Keys);
        }
    }

    private static PartialDate EndOfStretch(List<Period> stretches, FactAct.Insert act, int first)
    {
        if (act.Until is { } until)
        {
            return until;
        }

        if (first >= 0)
        {
            return new PartialDate(stretches[first].To, stretches[first].ToPrecision);
        }

        return stretches.FirstOrDefault(p => p.From > act.From.Value) is { } next ? new PartialDate(next.From, next.FromPrecision) : PartialDate.Open;
    }

    /// <summary>Writes the changes over the days from the act's first day to <paramref name="end"/>, and fills what is empty there.</summary>
    /// <param name="draft">The line.</param>
    /// <param name="act">The act.</param>
    /// <param name="end">First day not touched.</param>
    /// <param name="newFactId">The fact of stretches that begin by the act.</param>
    /// <param name="fieldCount">Fields of the kind.</param>
    /// <param name="flow">For a change that flows, the end of each field's flow; else all fields reach to <paramref name="end"/>.</param>
    private static void Rewrite(LineDraft draft, FactAct.Insert act, PartialDate end, long newFactId, int fieldCount, Dictionary<int, DateOnly>? flow)
    {
        var result = new List<Period>(draft.Stretches.Count + 3);
        var reached = act.From;
        foreach (var period in draft.Stretches)
        {
            if (period.To <= act.From.Value || period.From >= end.Value)
            {
                result.Add(period);
                continue;
            }

            if (period.From > reached.Value)
            {
                Begin(draft, result, NewInGap(reached, new PartialDate(period.From, period.FromPrecision)), act.Changes.Keys);
            }

            ChangeWithin(period);
            reached = new PartialDate(period.To, period.ToPrecision);
        }

        if (reached.Value < end.Value)
        {
            Begin(draft, result, NewInGap(reached, end), act.Changes.Keys);
        }

        draft.ReplaceStretches(result);

        Period NewInGap(PartialDate from, PartialDate to) =>
            new(0, newFactId, from.Value, to.Value, LineDraft.OrderOpen, Empty(fieldCount).With(act.Changes.Pairs), from.Precision, to.Precision);

        void ChangeWithin(Period period)
        {
            var isFirst = period.Holds(act.From.Value);
            var values = period.Values.With(act.Changes.Pairs.Where(change =>
                flow is null || isFirst || (flow.TryGetValue(change.Key, out var flowsTo) && flowsTo > period.From)));
            var fields = FieldValues.Differing(period.Values, values);
            if (fields.IsEmpty)
            {
                result.Add(period);
                return;
            }

            var changed = period.To > end.Value ? LineDraft.Head(period, end) : period;
            if (isFirst)
            {
                draft.Explain(TimelineStepKind.Cut, act.From.Value, changed.To);
                AddHead(LineDraft.Head(period, act.From));
                Begin(draft, result, LineDraft.Tail(changed, act.From) with { Id = 0, FactId = newFactId, Values = values }, fields);
            }
            else
            {
                result.Add(changed with { Values = values });
                draft.Explain(flow is null ? TimelineStepKind.Changed : TimelineStepKind.FlowsOn, changed.From, changed.To, fields);
            }

            if (period.To > end.Value)
            {
                result.Add(LineDraft.Tail(period, end));
            }
        }

        // Begun on the act's own day: this is a second change of that day, and the first was passed through.
        void AddHead(Period head) => (head.From == head.To ? draft.Passed : result).Add(head);
    }

    /// <summary>Adds a stretch that begins by the act; joined and equal ones are one.</summary>
    private static void Begin(LineDraft draft, List<Period> result, Period period, IEnumerable<int> fields)
    {
        if (result.Count > 0 && result[^1] is { Id: 0 } previous && previous.To == period.From && FieldValues.Same(previous.Values, period.Values))
        {
            result[^1] = previous with { To = period.To, ToPrecision = period.ToPrecision };
        }
        else
        {
            result.Add(period);
        }

        draft.Explain(TimelineStepKind.Begins, period.From, period.To, fields);
    }

    private static ImmutableArray<object?> Empty(int fieldCount) => [.. new object?[fieldCount]];
}
