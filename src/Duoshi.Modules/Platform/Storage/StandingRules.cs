using System.Text;
using Duoshi.Modules.Platform.Facts;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Storage;

/// <summary>
/// What the database itself refuses, whoever asks: deleting a fact, changing anything of a row but
/// <c>superseded_by</c> and that more than once, two facts of one slot on one day. Made after the migrations, from the
/// model, because EF's table rebuilds on SQLite drop triggers.
/// </summary>
internal static class StandingRules
{
    public static async Task EnsureAsync(DuoshiDb db, CancellationToken ct)
    {
        var sql = new StringBuilder();
        foreach (var kind in db.Source.Kinds.All)
        {
            var entity = db.Model.FindEntityType(kind.Entity)!;
            var columns = entity.GetProperties().Select(p => p.GetColumnName()).Where(c => c != "superseded_by").ToList();
            var subject = entity.FindProperty(nameof(Fact.SubjectId))!.GetColumnName();
            sql.Append(db.IsPostgres ? Postgres(kind.Table, subject, columns) : Sqlite(kind.Table, subject, columns));
        }

        await db.Database.ExecuteSqlRawAsync(sql.ToString().Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), ct);
    }

    private static string Sqlite(string table, string subject, List<string> columns)
    {
        var changed = string.Join(" or ", columns.Select(c => $"old.{c} is not new.{c}"));
        return $"""
            create trigger if not exists tr_{table}_delete before delete on {table}
            begin select raise(abort, '{table}: facts are never deleted'); end;
            create trigger if not exists tr_{table}_update before update on {table}
            when old.superseded_by <> 9223372036854775807 or {changed}
            begin select raise(abort, '{table}: only superseded_by is set, once'); end;
            create trigger if not exists tr_{table}_overlap after insert on {table}
            when new.slot is not null and new.superseded_by = 9223372036854775807 and new.valid_from < new.valid_to
            begin
              select raise(abort, '{table}: two facts of one slot overlap')
              where exists (
                select 1 from {table} o where o.{subject} = new.{subject} and o.slot = new.slot and o.id <> new.id
                and o.superseded_by = 9223372036854775807 and o.valid_from < new.valid_to and new.valid_from < o.valid_to and o.valid_from < o.valid_to);
            end;

            """;
    }

    private static string Postgres(string table, string subject, List<string> columns)
    {
        var changed = string.Join(" or ", columns.Select(c => $"old.{c} is distinct from new.{c}"));
        return $"""
            create or replace function fn_{table}_guard() returns trigger language plpgsql as $fn$
            begin
              if tg_op = 'DELETE' then raise exception '{table}: facts are never deleted'; end if;
              if old.superseded_by <> 9223372036854775807 or {changed} then
                raise exception '{table}: only superseded_by is set, once';
              end if;
              return new;
            end $fn$;
            create or replace trigger tr_{table}_guard before update or delete on {table} for each row execute function fn_{table}_guard();
            create or replace function fn_{table}_overlap() returns trigger language plpgsql as $fn$
            begin
              if exists (
                select 1 from (
                  select valid_to, lead(valid_from) over (partition by {subject}, slot order by valid_from, day_order) as next
                  from {table}
                  where slot is not null and superseded_by = 9223372036854775807 and valid_from < valid_to
                    and {subject} in (select {subject} from written)) line
                where line.next < line.valid_to) then
                raise exception '{table}: two facts of one slot overlap';
              end if;
              return null;
            end $fn$;
            create or replace trigger tr_{table}_overlap after insert on {table} referencing new table as written for each statement execute function fn_{table}_overlap();

            """;
    }
}
