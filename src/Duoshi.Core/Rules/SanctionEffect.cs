namespace Duoshi.Core.Rules;

/// <summary>What follows from a sanction, and until when. Computed from the recorded sanction, never stored.</summary>
/// <param name="From">First day of the period.</param>
/// <param name="Until">First day after the period: the effect ends by itself; null when it has no end of its own.</param>
/// <param name="BarsPromotion">No promotion of post, rank or grade inside the period.</param>
/// <param name="BarsPayStep">No step in pay inside the period.</param>
/// <param name="Reasons">The rules applied.</param>
public sealed record SanctionEffect(
    DateOnly From, DateOnly? Until, bool BarsPromotion, bool BarsPayStep, ImmutableArray<RuleReason> Reasons)
{
    /// <summary>Whether the effect runs on this day.</summary>
    public bool Runs(DateOnly day) => From <= day && (Until is null || day < Until);
}
