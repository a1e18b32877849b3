using CsCheck;
using Duoshi.Core.Timelines;
using Duoshi.Tests.Shared;

namespace Duoshi.Core.Tests.Timelines;

/// <summary>Random histories against a replay that knows only days.</summary>
public class TimelinePropertyTests
{
    [Theory]
    [InlineData(FactShape.State)]
    [InlineData(FactShape.Spell)]
    public void Every_day_reads_as_the_replay_of_all_acts_known_then(FactShape shape) =>
        TimelineHistories.Of(longest: 12).Sample(history => Follow(history, shape), iter: 10_000, print: Print);

    private static void Follow(DrawnAct[] history, FactShape shape)
    {
        var kept = new KeptLine();
        var accepted = new List<OracleAct>();
        var byChange = new List<string> { new TimelineOracle().Show() };
        foreach (var drawn in history)
        {
            var line = kept.Standing();
            if (drawn.On(line) is not { } act)
            {
                continue;
            }

            var outcome = Timeline.Apply(line, act.Act, shape, TimelineOracle.FieldCount);
            accepted.Add(act.InDays);
            var accepts = TimelineOracle.Replay(accepted.SkipLast(1)).Accepts(act.InDays);
            Assert.Equal(accepts, outcome.IsAccepted);
            if (!outcome.IsAccepted)
            {
                accepted.RemoveAt(accepted.Count - 1);
                continue;
            }

            LineInvariants.Check(line, act.Act, outcome.Change, shape);
            kept.Write(outcome.Change);
            LineInvariants.Check(kept.Standing());
            LineInvariants.CheckBoundaries(line, act.Act, kept.Standing());
            byChange.Add(TimelineOracle.Replay(accepted).Show());
            if (outcome.Change.IsEmpty || act.Act is FactAct.Insert insert && insert.From != insert.Until)
            {
                Assert.Equal(byChange[^1] == byChange[^2], outcome.Change.IsEmpty);
            }

            for (var known = 0; known <= accepted.Count; known++)
            {
                Assert.Equal(byChange[known], kept.Show(known));
            }
        }
    }

    private static string Print(DrawnAct[] history)
    {
        var kept = new KeptLine();
        var story = new List<string>();
        foreach (var drawn in history)
        {
            if (drawn.On(kept.Standing()) is { } act && Timeline.Apply(kept.Standing(), act.Act, FactShape.State, TimelineOracle.FieldCount) is var outcome)
            {
                var changes = (act.InDays as OracleAct.Insert)?.Changes ?? (act.InDays as OracleAct.Correct)?.Changes;
                story.Add($"{act.InDays} {string.Join(", ", changes ?? new Dictionary<int, object?>())} {outcome.Refusal?.Code}");
                if (outcome.IsAccepted)
                {
                    kept.Write(outcome.Change);
                }

                story.AddRange(kept.Standing().OrderBy(p => p.From).ThenBy(p => p.DayOrder)
                    .Select(p => $"    {TimelineOracle.Number(p.From)}..{TimelineOracle.Number(p.To)}#{p.DayOrder} {TimelineOracle.Show(p.Values)} id {p.Id} fact {p.FactId}"));
            }
        }

        return string.Join('\n', story);
    }
}
