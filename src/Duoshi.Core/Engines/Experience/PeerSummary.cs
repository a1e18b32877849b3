namespace Duoshi.Core.Engines.Experience;

/// <summary>Where the middle of a peer group lies: for setting a person's experience beside it, never for ranking.</summary>
/// <param name="People">Members of the group, the person not counted.</param>
/// <param name="LowerQuartile">A quarter of the group has less or as much.</param>
/// <param name="Median">Half of the group has less or as much.</param>
/// <param name="UpperQuartile">Three quarters have less or as much.</param>
/// <remarks>No minimum, maximum, rank or percentile of a person is given: people are never ranked .</remarks>
public sealed record PeerSummary(int People, decimal LowerQuartile, decimal Median, decimal UpperQuartile)
{
    /// <summary>Fewer members than this would let a reader work out one of them.</summary>
    public const int SmallestGroup = 5;

    /// <summary>Summarises a group.</summary>
    /// <param name="values">One value a member; members without the experience count as 0 and must be among them.</param>
    /// <returns>Null when the group has fewer than <see cref="SmallestGroup"/> members.</returns>
    /// <remarks>Quantiles interpolate linearly between order statistics (Hyndman and Fan 1996, type 7).</remarks>
    public static PeerSummary? Of(IReadOnlyList<decimal> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count < SmallestGroup)
        {
            return null;
        }

        var sorted = values.Order().ToArray();
        return new PeerSummary(sorted.Length, Quantile(sorted, 0.25m), Quantile(sorted, 0.5m), Quantile(sorted, 0.75m));
    }

    private static decimal Quantile(decimal[] sorted, decimal share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)decimal.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
