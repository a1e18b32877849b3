using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Platform;

/// <summary>What the database refuses even to somebody who passes the record writer by.</summary>
public class StandingRulesTests
{
    private static readonly DateOnly Today = new(2026, 7, 1);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Every_fact_table_has_its_rules(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = await database.OpenAsync();
        var there = provider == Provider.Sqlite
            ? await db.Database.SqlQuery<string>($"select name as \"Value\" from sqlite_master where type = 'trigger'").ToListAsync()
            : await db.Database.SqlQuery<string>($"select tgname as \"Value\" from pg_trigger where not tgisinternal").ToListAsync();
        Assert.Empty(StandingRules.Names(db).Except(there));
        Assert.Equal(TestDatabase.Kinds.All.Length * 3, there.Count(t => t.Split('_')[1] is "personnel" or "organisation"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Facts_are_never_deleted(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.PersonAsync();
        await RefusedAsync(database, "never deleted", db => db.Set<Identity>().ExecuteDeleteAsync());
        if (provider == Provider.Postgres)
        {
            await RefusedAsync(database, "never deleted", db => db.Database.ExecuteSqlAsync($"truncate personnel_identity"));
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_row_is_superseded_once(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await database.PersonAsync();
        await using (var db = await database.OpenAsync())
        {
            await db.Set<Identity>().Where(i => i.SubjectId == person).ExecuteUpdateAsync(set => set.SetProperty(i => i.SupersededBy, 2));
        }

        await RefusedAsync(database, "once", db => db.Set<Identity>().Where(i => i.SubjectId == person).ExecuteUpdateAsync(set => set.SetProperty(i => i.SupersededBy, 3)));
        await RefusedAsync(database, "once", db => db.Set<Identity>().Where(i => i.SubjectId == person).ExecuteUpdateAsync(set => set.SetProperty(i => i.SupersededBy, Fact.Current)));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task No_other_column_of_any_fact_is_ever_changed(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.PersonAsync(office: await database.OfficeAsync());
        await using var probe = await database.OpenAsync();
        foreach (var kind in new[] { TestDatabase.Kinds.Get<Identity>(), TestDatabase.Kinds.Get<Appointment>(), TestDatabase.Kinds.Get<OfficePlace>() })
        {
            foreach (var property in probe.Model.FindEntityType(kind.Entity)!.GetProperties().Where(p => p.Name != nameof(Fact.SupersededBy)))
            {
                var column = property.GetColumnName();
                var clr = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                var other = provider == Provider.Sqlite ? "'99'"
                    : clr == typeof(DateOnly) ? "date '1999-09-09'"
                    : clr == typeof(bool) ? "true"
                    : clr == typeof(string) || property.GetValueConverter()?.ProviderClrType == typeof(string) ? "'99'"
                    : "99";
                await RefusedAsync(database, "only superseded_by", db => db.Database.ExecuteSqlRawAsync($"update {kind.Table} set {column} = {other}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_facts_of_one_slot_never_share_a_day(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await database.PersonAsync(from: Today);
        // Before, after, inside and around the standing row from today to the end of time; one that only touches it may be.
        await AddsAsync(database, Service(person, 1, Today.AddDays(-10), Today));
        foreach (var (from, to) in new[] { (Today.AddDays(-20), Today.AddDays(-9)), (Today.AddDays(-1), Today.AddDays(1)), (Today.AddDays(5), Today.AddDays(6)), (Today.AddDays(-30), DateOnly.MaxValue) })
        {
            await RefusedAsync(database, "overlap", db => AddAsync(db, Service(person, 2, from, to)));
        }

        // Another slot, no slot, another person, and a row that is superseded already: none of them is in the way.
        await AddsAsync(database, Service(person, 3, Today, Today.AddDays(9), slot: 2));
        await AddsAsync(database, Service(person, 4, Today, Today.AddDays(9), slot: null));
        await AddsAsync(database, Service(person + 1, 5, Today, Today.AddDays(9)));
        await AddsAsync(database, Service(person, 6, Today, Today.AddDays(9), supersededBy: 9));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Of_many_facts_copied_at_once_none_shares_a_day_with_another_or_with_one_that_stands(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        // A table that was small when the rule was first asked, and is large afterwards: the rule is asked the same way.
        await AddsAsync(database, Service(1, 1, Today, Today.AddDays(9)));
        List<Service> many = [.. Enumerable.Range(0, 600).Select(i => Service(100 + (i / 3), 10 + i, Today.AddDays(i % 3 * 10), Today.AddDays((i % 3 * 10) + 10)))];
        await CopyAsync(database, many);

        var stands = Service(100 + 77, 5_000, Today.AddDays(29), Today.AddDays(40));
        await RefusedAsync(database, "overlap", db => CopyAsync(db, [.. Others(2_000), stands]));
        await RefusedAsync(database, "overlap", db => CopyAsync(db, [.. Others(3_000), Service(9_000, 5_001, Today, Today.AddDays(5)), Service(9_000, 5_002, Today.AddDays(4), Today.AddDays(8))]));
        await CopyAsync(database, [.. Others(4_000), Service(9_000, 5_003, Today, Today.AddDays(5)), Service(9_000, 5_004, Today.AddDays(5), Today.AddDays(8)), Service(9_000, 5_005, Today.AddDays(2), Today.AddDays(2))]);

        static IEnumerable<Service> Others(int first) => Enumerable.Range(first, 300).Select(i => Service(i, 100_000 + i, Today, DateOnly.MaxValue));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Changes_and_audit_entries_are_written_once(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.PersonAsync();
        foreach (var table in new[] { "platform_change", "platform_audit" })
        {
            await RefusedAsync(database, "written once", db => db.Database.ExecuteSqlRawAsync($"update {table} set actor_name = 'x'"));
            await RefusedAsync(database, "deleted", db => db.Database.ExecuteSqlRawAsync($"delete from {table}"));
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_rule_that_was_dropped_weakened_or_switched_off_is_there_again_after_the_next_start(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.PersonAsync();
        await using (var db = await database.OpenAsync())
        {
            await db.Database.ExecuteSqlRawAsync(provider == Provider.Sqlite
                ? """
                  drop trigger tr_personnel_identity_delete;
                  drop trigger tr_personnel_service_delete;
                  create trigger tr_personnel_service_delete before delete on personnel_service when 1 = 0 begin select raise(abort, 'weak'); end;
                  """
                : """
                  drop trigger tr_personnel_identity_guard on personnel_identity;
                  alter table personnel_service disable trigger tr_personnel_service_guard;
                  """);
            await Migrator.MigrateAsync(db, CancellationToken.None);
        }

        await RefusedAsync(database, "never deleted", db => db.Set<Identity>().ExecuteDeleteAsync());
        await RefusedAsync(database, "never deleted", db => db.Set<Service>().ExecuteDeleteAsync());
    }

    private static Service Service(long person, long id, DateOnly from, DateOnly to, short? slot = 1, long supersededBy = Fact.Current) => new()
    {
        Id = 1_000_000 + id,
        FactId = 1_000_000 + id,
        SubjectId = person,
        Slot = slot,
        ValidFrom = from,
        ValidTo = to,
        RecordedBy = 1,
        SupersededBy = supersededBy,
        Status = "1",
    };

    private static async Task<int> AddAsync(DuoshiDb db, Service row)
    {
        db.Add(row);
        return await db.SaveChangesAsync();
    }

    private static async Task AddsAsync(TestDatabase database, Service row)
    {
        await using var db = await database.OpenAsync();
        Assert.Equal(1, await AddAsync(db, row));
    }

    private static async Task CopyAsync(TestDatabase database, IReadOnlyCollection<Service> rows)
    {
        await using var db = await database.OpenAsync();
        await CopyAsync(db, rows);
    }

    private static async Task<int> CopyAsync(DuoshiDb db, IReadOnlyCollection<Service> rows)
    {
        await db.AddRowsAsync(rows, CancellationToken.None);
        return rows.Count;
    }

    private static async Task RefusedAsync(TestDatabase database, string why, Func<DuoshiDb, Task<int>> act)
    {
        await using var db = await database.OpenAsync();
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => act(db));
        Assert.Contains(why, (refused.InnerException ?? refused).Message, StringComparison.Ordinal);
    }
}
