using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Platform;

/// <summary>Somebody with the database's own password changes something, and it is found.</summary>
public class AuditChainTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_untouched_chain_is_whole(Provider provider)
    {
        await using var database = await WrittenAsync(provider);
        await using var db = await database.OpenAsync();
        var verdict = await AuditChain.VerifyAsync(db, CancellationToken.None);
        Assert.True(verdict.Whole);
        Assert.Equal(await db.Set<AuditEntry>().CountAsync(), verdict.Entries);
        Assert.Null(await AuditChain.VerifyFactsAsync(db, CancellationToken.None));
    }

    [Theory]
    [InlineData(Provider.Sqlite, "update platform_audit set actor_name = 'somebody else' where sequence = 3", 3)]
    [InlineData(Provider.Postgres, "update platform_audit set actor_name = 'somebody else' where sequence = 3", 3)]
    [InlineData(Provider.Sqlite, "update platform_audit set at = at + 1 where sequence = 4", 4)]
    [InlineData(Provider.Postgres, "update platform_audit set at = at + 1 where sequence = 4", 4)]
    [InlineData(Provider.Sqlite, "delete from platform_audit where sequence = 2", 2)]
    [InlineData(Provider.Postgres, "delete from platform_audit where sequence = 2", 2)]
    [InlineData(Provider.Sqlite, "delete from platform_audit where sequence > 4", 5)]
    [InlineData(Provider.Postgres, "delete from platform_audit where sequence > 4", 5)]
    [InlineData(Provider.Sqlite, "delete from platform_audit where sequence > 4; update platform_ledger set last_audit = 4", 5)]
    [InlineData(Provider.Postgres, "delete from platform_audit where sequence > 4; update platform_ledger set last_audit = 4", 5)]
    public async Task The_first_entry_that_was_tampered_with_is_named(Provider provider, string tampering, long found)
    {
        await using var database = await WrittenAsync(provider);
        await using var db = await database.OpenAsync();
        await WithoutRulesAsync(db, "platform_audit", tampering);
        Assert.Equal(found, (await AuditChain.VerifyAsync(db, CancellationToken.None)).FirstBroken);
    }

    [Theory]
    [InlineData(Provider.Sqlite, "update personnel_identity set name = '赵六' where person_id = {0}")]
    [InlineData(Provider.Postgres, "update personnel_identity set name = '赵六' where person_id = {0}")]
    [InlineData(Provider.Sqlite, "update personnel_identity set valid_from = '2001-01-01' where person_id = {0}")]
    [InlineData(Provider.Postgres, "update personnel_identity set valid_from = '2001-01-01' where person_id = {0}")]
    [InlineData(Provider.Sqlite, "delete from personnel_identity where person_id = {0}")]
    [InlineData(Provider.Postgres, "delete from personnel_identity where person_id = {0}")]
    public async Task A_fact_that_was_tampered_with_names_its_person(Provider provider, string tampering)
    {
        await using var database = await WrittenAsync(provider);
        await using var db = await database.OpenAsync();
        var person = await db.Set<AuditEntry>().Where(a => a.SubjectKind == SubjectKind.Person).MaxAsync(a => a.SubjectId!.Value);
        await WithoutRulesAsync(db, "personnel_identity", string.Format(tampering, person));
        var found = await AuditChain.VerifyFactsAsync(db, CancellationToken.None);
        Assert.Equal((SubjectKind.Person, person), (found!.SubjectKind, found.SubjectId));
        Assert.True((await AuditChain.VerifyAsync(db, CancellationToken.None)).Whole);
    }

    private static async Task<TestDatabase> WrittenAsync(Provider provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var office = await database.OfficeAsync();
        await database.PersonAsync("张三", office);
        await database.PersonAsync("李四", office, identityNumber: "110101198503141234");
        return database;
    }

    /// <summary>As the owner of the database can: the rules switched off.</summary>
    private static async Task WithoutRulesAsync(DuoshiDb db, string table, string sql)
    {
        if (db.IsPostgres)
        {
            await db.Database.ExecuteSqlRawAsync($"alter table {table} disable trigger user");
        }
        else
        {
            foreach (var trigger in await db.Database.SqlQuery<string>($"select name as \"Value\" from sqlite_master where type = 'trigger' and tbl_name = {table}").ToListAsync())
            {
                await db.Database.ExecuteSqlRawAsync($"drop trigger {trigger}");
            }
        }

        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
