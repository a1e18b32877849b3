using Duoshi.Core.Time;
using Duoshi.Core.Timelines;

namespace Duoshi.Core.Tests.Timelines;

/// <summary>What is true of every line and every change, whatever the act.</summary>
internal static class LineInvariants
{
    public static void Check(IReadOnlyList<Period> line)
    {
        Assert.All(line, p => Assert.True(p.From <= p.To, "A period ends before it begins."));
        var holding = line.Where(p => p.From < p.To).OrderBy(p => p.From).ToList();
        Assert.All(holding.Zip(holding.Skip(1)), pair => Assert.True(pair.First.To <= pair.Second.From, "Two periods share a day."));
        Assert.Equal(line.Count, line.Select(p => (p.From, p.DayOrder)).Distinct().Count());
        Assert.All(line, p => Assert.True(p.DayOrder >= 0));
        Assert.All(holding, p => Assert.True(
            line.All(other => other.From != p.From || other.DayOrder <= p.DayOrder), "The period that holds is not the last of its day."));
    }

    public static void Check(IReadOnlyList<Period> line, FactAct act, TimelineChange change, FactShape shape)
    {
        var superseded = line.Where(p => change.Superseded.Contains(p.Id)).ToList();
        Assert.Equal(change.Superseded.Length, superseded.Count);
        Assert.All(change.Added, p => Assert.Equal(0, p.Id));
        Assert.Equal(change.Added.OrderBy(p => p.From).ThenBy(p => p.DayOrder), change.Added);
        Assert.DoesNotContain(change.Added, added => superseded.Any(old => IsSameRow(old, added)));
        Assert.Equal(change.IsEmpty, change.Steps.IsEmpty);

        var facts = superseded.Select(p => p.FactId).ToHashSet();
        Assert.All(change.Added, p => Assert.True(
            facts.Contains(p.FactId) || (act is FactAct.Insert && (shape == FactShape.Spell && line.Count > 0 ? p.FactId == line[0].FactId : p.FactId == 0)),
            "A row belongs to a fact from nowhere."));

        // A zero-day period goes only by an act on itself.
        var addressed = act switch { FactAct.Correct correct => correct.PeriodId, FactAct.Withdraw withdraw => withdraw.PeriodId, _ => 0 };
        Assert.DoesNotContain(superseded, p => p.From == p.To && p.Id != addressed);
    }

    /// <summary>
    /// A boundary is where a row begins or ends. None comes from nowhere, and no start is lost by an insert: the oracle of days
    /// would not see a period needlessly cut or two run together. An end may be lost: what begins in a period and goes on over
    /// the gap behind it is one stretch.
    /// </summary>
    public static void CheckBoundaries(IReadOnlyList<Period> before, FactAct act, IReadOnlyList<Period> after)
    {
        PartialDate?[] dates = act switch
        {
            FactAct.Insert insert => [insert.From, insert.Until],
            FactAct.Correct correct => [correct.From, correct.To],
            FactAct.End end => [end.On],
            _ => [],
        };
        var (old, now) = (Boundaries(before), Boundaries(after));
        Assert.Subset(old.Concat(dates.OfType<PartialDate>().Select(date => date.Value)).Append(DateOnly.MaxValue).ToHashSet(), now);
        if (act is FactAct.Insert)
        {
            Assert.Subset(after.Select(p => p.From).ToHashSet(), before.Select(p => p.From).ToHashSet());
        }
    }

    private static HashSet<DateOnly> Boundaries(IReadOnlyList<Period> line) => [.. line.SelectMany(p => (DateOnly[])[p.From, p.To])];

    private static bool IsSameRow(Period one, Period other) =>
        one with { Id = 0, Values = [] } == other with { Id = 0, Values = [] } && one.Values.SequenceEqual(other.Values);
}
