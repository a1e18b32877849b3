using Duoshi.Modules.Platform.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Duoshi.Modules.Platform.Storage;

/// <summary>Brings the schema up to this program's, forward only, under a lock that dies with its holder.</summary>
public static class Migrator
{
    /// <exception cref="NewerSchemaException">The database was written by a newer program.</exception>
    public static async Task MigrateAsync(DuoshiDb db, CancellationToken ct)
    {
        await using var turn = await MigrationLock.EnterAsync(db, ct);
        var known = db.GetService<IMigrationsAssembly>().Migrations.Keys.ToHashSet(StringComparer.Ordinal);
        // Asked for what was applied, a database without the table logs a failure that would frighten the operator.
        await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(ct);
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        var newer = applied.Where(m => !known.Contains(m)).ToList();
        if (newer.Count > 0)
        {
            throw new NewerSchemaException(newer);
        }

        if (applied.Count < known.Count)
        {
            await CopyBeforeAsync(db, applied, ct);
            await db.Database.MigrateAsync(ct);
        }

        // Not only after a migration: a predecessor may have been killed between the two.
        await StandingRules.EnsureAsync(db, ct);
        if (!await db.Set<LedgerState>().AnyAsync(ct))
        {
            db.Add(new LedgerState());
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>Keeps a copy of a SQLite file beside it before its schema changes.</summary>
    internal static async Task CopyBeforeAsync(DuoshiDb db, List<string> applied, CancellationToken ct)
    {
        var file = db.IsPostgres ? null : db.Database.GetDbConnection().DataSource;
        if (applied.Count == 0 || file is null || !File.Exists(file))
        {
            return;
        }

        var copy = $"{file}.before-{applied[^1]}";
        if (!File.Exists(copy))
        {
            // Under another name until it is whole: a copy cut short must not pass for one.
            var unfinished = copy + ".unfinished";
            File.Delete(unfinished);
            await db.Database.ExecuteSqlAsync($"vacuum into {unfinished}", ct);
            File.Move(unfinished, copy);
        }
    }
}

/// <summary>The database's schema is newer than this program.</summary>
public sealed class NewerSchemaException(IReadOnlyList<string> migrations) : Exception(
    $"The database was written by a newer version of Duoshi (schema {migrations[^1]}). Install that version or restore an older backup.")
{
    public IReadOnlyList<string> Migrations => migrations;
}
