using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Naming;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Duoshi.Tests.Shared;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Exchange;

[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "xUnit1042", Justification = "Both databases, shared by all data tests.")]
public class NameMappingTests
{
    private const string Han = "01";
    private const string Heads = "姓名,单位,出生年月,民族,人员编号";

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_unknown_name_is_settled_once_remembered_and_said_at_the_next_import(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(ImportDesk.Csv("一.csv", Heads, "甲一,示范市检查院,1980.01,汗族,1", "乙二,示范市检查院,1981.02,汗族,2", "丙三,示范市人民检察院,1982.03,汉族,3"));
        Assert.Equal(2, batch.Errors);
        var unknown = await NamesAsync(desk, batch.Id);
        Assert.Equal([("office", "示范市检查院", 2), ("ethnic-group-gbt3304", "汗族", 2)], unknown.Select(u => (u.Table, u.Name, u.Rows)).OrderByDescending(u => u.Table, StringComparer.Ordinal));
        Assert.Contains(unknown.Single(u => u.Table != "office").Nearest, n => n.Target == Han);
        Assert.Contains(unknown.Single(u => u.Table == "office").Nearest, n => n.Name == "示范市人民检察院");

        var han = unknown.Single(u => u.Table != "office").Nearest.Single(n => n.Target == Han);
        Assert.Null((await SettleAsync(desk, batch.Id, "ethnic-group-gbt3304", "汗族", han.Target)).Refusal);
        var settled = await SettleAsync(desk, batch.Id, "office", "示范市检查院", desk.Province.City.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((0, 3), (settled.Value.Errors, settled.Value.New));
        Assert.Empty(await NamesAsync(desk, batch.Id));
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        Assert.Equal(3, (await desk.CommitAsync(batch.Id)).Value.NewPeople);
        var first = (await desk.RowsAsync(batch.Id)).Single(r => r.Name == "甲一");
        Assert.Equal(("01", desk.Province.City), (Assert.Single(await desk.FactsAsync<Identity>(first.Person!.Value)).EthnicGroup, Assert.Single(await desk.FactsAsync<Service>(first.Person.Value)).OfficeId));

        // A later file is read so, and says so.
        var later = await desk.PrepareAsync(ImportDesk.Csv("二.csv", Heads, "丁四,示范市检查院,1983.04,汗 族,4"));
        Assert.Equal((1, 0), (later.New, later.Errors));
        var fields = await desk.FieldsAsync(later.Id, (await desk.RowsAsync(later.Id)).Single().Id);
        Assert.Contains("as remembered", fields.Single(f => f.Field == "ethnicGroup").Reason, StringComparison.Ordinal);
        Assert.Contains("as remembered", fields.Single(f => f is { Kind: "service", Field: "officeId" }).Reason, StringComparison.Ordinal);

        // Taken back, the next file asks again.
        var list = (await desk.AsAsync<ListNames, Outcome<SettledNames>>(s => s.RunAsync(null, null, 50, CancellationToken.None))).Value;
        Assert.Equal((2, "Han"), (list.Total, list.Names.Single(n => n.Name == "汗族").Meaning));
        Assert.Null((await desk.AsAsync<WithdrawName, Outcome<long>>(s => s.RunAsync(list.Names.Single(n => n.Name == "汗族").Id, CancellationToken.None))).Refusal);
        Assert.Equal("exchange.name-withdrawn", (await desk.AsAsync<WithdrawName, Outcome<long>>(s => s.RunAsync(list.Names.Single(n => n.Name == "汗族").Id, CancellationToken.None))).Refusal?.Code);
        Assert.Equal(1, (await desk.PrepareAsync(ImportDesk.Csv("三.csv", Heads, "戊五,示范市检查院,1984.05,汗族,5"))).Errors);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_name_settled_for_one_office_holds_for_it_and_below_and_is_nobody_elses(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        desk.Clerk = await desk.Province.ActorAsync(Role.HrClerk, desk.Province.North, "北县");
        var batch = await desk.PrepareAsync(ImportDesk.Csv("北.csv", Heads, "甲一,北县人民检察院,1980.01,汗族,1"));
        var han = (await NamesAsync(desk, batch.Id)).Single().Nearest.Single(n => n.Target == Han).Target;
        Assert.Equal("exchange.name-not-unknown", (await SettleAsync(desk, batch.Id, "ethnic-group-gbt3304", "汉族", han)).Refusal?.Code);
        Assert.Equal("exchange.no-such-meaning", (await SettleAsync(desk, batch.Id, "ethnic-group-gbt3304", "汗族", "999")).Refusal?.Code);
        Assert.Equal(0, (await SettleAsync(desk, batch.Id, "ethnic-group-gbt3304", "汗族", han)).Value.Errors);

        desk.Clerk = await desk.Province.ActorAsync(Role.HrClerk, desk.Province.South, "南县");
        Assert.Equal(1, (await desk.PrepareAsync(ImportDesk.Csv("南.csv", Heads, "乙二,南县人民检察院,1980.01,汗族,1"))).Errors);
        var theirs = (await desk.AsAsync<ListNames, Outcome<SettledNames>>(s => s.RunAsync(null, null, 50, CancellationToken.None))).Value;
        Assert.Empty(theirs.Names);
        desk.Clerk = null;
        var id = (await desk.AsAsync<ListNames, Outcome<SettledNames>>(s => s.RunAsync("汗", null, 50, CancellationToken.None))).Value.Names.Single().Id;
        desk.Clerk = await desk.Province.ActorAsync(Role.HrClerk, desk.Province.South, "南县");
        Assert.Equal(Refusal.NotFound.Code, (await desk.AsAsync<WithdrawName, Outcome<long>>(s => s.RunAsync(id, CancellationToken.None))).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_head_that_no_column_answers_to_is_settled_once_and_remembered_for_the_office(Provider provider)
    {
        const string heads = "姓名,院名简称,出生年月,民族类别";
        await using var desk = await ImportDesk.OpenAsync(provider);
        desk.Clerk = await desk.Province.ActorAsync(Role.HrClerk, desk.Province.North, "北县");
        var batch = await desk.PrepareAsync(ImportDesk.Csv("一.csv", heads, "甲一,北县人民检察院,1980.01,汉族"));

        // A required column is missing under its own head: nothing can be read, but somebody can say which it is.
        Assert.Equal(0, batch.Rows);
        var unknown = await NamesAsync(desk, batch.Id);
        Assert.Equal([("head", "民族类别"), ("head", "院名简称")], unknown.Select(u => (u.Table, u.Name)).OrderBy(u => u.Name, StringComparer.Ordinal));
        Assert.Contains(unknown.Single(u => u.Name == "民族类别").Nearest, n => n.Target == "ethnicGroup");
        Assert.Equal("exchange.no-such-meaning", (await SettleAsync(desk, batch.Id, "head", "民族类别", "salary")).Refusal?.Code);
        _ = (await SettleAsync(desk, batch.Id, "head", "民族类别", "ethnicGroup")).Value;
        var read = (await SettleAsync(desk, batch.Id, "head", "院名简称", "unit")).Value;
        Assert.Equal((1, 1, ImportState.Prepared), (read.Rows, read.New, read.State));
        Assert.Empty(await NamesAsync(desk, batch.Id));
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        _ = (await desk.CommitAsync(batch.Id)).Value;
        Assert.Equal(Han, Assert.Single(await desk.FactsAsync<Identity>(await desk.PersonOfAsync(batch.Id))).EthnicGroup);

        // The next file is read so and says so; the county beside it is asked anew; what was decided is never read over.
        var next = await desk.PrepareAsync(ImportDesk.Csv("二.csv", heads + ",籍贯所在", "乙二,北县人民检察院,1981.01,汉族,辽宁大连"));
        Assert.Equal(1, next.New);
        Assert.Equal(2, (await desk.NoticesAsync(next.Id)).Count(n => n.Code == "roster.remembered-column"));
        _ = (await desk.DecideAsync(next.Id, new Decisions { AcceptUndisputed = true })).Value;
        _ = (await SettleAsync(desk, next.Id, "head", "籍贯所在", "nativePlace")).Value;
        Assert.Equal("accepted", Assert.Single(await desk.RowsAsync(next.Id)).Decision);
        Assert.Contains((await desk.AsAsync<ListNames, Outcome<SettledNames>>(s => s.RunAsync(null, null, 50, CancellationToken.None))).Value.Names, n => n.Name == "籍贯所在");
        desk.Clerk = await desk.Province.ActorAsync(Role.HrClerk, desk.Province.South, "南县");
        Assert.Equal(0, (await desk.PrepareAsync(ImportDesk.Csv("三.csv", heads, "丙三,南县人民检察院,1982.01,汉族"))).Rows);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_head_of_a_workbooks_sheet_is_settled_for_that_sheet_and_no_other(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(Workbook("一.xlsx", ImportDesk.ZhangNumber));
        Assert.Equal((1, 1), (batch.Rows, batch.New));
        var unknown = await NamesAsync(desk, batch.Id);
        Assert.Equal([("head/A01", "族别"), ("head/A14", "颁奖单位")], unknown.Select(u => (u.Table, u.Name)).OrderBy(u => u.Table, StringComparer.Ordinal));
        Assert.Equal("exchange.no-such-meaning", (await SettleAsync(desk, batch.Id, "head/A14", "颁奖单位", "ethnicGroup")).Refusal?.Code);
        Assert.Equal("exchange.name-not-unknown", (await SettleAsync(desk, batch.Id, "head/A15", "颁奖单位", "result")).Refusal?.Code);
        _ = (await SettleAsync(desk, batch.Id, "head/A14", "颁奖单位", NamesOfImport.TargetOf(unknown.Single(u => u.Table == "head/A14"), "批准机关"))).Value;
        _ = (await SettleAsync(desk, batch.Id, "head/A01", "族别", "ethnicGroup")).Value;
        Assert.Empty(await NamesAsync(desk, batch.Id));
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        _ = (await desk.CommitAsync(batch.Id)).Value;
        var person = await desk.PersonOfAsync(batch.Id);
        Assert.Equal(Han, Assert.Single(await desk.FactsAsync<Identity>(person)).EthnicGroup);
        await using var db = await desk.Data.OpenAsync();
        Assert.Equal(("三等功", "示范市人民检察院"), await db.Set<Reward>().SingleAsync(r => r.SubjectId == person) is var reward ? (reward.Name, reward.Body) : default);

        // The next workbook is read so and says so; a roster with the same head is asked anew.
        var next = await desk.PrepareAsync(Workbook("二.xlsx", "990102199007120020"));
        Assert.Equal(["族别", "颁奖单位"], (await desk.NoticesAsync(next.Id)).Where(n => n.Code == "roster.remembered-column").Select(n => n.Element).Order(StringComparer.Ordinal));
        Assert.Empty(await NamesAsync(desk, next.Id));
        var roster = await desk.PrepareAsync(ImportDesk.Csv("名册.csv", "姓名,单位,出生年月,族别", "丙三,示范市人民检察院,1982.01,汉族"));
        Assert.Equal(("head", "族别"), (Assert.Single(await NamesAsync(desk, roster.Id)) is var asked ? asked.Table : "", asked.Name));
        var settled = (await desk.AsAsync<ListNames, Outcome<SettledNames>>(s => s.RunAsync(null, null, 50, CancellationToken.None))).Value.Names;
        Assert.Equal(["Approving body", "Ethnic group"], settled.Select(n => n.Meaning).Order(StringComparer.Ordinal));

        static (string, byte[]) Workbook(string name, string number) => TestWorkbook.Of(
            name,
            ("A01人员", ["姓名|身份证号|出生年月|统计关系所在单位|族别", $"张三|{number}|{(number == ImportDesk.ZhangNumber ? "1985.03" : "1990.07")}|示范市人民检察院|汉族"]),
            ("A14奖惩", ["姓名|身份证号|奖惩名称|批准日期|颁奖单位", $"张三|{number}|三等功|2023.05|示范市人民检察院"]));
    }

    private static async Task<IReadOnlyList<UnknownName>> NamesAsync(ImportDesk desk, long import) =>
        (await desk.AsAsync<NamesOfImport, Outcome<IReadOnlyList<UnknownName>>>(s => s.RunAsync(import, CancellationToken.None))).Value;

    private static Task<Outcome<ImportBatch>> SettleAsync(ImportDesk desk, long import, string table, string name, string target) =>
        desk.AsAsync<SettleName, Outcome<ImportBatch>>(s => s.RunAsync(import, new SettleName.Meaning(table, name, target), null, CancellationToken.None));
}
