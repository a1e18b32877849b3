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

public class WithdrawChangeTests
{
    private static readonly DateOnly Spring = new(2020, 3, 1);
    private static readonly DateOnly Autumn = new(2022, 9, 1);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_cancelled_order_restores_every_field_and_both_stay_in_the_history(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var office = await database.OfficeAsync();
        var person = await database.PersonAsync("张三", office, post: "检察官助理");
        // One order, three kinds: post, category, rank.
        var order = await database.WriteAsync(
            TestDatabase.Insert<Appointment>(person, Spring, Appointment.MainSlot, (nameof(Appointment.PostName), "四级高级检察官"), (nameof(Appointment.DocumentNumber), "示检任〔2020〕3号")),
            TestDatabase.Insert<StaffCategory>(person, Spring, 1, (nameof(StaffCategory.Category), "1")),
            TestDatabase.Insert<Resume>(person, Spring, 1, (nameof(Resume.Text), "2020年任检察官")));

        var done = (await WithdrawAsync(database, order.Change)).Value;

        Assert.Empty(done.Stays);
        Assert.Equal("检察官助理", (await AtAsync<Appointment>(database, person, Autumn, Known.Now))!.PostName);
        Assert.Null((await AtAsync<Appointment>(database, person, Autumn, Known.Now))!.DocumentNumber);
        Assert.Equal("21", (await AtAsync<StaffCategory>(database, person, Autumn, Known.Now))!.Category);
        Assert.Null(await AtAsync<Resume>(database, person, Autumn, Known.Now));
        Assert.Equal("四级高级检察官", (await AtAsync<Appointment>(database, person, Autumn, Known.At(order.Change)))!.PostName);
        await using var db = await database.OpenAsync();
        var withdrawal = await db.Set<Change>().SingleAsync(c => c.Id == done.Change);
        Assert.Equal((Basis.Withdrawal, order.Change, "录入有误"), (withdrawal.Basis, withdrawal.BasisId, withdrawal.Reason));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_later_changes_built_on_it_stays_and_is_listed(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await database.PersonAsync();
        var wrong = await database.WriteAsync(TestDatabase.Insert<Resume>(person, Spring, 1, (nameof(Resume.Text), "甲")));
        var later = await database.WriteAsync(TestDatabase.Insert<Resume>(person, Autumn, 1, (nameof(Resume.Text), "乙")));

        var done = (await WithdrawAsync(database, wrong.Change)).Value;

        Assert.Equal(
            [
                new BuiltOn(SubjectKind.Person, person, "resume", "2020.03.01--2022.09.01", later.Change, "local:test"),
                new BuiltOn(SubjectKind.Person, person, "resume", "2022.09.01--", later.Change, "local:test"),
            ],
            done.Stays);
        Assert.Equal("乙", (await AtAsync<Resume>(database, person, Autumn, Known.Now))!.Text);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task All_that_was_recorded_since_of_a_person_whom_an_import_brought_is_listed(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var known = await database.PersonAsync("李四");
        var imported = await database.PersonAsync("张三");
        var import = await LastChangeAsync(database);
        var course = await database.WriteAsync(
            TestDatabase.Insert<Training>(imported, Spring, null, (nameof(Training.Course), "公诉实务培训班")),
            TestDatabase.Insert<Training>(known, Spring, null, (nameof(Training.Course), "公诉实务培训班")));

        var done = (await WithdrawAsync(database, import)).Value;

        Assert.Equal((imported, "training", course.Change), Assert.Single(done.Stays) is var stays ? (stays.SubjectId, stays.Kind, stays.Change) : default);
        Assert.Null(await AtAsync<Identity>(database, imported, Autumn, Known.Now));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Later_changes_keep_their_days_and_the_days_between_are_restated(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await database.PersonAsync();
        await database.WriteAsync(TestDatabase.Insert<Resume>(person, new DateOnly(2015, 1, 1), 1, (nameof(Resume.Text), "旧")));
        var wrong = await database.WriteAsync(TestDatabase.Insert<Resume>(person, new DateOnly(2018, 1, 1), 1, (nameof(Resume.Text), "误")));
        // "It ended" was said after the wrong insert: the days it names stay as that clerk left them.
        var standing = (await AtAsync<Resume>(database, person, Autumn, Known.Now))!;
        await database.WriteAsync(new FactWrite(TestDatabase.Kinds.Get<Resume>(), person, 1, 0, new FactAct.End(TestDatabase.Dated(new DateOnly(2021, 1, 1)), Reach.AllLater)));

        await WithdrawAsync(database, wrong.Change);

        Assert.Equal("旧", (await AtAsync<Resume>(database, person, new DateOnly(2016, 1, 1), Known.Now))!.Text);
        Assert.Equal("误", (await AtAsync<Resume>(database, person, new DateOnly(2019, 1, 1), Known.Now))!.Text);
        Assert.Null(await AtAsync<Resume>(database, person, Autumn, Known.Now));
        Assert.Equal("误", standing.Text);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_change_is_withdrawn_once(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var person = await database.PersonAsync();
        var change = (await database.WriteAsync(TestDatabase.Insert<Resume>(person, Spring, 1, (nameof(Resume.Text), "甲")))).Change;
        var withdrawal = (await WithdrawAsync(database, change)).Value.Change;
        Assert.Equal("record.already-withdrawn", (await WithdrawAsync(database, change)).Refusal?.Code);

        // Withdrawn by mistake: the withdrawal is withdrawn, and then the change can be again.
        await WithdrawAsync(database, withdrawal);
        Assert.Equal("甲", (await AtAsync<Resume>(database, person, Autumn, Known.Now))!.Text);
        Assert.Null((await WithdrawAsync(database, change)).Refusal);
        Assert.Null(await AtAsync<Resume>(database, person, Autumn, Known.Now));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_change_that_never_was_can_not_be_withdrawn(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Assert.Equal("record.no-such-change", (await WithdrawAsync(database, 1)).Refusal?.Code);
        Assert.Equal("record.no-such-change", (await WithdrawAsync(database, 4711)).Refusal?.Code);
        Assert.Equal(0, await LastChangeAsync(database));
    }

    [Fact]
    public async Task Nobody_without_the_right_withdraws()
    {
        await using var database = await TestDatabase.CreateAsync(Provider.Sqlite);
        await database.PersonAsync();
        var clerk = new Actor(7, "李四", null, [new ActorGrant(Role.HrClerk, "")]);
        var outcome = await database.Services.GetRequiredService<WithdrawChange>().RunAsync(clerk, 1, null, CancellationToken.None);
        Assert.Equal(Refusal.Forbidden, outcome.Refusal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_import_of_thousands_is_withdrawn_as_one_act(Provider provider)
    {
        const int People = 2_000;
        await using var database = await TestDatabase.CreateAsync(provider);
        var training = TestDatabase.Kinds.Get<Training>();
        var political = TestDatabase.Kinds.Get<PoliticalStatus>();
        await WriteReadyAsync(database, (political, [.. Enumerable.Range(1, People).Select(i => Status(i, "13", new DateOnly(2005, 1, 1), DateOnly.MaxValue))]));
        Dictionary<long, DumpedRow> before;
        await using (var db = await database.OpenAsync())
        {
            before = await RowDump.OfAsync(db, political);
        }

        // The import changes a status from 2015 on, and adds a course, for everybody.
        var import = await database.WriteAsync(
            [.. Enumerable.Range(1, People).SelectMany(i => new[]
            {
                TestDatabase.Insert<PoliticalStatus>(1_000_000 + i, new DateOnly(2015, 1, 1), 1, (nameof(PoliticalStatus.Status), "01")),
                TestDatabase.Insert<Training>(1_000_000 + i, Spring, null, (nameof(Training.Course), "公诉实务培训班")),
            })]);
        Assert.Equal(3 * People, import.Added);

        var done = (await WithdrawAsync(database, import.Change)).Value;

        Assert.Equal((3 * People, People), (done.Withdrawn, done.Restated));
        await using var after = await database.OpenAsync();
        Assert.Equal(0, await after.Set<Training>().As(Known.Now).CountAsync());
        Assert.Equal(People, await after.Set<PoliticalStatus>().At(Autumn, Known.Now).CountAsync(s => s.Status == "13"));
        Assert.Equal(People, await after.Set<PoliticalStatus>().At(Autumn, Known.At(import.Change)).CountAsync(s => s.Status == "01"));
        var now = await RowDump.OfAsync(after, political);
        Assert.All(before, r => Assert.Equal(r.Value.Bytes, now[r.Key].Bytes));
        Assert.True((await AuditChain.VerifyAsync(after, CancellationToken.None)).Whole);
        Assert.Null(await AuditChain.VerifyFactsAsync(after, CancellationToken.None));
        Assert.Equal(People, (await database.Services.GetRequiredService<WithdrawChange>().SubjectsAsync(import.Change, CancellationToken.None)).Count);
    }

    private static PoliticalStatus Status(int i, string code, DateOnly from, DateOnly to) =>
        new() { SubjectId = 1_000_000 + i, Slot = 1, ValidFrom = from, ValidTo = to, Status = code };

    private static async Task WriteReadyAsync(TestDatabase database, params (FactKind Kind, IReadOnlyList<Fact> Rows)[] ready) =>
        _ = (await database.Writer.WriteAsync(database.Actor, new WriteRequest(new ChangeHeader("test", Basis.Setup), []) { Ready = ready }, CancellationToken.None)).Value;

    private static Task<Outcome<WithdrawnChange>> WithdrawAsync(TestDatabase database, long change) =>
        database.Services.GetRequiredService<WithdrawChange>().RunAsync(database.Actor, change, "录入有误", CancellationToken.None);

    private static async Task<T?> AtAsync<T>(TestDatabase database, long person, DateOnly day, Known known)
        where T : Fact
    {
        await using var db = await database.OpenAsync();
        return await db.Set<T>().AsNoTracking().At(day, known).SingleOrDefaultAsync(f => f.SubjectId == person);
    }

    private static async Task<long> LastChangeAsync(TestDatabase database)
    {
        await using var db = await database.OpenAsync();
        return await db.Set<LedgerState>().Select(l => l.LastChange).SingleAsync();
    }
}
