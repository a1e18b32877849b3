using Duoshi.Core.Sheets;
using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Exchange;

[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "xUnit1042", Justification = "Both databases, shared by all data tests.")]
public class RefuseRowTests
{
    private const string Heads = "姓名,单位,出生年月,人员编号";

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_row_is_refused_with_a_reason_or_not_at_all(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        desk.Clerk = await desk.Province.ActorAsync(Role.HrClerk, desk.Province.City, "王办事");
        var batch = await desk.PrepareAsync(ImportDesk.Csv("名册.csv", Heads, "甲一,示范市人民检察院,1980.01,1", "乙二,示范市人民检察院,1981.02,2"));
        var rows = await desk.RowsAsync(batch.Id);
        foreach (var reason in (string?[])[null, "", "  ", new string('长', RefusedRow.ReasonMost + 1)])
        {
            var decisions = new Decisions { Rows = [new RowDecision(rows[0].Id, "accept"), new RowDecision(rows[1].Id, "refuse", Reason: reason)] };
            var refused = (await desk.DecideAsync(batch.Id, decisions)).Refusal!;
            Assert.Equal(("exchange.refuse-reason", 422), (refused.Code, refused.Status));
        }

        Assert.Equal(["pending", "pending"], (await desk.RowsAsync(batch.Id)).Select(r => r.Decision));
        _ = (await desk.DecideAsync(batch.Id, new Decisions { Rows = [new RowDecision(rows[1].Id, "refuse", Reason: " 已调出本院 ")] })).Value;
        var row = (await desk.RowsAsync(batch.Id))[1];
        Assert.Equal(("refused", "已调出本院"), (row.Decision, row.Reason));

        // Who, which row and why stands in the audit.
        await using var db = await desk.Data.OpenAsync();
        var entry = await db.Set<AuditEntry>().SingleAsync(a => a.Act == RefusedRow.Act);
        Assert.Equal(("王办事", $"import {batch.Id}, row {row.Id}: 已调出本院"), (entry.ActorName, entry.Detail));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_workbook_given_back_says_why_a_row_was_refused(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(ImportDesk.Csv("名册.csv", Heads, "甲一,示范市人民检察院,1980.01,1", "乙二,示范市人民检察院,1981.02,2"));
        var second = (await desk.RowsAsync(batch.Id))[1];
        _ = (await desk.DecideAsync(batch.Id, new Decisions { Rows = [new RowDecision(second.Id, "refuse", Reason: "任职文号有误。")] })).Value;

        var returned = (await desk.AsAsync<AnnotateImport, Outcome<AnnotateImport.Annotated>>(s => s.RunAsync(batch.Id, null, true, CancellationToken.None))).Value;
        var table = SheetReader.Read(new MemoryStream(returned.Content), returned.FileName).Tables.Single(t => !t.IsHidden);
        var row = Assert.Single(table.Rows);
        Assert.Equal("乙二", row[1]);
        Assert.Contains(row.Cells, c => c.Contains("任职文号有误", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_row_taken_up_again_says_what_was_wrong_with_it_before(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(ImportDesk.Csv("名册.csv", Heads, "甲一,示范市人民检察院,1980.13,1", "乙二,示范市人民检察院,1981.02,2"));
        var rows = await desk.RowsAsync(batch.Id);
        Assert.Contains("1980.13", rows[0].Reason, StringComparison.Ordinal);
        _ = (await desk.DecideAsync(batch.Id, new Decisions { Rows = [.. rows.Select(r => new RowDecision(r.Id, "refuse", Reason: "待补报"))] })).Value;
        Assert.Equal(["待补报", "待补报"], (await desk.RowsAsync(batch.Id)).Select(r => r.Reason));

        _ = (await desk.DecideAsync(batch.Id, new Decisions { Rows = [.. rows.Select(r => new RowDecision(r.Id, "pending"))] })).Value;
        var again = await desk.RowsAsync(batch.Id);
        Assert.Contains("1980.13", again[0].Reason, StringComparison.Ordinal);
        Assert.Equal(("pending", null), (again[1].Decision, again[1].Reason));
    }
}
