using Duoshi.Core.Rules;
using static System.FormattableString;

namespace Duoshi.Core.Engines.PostNumbers;

/// <summary>职数预审: what a plan of moves does to the numbers an office has to keep to. A proposal's check, never a decision.</summary>
public static class PostNumberCheck
{
    /// <summary>Counts each number before and after the plan.</summary>
    /// <param name="plan">Numbers, holders and moves.</param>
    /// <returns>
    /// A line a number. Over an approved number blocks where the plan adds to it, and warns where it was over before and the
    /// plan adds nobody; a number computed from a rule (<see cref="NumberLimit.Computed"/>) only ever warns; taking a place
    /// of a number nobody recorded warns. Giving up what is not held blocks.
    /// </returns>
    /// <exception cref="ArgumentException">The horizon is before the day, or a number covers no code or is below 0.</exception>
    /// <remarks>
    /// Who holds two posts of one number counts once. A holder who leaves on or before the day is out. Excess is shown, never
    /// trimmed. Time: O(limits × (holders + moves)).
    /// </remarks>
    public static PostNumberResult Run(PostNumberPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Horizon < plan.Day)
        {
            throw new ArgumentException("The horizon is before the day of the plan.", nameof(plan));
        }

        if (plan.Limits.Any(l => l.Codes.IsEmpty || l.Approved < 0))
        {
            throw new ArgumentException("A number covers a code at least and is 0 or more.", nameof(plan));
        }

        var onTheDay = Moved(plan, out var notHeld);
        var numbers = plan.Limits.Select(l => Count(l, plan, onTheDay)).ToImmutableArray();
        IEnumerable<PostFinding> findings = [.. notHeld, .. numbers.Select(Finding).OfType<PostFinding>()];
        return new PostNumberResult(numbers, [.. findings.OrderByDescending(f => f.Weight)]);
    }

    /// <summary>What is held on the day: those who left until then are out, then the moves in their order.</summary>
    private static List<PlaceHeld> Moved(PostNumberPlan plan, out List<PostFinding> notHeld)
    {
        notHeld = [];
        var held = plan.Present.Where(p => !(p.LeavesOn <= plan.Day)).ToList();
        foreach (var move in plan.Moves)
        {
            if (move.From is { } from && held.RemoveAll(h => h.Person == move.Person && h.Place == from) == 0
                && !plan.Present.Any(h => h.Person == move.Person && h.Place == from))
            {
                notHeld.Add(new PostFinding(FindingWeight.Blocks, "not-held", move.Person, null, RuleCatalogue.Reason(
                    "R-74n", "拟免去的职务，记录中本人并未担任，请核对。", "The post to be given up is not held by the person on record; check it.")));
            }

            if (move.To is { } to)
            {
                held.Add(plan.Present.FirstOrDefault(h => h.Person == move.Person && h.Place == to && !(h.LeavesOn <= plan.Day)) ?? new PlaceHeld(move.Person, to, Retires(plan, move.Person)?.LeavesOn, Retires(plan, move.Person)?.Leaving));
            }
        }

        return held;
    }

    /// <summary>A person who retires leaves every place by it, the new one too. A term that ends leaves that post alone.</summary>
    private static PlaceHeld? Retires(PostNumberPlan plan, long person) =>
        plan.Present.FirstOrDefault(h => h.Person == person && h.Leaving?.Rule.Number is "R-3" && h.LeavesOn > plan.Day);

    private static NumberResult Count(NumberLimit limit, PostNumberPlan plan, List<PlaceHeld> onTheDay)
    {
        ImmutableArray<long> before = [.. plan.Present.Where(h => limit.Counts(h.Place)).Select(h => h.Person).Distinct()];
        var counted = onTheDay.Where(h => limit.Counts(h.Place)).GroupBy(h => h.Person).ToList();
        ImmutableArray<long> after = [.. counted.Select(g => g.Key)];
        // Whoever holds two posts of the number leaves it with the last of them.
        var leaving = counted.Where(g => g.All(h => h.LeavesOn < plan.Horizon)).Select(g => g.MaxBy(h => h.LeavesOn)!)
            .OrderBy(h => h.LeavesOn).ThenBy(h => h.Person);
        return new NumberResult(limit, before, [.. after.Except(before)], [.. before.Except(after)], after, [.. leaving]);
    }

    private static PostFinding? Finding(NumberResult number)
    {
        var limit = number.Limit;
        if (limit.Approved is not { } approved)
        {
            return number.In.IsEmpty ? null : new PostFinding(FindingWeight.Warns, "no-number", null, limit, RuleCatalogue.Reason(
                "R-74n", "没有登记核定数，无法核对，请先登记批准文件。", "No approved number is on record, so nothing can be checked; record the approval first."));
        }

        if (number.Over == 0)
        {
            return null;
        }

        var fits = number.FitsFrom is { } day ? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null;
        var zh = Invariant($"核定{approved}，拟后{number.After.Length}，超{number.Over}。") + (fits is null ? "" : $"按已知离任，{fits}起可消化。");
        var en = Invariant($"Approved {approved}, after the plan {number.After.Length}: over by {number.Over}.") + (fits is null ? "" : $" By those known to leave it fits from {fits}.");
        if (limit.Computed is { } rule)
        {
            return new PostFinding(FindingWeight.Warns, "over-computed", null, limit, new RuleReason(rule.Rule, $"{rule.Chinese}{zh}", $"{rule.English} {en}"));
        }

        return new PostFinding(number.In.IsEmpty ? FindingWeight.Warns : FindingWeight.Blocks, "over-number", null, limit, RuleCatalogue.Reason(
            "R-74n", limit.Document is { } paper ? $"{zh}依据：{paper}。" : zh, limit.Document is { } by ? $"{en} Set by {by}." : en));
    }
}
