using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Infrastructure;

/// <summary>A row as the database holds it: the bytes of every column but superseded_by, and that column.</summary>
internal sealed record DumpedRow(string Bytes, long SupersededBy);

/// <summary>Reads rows past all mapping: what is stored, not what EF makes of it.</summary>
internal static class RowDump
{
    /// <summary>All rows of a kind, or those of a subject, by key.</summary>
    public static async Task<Dictionary<long, DumpedRow>> OfAsync(DuoshiDb db, FactKind kind, long? subject = null)
    {
        var entity = db.Model.FindEntityType(kind.Entity)!;
        var columns = entity.GetProperties().Select(p => p.GetColumnName()).Where(c => c != "superseded_by").Order(StringComparer.Ordinal);
        var bytes = string.Join(" || '|' || ", columns.Select(c => $"'{c}=' || " + (db.IsPostgres ? $"quote_nullable({c}::text)" : $"quote({c})")));
        var filter = subject is null ? "" : $" where {entity.FindProperty(nameof(Fact.SubjectId))!.GetColumnName()} = {subject}";
        await db.Database.OpenConnectionAsync();
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"select id, superseded_by, {bytes} from {kind.Table}{filter}";
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new Dictionary<long, DumpedRow>();
            while (await reader.ReadAsync())
            {
                rows.Add(reader.GetInt64(0), new DumpedRow(reader.GetString(2), reader.GetInt64(1)));
            }

            return rows;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
