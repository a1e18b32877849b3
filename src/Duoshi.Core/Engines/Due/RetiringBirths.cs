using Duoshi.Core.Engines.Retirement;

namespace Duoshi.Core.Engines.Due;

/// <summary>Months of birth, the last included.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last.</param>
public readonly record struct BirthMonths(YearMonth First, YearMonth Last);

/// <summary>
/// Who can reach the statutory age within some days, by sex and month of birth alone: so that a query needs to read only
/// those. Of a woman the track is not known yet, so every track counts.
/// </summary>
public static class RetiringBirths
{
    private const int Youngest = 49;
    private const int Oldest = 64;

    /// <summary>The months of birth, in order.</summary>
    /// <param name="woman">Sex as recorded.</param>
    /// <param name="from">First day asked for.</param>
    /// <param name="to">First day after.</param>
    /// <param name="parameters">The figures that hold.</param>
    public static ImmutableArray<BirthMonths> Of(bool woman, DateOnly from, DateOnly to, RetirementParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var tracks = woman ? parameters.Tracks.Keys.Order().ToArray() : [RetirementTrack.Male60];
        var found = ImmutableArray.CreateBuilder<BirthMonths>();
        var last = YearMonth.Of(to.AddYears(-Youngest));
        for (var month = YearMonth.Of(from.AddYears(-Oldest)); month <= last; month = month.AddMonths(1))
        {
            if (!Array.Exists(tracks, t => RetirementAge.Statutory(t, month, parameters).StatutoryMonth.FirstDay is var day && day >= from && day < to))
            {
                continue;
            }

            if (found.Count > 0 && found[^1].Last.AddMonths(1) == month)
            {
                found[^1] = found[^1] with { Last = month };
            }
            else
            {
                found.Add(new BirthMonths(month, month));
            }
        }

        return found.ToImmutable();
    }
}
