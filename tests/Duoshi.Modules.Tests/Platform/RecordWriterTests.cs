using Duoshi.Core.Timelines;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Platform;

public class RecordWriterTests
{
    private static readonly DateOnly Day = new(2021, 1, 1);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_later_of_two_clerks_learns_who_changed_what_and_when(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, actor: Actor.LocalOperator("wang"));
        var person = await database.PersonAsync("张三");
        var seen = await VersionAsync(database, person);
        database.Clock.Advance(TimeSpan.FromHours(2));
        await database.WriteAsync(Correct(await StandingAsync(database, person), (nameof(Identity.NativePlace), "湖南长沙"), (nameof(Identity.IdentityNumber), "110101198503141234")));

        var late = await WriteAsync(database, "li", person, seen, Correct(await StandingAsync(database, person), (nameof(Identity.NativePlace), "湖北武汉")));

        Assert.NotNull(late.Refusal);
        Assert.Equal("record.changed-meanwhile", late.Refusal.Code);
        Assert.Equal(412, late.Refusal.Status);
        Assert.Contains("local:wang", late.Refusal.Zh, StringComparison.Ordinal);
        Assert.Contains("2026-07-01 11:00", late.Refusal.En, StringComparison.Ordinal);
        Assert.Contains("Native place", late.Refusal.En, StringComparison.Ordinal);
        var conflict = Assert.Single(Assert.IsType<IReadOnlyList<VersionConflict>>(late.Refusal.Details, exactMatch: false));
        Assert.Equal("local:wang", conflict.ActorName);
        var nativePlace = Assert.Single(conflict.Fields, f => f.Field == "nativePlace");
        Assert.Equal("湖南长沙", nativePlace.After);
        // That a sensitive field differs is told, never what it holds.
        var number = Assert.Single(conflict.Fields, f => f.Field == "identityNumber");
        Assert.Null(number.Before);
        Assert.Null(number.After);
        Assert.Equal("湖南长沙", (await StandingAsync(database, person)).NativePlace);

        var again = await WriteAsync(database, "li", person, await VersionAsync(database, person), Correct(await StandingAsync(database, person), (nameof(Identity.NativePlace), "湖北武汉")));
        Assert.Null(again.Refusal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_version_that_never_was_is_refused_too(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await database.PersonAsync();
        var future = await WriteAsync(database, "li", person, 4711, Correct(await StandingAsync(database, person), (nameof(Identity.NativePlace), "湖北武汉")));
        Assert.Equal(412, future.Refusal?.Status);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_change_of_another_kind_disturbs_nobody(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await database.PersonAsync();
        var seen = await VersionAsync(database, person);
        await database.WriteAsync(TestDatabase.Insert<Training>(person, Day, null, (nameof(Training.Course), "公诉实务培训班")));
        var written = await WriteAsync(database, "li", person, seen, Correct(await StandingAsync(database, person), (nameof(Identity.NativePlace), "湖北武汉")));
        Assert.Null(written.Refusal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_a_guard_refuses_leaves_nothing(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, more: services => services.AddScoped<IRecordGuard, NoTraining>());
        var person = await database.PersonAsync();
        var before = await EverythingAsync(database);

        var refused = await database.TryWriteAsync(
            TestDatabase.Insert<Resume>(person, Day, 1, (nameof(Resume.Text), "1985年3月出生")),
            TestDatabase.Insert<Training>(person, Day, null, (nameof(Training.Course), "公诉实务培训班")));

        Assert.Equal("test.no-training", refused.Refusal?.Code);
        Assert.Equal(before, await EverythingAsync(database));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_breaks_half_way_leaves_nothing(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, more: services => services.AddScoped<IRecordProjection, Breaks>());
        var before = await EverythingAsync(database);
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.PersonAsync());
        Assert.Equal(before, await EverythingAsync(database));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Of_several_acts_one_refused_refuses_all(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await database.PersonAsync();
        var before = await EverythingAsync(database);

        var refused = await database.TryWriteAsync(
            TestDatabase.Insert<Resume>(person, Day, 1, (nameof(Resume.Text), "1985年3月出生")),
            TestDatabase.Insert<StaffCategory>(person, Day, 1, (nameof(StaffCategory.Category), "没有这一类")));

        Assert.Equal("record.unknown-code", refused.Refusal?.Code);
        Assert.Equal(before, await EverythingAsync(database));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Nobody_writes_under_the_fact_of_another_person(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var one = await database.PersonAsync("张三");
        var other = await database.PersonAsync("李四");
        await database.WriteAsync(TestDatabase.Insert<FamilyMember>(one, Day, null, (nameof(FamilyMember.Relation), "妻子"), (nameof(FamilyMember.Name), "王五")));
        await using var db = await database.OpenAsync();
        var fact = await db.Set<FamilyMember>().SingleAsync();

        var foreign = TestDatabase.Insert<FamilyMember>(other, Day.AddYears(1), null, null, fact.FactId, Reach.AllLater, (nameof(FamilyMember.Relation), "妻子"));
        Assert.Equal("record.no-such-fact", (await database.TryWriteAsync(foreign)).Refusal?.Code);
        var withdrawal = new FactWrite(TestDatabase.Kinds.Get<FamilyMember>(), other, null, fact.FactId, new FactAct.Withdraw(fact.Id, Fill.Gap));
        Assert.NotNull((await database.TryWriteAsync(withdrawal)).Refusal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Saying_what_holds_already_is_no_change(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await database.PersonAsync("张三");
        var before = await EverythingAsync(database);
        var receipt = await database.WriteAsync(Correct(await StandingAsync(database, person), (nameof(Identity.Name), "张三")));
        Assert.Equal(0, receipt.Change);
        Assert.Equal(before, await EverythingAsync(database));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_writers_at_once_get_numbers_one_after_the_other(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var people = new List<long>();
        for (var i = 0; i < 8; i++)
        {
            people.Add(await database.PersonAsync($"张{i}"));
        }

        // A gate of its own each, as if every writer ran in another process.
        var first = await LastChangeAsync(database);
        var receipts = await Task.WhenAll(people.Select(person => Task.Run(async () =>
        {
            using var gate = new WriteGate();
            var writer = new RecordWriter(database.Databases, gate, database.Clock, [], []);
            var write = TestDatabase.Insert<Training>(person, Day, null, (nameof(Training.Course), "公诉实务培训班"));
            return (await writer.WriteAsync(database.Actor, new WriteRequest(new ChangeHeader("test", Basis.Registration), [write]), CancellationToken.None)).Value;
        })));

        Assert.Equal(Enumerable.Range(1, 8).Select(i => first + i), receipts.Select(r => r.Change).Order());
        await using var db = await database.OpenAsync();
        Assert.Equal(8, await db.Set<Training>().Select(t => t.Id).Distinct().CountAsync());
        Assert.True((await AuditChain.VerifyAsync(db, CancellationToken.None)).Whole);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Times_never_run_backwards_along_the_numbers(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.PersonAsync("张三");
        database.Clock.Advance(TimeSpan.FromHours(-3));
        await database.PersonAsync("李四");
        await using var db = await database.OpenAsync();
        var times = await db.Set<Change>().OrderBy(c => c.Id).Select(c => c.At).ToListAsync();
        Assert.Equal(times.Order(), times);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Sensitive_fields_are_unreadable_in_the_database(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await database.PersonAsync("张三", identityNumber: "110101198503141234");
        await using var db = await database.OpenAsync();
        var row = Assert.Single(await RowDump.OfAsync(db, TestDatabase.Kinds.Get<Identity>(), person)).Value;
        Assert.DoesNotContain("110101198503141234", row.Bytes, StringComparison.Ordinal);
        Assert.Equal("110101198503141234", (await StandingAsync(database, person)).IdentityNumber);
    }

    private static async Task<Outcome<ChangeReceipt>> WriteAsync(TestDatabase database, string user, long person, long seen, FactWrite write) =>
        await database.Writer.WriteAsync(
            Actor.LocalOperator(user),
            new WriteRequest(new ChangeHeader("correct-fact", Basis.Correction), [write], [new ExpectedVersion(SubjectKind.Person, person, write.Kind.Key, seen)]),
            CancellationToken.None);

    private static FactWrite Correct(Identity standing, params (string Property, object? Value)[] values)
    {
        var kind = TestDatabase.Kinds.Get<Identity>();
        return new FactWrite(kind, standing.SubjectId, 1, 0, new FactAct.Correct(standing.Id, null, null, TestDatabase.Changes(kind, values), Reach.ThisPeriod));
    }

    private static async Task<Identity> StandingAsync(TestDatabase database, long person)
    {
        await using var db = await database.OpenAsync();
        return await db.Set<Identity>().AsNoTracking().As(Known.Now).SingleAsync(i => i.SubjectId == person);
    }

    private static async Task<long> VersionAsync(TestDatabase database, long person)
    {
        await using var db = await database.OpenAsync();
        return await Versions.CurrentAsync(db, SubjectKind.Person, person, "identity", CancellationToken.None);
    }

    private static async Task<long> LastChangeAsync(TestDatabase database)
    {
        await using var db = await database.OpenAsync();
        return await db.Set<LedgerState>().Select(l => l.LastChange).SingleAsync();
    }

    /// <summary>The number of rows of every table, and the ledger.</summary>
    private static async Task<string> EverythingAsync(TestDatabase database)
    {
        await using var db = await database.OpenAsync();
        var counts = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            counts.Add($"{table} {(await db.Database.SqlQueryRaw<long>($"select count(*) as \"Value\" from {table}").ToListAsync())[0]}");
        }

        var ledger = await db.Set<LedgerState>().AsNoTracking().SingleAsync();
        return $"{string.Join('\n', counts)}\n{ledger.LastChange} {ledger.NextId} {ledger.LastAudit} {Convert.ToHexString(ledger.AuditHead)}";
    }

    private sealed class NoTraining : IRecordGuard
    {
        public Task<Refusal?> CheckAsync(WriteScope scope, CancellationToken ct) =>
            Task.FromResult(scope.TouchedKinds.Any(k => k.Key == "training") ? new Refusal("test.no-training", "不行", "No.") : null);
    }

    private sealed class Breaks : IRecordProjection
    {
        public int Order => int.MaxValue;

        public Task ProjectAsync(WriteScope scope, CancellationToken ct) => throw new InvalidOperationException("The disk is full.");
    }
}
