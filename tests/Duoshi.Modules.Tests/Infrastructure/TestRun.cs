using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

[assembly: AssemblyFixture(typeof(TestRun))]

namespace Duoshi.Modules.Tests.Infrastructure;

/// <summary>
/// What all tests of a run share: one model, a migrated SQLite file to copy, a migrated PostgreSQL database to use as
/// template. Each is made when the first test asks for it, and cleared away after the last.
/// </summary>
public sealed class TestRun : IAsyncDisposable
{
    private static readonly string Name = $"t{Environment.ProcessId}";
    private static readonly SemaphoreSlim OneCopyAtATime = new(1, 1);
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplateAsync);
    private static readonly Lazy<Task<TestPostgres>> Postgres = new(MakePostgresTemplateAsync);
    private static int made;

    /// <summary>The model of all modules, under keys that only tests have.</summary>
    public static DuoshiModel Model { get; } = new(DuoshiModules.All, new FieldCipher(FieldKeys.FromText("test")));

    /// <summary>Folder of this run; gone when it ends.</summary>
    public static string Folder { get; } = Directory.CreateTempSubdirectory("duoshi-test-").FullName;

    /// <summary>A fresh migrated SQLite file.</summary>
    /// <returns>Its path.</returns>
    internal static async Task<string> NewSqliteAsync()
    {
        var template = await SqliteTemplate.Value;
        var file = Path.Combine(Folder, $"{Interlocked.Increment(ref made)}.db");
        File.Copy(template, file);
        return file;
    }

    /// <summary>A fresh migrated PostgreSQL database.</summary>
    /// <returns>Its connection string.</returns>
    internal static async Task<string> NewPostgresAsync()
    {
        var server = await Postgres.Value;
        var database = $"{Name}_{Interlocked.Increment(ref made)}";
        // PostgreSQL copies a template for one at a time.
        await OneCopyAtATime.WaitAsync();
        try
        {
            await server.ExecuteAsync($"create database {database} template {Name}_template");
        }
        finally
        {
            OneCopyAtATime.Release();
        }

        return server.ConnectionTo(database);
    }

    /// <summary>An empty PostgreSQL database, without any schema.</summary>
    /// <returns>Its connection string.</returns>
    internal static async Task<string> EmptyPostgresAsync()
    {
        var server = await Postgres.Value;
        var database = $"{Name}_{Interlocked.Increment(ref made)}";
        await server.ExecuteAsync($"create database {database}");
        return server.ConnectionTo(database);
    }

    /// <summary>The path of a SQLite file that is not there yet.</summary>
    internal static string NoSqliteYet() => Path.Combine(Folder, $"{Interlocked.Increment(ref made)}.db");

    internal static async Task DropAsync(Provider provider, string where)
    {
        if (provider == Provider.Sqlite)
        {
            using var connection = new SqliteConnection($"Data Source={where}");
            SqliteConnection.ClearPool(connection);
            foreach (var file in new[] { where, where + "-wal", where + "-shm" })
            {
                File.Delete(file);
            }

            return;
        }

        using var pooled = new NpgsqlConnection(where);
        NpgsqlConnection.ClearPool(pooled);
        var server = await Postgres.Value;
        await server.ExecuteAsync($"drop database if exists {pooled.Database} with (force)");
    }

    public async ValueTask DisposeAsync()
    {
        if (Postgres.IsValueCreated && Postgres.Value.IsCompletedSuccessfully)
        {
            var server = await Postgres.Value;
            await server.ExecuteAsync($"drop database if exists {Name}_template with (force)");
            await server.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var file = Path.Combine(Folder, "template.db");
        var options = new DbContextOptionsBuilder<DuoshiDb>();
        options.UseSqliteFile(file, Model);
        await using (var db = new DuoshiDb(options.Options))
        {
            await Migrator.MigrateAsync(db, CancellationToken.None);
            await db.Database.ExecuteSqlRawAsync("pragma wal_checkpoint(truncate)");
        }

        SqliteConnection.ClearAllPools();
        return file;
    }

    private static async Task<TestPostgres> MakePostgresTemplateAsync()
    {
        var server = await TestPostgres.StartAsync();
        await server.ExecuteAsync($"create database {Name}_template");
        var options = new DbContextOptionsBuilder<DuoshiDb>();
        var connection = server.ConnectionTo($"{Name}_template");
        options.UsePostgres(connection, Model);
        await using (var db = new DuoshiDb(options.Options))
        {
            await Migrator.MigrateAsync(db, CancellationToken.None);
        }

        using var pooled = new NpgsqlConnection(connection);
        NpgsqlConnection.ClearPool(pooled);
        return server;
    }
}
