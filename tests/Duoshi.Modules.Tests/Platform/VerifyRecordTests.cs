using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Platform;

public class VerifyRecordTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_record_written_by_the_writer_is_whole(Provider provider)
    {
        await using var database = await WrittenAsync(provider);
        var verdict = await VerifyAsync(database);
        Assert.True(verdict.Whole);
        Assert.Equal(["offices", "cards"], verdict.Projections.Select(p => p.Key));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_card_and_a_node_altered_by_hand_are_found_and_made_anew(Provider provider)
    {
        await using var database = await WrittenAsync(provider);
        await using (var db = await database.OpenAsync())
        {
            await db.Database.ExecuteSqlRawAsync("update personnel_card set name = '赵六'");
            await db.Database.ExecuteSqlRawAsync("delete from organisation_node");
        }

        var found = await VerifyAsync(database);
        Assert.False(found.Whole);
        Assert.All(found.Projections, p => Assert.Single(p.Different));

        Assert.All((await VerifyAsync(database, rebuild: true)).Projections, p => Assert.True(p.Rebuilt));
        Assert.True((await VerifyAsync(database)).Whole);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_dropped_rule_is_found(Provider provider)
    {
        await using var database = await WrittenAsync(provider);
        await using var db = await database.OpenAsync();
        await db.Database.ExecuteSqlRawAsync(provider == Provider.Sqlite
            ? "drop trigger tr_personnel_identity_overlap"
            : "drop trigger tr_personnel_identity_overlap on personnel_identity");
        Assert.Equal(["tr_personnel_identity_overlap"], (await VerifyAsync(database)).MissingRules);
    }

    [Fact]
    public async Task Clerks_do_not_verify()
    {
        await using var database = await TestDatabase.CreateAsync(Provider.Sqlite, new Actor(7, "李四", null, [new ActorGrant(Role.HrClerk, "")]));
        Assert.Equal(Refusal.Forbidden, (await database.Services.GetRequiredService<VerifyRecord>().RunAsync(false, null, CancellationToken.None)).Refusal);
    }

    private static async Task<TestDatabase> WrittenAsync(Provider provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        await database.PersonAsync("张三", await database.OfficeAsync(), identityNumber: "110101198503141234");
        return database;
    }

    private static async Task<RecordVerdict> VerifyAsync(TestDatabase database, bool rebuild = false) =>
        (await database.Services.GetRequiredService<VerifyRecord>().RunAsync(rebuild, null, CancellationToken.None)).Value;
}
