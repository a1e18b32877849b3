using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Storage;

/// <summary>Many rows at once: linq2db joins the context's transaction, honours its value converters, and is ten times the context's speed.</summary>
internal static class BulkRows
{
    /// <summary>From this many rows on COPY is worth its set-up; fewer go in one statement.</summary>
    private const int CopyFrom = 200;

    /// <summary>Adds rows past the change tracker: COPY on PostgreSQL, rows by the hundred in a statement on SQLite.</summary>
    public static async Task AddRowsAsync<T>(this DuoshiDb db, IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class
    {
        if (rows.Count > 0)
        {
            var way = rows.Count < CopyFrom ? BulkCopyType.MultipleRows : BulkCopyType.ProviderSpecific;
            await db.BulkCopyAsync(new BulkCopyOptions { BulkCopyType = way }, rows, ct);
        }
    }
}
