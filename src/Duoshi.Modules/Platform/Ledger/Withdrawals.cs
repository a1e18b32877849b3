using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>Which changes are withdrawn. A withdrawal can itself be withdrawn: then the change holds again.</summary>
internal sealed class Withdrawals
{
    private readonly Dictionary<long, long> concerns;
    private readonly Dictionary<long, long> withdrawnBy = [];

    /// <param name="all">Every withdrawal and the change it withdraws.</param>
    public Withdrawals(IEnumerable<(long Withdrawal, long Change)> all)
    {
        concerns = all.ToDictionary(w => w.Withdrawal, w => w.Change);
        // From the last to the first: nothing later can undo what is met.
        foreach (var (withdrawal, change) in concerns.OrderByDescending(w => w.Key))
        {
            if (!withdrawnBy.ContainsKey(withdrawal))
            {
                withdrawnBy[change] = withdrawal;
            }
        }
    }

    public static async Task<Withdrawals> LoadAsync(DuoshiDb db, CancellationToken ct)
    {
        var all = await db.Set<Change>().Where(c => c.Basis == Basis.Withdrawal).Select(c => new { c.Id, c.BasisId }).ToListAsync(ct);
        return new Withdrawals(all.Select(w => (w.Id, w.BasisId!.Value)));
    }

    /// <summary>The same and one more.</summary>
    public Withdrawals And(long withdrawal, long change) => new([.. concerns.Select(c => (c.Key, c.Value)), (withdrawal, change)]);

    /// <summary>The withdrawal of a change, or null while it holds.</summary>
    public long? By(long change) => withdrawnBy.TryGetValue(change, out var by) ? by : null;

    public bool IsWithdrawal(long change) => concerns.ContainsKey(change);

    /// <summary>The change that withdrawals of withdrawals are about in the end.</summary>
    public long Root(long change)
    {
        while (concerns.TryGetValue(change, out var concerned))
        {
            change = concerned;
        }

        return change;
    }

    /// <summary>Whether a change takes part in what stands: it is no withdrawal, and not withdrawn.</summary>
    public bool Holds(long change) => !IsWithdrawal(change) && By(change) is null;
}
