using Duoshi.Core.Time;

namespace Duoshi.Core.Timelines;

/// <summary>
/// A line while an act is worked out on it. Rows that begin by the act have key 0, others the key of the row they restate.
/// <see cref="Finish"/> compares with what stood before.
/// </summary>
internal sealed class LineDraft
{
    /// <summary>The order within the day is still to be given: the row begins on a day on which it did not begin before.</summary>
    public const int OrderOpen = -1;

    private readonly IReadOnlyList<Period> _before;
    private readonly ImmutableArray<TimelineStep>.Builder _steps = ImmutableArray.CreateBuilder<TimelineStep>();

    /// <exception cref="ArgumentException">Two rows share a key or a day, or differ in their number of fields: no line.</exception>
    public LineDraft(IReadOnlyList<Period> line)
    {
        _before = line;
        Stretches = [.. line.Where(p => p.From < p.To).OrderBy(p => p.From)];
        Passed = [.. line.Where(p => p.From == p.To)];
        if (Stretches.Count + Passed.Count < line.Count
            || Stretches.Zip(Stretches.Skip(1)).Any(pair => pair.First.To > pair.Second.From)
            || line.Any(p => p.Values.Length != line[0].Values.Length)
            || line.Select(p => p.Id).Distinct().Count() < line.Count)
        {
            throw new ArgumentException("The periods are no line: they overlap, share a key or differ in their fields.", nameof(line));
        }
    }

    /// <summary>The periods that hold on some day; by first day until an act changes them.</summary>
    public List<Period> Stretches { get; private set; }

    /// <summary>The zero-day periods: passed through within a day, never read by day.</summary>
    public List<Period> Passed { get; }

    public Period? Find(long id) => _before.FirstOrDefault(p => p.Id == id);

    public int IndexHolding(DateOnly day) => Stretches.FindIndex(p => p.Holds(day));

    public int IndexEndingOn(DateOnly day) => Stretches.FindIndex(p => p.To == day);

    public int IndexBeginningOn(DateOnly day) => Stretches.FindIndex(p => p.From == day);

    public void ReplaceStretches(List<Period> stretches) => Stretches = stretches;

    public void Add(Period period) => (period.From == period.To ? Passed : Stretches).Add(period);

    public void Remove(Period period) => (period.From == period.To ? Passed : Stretches).Remove(period);

    /// <summary>
    /// The part of <paramref name="period"/> before a day. Nothing left of it means that it began on that day and something
    /// else took its place within it: a zero-day period, that keeps its order.
    /// </summary>
    public static Period Head(Period period, PartialDate day) => period with { To = day.Value, ToPrecision = day.Precision };

    /// <summary>The part of <paramref name="period"/> from a day on.</summary>
    public static Period Tail(Period period, PartialDate day) =>
        period with { From = day.Value, FromPrecision = day.Precision, DayOrder = OrderOpen };

    public void Explain(TimelineStepKind kind, DateOnly from, DateOnly to, IEnumerable<int>? fields = null) =>
        _steps.Add(new TimelineStep(kind, from, to, [.. (fields ?? []).Order()]));

    public TimelineChange Finish()
    {
        // By content, not by origin: a period may come to lie exactly where an equal rest of its own fact lay.
        var after = WithOrders();
        var stood = _before.ToLookup(p => (p.From, p.DayOrder));
        var stands = after.ToLookup(p => (p.From, p.DayOrder));
        ImmutableArray<long> superseded =
            [.. _before.Where(p => !stands[(p.From, p.DayOrder)].Any(other => FieldValues.SameRow(p, other))).Select(p => p.Id).Order()];
        ImmutableArray<Period> added =
        [
            .. after.Where(p => !stood[(p.From, p.DayOrder)].Any(other => FieldValues.SameRow(p, other)))
                .OrderBy(p => p.From).ThenBy(p => p.DayOrder).Select(p => p with { Id = 0 }),
        ];
        return new TimelineChange(superseded, added, superseded.IsEmpty && added.IsEmpty ? [] : _steps.ToImmutable());
    }

    /// <summary>
    /// Gives the open orders. Of the periods that begin on one day, the one that holds on it comes last: the others were
    /// passed through on the way to it.
    /// </summary>
    private List<Period> WithOrders()
    {
        var after = new List<Period>(Stretches.Count + Passed.Count);
        foreach (var day in Stretches.Concat(Passed).GroupBy(p => p.From))
        {
            var last = -1;
            foreach (var passed in day.Where(p => p.From == p.To).OrderBy(p => p.DayOrder == OrderOpen).ThenBy(p => p.DayOrder))
            {
                last = passed.DayOrder == OrderOpen ? last + 1 : passed.DayOrder;
                after.Add(passed with { DayOrder = last });
            }

            after.AddRange(day.Where(p => p.From < p.To).Select(p => p.DayOrder > last ? p : p with { DayOrder = last + 1 }));
        }

        return after;
    }
}
