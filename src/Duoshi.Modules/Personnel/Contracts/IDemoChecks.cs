using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Personnel.Contracts;

/// <summary>Has the starting set of check rules tried, handed down and run in a demo.</summary>
public interface IDemoChecks
{
    /// <summary>Does so as a fictional chief of the political department would.</summary>
    /// <param name="root">The provincial office, whose rules bind all below.</param>
    /// <param name="trial">The office on whose record they are tried first.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many people were judged; or the refusal of a slice, which would be a fault of the demo.</returns>
    Task<Outcome<int>> SeedAsync(long root, long trial, CancellationToken ct);
}
