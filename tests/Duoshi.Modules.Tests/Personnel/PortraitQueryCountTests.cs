using System.Data.Common;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Portrait;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using static Duoshi.Modules.Tests.Infrastructure.TestDatabase;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>A portrait costs as many statements however long the life it tells of: one a kind of fact that there is, none a fact.</summary>
public sealed class PortraitQueryCountTests
{
    [Theory]
    [MemberData(nameof(Both), MemberType = typeof(TestDatabase))]
    public async Task Five_hundred_facts_are_read_in_as_many_statements_as_five(Provider provider)
    {
        var statements = new Statements();
        await using var here = await SmallProvince.CreateAsync(provider, services => services.ConfigureDbContext<DuoshiDb>(o => o.AddInterceptors(statements)));
        var young = await PersonAsync(here, "新人");
        var old = await PersonAsync(here, "老人");
        await here.Data.WriteAsync(
        [
            .. Enumerable.Range(0, 248).Select(i => Insert<Reward>(old, LongAgo.AddDays(20 * i), null, (nameof(Reward.Name), $"嘉奖{i}"), (nameof(Reward.Body), "示范市人民检察院"))),
            .. Enumerable.Range(0, 247).Select(i => Insert<Appointment>(
                old, LongAgo.AddDays(20 * i), LongAgo.AddDays((20 * i) + 15), null, 0, Core.Timelines.Reach.AllLater,
                (nameof(Appointment.Manner), "4"), (nameof(Appointment.OfficeId), here.South), (nameof(Appointment.PostName), $"借调{i}"))),
        ]);
        Assert.Equal((5, 500), (await FactsAsync(here, young), await FactsAsync(here, old)));

        // The first reading fills what the program keeps for itself; then each is counted.
        _ = await ReadAsync(here, young);
        _ = await ReadAsync(here, old);
        statements.Count = 0;
        var ofYoung = await ReadAsync(here, young);
        var few = statements.Count;
        statements.Count = 0;
        var ofOld = await ReadAsync(here, old);
        Assert.True(few > 0);
        Assert.Equal(few, statements.Count);
        Assert.True(ofOld.Portrait.Groups.Sum(g => g.Statements.Count) > ofYoung.Portrait.Groups.Sum(g => g.Statements.Count));
        Assert.NotNull(ofOld.Experience);
    }

    /// <summary>Five facts, of the kinds that the long life is made of too: identity, service, category, main post, a reward.</summary>
    private static async Task<long> PersonAsync(SmallProvince here, string name)
    {
        var person = await here.Data.PersonAsync(name, here.North);
        await here.Data.WriteAsync(Insert<Reward>(person, LongAgo, null, (nameof(Reward.Name), "嘉奖"), (nameof(Reward.Body), "北县人民检察院")));
        return person;
    }

    private static async Task<int> FactsAsync(SmallProvince here, long person)
    {
        await using var db = await here.Data.OpenAsync();
        return await CountAsync<Identity>() + await CountAsync<Service>() + await CountAsync<StaffCategory>() + await CountAsync<Appointment>() + await CountAsync<Reward>();

        Task<int> CountAsync<T>()
            where T : Fact => db.Set<T>().CountAsync(f => f.SubjectId == person);
    }

    private static async Task<PortraitReading> ReadAsync(SmallProvince here, long person)
    {
        await using var scope = here.Data.ScopeOf(Operator);
        return (await scope.ServiceProvider.GetRequiredService<ReadPortrait>().RunAsync(person, null, null, CancellationToken.None)).Value;
    }

    private sealed class Statements : DbCommandInterceptor
    {
        private int count;

        public int Count
        {
            get => Volatile.Read(ref count);
            set => Volatile.Write(ref count, value);
        }

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Counted(result);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => ValueTask.FromResult(Counted(result));

        public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Counted(result);

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => ValueTask.FromResult(Counted(result));

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Counted(result);

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => ValueTask.FromResult(Counted(result));

        private T Counted<T>(T result)
        {
            Interlocked.Increment(ref count);
            return result;
        }
    }
}
