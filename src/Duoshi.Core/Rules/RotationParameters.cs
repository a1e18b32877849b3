namespace Duoshi.Core.Rules;

/// <summary>Lengths after which a leader's move is due, as dated data.</summary>
/// <param name="EffectiveFrom">First day these lengths hold.</param>
/// <param name="YearsInPost">Years in one post.</param>
/// <param name="YearsOnLevel">Years on one level of leading posts.</param>
/// <param name="MonthsAhead">So many months before, a page may already say that it comes.</param>
/// <param name="Rule">The legal basis.</param>
public sealed record RotationParameters(DateOnly EffectiveFrom, int YearsInPost, int YearsOnLevel, int MonthsAhead, RuleCitation Rule)
{
    /// <summary>R-77, as the rules of 2006 set them; the months ahead are the product's own.</summary>
    public static RotationParameters Current { get; } = new(new DateOnly(2006, 8, 6), 10, 15, 12, RuleCatalogue.Get("R-77"));
}
