using Duoshi.Modules.Platform.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Duoshi.Modules.Platform.Storage;

/// <summary>Brings the schema up to this program's, forward only, under a lock that dies with its holder.</summary>
public static class Migrator
{
    /// <summary>Advisory lock number on PostgreSQL; any constant of our own.</summary>
    private const long LockNumber = 0x44756f736869;

    /// <exception cref="NewerSchemaException">The database was written by a newer program.</exception>
    public static async Task MigrateAsync(DuoshiDb db, CancellationToken ct)
    {
        if (db.IsPostgres)
        {
            await db.Database.OpenConnectionAsync(ct);
            await db.Database.ExecuteSqlAsync($"select pg_advisory_lock({LockNumber})", ct);
        }

        try
        {
            await MigrateLockedAsync(db, ct);
        }
        finally
        {
            if (db.IsPostgres)
            {
                await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock({LockNumber})", CancellationToken.None);
                await db.Database.CloseConnectionAsync();
            }
        }
    }

    private static async Task MigrateLockedAsync(DuoshiDb db, CancellationToken ct)
    {
        var known = db.GetService<IMigrationsAssembly>().Migrations.Keys.ToHashSet(StringComparer.Ordinal);
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        var newer = applied.Where(m => !known.Contains(m)).ToList();
        if (newer.Count > 0)
        {
            throw new NewerSchemaException(newer);
        }

        if (applied.Count < known.Count)
        {
            CopyBefore(db, applied);
            await db.Database.MigrateAsync(ct);
            await StandingRules.EnsureAsync(db, ct);
            if (!await db.Set<LedgerState>().AnyAsync(ct))
            {
                db.Add(new LedgerState());
                await db.SaveChangesAsync(ct);
            }
        }
    }

    /// <summary>Keeps a copy of a SQLite file beside it before its schema changes.</summary>
    private static void CopyBefore(DuoshiDb db, List<string> applied)
    {
        var file = db.IsPostgres ? null : db.Database.GetDbConnection().DataSource;
        if (applied.Count == 0 || file is null || !File.Exists(file))
        {
            return;
        }

        var copy = $"{file}.before-{applied[^1]}";
        if (!File.Exists(copy))
        {
            db.Database.ExecuteSql($"vacuum into {copy}");
        }
    }
}

/// <summary>The database's schema is newer than this program.</summary>
public sealed class NewerSchemaException(IReadOnlyList<string> migrations) : Exception(
    $"The database was written by a newer version of Duoshi (schema {migrations[^1]}). Install that version or restore an older backup.")
{
    public IReadOnlyList<string> Migrations => migrations;
}
