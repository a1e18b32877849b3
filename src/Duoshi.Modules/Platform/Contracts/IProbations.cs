namespace Duoshi.Modules.Platform.Contracts;

/// <summary>
/// 任职试用期 as the module knows it that conducts appointments: how long it is, and which appointments it conducted itself.
/// Those it tells as <see cref="IDueMatters"/>; the due list infers a probation of the others alone.
/// </summary>
public interface IProbations
{
    /// <summary>Months of probation after a promotion, from which day on.</summary>
    Task<ProbationTerms> TermsAsync(CancellationToken ct);

    /// <summary>Those of some changes of the record that wrote the appointments of a recorded process, whoever may see it.</summary>
    Task<IReadOnlySet<long>> ConductedAsync(IReadOnlyCollection<long> changes, CancellationToken ct);
}

/// <summary>Months of probation by the procedures, as dated data.</summary>
/// <param name="Otherwise">Before the first of them.</param>
/// <param name="Terms">First day and months, the earliest first; 0 months: that procedure has none.</param>
public sealed record ProbationTerms(int Otherwise, ImmutableArray<(DateOnly From, int Months)> Terms)
{
    /// <summary>The longest, which says how far back posts are looked at.</summary>
    public int Longest => Terms.Select(t => t.Months).Append(Otherwise).Max();

    /// <summary>Months for a post begun on a day.</summary>
    public int On(DateOnly begun)
    {
        var months = Otherwise;
        foreach (var term in Terms)
        {
            months = term.From <= begun ? term.Months : months;
        }

        return months;
    }
}
