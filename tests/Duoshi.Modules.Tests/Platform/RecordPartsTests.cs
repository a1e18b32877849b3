using Duoshi.Modules.Personnel;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Platform;

/// <summary>A large change is written some people at a time, and is one change all the same.</summary>
public class RecordPartsTests
{
    private static readonly DateOnly Day = new(2021, 1, 1);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task People_who_come_in_parts_come_by_one_change_with_cards_versions_and_an_audit_that_fits(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var written = await WriteAsync(database, ["张三", "李四"], ["王五"]);

        Assert.Null(written.Refusal);
        Assert.Equal(6, written.Value.Added);
        var change = written.Value.Change;
        await using var db = await database.Databases.CreateDbContextAsync(CancellationToken.None);
        Assert.Equal(["张三", "李四", "王五"], await db.Set<Identity>().Where(i => i.RecordedBy == change).OrderBy(i => i.SubjectId).Select(i => i.Name).ToListAsync(CancellationToken.None));
        Assert.Equal(3, await db.Set<PersonCard>().Select(c => c.PersonId).Distinct().CountAsync(CancellationToken.None));
        Assert.Equal(3, await db.Set<SubjectVersion>().CountAsync(v => v.ChangeId == change && v.Kind == "identity,service", CancellationToken.None));
        var told = await db.Set<AuditEntry>().Where(a => a.ChangeId == change).OrderBy(a => a.Sequence).ToListAsync(CancellationToken.None);
        Assert.Equal("added 6, superseded 0", told[0].Detail);
        Assert.Equal(await db.Set<Identity>().Where(i => i.RecordedBy == change).OrderBy(i => i.SubjectId).Select(i => (long?)i.SubjectId).ToListAsync(CancellationToken.None), told.Skip(1).Select(a => a.SubjectId));
        Assert.True((await AuditChain.VerifyAsync(db, CancellationToken.None)).Whole);
        Assert.Null(await AuditChain.VerifyFactsAsync(db, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_part_that_is_refused_takes_back_the_parts_before_it(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var written = await WriteAsync(database, ["张三", "李四"], [""]);

        Assert.Equal("record.required", written.Refusal?.Code);
        await using var db = await database.Databases.CreateDbContextAsync(CancellationToken.None);
        Assert.Equal(0, await db.Set<Person>().CountAsync(CancellationToken.None));
        Assert.Equal(0, await db.Set<Identity>().CountAsync(CancellationToken.None));
        Assert.Equal(0, await db.Set<PersonCard>().CountAsync(CancellationToken.None));
        Assert.Null((await WriteAsync(database, ["张三"])).Refusal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Somebody_on_the_record_already_comes_in_no_part(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var known = await database.PersonAsync();
        var request = new WriteRequest(new ChangeHeader("register-person", Basis.Registration), []) { Parts = () => PartsAsync([TestDatabase.Insert<Service>(known, Day, 1, (nameof(Service.Status), "1"))]) };
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Writer.WriteAsync(database.Actor, request, CancellationToken.None));
    }

    private static async Task<Outcome<ChangeReceipt>> WriteAsync(TestDatabase database, params string[][] parts)
    {
        var next = 0L;
        var people = database.Services.GetRequiredService<IPeople>();
        var request = new WriteRequest(new ChangeHeader("register-person", Basis.Registration), [])
        {
            Prepare = async scope =>
            {
                next = await people.NewPeopleAsync(scope, parts.Sum(p => p.Length), CancellationToken.None);
                return Array.Empty<FactWrite>();
            },
            Parts = () => PartsAsync([.. parts.Select(names => names.SelectMany(name => Of(next++, name)).ToArray())]),
        };
        return await database.Writer.WriteAsync(database.Actor, request, CancellationToken.None);
    }

    private static IEnumerable<FactWrite> Of(long person, string name) =>
    [
        TestDatabase.Insert<Identity>(person, DateOnly.MinValue, 1, (nameof(Identity.Name), name)),
        TestDatabase.Insert<Service>(person, Day, 1, (nameof(Service.Status), "1")),
    ];

    private static async IAsyncEnumerable<Outcome<IReadOnlyList<FactWrite>>> PartsAsync(params FactWrite[][] parts)
    {
        foreach (var part in parts)
        {
            await Task.Yield();
            yield return part;
        }
    }
}
