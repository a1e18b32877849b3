using System.Diagnostics;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Duoshi.Modules.Tests.Platform;

public class MigrationTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_migrations_hold_the_whole_model(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = await database.OpenAsync();
        Assert.False(db.Database.HasPendingModelChanges(), "The model has changes that no migration has: run ./dev migrate NAME.");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_older_program_refuses_a_newer_schema_by_name(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = await database.OpenAsync();
        await db.Database.ExecuteSqlRawAsync("insert into \"__EFMigrationsHistory\" values ('29990101000000_FromTheFuture', '99.0.0')");
        var refused = await Assert.ThrowsAsync<NewerSchemaException>(() => Migrator.MigrateAsync(db, CancellationToken.None));
        Assert.Contains("29990101000000_FromTheFuture", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Several_that_start_at_once_migrate_once(Provider provider)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(provider);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => MigrateAsync(database))));
        await using var db = await database.OpenAsync();
        Assert.Equal(1, await db.Set<LedgerState>().CountAsync());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_start_waits_for_a_migration_under_way_and_goes_on_when_that_is_killed(Provider provider)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(provider);
        await using var other = await HolderAsync(database);
        var migration = Task.Run(() => MigrateAsync(database));
        await Task.WhenAny(migration, Task.Delay(500));
        Assert.False(migration.IsCompleted, "The lock was not respected.");

        await other.KillAsync();
        await migration.WaitAsync(TimeSpan.FromSeconds(60));
        await using var db = await database.OpenAsync();
        Assert.Equal(1, await db.Set<LedgerState>().CountAsync());
    }

    [Fact]
    public async Task The_lock_row_of_a_killed_tool_of_EF_is_no_hindrance()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(Provider.Sqlite);
        await using (var db = await database.OpenAsync())
        {
            await db.Database.ExecuteSqlRawAsync("create table __EFMigrationsLock (Id integer primary key, Timestamp text not null); insert into __EFMigrationsLock values (1, '2026-01-01')");
        }

        await MigrateAsync(database).WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task One_killed_between_the_tables_and_their_rules_is_made_up_for_by_the_next(Provider provider)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(provider);
        await using (var db = await database.OpenAsync())
        {
            await db.Database.MigrateAsync();
        }

        await MigrateAsync(database);
        await database.PersonAsync();
        await using var after = await database.OpenAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => after.Database.ExecuteSqlRawAsync("delete from personnel_identity"));
    }

    [Fact]
    public async Task The_copy_kept_before_a_migration_is_whole_and_never_overwritten()
    {
        await using var database = await TestDatabase.CreateAsync(Provider.Sqlite);
        await database.PersonAsync("张三");
        await using var db = await database.OpenAsync();
        var copy = database.Where + ".before-20260101000000_Earlier";
        // Left by a predecessor that was killed while it copied.
        await File.WriteAllTextAsync(copy + ".unfinished", "half");

        await Migrator.CopyBeforeAsync(db, ["20260101000000_Earlier"], CancellationToken.None);
        await database.PersonAsync("李四");
        await Migrator.CopyBeforeAsync(db, ["20260101000000_Earlier"], CancellationToken.None);

        await using var kept = new SqliteConnection($"Data Source={copy};Pooling=False");
        await kept.OpenAsync();
        await using var command = kept.CreateCommand();
        command.CommandText = "select group_concat(name) from personnel_identity";
        Assert.Equal("张三", await command.ExecuteScalarAsync());
        Assert.False(File.Exists(copy + ".unfinished"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Facts_at_the_ends_of_time_come_back_as_they_went(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await database.PersonAsync();
        await using var db = await database.OpenAsync();
        var identity = Assert.Single(await TestDatabase.Kinds.Find("identity")!.LoadAsync(db, [person], Known.Now, CancellationToken.None));
        Assert.Equal((DateOnly.MinValue, DateOnly.MaxValue), (identity.ValidFrom, identity.ValidTo));
    }

    private static async Task MigrateAsync(TestDatabase database)
    {
        await using var db = await database.OpenAsync();
        await Migrator.MigrateAsync(db, CancellationToken.None);
    }

    /// <summary>Somebody else in the middle of a migration.</summary>
    private static async Task<IHolder> HolderAsync(TestDatabase database) =>
        database.Provider == Provider.Sqlite ? FileHolder.Start(database.Where + ".migrating") : await SessionHolder.StartAsync(database.Where);

    private interface IHolder : IAsyncDisposable
    {
        Task KillAsync();
    }

    /// <summary>Another process that holds the lock of the file.</summary>
    private sealed class FileHolder(Process process) : IHolder
    {
        public static FileHolder Start(string file)
        {
            var process = Process.Start(new ProcessStartInfo("flock", [file, "sh", "-c", "echo held; exec sleep 600"]) { RedirectStandardOutput = true })!;
            Assert.Equal("held", process.StandardOutput.ReadLine());
            return new FileHolder(process);
        }

        public async Task KillAsync()
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        public async ValueTask DisposeAsync()
        {
            if (!process.HasExited)
            {
                await KillAsync();
            }

            process.Dispose();
        }
    }

    /// <summary>Another session that holds the advisory lock.</summary>
    private sealed class SessionHolder(NpgsqlConnection session) : IHolder
    {
        public static async Task<SessionHolder> StartAsync(string connection)
        {
            var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ToString());
            await session.OpenAsync();
            await using var command = new NpgsqlCommand($"select pg_advisory_lock({0x44756f736869})", session);
            await command.ExecuteNonQueryAsync();
            return new SessionHolder(session);
        }

        public async Task KillAsync()
        {
            await using var killer = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(session.ConnectionString) { Pooling = false }.ToString());
            await killer.OpenAsync();
            await using var command = new NpgsqlCommand($"select pg_terminate_backend({session.ProcessID})", killer);
            await command.ExecuteNonQueryAsync();
        }

        public async ValueTask DisposeAsync() => await session.DisposeAsync();
    }
}
