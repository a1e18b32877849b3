using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Duoshi.Modules.Selection.Matters;
using Duoshi.Modules.Selection.PaperDecisions;
using Duoshi.Modules.Selection.Processes;
using Duoshi.Modules.Tests.Infrastructure;

namespace Duoshi.Modules.Tests.Selection;

/// <summary>The search boxes over selections and paper decisions: by what a line of the list shows, within what one may see.</summary>
[InChinese]
public class MatterSearchTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_process_is_found_by_title_office_and_person_and_goes_out_as_found(Provider provider)
    {
        await using var desk = await SelectionDesk.CreateAsync(provider);
        var ofMember = await desk.StartAsync(acts: desk.Promote(desk.Member));
        var ofHead = await desk.StartAsync(AppointmentKind.Lateral, desk.Promote(desk.Head));
        Task<Outcome<ProcessPage>> Ask(string? text, int skip = 0, int take = 50, Actor? actor = null) => desk.As<ListProcesses, Outcome<ProcessPage>>(actor ?? desk.Clerk, s => s.RunAsync(null, text, skip, take, CancellationToken.None));
        async Task<IEnumerable<long>> Found(string text) => (await Ask(text)).Value.Rows.Select(r => r.Id);

        Assert.Equal([ofMember], await Found(" 李专 "));
        Assert.Equal([ofHead], await Found("张办"));
        Assert.Equal([ofHead, ofMember], await Found("领导职务调整"));
        Assert.Equal([ofHead, ofMember], await Found("北县人民检察院"));
        Assert.Empty(await Found("南县人民检察院"));
        Assert.Empty(await Found("王副")); // in office there, and of no process
        var second = (await Ask("北县", skip: 1, take: 1)).Value;
        Assert.Equal((2, ofMember), (second.Total, second.Rows.Single().Id));

        // What concerns the reader is found by no word.
        Assert.Equal([ofHead], (await Ask("北县", actor: desk.Clerk with { PersonId = desk.Member })).Value.Rows.Select(r => r.Id));
        Assert.Equal(0, (await Ask("李专", actor: desk.Clerk with { PersonId = desk.Member })).Value.Total);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_paper_decision_is_found_by_document_body_office_and_person_and_goes_out_as_found(Provider provider)
    {
        await using var desk = await SelectionDesk.CreateAsync(provider);
        async Task<long> Submit(string document, string body, long person) => (await desk.As<SubmitDecision, Outcome<long>>(desk.Clerk, s => s.RunAsync(
            new DecisionBody(desk.Office, body, "常委会第15次会议", document, "2026.06.18", "2026.06.20", null, [new ActBody { Kind = PlannedActKind.Rank, PersonId = person, Code = "6" }]), CancellationToken.None))).Value;
        var first = await Submit("北检任〔2026〕8号", "中共北县县委", desk.Head);
        var second = await Submit("北组任〔2026〕3号", "北县县委组织部", desk.Member);
        async Task<IEnumerable<long>> Found(string text) => (await desk.As<ListDecisions, Outcome<DecisionPage>>(desk.Clerk, s => s.RunAsync(null, text, 0, 50, CancellationToken.None))).Value.Rows.Select(r => r.Id);

        Assert.Equal([first], await Found("北检任"));
        Assert.Equal([second], await Found("组织部"));
        Assert.Equal([first], await Found("张办"));
        Assert.Equal([second], await Found("李专"));
        Assert.Equal([second, first], await Found("北县人民检察院"));
        Assert.Equal([second, first], await Found("第15次会议"));
        Assert.Empty(await Found("王副"));
        var sheet = (await desk.As<ListDecisions, Outcome<ShownList>>(desk.Chief, s => s.SheetAsync(null, "张办", CancellationToken.None))).Value;
        Assert.Equal("北检任〔2026〕8号", Assert.Single(sheet.Lines).Cells[0]);
        Assert.Contains("张办", sheet.Filters, StringComparison.Ordinal);
    }
}
