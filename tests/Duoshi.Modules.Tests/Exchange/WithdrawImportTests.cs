using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Exchange;

/// <summary>整批撤回: in however many steps a batch was committed, it is taken back as one act.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "xUnit1042", Justification = "Both databases, shared by all data tests.")]
public class WithdrawImportTests
{
    private const string Heads = "姓名,公民身份号码,单位,出生年月,民族,籍贯";

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_batch_committed_in_several_steps_is_withdrawn_at_once_with_its_reason(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var (import, known, commits) = await InThreeStepsAsync(desk);
        var unreasoned = (await WithdrawAsync(desk, import, " ")).Refusal!;
        Assert.Equal(("record.reason-required", 422), (unreasoned.Code, unreasoned.Status));

        var withdrawn = (await WithdrawAsync(desk, import, "报送单位导错文件")).Value;
        Assert.Equal(3, withdrawn.Changes.Count);
        Assert.Empty(withdrawn.Stays);
        Assert.Null(Assert.Single(await desk.FactsAsync<Identity>(known)).NativePlace);
        foreach (var newcomer in (await desk.RowsAsync(import)).Select(r => r.Person!.Value).Where(p => p != known))
        {
            Assert.Empty(await desk.FactsAsync<Identity>(newcomer));
        }

        await using var db = await desk.Data.OpenAsync();
        var withdrawals = await db.Set<Change>().Where(c => c.Basis == Basis.Withdrawal).OrderBy(c => c.Id).ToListAsync();
        Assert.Equal(commits.Reverse(), withdrawals.Select(w => w.BasisId!.Value));
        Assert.All(withdrawals, w => Assert.Equal(("报送单位导错文件", withdrawals[0].ActorName), (w.Reason, w.ActorName)));
        var shown = await desk.BatchAsync(import);
        Assert.Equal(("withdrawn", 0, "报送单位导错文件", withdrawals[0].ActorName), (shown.State, shown.Waiting, shown.WithdrawalReason, shown.WithdrawnBy));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_batch_never_committed_is_put_aside_for_a_reason_that_stays_with_it(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(ImportDesk.Csv("名册.csv", Heads, "李四,,示范市人民检察院,1990.01,汉族,"));
        Assert.Equal("record.reason-required", (await WithdrawAsync(desk, batch.Id, null)).Refusal?.Code);
        Assert.Equal("prepared", (await desk.BatchAsync(batch.Id)).State);

        Assert.Empty((await WithdrawAsync(desk, batch.Id, " 报送单位来函撤回 ")).Value.Changes);
        var aside = await desk.BatchAsync(batch.Id);
        Assert.Equal(("refused", 0, "报送单位来函撤回", desk.Data.Actor.Name), (aside.State, aside.Waiting, aside.Reason, aside.DecidedBy));
        Assert.Equal("exchange.already-withdrawn", (await WithdrawAsync(desk, batch.Id, "再来一次")).Refusal?.Code);
        await using var db = await desk.Data.OpenAsync();
        Assert.Equal($"import {batch.Id}: 报送单位来函撤回", (await db.Set<AuditEntry>().SingleAsync(a => a.Act == "import-refuse")).Detail);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_stops_one_step_stops_the_whole_withdrawal(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider, services => services.AddScoped<IRecordGuard, Keeping>());
        var (import, known, commits) = await InThreeStepsAsync(desk);

        // The last two steps could be withdrawn; the first, which comes last, is refused.
        Keeping.Change = commits[0];
        var before = await desk.EverythingAsync();
        Assert.Equal("test.kept", (await WithdrawAsync(desk, import, "导错文件")).Refusal?.Code);
        Assert.Equal(before, await desk.EverythingAsync());
        Assert.Equal("辽宁大连", Assert.Single(await desk.FactsAsync<Identity>(known)).NativePlace);

        Keeping.Change = 0;
        Assert.Equal(3, (await WithdrawAsync(desk, import, "导错文件")).Value.Changes.Count);
        Assert.Equal("withdrawn", (await desk.BatchAsync(import)).State);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_step_that_somebody_withdrew_by_itself_stays_withdrawn(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var (import, known, commits) = await InThreeStepsAsync(desk);
        _ = (await desk.Data.Services.GetRequiredService<WithdrawChange>().RunAsync(desk.Data.Actor, commits[1], "单步撤回", CancellationToken.None)).Value;
        var withdrawn = (await WithdrawAsync(desk, import, "导错文件")).Value;
        Assert.Equal(2, withdrawn.Changes.Count);
        Assert.Null(Assert.Single(await desk.FactsAsync<Identity>(known)).NativePlace);
        Assert.Equal("withdrawn", (await desk.BatchAsync(import)).State);
    }

    /// <summary>Two newcomers and a change to somebody known, each committed by itself.</summary>
    private static async Task<(long Import, long Known, long[] Commits)> InThreeStepsAsync(ImportDesk desk)
    {
        var known = await desk.Data.PersonAsync("张三", desk.Province.City, identityNumber: ImportDesk.ZhangNumber);
        var batch = await desk.PrepareAsync(ImportDesk.Csv(
            "名册.csv", Heads, "李四,,示范市人民检察院,1990.01,汉族,", $"张三,{ImportDesk.ZhangNumber},示范市人民检察院,1985.03,汉族,辽宁大连", "王五,,示范市人民检察院,1991.01,汉族,"));
        var commits = new List<long>();
        foreach (var row in await desk.RowsAsync(batch.Id))
        {
            _ = (await desk.DecideAsync(batch.Id, new Decisions { Rows = [new RowDecision(row.Id, "accept")] })).Value;
            var done = (await desk.CommitAsync(batch.Id)).Value;
            Assert.Equal(1, done.Rows);
            commits.Add(done.Change);
        }

        return (batch.Id, known, [.. commits]);
    }

    private static Task<Outcome<WithdrawnImport>> WithdrawAsync(ImportDesk desk, long import, string? reason) =>
        desk.AsAsync<WithdrawImport, Outcome<WithdrawnImport>>(s => s.RunAsync(import, reason, CancellationToken.None));

    /// <summary>A guard that keeps one change from being withdrawn.</summary>
    private sealed class Keeping : IRecordGuard
    {
        private static readonly AsyncLocal<long> Kept = new();

        public static long Change
        {
            set => Kept.Value = value;
        }

        public Task<Refusal?> CheckAsync(WriteScope scope, CancellationToken ct) =>
            Task.FromResult(scope.Change.Basis == Basis.Withdrawal && scope.Change.BasisId == Kept.Value ? new Refusal("test.kept", "不予撤回。", "Not to be withdrawn.") : null);
    }
}
