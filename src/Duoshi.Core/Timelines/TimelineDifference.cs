namespace Duoshi.Core.Timelines;

/// <summary>A line before and after an act, row beside row: what the dialog shows before a change is saved.</summary>
/// <param name="Rows">All rows of both lines, in order of first day and order within the day.</param>
public sealed record TimelineDifference(ImmutableArray<DifferenceRow> Rows)
{
    /// <summary>Sets the line beside what becomes of it.</summary>
    /// <param name="line">The standing periods that the change was worked out on.</param>
    /// <param name="change">The change.</param>
    /// <returns>
    /// A row for each period that stays, is restated, begins or goes. A superseded period stands beside the row of the same fact
    /// that begins where it began, else that ends where it ended, else the first one left; further rests of a cut period are
    /// new rows. Time: O(n log n).
    /// </returns>
    public static TimelineDifference Of(IReadOnlyList<Period> line, TimelineChange change)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(change);
        var superseded = change.Superseded.ToHashSet();
        var before = line.Where(p => superseded.Contains(p.Id)).OrderBy(p => p.From).ThenBy(p => p.DayOrder).ToList();
        var pairs = Pair(before, change.Added);
        var restated = pairs.Values.ToHashSet();
        var stretches = line.Where(p => p.From < p.To).OrderBy(p => p.From).ToList();

        var rows = new List<DifferenceRow>(line.Count + change.Added.Length);
        rows.AddRange(line.Where(p => !superseded.Contains(p.Id)).Select(p => new DifferenceRow(DifferenceKind.Unchanged, p, p, [])));
        for (var i = 0; i < before.Count; i++)
        {
            rows.Add(pairs.TryGetValue(i, out var j)
                ? new DifferenceRow(DifferenceKind.Restated, before[i], change.Added[j], FieldValues.Differing(before[i].Values, change.Added[j].Values))
                : new DifferenceRow(DifferenceKind.Gone, before[i], null, []));
        }

        for (var j = 0; j < change.Added.Length; j++)
        {
            if (!restated.Contains(j))
            {
                rows.Add(new DifferenceRow(DifferenceKind.New, null, change.Added[j], FieldsNew(change.Added[j], stretches)));
            }
        }

        return new TimelineDifference([.. rows.OrderBy(r => r.Shown.From).ThenBy(r => r.Shown.DayOrder).ThenBy(r => r.Kind)]);
    }

    /// <summary>Which superseded row (by index) goes on as which added one.</summary>
    private static Dictionary<int, int> Pair(List<Period> before, ImmutableArray<Period> added)
    {
        var pairs = new Dictionary<int, int>();
        var free = Enumerable.Range(0, added.Length).Where(j => added[j].FactId != 0).ToHashSet();
        PairBy(p => (p.FactId, p.From, p.DayOrder));
        PairBy(p => (p.FactId, p.To, -1));
        PairBy(p => (p.FactId, default, -1));
        return pairs;

        void PairBy(Func<Period, (long, DateOnly, int)> likeness)
        {
            var waiting = free.Order().GroupBy(j => likeness(added[j])).ToDictionary(g => g.Key, g => new Queue<int>(g));
            for (var i = 0; i < before.Count; i++)
            {
                if (!pairs.ContainsKey(i) && waiting.TryGetValue(likeness(before[i]), out var candidates) && candidates.TryDequeue(out var j))
                {
                    pairs.Add(i, j);
                    free.Remove(j);
                }
            }
        }
    }

    /// <summary>The fields in which a new row differs from what held on its first day; where nothing held, those it fills.</summary>
    private static ImmutableArray<int> FieldsNew(Period added, List<Period> stretches)
    {
        var (low, high) = (0, stretches.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = stretches[middle].To > added.From ? (low, middle) : (middle + 1, high);
        }

        var held = low < stretches.Count && stretches[low].Holds(added.From) ? stretches[low].Values : [.. new object?[added.Values.Length]];
        return FieldValues.Differing(held, added.Values);
    }
}

/// <summary>A period before and after an act.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Before">As it stands; null for one that begins.</param>
/// <param name="After">As it will stand, with key 0; null for one that goes.</param>
/// <param name="Fields">Positions of the fields that differ.</param>
public sealed record DifferenceRow(DifferenceKind Kind, Period? Before, Period? After, ImmutableArray<int> Fields)
{
    internal Period Shown => After ?? Before!;
}

/// <summary>What becomes of a period.</summary>
public enum DifferenceKind
{
    /// <summary>It stays as it is.</summary>
    Unchanged,

    /// <summary>It goes on with other dates or other values.</summary>
    Restated,

    /// <summary>It begins by the act, or is a further rest of a period that was cut in several.</summary>
    New,

    /// <summary>It no longer stands.</summary>
    Gone,
}
