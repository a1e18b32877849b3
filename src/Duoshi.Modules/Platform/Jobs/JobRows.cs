using System.Linq.Expressions;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Duoshi.Modules.Platform.Jobs;

/// <summary>Writes to job rows: single statements with their condition inside, so that of two who try one succeeds.</summary>
internal static class JobRows
{
    /// <returns>How many rows the condition still fitted.</returns>
    public static async Task<int> SetAsync(
        IDbContextFactory<DuoshiDb> databases, WriteGate gate, Expression<Func<BackgroundJob, bool>> where,
        Action<UpdateSettersBuilder<BackgroundJob>> set, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        // SQLite has one writer: queue with the others. PostgreSQL locks the row only.
        using var turn = db.IsPostgres ? null : await gate.EnterAsync(ct);
        return await db.Set<BackgroundJob>().Where(where).ExecuteUpdateAsync(set, ct);
    }
}
