namespace Duoshi.Core.Rules;

/// <summary>Lengths of sanction periods, as dated data.</summary>
/// <param name="EffectiveFrom">First day these lengths hold.</param>
/// <param name="Months">Months a kind; a kind that is missing has no period (开除).</param>
/// <param name="LongestCombined">Most months that several identical sanctions can be given together.</param>
/// <param name="Rule">The legal basis.</param>
public sealed record SanctionParameters(
    DateOnly EffectiveFrom, ImmutableDictionary<SanctionKind, int> Months, int LongestCombined, RuleCitation Rule)
{
    /// <summary>R-46, as the law on governmental sanctions sets them since 2020-07-01.</summary>
    public static SanctionParameters Current { get; } = new(
        new DateOnly(2020, 7, 1),
        new Dictionary<SanctionKind, int>
        {
            [SanctionKind.Warning] = 6,
            [SanctionKind.Demerit] = 12,
            [SanctionKind.MajorDemerit] = 18,
            [SanctionKind.Demotion] = 24,
            [SanctionKind.RemovalFromPost] = 24,
        }.ToImmutableDictionary(),
        48,
        RuleCatalogue.Get("R-46"));
}

/// <summary>How long Party discipline holds a member back, as dated data. Confidence C: the customer confirms it before use.</summary>
/// <param name="EffectiveFrom">First day these lengths hold; what was decided earlier fell under earlier editions.</param>
/// <param name="Months">Months a kind; for probation counted from the day the member's rights are restored.</param>
/// <param name="Rule">The basis.</param>
public sealed record PartySanctionParameters(
    DateOnly EffectiveFrom, ImmutableDictionary<PartySanctionKind, int> Months, RuleCitation Rule)
{
    /// <summary>The edition in force since 2024-01-01, from general knowledge.</summary>
    public static PartySanctionParameters Current { get; } = new(
        new DateOnly(2024, 1, 1),
        new Dictionary<PartySanctionKind, int>
        {
            [PartySanctionKind.Warning] = 12,
            [PartySanctionKind.SeriousWarning] = 18,
            [PartySanctionKind.RemovalFromPartyPost] = 24,
            [PartySanctionKind.ProbationWithinTheParty] = 24,
            [PartySanctionKind.ExpulsionFromTheParty] = 60,
        }.ToImmutableDictionary(),
        RuleCatalogue.Get("R-46p"));
}
