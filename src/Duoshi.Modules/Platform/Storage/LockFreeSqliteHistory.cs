using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
#pragma warning disable EF1001 // EF's own SQLite lock is a row that survives a kill and makes the next start wait for ever; ours (Migrator) dies with its holder.
using Microsoft.EntityFrameworkCore.Sqlite.Migrations.Internal;

namespace Duoshi.Modules.Platform.Storage;

/// <summary>EF's migration history for SQLite without its persistent lock.</summary>
internal sealed class LockFreeSqliteHistory(HistoryRepositoryDependencies dependencies) : SqliteHistoryRepository(dependencies)
{
    public override IMigrationsDatabaseLock AcquireDatabaseLock() => new NoLock(this);

    public override Task<IMigrationsDatabaseLock> AcquireDatabaseLockAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IMigrationsDatabaseLock>(new NoLock(this));

    private sealed class NoLock(IHistoryRepository history) : IMigrationsDatabaseLock
    {
        public IHistoryRepository HistoryRepository => history;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
