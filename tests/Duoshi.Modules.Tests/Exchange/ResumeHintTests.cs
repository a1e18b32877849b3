using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Duoshi.Modules.Tests.Infrastructure;

namespace Duoshi.Modules.Tests.Exchange;

/// <summary>简历与任职不一致, said when a form comes in; and what was found in a batch as a sheet.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "xUnit1042", Justification = "Both databases, shared by all data tests.")]
public class ResumeHintTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_resume_that_differs_from_the_posts_on_the_record_is_said_with_cause_and_remedy(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        await desk.Data.PersonAsync("张三", desk.Province.City, from: new DateOnly(2015, 3, 1), identityNumber: ImportDesk.ZhangNumber);
        var form = ImportDesk.Form() with { Resume = "2016.09--         示范市人民检察院检察官助理" };
        var batch = await desk.PrepareAsync(ImportDesk.Lrmx("a.lrmx", form));
        var hint = Assert.Single(await desk.NoticesAsync(batch.Id), n => n.Code == ResumeHints.Code);
        Assert.Equal(("a.lrmx", 1, "warning"), (hint.File, hint.Row, hint.Weight));
        Assert.Contains("2016.09", hint.Cause, StringComparison.Ordinal);
        Assert.Contains("2015.03", hint.Cause, StringComparison.Ordinal);
        Assert.NotEmpty(hint.Remedy);

        // It stops nothing; once it is the record's own resume, it is a matter of the record.
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        _ = (await desk.CommitAsync(batch.Id)).Value;
        var again = await desk.PrepareAsync(ImportDesk.Lrmx("b.lrmx", form with { FormDate = "20260101", Health = "健康" }));
        Assert.DoesNotContain(await desk.NoticesAsync(again.Id), n => n.Code == ResumeHints.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Of_somebody_new_only_gaps_and_overlaps_of_the_resume_itself_are_said(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var whole = await desk.PrepareAsync(ImportDesk.Lrmx("a.lrmx", ImportDesk.Form() with { Resume = "2007.07--2019.11  示范市人民检察院书记员\n2019.11--         示范市人民检察院检察官" }));
        Assert.DoesNotContain(await desk.NoticesAsync(whole.Id), n => n.Code == ResumeHints.Code);
        var torn = await desk.PrepareAsync(ImportDesk.Lrmx("b.lrmx", ImportDesk.Form("李四", null, "199001") with { Resume = "2012.07--2015.11  示范市人民检察院书记员\n2019.11--         示范市人民检察院检察官" }));
        Assert.Single(await desk.NoticesAsync(torn.Id), n => n.Code == ResumeHints.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Rows_and_notices_go_out_as_sheets_with_decision_and_reason(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(ImportDesk.Csv("名册.csv", "姓名,单位,出生年月", "甲一,示范市人民检察院,1980.13", "乙二,示范市人民检察院,1981.02"));
        var second = (await desk.RowsAsync(batch.Id))[1];
        _ = (await desk.DecideAsync(batch.Id, new Decisions { Rows = [new RowDecision(second.Id, "refuse", Reason: "已调出")] })).Value;
        var rows = (await desk.AsAsync<ExportRows, Outcome<ShownList>>(s => s.RowsAsync(batch.Id, new RowQuery(), CancellationToken.None))).Value;
        Assert.Equal([("甲一", "2"), ("乙二", "3")], rows.Lines.Select(l => (l.Cells[0]!, l.Cells[3]!)));
        Assert.Equal("已调出", rows.Lines.Last().Cells[7]);
        Assert.Single((await desk.AsAsync<ExportRows, Outcome<ShownList>>(s => s.RowsAsync(batch.Id, new RowQuery("error"), CancellationToken.None))).Value.Lines);
        var notices = (await desk.AsAsync<ExportRows, Outcome<ShownList>>(s => s.NoticesAsync(batch.Id, CancellationToken.None))).Value;
        Assert.Contains(notices.Lines, l => l.Cells[0] == "名册.csv" && l.Cells[2] == "2" && l.Cells[6]!.Contains("1980.13", StringComparison.Ordinal));
    }
}
