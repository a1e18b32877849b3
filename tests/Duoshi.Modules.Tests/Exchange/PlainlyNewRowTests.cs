using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Naming;
using Duoshi.Modules.Personnel;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;

namespace Duoshi.Modules.Tests.Exchange;

/// <summary>Rows of people who are not on the record keep no fields until one of them is decided.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "xUnit1042", Justification = "Both databases, shared by all data tests.")]
public class PlainlyNewRowTests
{
    private const string Heads = "姓名,单位,出生年月,民族,人员编号,手机";

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Fields_are_shown_without_being_kept_and_one_refused_stays_out(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(ImportDesk.Csv("一.csv", Heads, "甲一,示范市人民检察院,1980.01,汉族,1,13800000001", "乙二,示范市人民检察院,1981.02,汉族,2,13800000002"));
        Assert.Equal(2, batch.New);
        Assert.Equal(0, await desk.CountAsync<ImportField>());

        var rows = await desk.RowsAsync(batch.Id);
        var fields = await desk.FieldsAsync(batch.Id, rows[0].Id);
        Assert.Equal(["甲一", "13800000001"], fields.Where(f => f.Field is "name" or "mobile").Select(f => f.New));
        Assert.Equal(fields.Count, fields.Select(f => f.Id).Distinct().Count());

        var mobile = fields.Single(f => f.Field == "mobile");
        Assert.Null((await desk.DecideAsync(batch.Id, new Decisions { Fields = [new FieldDecision(mobile.Id, "refuse")] })).Refusal);
        var kept = await desk.FieldsAsync(batch.Id, rows[0].Id);
        Assert.Equal(fields.Select(f => (f.Field, f.New)), kept.Select(f => (f.Field, f.New)));
        Assert.Equal("refused", kept.Single(f => f.Field == "mobile").Decision);
        Assert.Equal("exchange.unknown-row", (await desk.DecideAsync(batch.Id, new Decisions { Fields = [new FieldDecision(mobile.Id, "accept")] })).Refusal?.Code);

        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        Assert.Equal(2, (await desk.CommitAsync(batch.Id)).Value.NewPeople);
        rows = await desk.RowsAsync(batch.Id);
        Assert.Empty(await desk.FactsAsync<Contact>(rows[0].Person!.Value));
        Assert.Equal("13800000002", Assert.Single(await desk.FactsAsync<Contact>(rows[1].Person!.Value)).Mobile);

        // What came in is still to be seen where it came from.
        Assert.Equal("乙二", (await desk.FieldsAsync(batch.Id, rows[1].Id)).Single(f => f.Field == "name").New);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_name_that_lost_its_meaning_since_the_preview_stops_the_commit(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var first = await desk.PrepareAsync(ImportDesk.Csv("一.csv", Heads, "甲一,示范市人民检察院,1980.01,汗族,1,"));
        _ = (await desk.AsAsync<SettleName, Outcome<ImportBatch>>(s => s.RunAsync(first.Id, new SettleName.Meaning("ethnic-group-gbt3304", "汗族", "01"), null, CancellationToken.None))).Value;
        var batch = await desk.PrepareAsync(ImportDesk.Csv("二.csv", Heads, "乙二,示范市人民检察院,1981.02,汗族,2,"));
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        var settled = (await desk.AsAsync<ListNames, Outcome<SettledNames>>(s => s.RunAsync(null, null, 50, CancellationToken.None))).Value;
        Assert.Null((await desk.AsAsync<WithdrawName, Outcome<long>>(s => s.RunAsync(settled.Names.Single().Id, CancellationToken.None))).Refusal);

        var refused = (await desk.CommitAsync(batch.Id)).Refusal!;
        Assert.Equal(("exchange.changed-meanwhile", 412), (refused.Code, refused.Status));
        Assert.Equal(0, await desk.CountAsync<Person>());
        Assert.Equal(1, (await desk.BatchAsync(batch.Id)).Errors);
    }
}
