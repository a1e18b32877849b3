using System.Security.Cryptography;
using System.Text;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Storage;

/// <summary>
/// What the database itself refuses, whoever asks: deleting a fact, changing anything of a row but
/// <c>superseded_by</c> and that more than once, two facts of one slot on one day; touching a change or an audit entry
/// once written. Made from the model after the migrations, because EF's table rebuilds on SQLite drop triggers; compared
/// at each start with what is there.
/// </summary>
internal static class StandingRules
{
    /// <summary>Makes the rules that are missing or differ from the model's.</summary>
    public static async Task EnsureAsync(DuoshiDb db, CancellationToken ct)
    {
        var wrong = await WrongRulesAsync(db, ct);
        if (wrong.Count == 0)
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var some in wrong.Chunk(40))
        {
            var sql = string.Concat(some.Select(r => r.Sql));
            await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), ct);
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>Names of triggers that are missing, switched off or altered.</summary>
    public static async Task<IReadOnlyList<string>> WrongAsync(DuoshiDb db, CancellationToken ct) =>
        [.. (await WrongRulesAsync(db, ct)).Select(r => r.Trigger)];

    /// <summary>Names of all triggers that the model asks for.</summary>
    public static IEnumerable<string> Names(DuoshiDb db) => Of(db).Select(r => r.Trigger);

    private static async Task<List<Rule>> WrongRulesAsync(DuoshiDb db, CancellationToken ct)
    {
        var there = await ThereAsync(db, ct);
        return [.. Of(db).Where(r => there.GetValueOrDefault(r.Trigger) != r.Fingerprint)];
    }

    private static IEnumerable<Rule> Of(DuoshiDb db)
    {
        foreach (var kind in db.Source.Kinds.All)
        {
            var entity = db.Model.FindEntityType(kind.Entity)!;
            var columns = entity.GetProperties().Select(p => p.GetColumnName()).Where(c => c != "superseded_by").Order(StringComparer.Ordinal).ToList();
            var subject = entity.FindProperty(nameof(Fact.SubjectId))!.GetColumnName();
            foreach (var rule in db.IsPostgres ? PostgresFacts(kind.Table, subject, columns) : SqliteFacts(kind.Table, subject, columns))
            {
                yield return rule;
            }
        }

        foreach (var written in new[] { typeof(Change), typeof(AuditEntry) })
        {
            var table = db.Model.FindEntityType(written)!.GetTableName()!;
            foreach (var rule in db.IsPostgres ? PostgresWrittenOnce(table) : SqliteWrittenOnce(table))
            {
                yield return rule;
            }
        }
    }

    private static async Task<Dictionary<string, string?>> ThereAsync(DuoshiDb db, CancellationToken ct)
    {
        // A disabled trigger is as good as none.
        var rows = db.IsPostgres
            ? await db.Database.SqlQuery<Found>($"select t.tgname as name, obj_description(t.oid, 'pg_trigger') as text from pg_trigger t join pg_class c on c.oid = t.tgrelid where not t.tgisinternal and t.tgenabled <> 'D' and c.relnamespace = current_schema()::regnamespace").ToListAsync(ct)
            : await db.Database.SqlQuery<Found>($"select name, sql as text from sqlite_master where type = 'trigger'").ToListAsync(ct);
        return rows.ToDictionary(r => r.Name, r => db.IsPostgres ? r.Text : Body(r.Name, r.Text!), StringComparer.Ordinal);
    }

    private static IEnumerable<Rule> SqliteFacts(string table, string subject, List<string> columns)
    {
        var changed = string.Join(" or ", columns.Select(c => $"old.{c} is not new.{c}"));
        yield return Sqlite(table, "delete", $"before delete on {table} begin select raise(abort, '{table}: facts are never deleted'); end");
        yield return Sqlite(table, "update", $"""
            before update on {table} when old.superseded_by <> 9223372036854775807 or {changed}
            begin select raise(abort, '{table}: only superseded_by is set, once'); end
            """);
        yield return Sqlite(table, "overlap", $"""
            after insert on {table} when new.slot is not null and new.superseded_by = 9223372036854775807 and new.valid_from < new.valid_to
            begin
              select raise(abort, '{table}: two facts of one slot overlap')
              where exists (
                select 1 from {table} o where o.{subject} = new.{subject} and o.slot = new.slot and o.id <> new.id
                and o.superseded_by = 9223372036854775807 and o.valid_from < new.valid_to and new.valid_from < o.valid_to and o.valid_from < o.valid_to);
            end
            """);
    }

    private static IEnumerable<Rule> SqliteWrittenOnce(string table)
    {
        yield return Sqlite(table, "delete", $"before delete on {table} begin select raise(abort, '{table}: never deleted'); end");
        yield return Sqlite(table, "update", $"before update on {table} begin select raise(abort, '{table}: written once'); end");
    }

    private static Rule Sqlite(string table, string what, string body)
    {
        var name = $"tr_{table}_{what}";
        return new Rule(name, $"drop trigger if exists {name}; create trigger {name} {body};\n", $"{name} {body}");
    }

    /// <summary>What SQLite keeps of a trigger's text, from its name on.</summary>
    private static string Body(string name, string sql) => sql[sql.IndexOf(name, StringComparison.Ordinal)..];

    private static IEnumerable<Rule> PostgresFacts(string table, string subject, List<string> columns)
    {
        var changed = string.Join(" or ", columns.Select(c => $"old.{c} is distinct from new.{c}"));
        yield return Postgres(table, "guard", "before update or delete", "for each row", $"""
            if tg_op = 'DELETE' then raise exception '{table}: facts are never deleted'; end if;
            if old.superseded_by <> 9223372036854775807 or {changed} then
              raise exception '{table}: only superseded_by is set, once';
            end if;
            return new;
            """);
        yield return Postgres(table, "truncate", "before truncate", "for each statement", $"raise exception '{table}: facts are never deleted';");
        // One statement for all rows of a copy: row by row, or by an exclusion constraint, it takes four times as long. In it each written row
        // is looked up by the index of its slot, whatever the planner thinks: it would rather read the whole table once for some thousand
        // rows, and a national roster comes in a hundred times some thousand rows.
        yield return Postgres(table, "overlap", "after insert", "referencing new table as written for each statement", $"""
            if exists (
              select 1 from written w cross join lateral (
                select 1 from {table} o
                where o.{subject} = w.{subject} and o.slot = w.slot and o.id <> w.id
                  and o.superseded_by = 9223372036854775807 and o.valid_from < w.valid_to and w.valid_from < o.valid_to and o.valid_from < o.valid_to
                limit 1) other
              where w.slot is not null and w.superseded_by = 9223372036854775807 and w.valid_from < w.valid_to) then
              raise exception '{table}: two facts of one slot overlap';
            end if;
            return null;
            """, "set enable_seqscan = off");
    }

    private static IEnumerable<Rule> PostgresWrittenOnce(string table)
    {
        yield return Postgres(table, "guard", "before update or delete", "for each row", $"raise exception '{table}: written once, never changed or deleted';");
        yield return Postgres(table, "truncate", "before truncate", "for each statement", $"raise exception '{table}: never deleted';");
    }

    private static Rule Postgres(string table, string what, string on, string each, string body, string setting = "")
    {
        var name = $"tr_{table}_{what}";
        var function = $"fn_{table}_{what}";
        var sql = $"""
            create or replace function {function}() returns trigger language plpgsql {setting} as $fn$
            begin
            {body}
            end $fn$;
            create or replace trigger {name} {on} on {table} {each} execute function {function}();
            alter table {table} enable trigger {name};

            """;
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
        return new Rule(name, $"{sql}comment on trigger {name} on {table} is '{fingerprint}';\n", fingerprint);
    }

    private sealed record Rule(string Trigger, string Sql, string Fingerprint);

    private sealed record Found(string Name, string? Text);
}
