using System.Data.Common;
using LinqToDB.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Duoshi.Modules.Platform.Storage;

/// <summary>Configures the context for a SQLite file or a PostgreSQL server.</summary>
public static class Databases
{
    public const string SqliteMigrations = "Duoshi.Migrations.Sqlite";
    public const string PostgresMigrations = "Duoshi.Migrations.Postgres";

    static Databases() => LinqToDBForEFTools.Initialize();

    /// <summary>Uses a SQLite file: write-ahead log, every commit on disk before it is acknowledged.</summary>
    public static void UseSqliteFile(this DbContextOptionsBuilder options, string path, DuoshiModel model)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            DefaultTimeout = 60,
            Pooling = true,
        };
        options.UseSqlite(connection.ToString(), sqlite => sqlite.MigrationsAssembly(SqliteMigrations))
            .AddInterceptors(SqlitePragmas.Instance)
            .ReplaceService<IHistoryRepository, LockFreeSqliteHistory>();
        Common(options, model);
    }

    /// <summary>Uses a PostgreSQL server by its connection string.</summary>
    public static void UsePostgres(this DbContextOptionsBuilder options, string connection, DuoshiModel model)
    {
        options.UseNpgsql(connection, postgres => postgres.MigrationsAssembly(PostgresMigrations));
        Common(options, model);
    }

    private static void Common(DbContextOptionsBuilder options, DuoshiModel model)
    {
        options.UseSnakeCaseNamingConvention();
        options.ConfigureWarnings(w => w.Ignore(CoreEventId.ManyServiceProvidersCreatedWarning));
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new DuoshiModelExtension(model));
    }

    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        // synchronous=FULL: NORMAL lost acknowledged commits in a power-loss replay.
        private const string Pragmas =
            "pragma journal_mode=wal; pragma synchronous=full; pragma busy_timeout=60000; pragma secure_delete=on; pragma cache_size=-65536; pragma mmap_size=268435456; pragma temp_store=memory;";

        public static SqlitePragmas Instance { get; } = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
