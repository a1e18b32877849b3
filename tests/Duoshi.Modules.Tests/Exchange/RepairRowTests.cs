using Duoshi.Core.Sheets;
using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Personnel;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Tests.Infrastructure;
using Duoshi.Modules.Tests.Personnel;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Exchange;

[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "xUnit1042", Justification = "Both databases, shared by all data tests.")]
public class RepairRowTests
{
    private const string Heads = "姓名,公民身份号码,单位,出生年月,民族,人员编号";

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_row_mended_in_place_is_checked_again_alone_and_goes_on_the_record(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        desk.Clerk = await desk.Province.ActorAsync(Role.HrChief, desk.Province.City, "王办事");
        var batch = await desk.PrepareAsync(ImportDesk.Csv("名册.csv", Heads, "甲一,,示范市人民检查院,1980.13,汗族,1", "乙二,,示范市人民检察院,1981.13,汉族,2"));
        Assert.Equal((2, 2), (batch.Rows, batch.Errors));
        var (first, second) = ((await desk.RowsAsync(batch.Id))[0], (await desk.RowsAsync(batch.Id))[1]);
        var cells = await CellsAsync(desk, batch.Id, first.Id);
        Assert.Equal(["birth", "ethnicGroup", "unit"], cells.Where(c => c.Problems.Count > 0).Select(c => c.Key).Order());
        Assert.Contains("1980.13", cells.Single(c => c.Key == "birth").Problems[0], StringComparison.Ordinal);

        // One cell right, two still wrong: it says so, and the other row is left alone.
        var half = (await desk.RepairAsync(batch.Id, first.Id, ("birth", "1980.12"))).Value;
        Assert.Equal((batch.Version + 1, 2), (half.Version, half.Errors));
        Assert.Equal(["code.unknown", "unit.unknown"], (await desk.NoticesAsync(batch.Id)).Where(n => n.RowId == first.Id && n.Weight == "error").Select(n => n.Code).Order());
        Assert.Contains(await desk.NoticesAsync(batch.Id), n => n.RowId == second.Id && n.Code == "date.invalid");

        var whole = (await desk.RepairAsync(batch.Id, first.Id, ("unit", "示范市人民检察院"), ("ethnicGroup", "汉族"))).Value;
        Assert.Equal((1, 1), (whole.New, whole.Errors));
        Assert.Equal("王办事", whole.DecidedBy);
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        Assert.Equal(1, (await desk.CommitAsync(batch.Id)).Value.NewPeople);
        var person = (await desk.RowsAsync(batch.Id)).Single(r => r.Id == first.Id).Person!.Value;
        Assert.Equal(new DateOnly(1980, 12, 1), Assert.Single(await desk.FactsAsync<Identity>(person)).Birth!.Value.Value);

        // On the record, it is mended there and not here.
        Assert.Equal("exchange.unknown-row", (await desk.RepairAsync(batch.Id, first.Id, ("birth", "1980.11"))).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_was_received_stays_and_the_repair_says_who_and_when(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        desk.Clerk = await desk.Province.ActorAsync(Role.HrChief, desk.Province.City, "王办事");
        var batch = await desk.PrepareAsync(ImportDesk.Csv("名册.csv", Heads, "甲一,,示范市人民检察院,1980.13,汉族,1"));
        var row = Assert.Single(await desk.RowsAsync(batch.Id));
        var before = await ContentAsync(desk);
        _ = (await desk.RepairAsync(batch.Id, row.Id, ("birth", "1980.12"), ("ethnicGroup", "满族"))).Value;

        Assert.Equal(before, await ContentAsync(desk));
        var birth = (await CellsAsync(desk, batch.Id, row.Id)).Single(c => c.Key == "birth");
        Assert.Equal(("1980.12", "1980.13", "王办事"), (birth.Text, birth.Received, birth.RepairedBy));
        Assert.Equal(desk.Data.Clock.GetUtcNow().UtcDateTime, birth.RepairedAt);
        Assert.Equal(2, Assert.Single(await desk.RowsAsync(batch.Id)).Repairs);
        await using var db = await desk.Data.OpenAsync();
        var entry = await db.Set<AuditEntry>().SingleAsync(a => a.Act == "import-repair");
        Assert.Equal(("王办事", $"import {batch.Id}, row {row.Id}: birth ethnicGroup"), (entry.ActorName, entry.Detail));

        // The workbook given back has the cell as it came, and says what was made of it.
        var returned = (await desk.AsAsync<AnnotateImport, Outcome<AnnotateImport.Annotated>>(s => s.RunAsync(batch.Id, null, false, CancellationToken.None))).Value;
        var table = SheetReader.Read(new MemoryStream(returned.Content), returned.FileName).Tables.Single(t => !t.IsHidden);
        Assert.Equal("1980.13", table.Rows[0][4]);
        Assert.Contains("1980.12", table.Rows[0][table.Headers[^1].Column], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_row_that_is_given_its_number_is_matched_anew_with_the_record_and_the_batch(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var known = await desk.Data.PersonAsync("张三", desk.Province.City, identityNumber: ImportDesk.ZhangNumber);
        var batch = await desk.PrepareAsync(ImportDesk.Csv(
            "名册.csv", "姓名,公民身份号码,单位,出生年月", "张三,,示范市人民检察院,1985.03", "李四,990101198503150113,示范市人民检察院,1985.03", "王五,,示范市人民检察院,1990.01"));
        var rows = await desk.RowsAsync(batch.Id);
        Assert.Equal(["candidate", "new", "new"], rows.Select(r => r.Verdict));

        _ = (await desk.RepairAsync(batch.Id, rows[0].Id, ("identityNumber", ImportDesk.ZhangNumber))).Value;
        var matched = (await desk.RowsAsync(batch.Id))[0];
        Assert.Equal((known, "identity-number"), (matched.Person!.Value, matched.MatchedBy));

        // A right number is shown by its last four, and left alone when nothing is typed over it.
        var number = (await CellsAsync(desk, batch.Id, rows[0].Id)).Single(c => c.Key == "identityNumber");
        Assert.Equal((true, "**************0017"), (number.IsMasked, number.Text));

        // Two rows of one number, or of one name and birth month, are found as in the first reading.
        _ = (await desk.RepairAsync(batch.Id, rows[2].Id, ("identityNumber", "990101198503150113"))).Value;
        Assert.Equal("exchange.two-people", (await desk.NoticesAsync(batch.Id)).Single(n => n.RowId == rows[2].Id && n.Weight == "error").Code);
        _ = (await desk.RepairAsync(batch.Id, rows[2].Id, ("identityNumber", ""), ("name", "李四"), ("birth", "1985.03"))).Value;
        var namesake = (await desk.RowsAsync(batch.Id))[2];
        Assert.Equal(("candidate", rows[1].Id), (namesake.Verdict, Assert.Single(namesake.Candidates).Row));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_a_person_settled_stays_settled_while_nobody_changes_who_the_row_is_about(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var known = await desk.Data.PersonAsync("张三", desk.Province.City);
        var batch = await desk.PrepareAsync(ImportDesk.Csv("名册.csv", Heads, "张三,,示范市人民检察院,1985.03,汗族,"));
        var row = Assert.Single(await desk.RowsAsync(batch.Id));
        _ = (await desk.DecideAsync(batch.Id, new Decisions { Rows = [new RowDecision(row.Id, Person: known)] })).Value;
        Assert.Equal(1, (await desk.RepairAsync(batch.Id, row.Id, ("ethnicGroup", "汉族"))).Value.Changed);
        Assert.Equal(known, Assert.Single(await desk.RowsAsync(batch.Id)).Person);
        Assert.Equal(1, (await desk.RepairAsync(batch.Id, row.Id, ("birth", "1986.03"))).Value.New);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_row_that_cannot_be_mended_here_is_refused_and_nothing_moves(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var forms = await desk.PrepareAsync(ImportDesk.Lrmx("a.lrmx", ImportDesk.Form()));
        var form = Assert.Single(await desk.RowsAsync(forms.Id));
        Assert.Equal("exchange.not-a-roster-row", (await desk.RepairAsync(forms.Id, form.Id, ("birth", "1985.04"))).Refusal?.Code);
        Assert.Empty(await CellsAsync(desk, forms.Id, form.Id));

        var batch = await desk.PrepareAsync(ImportDesk.Csv("名册.csv", Heads, "甲一,,示范市人民检察院,1980.13,汉族,1"));
        var row = Assert.Single(await desk.RowsAsync(batch.Id));
        Assert.Equal("exchange.unknown-column", (await desk.RepairAsync(batch.Id, row.Id, ("salary", "1"))).Refusal?.Code);
        Assert.Equal("exchange.cell-too-long", (await desk.RepairAsync(batch.Id, row.Id, ("birth", new string('9', 40_000)))).Refusal?.Code);
        Assert.Equal(412, (await desk.AsAsync<RepairRow, Outcome<ImportBatch>>(s => s.RunAsync(batch.Id, row.Id, new RowRepair(new Dictionary<string, string>()), 7, CancellationToken.None))).Refusal?.Status);
        Assert.Equal(batch.Version, (await desk.BatchAsync(batch.Id)).Version);

        // Another county's clerk does not even learn that there is such a batch.
        desk.Clerk = await desk.Province.ActorAsync(Role.HrClerk, desk.Province.North);
        Assert.Equal(404, (await desk.RepairAsync(batch.Id, row.Id, ("birth", "1980.12"))).Refusal?.Status);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_batch_shows_who_received_decided_committed_and_reviewed_it(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        desk.Clerk = await desk.Province.ActorAsync(Role.HrChief, desk.Province.City, "王办事");
        var batch = await desk.PrepareAsync(ImportDesk.Csv("名册.csv", Heads, "甲一,,示范市人民检察院,1980.12,汉族,1", "乙二,,示范市人民检察院,1981.12,汉族,2"));
        var refused = (await desk.RowsAsync(batch.Id))[1];
        _ = (await desk.DecideAsync(batch.Id, new Decisions { Rows = [new RowDecision(refused.Id, "refuse", Reason: "已调出")] })).Value;
        desk.Clerk = desk.Clerk with { Name = "李处长" };
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        _ = (await desk.CommitAsync(batch.Id, " 赵复核 ")).Value;

        var shown = await desk.BatchAsync(batch.Id);
        Assert.Equal(("王办事", "王办事、李处长", "李处长", "赵复核"), (shown.ReceivedBy, shown.DecidedBy, shown.CommittedBy, shown.ReviewedBy));
        Assert.Equal(shown.CommittedAt, desk.Data.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(("refused", "已调出"), ((await desk.RowsAsync(batch.Id))[1].Decision, (await desk.RowsAsync(batch.Id))[1].Reason));
        Assert.Equal(1, await desk.CountAsync<Person>());
    }

    private static async Task<IReadOnlyList<RowCell>> CellsAsync(ImportDesk desk, long import, long row) =>
        (await desk.AsAsync<RowCells, Outcome<IReadOnlyList<RowCell>>>(s => s.RunAsync(import, row, CancellationToken.None))).Value;

    /// <summary>The received file, word for word.</summary>
    private static async Task<string> ContentAsync(ImportDesk desk)
    {
        await using var db = await desk.Data.OpenAsync();
        var file = await db.Set<ImportFile>().AsNoTracking().SingleAsync();
        var cipher = (FieldCipher)desk.Data.Services.GetService(typeof(FieldCipher))!;
        return Convert.ToHexString(cipher.OpenFile(file.SealedContent!));
    }
}
