using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Storage;

/// <summary>
/// Lets one process migrate at a time: a lock of the operating system on a file beside a SQLite database, a session's
/// advisory lock on PostgreSQL. Both end with their holder, however it ends; EF's own lock on SQLite is a row that outlives it.
/// </summary>
internal static class MigrationLock
{
    /// <summary>Number of the advisory lock; any constant of our own.</summary>
    private const long Number = 0x44756f736869;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    public static async Task<IAsyncDisposable> EnterAsync(DuoshiDb db, CancellationToken ct)
    {
        if (!db.IsPostgres)
        {
            return await OnFileAsync(db.Database.GetDbConnection().DataSource + ".migrating", ct);
        }

        await db.Database.OpenConnectionAsync(ct);
        // Waiting for a long migration of another node is no time-out.
        var timeout = db.Database.GetCommandTimeout();
        db.Database.SetCommandTimeout(0);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_lock({Number})", ct);
        return new OfSession(db, timeout);
    }

    private static async Task<FileStream> OnFileAsync(string path, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                // The file stays: to delete it would let a third process lock a new one beside a second's old one.
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(BetweenTries, ct);
            }
        }
    }

    private sealed class OfSession(DuoshiDb db, int? timeout) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            db.Database.SetCommandTimeout(timeout);
            await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock({Number})", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }
}
