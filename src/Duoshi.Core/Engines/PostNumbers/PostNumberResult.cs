using Duoshi.Core.Rules;

namespace Duoshi.Core.Engines.PostNumbers;

/// <summary>What a finding of the pre-check does.</summary>
public enum FindingWeight : byte
{
    /// <summary>Worth a look; nothing is stopped.</summary>
    Warns = 1,

    /// <summary>The plan can't go on as it is.</summary>
    Blocks = 2,
}

/// <summary>Something the pre-check found.</summary>
/// <param name="Weight">Whether it blocks.</param>
/// <param name="Code">Stable code, such as <c>over-number</c>.</param>
/// <param name="Person">Whom it is about; null: the number.</param>
/// <param name="Limit">Which number it is about; null: the person.</param>
/// <param name="Reason">The rule, its confidence, and what it came to.</param>
public sealed record PostFinding(FindingWeight Weight, string Code, long? Person, NumberLimit? Limit, RuleReason Reason);

/// <summary>A number before and after the plan. A person counts once in it, whatever the posts held.</summary>
/// <param name="Limit">The number.</param>
/// <param name="Holders">现有: who counts in it before the plan.</param>
/// <param name="In">进: who comes to count in it by the plan.</param>
/// <param name="Out">出: who no longer counts in it on the day, by the plan or by leaving until then.</param>
/// <param name="After">拟后: who counts in it on the day, after the plan.</param>
/// <param name="Leaving">Who of these leaves before the horizon, soonest first.</param>
public sealed record NumberResult(
    NumberLimit Limit, ImmutableArray<long> Holders, ImmutableArray<long> In, ImmutableArray<long> Out, ImmutableArray<long> After, ImmutableArray<PlaceHeld> Leaving)
{
    /// <summary>Free posts after the plan; below 0 when over; null without a number.</summary>
    public int? Free => Limit.Approved - After.Length;

    /// <summary>超: over the number by so many; 0 when not over or without a number.</summary>
    public int Over => Math.Max(0, -(Free ?? 0));

    /// <summary>The day from which the number fits again by the leaving that is known; null when it fits now, or not before the horizon.</summary>
    public DateOnly? FitsFrom => Over > 0 && Leaving.Length >= Over ? Leaving[Over - 1].LeavesOn : null;
}

/// <summary>The result of the pre-check. It decides nothing: a body does.</summary>
/// <param name="Numbers">One line a number, in the order given.</param>
/// <param name="Findings">What stops or what to look at: blocking ones first, each in the order of the numbers and moves.</param>
public sealed record PostNumberResult(ImmutableArray<NumberResult> Numbers, ImmutableArray<PostFinding> Findings)
{
    /// <summary>Whether anything blocks.</summary>
    public bool IsBlocked => Findings.Any(f => f.Weight == FindingWeight.Blocks);
}
