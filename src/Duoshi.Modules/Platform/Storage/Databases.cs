using System.Data.Common;
using LinqToDB.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Duoshi.Modules.Platform.Storage;

/// <summary>Configures the context for a SQLite file or a PostgreSQL server.</summary>
public static class Databases
{
    public const string SqliteMigrations = "Duoshi.Migrations.Sqlite";
    public const string PostgresMigrations = "Duoshi.Migrations.Postgres";

    /// <summary>Statements a connection keeps prepared: about as many as the pages and the API have.</summary>
    private const int PreparedAtMost = 200;

    private const string PlanMode = "plan_cache_mode";

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

    /// <summary>Uses a PostgreSQL server by its connection string; what <see cref="WithPreparing"/> adds to it the string itself may say otherwise.</summary>
    public static void UsePostgres(this DbContextOptionsBuilder options, string connection, DuoshiModel model)
    {
        options.UseNpgsql(WithPreparing(connection), postgres => postgres.MigrationsAssembly(PostgresMigrations));
        Common(options, model);
    }

    /// <summary>
    /// Statements that come again are prepared once per connection, which halves what a page costs. They are still planned with their values
    /// each time: a plan for any value takes the wrong index where a clerk of the whole and one of a single office ask the same. Sessions keep
    /// nothing from one use to the next, so they need no clearing in between.
    /// </summary>
    internal static string WithPreparing(string connection)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = connection };
        bool Says(string key) => said.ContainsKey(key) || said.ContainsKey(key.Replace(" ", "", StringComparison.Ordinal));
        var full = new NpgsqlConnectionStringBuilder(connection);
        if (!Says("Max Auto Prepare"))
        {
            (full.MaxAutoPrepare, full.AutoPrepareMinUsages) = (PreparedAtMost, 2);
        }

        if (!Says("No Reset On Close"))
        {
            full.NoResetOnClose = true;
        }

        if (full.Options?.Contains(PlanMode, StringComparison.Ordinal) != true)
        {
            full.Options = $"{full.Options} -c {PlanMode}=force_custom_plan".TrimStart();
        }

        return full.ConnectionString;
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
