using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Exchange;

/// <summary>A commit succeeds as a whole or changes nothing, wherever it breaks.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "xUnit1042", Justification = "Both databases, shared by all data tests.")]
public class CommitFaultTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_fault_in_the_middle_of_a_commit_leaves_record_and_holding_area_as_they_were(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider, services => services.AddScoped<IRecordProjection, Breaking>());
        var batch = await desk.PrepareAsync(ImportDesk.Sample("张三-到龄版.lrmx"), ImportDesk.Lrmx("c.lrmx", ImportDesk.Form("李四", null, "199001")));
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        var before = await desk.EverythingAsync();
        Breaking.Now = true;
        try
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => desk.CommitAsync(batch.Id));
        }
        finally
        {
            Breaking.Now = false;
        }

        Assert.Equal(before, await desk.EverythingAsync());
        Assert.Equal(2, (await desk.CommitAsync(batch.Id)).Value.Rows);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_fault_while_the_holding_area_is_marked_leaves_no_fact_behind(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(ImportDesk.Sample("张三-到龄版.lrmx"), ImportDesk.Lrmx("c.lrmx", ImportDesk.Form("李四", null, "199001")));
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        var before = await desk.EverythingAsync();

        // The facts are written by then; the list of people to place, written beside them, fails in the database itself.
        await RunAsync(desk, provider == Provider.Sqlite
            ? "create trigger breaking before insert on exchange_to_place begin select raise(abort, 'Broken on purpose.'); end"
            : """
              create function breaking() returns trigger language plpgsql as $$ begin raise exception 'Broken on purpose.'; end $$;
              create trigger breaking before insert on exchange_to_place for each row execute function breaking();
              """);
        await Assert.ThrowsAnyAsync<Exception>(() => desk.CommitAsync(batch.Id));
        Assert.Equal(before, await desk.EverythingAsync());

        await RunAsync(desk, provider == Provider.Sqlite ? "drop trigger breaking" : "drop trigger breaking on exchange_to_place");
        Assert.Equal(2, (await desk.CommitAsync(batch.Id)).Value.Rows);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_a_guard_refuses_changes_nothing_and_says_why(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider, services => services.AddScoped<IRecordGuard, Watchful>());
        var batch = await desk.PrepareAsync(ImportDesk.Sample("张三-到龄版.lrmx"), ImportDesk.Lrmx("c.lrmx", ImportDesk.Form("李四", null, "199001")));
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        var before = await desk.EverythingAsync();
        Assert.Equal("test.guarded", (await desk.CommitAsync(batch.Id)).Refusal?.Code);
        Assert.Equal(before, await desk.EverythingAsync());
    }

    private static async Task RunAsync(ImportDesk desk, string sql)
    {
        await using var db = await desk.Data.OpenAsync();
#pragma warning disable EF1002 // The text is the test's own.
        await db.Database.ExecuteSqlRawAsync(sql);
#pragma warning restore EF1002
    }

    /// <summary>A guard that lets no import through.</summary>
    private sealed class Watchful : IRecordGuard
    {
        public Task<Refusal?> CheckAsync(WriteScope scope, CancellationToken ct) =>
            Task.FromResult(scope.Change.Basis == Basis.Import ? new Refusal("test.guarded", "不予入库。", "Not to be committed.") : null);
    }

    /// <summary>A projection that fails when told to, after all else was written.</summary>
    private sealed class Breaking : IRecordProjection
    {
        private static readonly AsyncLocal<bool> Told = new();

        public static bool Now
        {
            set => Told.Value = value;
        }

        public int Order => int.MaxValue;

        public Task ProjectAsync(WriteScope scope, CancellationToken ct) =>
            Told.Value ? throw new InvalidOperationException("Broken on purpose.") : Task.CompletedTask;
    }
}
