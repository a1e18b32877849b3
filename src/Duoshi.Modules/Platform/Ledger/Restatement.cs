using Duoshi.Core.Time;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>
/// What the withdrawal of a change does to the rows of one line: its own standing rows go, the rows it had superseded
/// come back on the days that rows of later changes leave free.
/// </summary>
/// <param name="Withdrawn">Standing rows of the change.</param>
/// <param name="Restated">New rows, without keys.</param>
/// <param name="Stays">Standing rows of later changes that replaced rows of this one, directly or over others.</param>
internal sealed record Restatement(IReadOnlyList<Fact> Withdrawn, IReadOnlyList<Fact> Restated, IReadOnlyList<Fact> Stays)
{
    /// <param name="kind">The kind of fact.</param>
    /// <param name="line">All rows of a line that stood when the change was made or after.</param>
    /// <param name="change">The change to withdraw.</param>
    public static Restatement Of(FactKind kind, IReadOnlyCollection<Fact> line, long change)
    {
        var standing = line.Where(r => r.SupersededBy == Fact.Current && r.RecordedBy != change).OrderBy(r => r.ValidFrom).ThenBy(r => r.DayOrder).ToList();
        var before = line.Where(r => r.SupersededBy == change).OrderBy(r => r.ValidFrom).ThenBy(r => r.DayOrder);
        var restated = before.SelectMany(old => old.ValidFrom == old.ValidTo ? Passed(kind, old, standing) : Free(kind, old, standing)).ToList();

        // Changes that superseded rows of this one, or of one that did: by ascending number each is met after those it built on.
        var built = new HashSet<long> { change };
        foreach (var row in line.Where(r => r.SupersededBy != Fact.Current).OrderBy(r => r.SupersededBy))
        {
            if (built.Contains(row.RecordedBy))
            {
                built.Add(row.SupersededBy);
            }
        }

        return new Restatement(
            [.. line.Where(r => r.RecordedBy == change && r.SupersededBy == Fact.Current)],
            restated,
            [.. standing.Where(r => built.Contains(r.RecordedBy))]);
    }

    /// <summary>The stretches of a row that no standing row covers.</summary>
    private static IEnumerable<Fact> Free(FactKind kind, Fact old, List<Fact> standing)
    {
        var (from, fromPrecision) = (old.ValidFrom, old.FromPrecision);
        foreach (var cover in standing.Where(s => s.ValidFrom < s.ValidTo && s.ValidFrom < old.ValidTo && old.ValidFrom < s.ValidTo))
        {
            if (from < cover.ValidFrom)
            {
                yield return Copy(kind, old, standing, from, fromPrecision, cover.ValidFrom, cover.FromPrecision);
            }

            (from, fromPrecision) = (cover.ValidTo, cover.ToPrecision);
        }

        if (from < old.ValidTo)
        {
            yield return Copy(kind, old, standing, from, fromPrecision, old.ValidTo, old.ToPrecision);
        }
    }

    /// <summary>A row passed through within a day comes back in its order, unless later changes tell that day otherwise.</summary>
    private static IEnumerable<Fact> Passed(FactKind kind, Fact old, List<Fact> standing)
    {
        if (standing.TrueForAll(s => s.ValidFrom != old.ValidFrom || s.DayOrder > old.DayOrder))
        {
            yield return Copy(kind, old, [], old.ValidFrom, old.FromPrecision, old.ValidTo, old.ToPrecision);
        }
    }

    private static Fact Copy(FactKind kind, Fact old, List<Fact> standing, DateOnly from, DatePrecision fromPrecision, DateOnly to, DatePrecision toPrecision)
    {
        var copy = kind.ToFact(kind.ToPeriod(old), old.SubjectId, old.Slot);
        (copy.ValidFrom, copy.FromPrecision) = (from, fromPrecision);
        (copy.ValidTo, copy.ToPrecision) = (to, toPrecision);
        copy.ImportRow = old.ImportRow;
        // What holds on a day comes after all that was passed through on it.
        copy.DayOrder = (short)standing.Where(s => s.ValidFrom == from).Select(s => s.DayOrder + 1).Append(from == old.ValidFrom ? old.DayOrder : 0).Max();
        return copy;
    }
}
