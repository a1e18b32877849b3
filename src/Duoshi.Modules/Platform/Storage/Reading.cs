using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Duoshi.Modules.Platform.Storage;

/// <summary>Several queries at one moment.</summary>
public static class Reading
{
    /// <summary>
    /// Opens a transaction in which every query sees the same moment, and no writer waits for it. Dispose of it to end.
    /// </summary>
    public static async Task<IAsyncDisposable> BeginReadAsync(this DuoshiDb db, CancellationToken ct = default)
    {
        if (db.IsPostgres)
        {
            var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            await db.Database.ExecuteSqlRawAsync("set transaction read only", ct);
            return transaction;
        }

        await db.Database.OpenConnectionAsync(ct);
        // SQLite's default is BEGIN IMMEDIATE: readers would queue with the writer.
        var deferred = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return new OfSqlite(db, deferred, (await db.Database.UseTransactionAsync(deferred, ct))!);
    }

    private sealed class OfSqlite(DuoshiDb db, SqliteTransaction deferred, IDbContextTransaction used) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await used.DisposeAsync();
            await deferred.DisposeAsync();
            await db.Database.CloseConnectionAsync();
        }
    }
}
