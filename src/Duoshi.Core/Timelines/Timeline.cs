using Duoshi.Core.Time;

namespace Duoshi.Core.Timelines;

/// <summary>The four acts on a line of periods: insert, correct, end, withdraw. Pure: rows in, rows to supersede and to add out.</summary>
/// <remarks>
/// <para>
/// What an act means is told in days: each day of a line is empty or has one value per field, and the act changes days.
/// Rows follow from the days: a period that is cut is superseded and its rests are restated under the same fact; a row that
/// keeps its days, values and dates is not touched. Days run from 0001-01-01 (start unknown) to 9999-12-30; 9999-12-31 is the open end.
/// </para>
/// <para>
/// <b>Flow.</b> A change that reaches all later periods is carried on field by field until the first later period in which that
/// field itself was changed. A period that repeats a value does not stop it, zero-day periods are skipped, a gap stops it.
/// </para>
/// <para>
/// <b>Two changes of one day.</b> An insert on the first day of a period, or an end on it, leaves that period with no day: it was
/// passed through within the day. Such a zero-day period keeps its place in the history, is never read by day, and never
/// hinders a neighbour. No act on a neighbour removes or moves it, even when another period comes to run through its day;
/// only correcting or withdrawing the zero-day period itself does. On each day the period that holds has the highest order.
/// Withdrawing the second change of a day does not bring the first back: <see cref="Fill.PreviousContinues"/> reads days. To
/// bring it back, correct the end of the zero-day period.
/// </para>
/// <para>
/// <b>Precision</b> goes with its boundary; a boundary that an act makes or moves has the precision of the act's date.
/// </para>
/// <para>Time: O(n log n) in the periods of the line, times the fields changed.</para>
/// </remarks>
public static class Timeline
{
    /// <summary>Works out what <paramref name="act"/> does to a line.</summary>
    /// <param name="line">
    /// All standing periods of one line, in any order: a state's periods of one subject and slot, or the periods of one spell or event.
    /// Keys are distinct; no two periods share a day.
    /// </param>
    /// <param name="act">The act. Fields are positions in <see cref="Period.Values"/>.</param>
    /// <param name="shape">The shape of the fact.</param>
    /// <param name="fieldCount">
    /// The number of fields of the kind. Only an insert on an empty line needs it: elsewhere the line shows it. 0: the
    /// highest field that the act names, plus one.
    /// </param>
    /// <returns>
    /// The change, empty when the same already holds; or a refusal with one of the codes of <see cref="TimelineRefusal"/>. In the
    /// rows added, a fact id of 0 stands for one new fact: all of them in one change belong to the same.
    /// </returns>
    /// <exception cref="ArgumentException">The periods are no line: they overlap, share a key or differ in their number of fields.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The act names a field that the kind does not have.</exception>
    public static TimelineOutcome Apply(IReadOnlyList<Period> line, FactAct act, FactShape shape, int fieldCount = 0)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(act);
        var fields = CountFields(line, act, fieldCount);
        if (line.Count == 0 && act is FactAct.Insert only && Insertion.OnEmptyLine(only, fields) is { } begun)
        {
            return begun;
        }

        var draft = new LineDraft(line);
        var refusal = act switch
        {
            FactAct.Insert when shape == FactShape.Event && line.Count > 0 => TimelineRefusal.EventIsRecorded,
            FactAct.Insert insert => Insertion.Run(
                draft,
                insert,
                newFactId: shape == FactShape.State || line.Count == 0 ? 0 : line[0].FactId,
                fields),
            FactAct.Correct correct => Correction.Run(draft, correct),
            FactAct.End when shape == FactShape.Event => TimelineRefusal.EventsDoNotEnd,
            FactAct.End end => End(draft, end),
            FactAct.Withdraw withdraw => Withdraw(draft, withdraw),
            _ => throw new ArgumentOutOfRangeException(nameof(act)),
        };
        return refusal is null ? draft.Finish() : refusal;
    }

    private static int CountFields(IReadOnlyList<Period> line, FactAct act, int fieldCount)
    {
        var (lowest, highest) = (0, -1);
        var changes = act switch
        {
            FactAct.Insert insert => insert.Changes,
            FactAct.Correct correct => correct.Changes,
            _ => FieldChanges.Empty,
        };
        foreach (var (field, _) in changes)
        {
            (lowest, highest) = (Math.Min(lowest, field), Math.Max(highest, field));
        }

        var fields = line.Count > 0 ? line[0].Values.Length : fieldCount > 0 ? fieldCount : highest + 1;
        if (highest >= fields || lowest < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(act), highest, "The act names a field that the kind does not have.");
        }

        return fields;
    }

    private static TimelineRefusal? End(LineDraft draft, FactAct.End act)
    {
        if (act.On.Value == DateOnly.MinValue)
        {
            return TimelineRefusal.UnknownEnd(nameof(act.On));
        }

        bool Ends(Period period) => period.Holds(act.On.Value) || (act.Reach == Reach.AllLater && period.From > act.On.Value);

        var ended = draft.Stretches.Where(Ends).ToList();
        draft.ReplaceStretches([.. draft.Stretches.Where(p => !Ends(p))]);
        foreach (var period in ended)
        {
            if (period.Holds(act.On.Value))
            {
                draft.Add(LineDraft.Head(period, act.On));
            }

            draft.Explain(TimelineStepKind.Removed, period.From < act.On.Value ? act.On.Value : period.From, period.To);
        }

        return ended.Count == 0 ? TimelineRefusal.NothingToEnd : null;
    }

    private static TimelineRefusal? Withdraw(LineDraft draft, FactAct.Withdraw act)
    {
        if (draft.Find(act.PeriodId) is not { } period)
        {
            return TimelineRefusal.PeriodIsGone;
        }

        var previous = period.From < period.To && act.Fill == Fill.PreviousContinues ? draft.IndexEndingOn(period.From) : -1;
        if (previous >= 0)
        {
            draft.Stretches[previous] = draft.Stretches[previous] with { To = period.To, ToPrecision = period.ToPrecision };
        }

        draft.Remove(period);
        draft.Explain(previous >= 0 ? TimelineStepKind.BoundaryMoved : TimelineStepKind.Removed, period.From, period.To);
        return null;
    }
}
