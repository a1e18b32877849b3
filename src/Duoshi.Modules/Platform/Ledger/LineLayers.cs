using Duoshi.Core.Time;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>
/// A line as the changes that hold left it, one over the other: each covers the days of the rows it superseded and the rows
/// it wrote, and on these days only its own rows count. Leaving one out uncovers what lay below it, and nothing of what
/// lies above. So the order in which changes are withdrawn makes no difference, and withdrawing a withdrawal brings back
/// exactly what was.
/// </summary>
/// <param name="Goes">Standing rows that no longer stand.</param>
/// <param name="Comes">New rows, without keys.</param>
/// <param name="Stays">Rows standing afterwards that later changes made out of rows of the withdrawn one.</param>
internal sealed record LineLayers(IReadOnlyList<Fact> Goes, IReadOnlyList<Fact> Comes, IReadOnlyList<Fact> Stays)
{
    /// <param name="kind">The kind of fact.</param>
    /// <param name="line">All rows the line ever had.</param>
    /// <param name="withdrawals">Which changes are withdrawn, the new withdrawal included.</param>
    /// <param name="change">The change whose withdrawal is new.</param>
    public static LineLayers Of(FactKind kind, IReadOnlyCollection<Fact> line, Withdrawals withdrawals, long change)
    {
        var recorded = line.ToLookup(r => r.RecordedBy);
        var superseded = line.ToLookup(r => r.SupersededBy);
        var stretches = new List<Stretch>();
        var passed = new List<Fact>();
        foreach (var layer in recorded.Concat(superseded).Select(g => g.Key).Where(c => c != Fact.Current && withdrawals.Holds(c)).Distinct().Order())
        {
            foreach (var row in superseded[layer].Concat(recorded[layer]).Where(r => r.ValidFrom < r.ValidTo))
            {
                stretches = [.. stretches.SelectMany(s => s.Without(row))];
            }

            stretches.AddRange(recorded[layer].Where(r => r.ValidFrom < r.ValidTo).Select(r => new Stretch(r, FactText.From(r), To(r))));
            passed.RemoveAll(p => superseded[layer].Any(r => r.ValidFrom == r.ValidTo && SameFact(kind, p, r) && p.ValidFrom == r.ValidFrom));
            passed.AddRange(recorded[layer].Where(r => r.ValidFrom == r.ValidTo));
        }

        var target = Ordered(kind, stretches, passed);
        var standing = line.Where(r => r.SupersededBy == Fact.Current).ToList();
        var built = withdrawals.IsWithdrawal(change) ? [] : BuiltOn(kind, line, withdrawals, change);
        return new LineLayers(
            [.. standing.Where(r => !target.Exists(t => SameRow(kind, t, r)))],
            [.. target.Where(t => !standing.Exists(r => SameRow(kind, t, r)))],
            [.. standing.Where(r => target.Exists(t => SameRow(kind, t, r) && built.Contains(t.RecordedBy)))]);
    }

    /// <summary>The rows that are to stand, with their orders within the day: what holds on a day comes after all that was passed through on it.</summary>
    private static List<Fact> Ordered(FactKind kind, List<Stretch> stretches, List<Fact> passed)
    {
        var target = new List<Fact>();
        foreach (var day in stretches.Select(s => s.From.Value).Concat(passed.Select(p => p.ValidFrom)).Distinct())
        {
            var last = -1;
            foreach (var row in passed.Where(p => p.ValidFrom == day).OrderBy(p => p.DayOrder).ThenBy(p => p.RecordedBy))
            {
                last = Math.Max(last + 1, row.DayOrder);
                target.Add(Copy(kind, row, FactText.From(row), To(row), last));
            }

            foreach (var stretch in stretches.Where(s => s.From.Value == day))
            {
                var own = stretch.Row.ValidFrom == day ? stretch.Row.DayOrder : 0;
                target.Add(Copy(kind, stretch.Row, stretch.From, stretch.To, Math.Max(last + 1, own)));
            }
        }

        return target;
    }

    /// <summary>Changes that superseded rows of a change, or rows of one that did. By ascending number each is met after those it built on.</summary>
    private static HashSet<long> BuiltOn(FactKind kind, IReadOnlyCollection<Fact> line, Withdrawals withdrawals, long change)
    {
        var built = new HashSet<long> { change };
        foreach (var row in line.Where(r => r.SupersededBy != Fact.Current && withdrawals.Holds(r.SupersededBy)).OrderBy(r => r.SupersededBy))
        {
            // A row that a withdrawal restated is still the row of whoever wrote it first.
            var writers = withdrawals.IsWithdrawal(row.RecordedBy)
                ? line.Where(r => r.RecordedBy < row.RecordedBy && !withdrawals.IsWithdrawal(r.RecordedBy) && SameFact(kind, r, row)).Select(r => r.RecordedBy)
                : [row.RecordedBy];
            if (writers.Any(built.Contains))
            {
                built.Add(row.SupersededBy);
            }
        }

        built.Remove(change);
        return built;
    }

    private static Fact Copy(FactKind kind, Fact row, PartialDate from, PartialDate to, int dayOrder)
    {
        var copy = kind.ToFact(kind.ToPeriod(row), row.SubjectId, row.Slot);
        (copy.ValidFrom, copy.FromPrecision) = (from.Value, from.Precision);
        (copy.ValidTo, copy.ToPrecision) = (to.Value, to.Precision);
        copy.DayOrder = (short)dayOrder;
        copy.ImportRow = row.ImportRow;
        copy.RecordedBy = row.RecordedBy;
        return copy;
    }

    private static PartialDate To(Fact row) => new(row.ValidTo, row.ToPrecision);

    private static bool SameRow(FactKind kind, Fact one, Fact other) =>
        one.ValidFrom == other.ValidFrom && one.ValidTo == other.ValidTo && one.DayOrder == other.DayOrder
        && one.FromPrecision == other.FromPrecision && one.ToPrecision == other.ToPrecision && SameFact(kind, one, other);

    private static bool SameFact(FactKind kind, Fact one, Fact other) =>
        one.FactId == other.FactId && kind.Fields.All(f => FactText.Stored(f.Get(one)) == FactText.Stored(f.Get(other)));

    /// <summary>The part of a row that later layers leave uncovered so far.</summary>
    private readonly record struct Stretch(Fact Row, PartialDate From, PartialDate To)
    {
        /// <summary>What a row that covers some of the days leaves of it; its dates are known as well as those of the cover.</summary>
        public IEnumerable<Stretch> Without(Fact cover)
        {
            if (cover.ValidTo <= From.Value || To.Value <= cover.ValidFrom)
            {
                yield return this;
                yield break;
            }

            if (From.Value < cover.ValidFrom)
            {
                yield return this with { To = FactText.From(cover) };
            }

            if (cover.ValidTo < To.Value)
            {
                yield return this with { From = LineLayers.To(cover) };
            }
        }
    }
}
