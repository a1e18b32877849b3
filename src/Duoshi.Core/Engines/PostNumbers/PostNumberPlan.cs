using Duoshi.Core.Rules;

namespace Duoshi.Core.Engines.PostNumbers;

/// <summary>What sort of number an office has to keep to.</summary>
public enum NumberKind : byte
{
    /// <summary>领导职数: leading posts, by code of the post.</summary>
    Leadership = 1,

    /// <summary>编制: the establishment, by code of its kind.</summary>
    Establishment = 2,

    /// <summary>职级职数: civil-service ranks, by code of the rank; a number may cover several ranks.</summary>
    Rank = 3,
}

/// <summary>A place that counts in a number: a post, a place on the establishment, or a rank, of one office.</summary>
/// <param name="Office">Key of the office.</param>
/// <param name="Kind">Sort of number.</param>
/// <param name="Code">Code of the post, the kind of establishment or the rank.</param>
public readonly record struct CountedPlace(long Office, NumberKind Kind, string Code);

/// <summary>A number an office has to keep to.</summary>
/// <param name="Office">Key of the office.</param>
/// <param name="Kind">Sort of number.</param>
/// <param name="Codes">The codes it covers together; one at least.</param>
/// <param name="Approved">核定: whole posts, 0 or more; null when none is on record.</param>
public sealed record NumberLimit(long Office, NumberKind Kind, ImmutableArray<string> Codes, int? Approved)
{
    /// <summary>The document that set it; null where it is computed from a rule or nobody recorded one.</summary>
    public string? Document { get; init; }

    /// <summary>The rule it was computed from; null where a document set it. A computed number warns, it never blocks.</summary>
    public RuleReason? Computed { get; init; }

    /// <summary>Whether a place counts in it.</summary>
    public bool Counts(CountedPlace place) => place.Office == Office && place.Kind == Kind && Codes.Contains(place.Code);
}

/// <summary>Somebody who holds a place on the day of the plan's beginning.</summary>
/// <param name="Person">Key of the person.</param>
/// <param name="Place">What is held.</param>
/// <param name="LeavesOn">First day it is no longer held, as far as known (end of the term, retirement); null: not known.</param>
/// <param name="Leaving">Why it ends then; null: no reason is known.</param>
public sealed record PlaceHeld(long Person, CountedPlace Place, DateOnly? LeavesOn = null, RuleReason? Leaving = null);

/// <summary>A move of the plan: somebody takes a place, gives one up, or both.</summary>
/// <param name="Person">Key of the person.</param>
/// <param name="From">What is given up; null: nothing.</param>
/// <param name="To">What is taken; null: nothing.</param>
public sealed record PlannedMove(long Person, CountedPlace? From, CountedPlace? To);

/// <summary>All that the pre-check looks at.</summary>
/// <param name="Day">The day on which the moves take effect.</param>
/// <param name="Horizon">Who leaves before this day is told; not before <paramref name="Day"/>.</param>
/// <param name="Limits">The numbers to keep to. A place may count in several.</param>
/// <param name="Present">Who holds what.</param>
/// <param name="Moves">The plan, in order; may be empty: the numbers as they stand.</param>
public sealed record PostNumberPlan(
    DateOnly Day, DateOnly Horizon, ImmutableArray<NumberLimit> Limits, ImmutableArray<PlaceHeld> Present, ImmutableArray<PlannedMove> Moves);
