using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>Compares rows that a module derives from facts with what the facts say, and makes them anew.</summary>
internal interface IProjectionCheck
{
    /// <summary>Stable name: cards, offices.</summary>
    string Key { get; }

    /// <summary>Checks run in this order: what others are made with comes before them, as cards are with the tree.</summary>
    int Order { get; }

    /// <summary>Subjects whose derived rows differ from their facts. None, unless somebody wrote past the record writer.</summary>
    /// <param name="progress">Told how many subjects were compared.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<long>> DifferencesAsync(IProgress<int>? progress, CancellationToken ct);

    /// <summary>Whether the rows are of an earlier version of the program, so that nothing may be read of them before they are made anew.</summary>
    Task<bool> IsStaleAsync(CancellationToken ct) => Task.FromResult(false);

    /// <summary>Makes all derived rows anew, in one transaction.</summary>
    /// <param name="actor">Who asked for it.</param>
    /// <param name="progress">Told how many subjects are done.</param>
    /// <param name="ct">Cancels; then all stays as it was.</param>
    Task<Outcome<ChangeReceipt>> RebuildAsync(Actor actor, IProgress<int>? progress, CancellationToken ct);
}
