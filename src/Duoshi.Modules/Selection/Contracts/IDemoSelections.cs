using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Selection.Contracts;

/// <summary>Brings some fictional processes of selection, and a decision to check, into a demo.</summary>
public interface IDemoSelections
{
    /// <summary>Makes them, as fictional clerks would have.</summary>
    /// <param name="office">The office of a county that conducts them.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many matters; or the refusal of a slice, which would be a fault of the demo.</returns>
    Task<Outcome<int>> SeedAsync(long office, CancellationToken ct);
}
