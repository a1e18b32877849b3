namespace Duoshi.Core.Timelines;

/// <summary>How far one field's value runs on over joined stretches: where a change that flows on stops, and why.</summary>
/// <param name="Field">Position of the field.</param>
/// <param name="Last">Index of the last stretch the value reaches.</param>
/// <param name="StoppedBy">The cause; null when no stretch follows.</param>
internal readonly record struct FieldRun(int Field, int Last, TimelineStepKind? StoppedBy)
{
    /// <summary>Follows a field from a stretch on, until a gap or the first stretch in which it was itself changed.</summary>
    public static FieldRun Follow(IReadOnlyList<Period> stretches, int start, int field)
    {
        var value = stretches[start].Values[field];
        for (var i = start; i + 1 < stretches.Count; i++)
        {
            if (stretches[i + 1].From != stretches[i].To)
            {
                return new FieldRun(field, i, TimelineStepKind.StoppedByGap);
            }

            if (!Equals(stretches[i + 1].Values[field], value))
            {
                return new FieldRun(field, i, TimelineStepKind.StoppedByOwnChange);
            }
        }

        return new FieldRun(field, stretches.Count - 1, null);
    }

    /// <summary>Says where the flow stopped, one step for the fields that stop together.</summary>
    public static void ExplainStops(LineDraft draft, IReadOnlyList<Period> stretches, IEnumerable<FieldRun> runs)
    {
        foreach (var stop in runs.Where(run => run.StoppedBy is not null).GroupBy(run => (run.Last, run.StoppedBy)).OrderBy(stop => stop.Key.Last))
        {
            var next = stretches[stop.Key.Last + 1];
            var (from, to) = stop.Key.StoppedBy == TimelineStepKind.StoppedByGap
                ? (stretches[stop.Key.Last].To, next.From)
                : (next.From, next.To);
            draft.Explain(stop.Key.StoppedBy!.Value, from, to, stop.Select(run => run.Field));
        }
    }
}
