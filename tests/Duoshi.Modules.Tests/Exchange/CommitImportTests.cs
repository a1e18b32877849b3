using Duoshi.Core.Forms;
using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Personnel;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Duoshi.Modules.Tests.Personnel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Exchange;

[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "xUnit1042", Justification = "Both databases, shared by all data tests.")]
public class CommitImportTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_changed_since_the_preview_refuses_the_whole_and_names_the_rows(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var first = await desk.TakeAsync(ImportDesk.Lrmx("a.lrmx", ImportDesk.Form() with { NativePlace = "辽宁大连" }));
        var person = await desk.PersonOfAsync(first.Import);
        var batch = await desk.PrepareAsync(
            ImportDesk.Lrmx("b.lrmx", ImportDesk.Form(date: "20260101") with { NativePlace = "辽宁沈阳" }), ImportDesk.Lrmx("c.lrmx", ImportDesk.Form("李四", null, "199001")));
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        await desk.Data.WriteAsync(TestDatabase.Insert<Identity>(person, new DateOnly(2026, 2, 1), 1, (nameof(Identity.NativePlace), "辽宁鞍山")));

        var refused = (await desk.CommitAsync(batch.Id)).Refusal!;
        Assert.Equal(("exchange.changed-meanwhile", 412), (refused.Code, refused.Status));
        Assert.Equal("张三", Assert.Single((IReadOnlyList<StoppedRow>)refused.Details!).Name);
        Assert.Equal(1, await desk.CountAsync<Person>());

        // It was compared anew: the clerk looks at the present record and goes on.
        var row = (await desk.RowsAsync(batch.Id))[0];
        Assert.Equal("pending", row.Decision);
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        Assert.Equal(2, (await desk.CommitAsync(batch.Id)).Value.Rows);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Nobody_comes_on_the_record_twice_through_two_batches(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var one = await desk.PrepareAsync(ImportDesk.Lrmx("a.lrmx", ImportDesk.Form()));
        var two = await desk.PrepareAsync(ImportDesk.Lrmx("b.lrmx", ImportDesk.Form(date: "20260101") with { Health = "健康" }));
        _ = (await desk.DecideAsync(one.Id, new Decisions { AcceptUndisputed = true })).Value;
        _ = (await desk.DecideAsync(two.Id, new Decisions { AcceptUndisputed = true })).Value;
        _ = (await desk.CommitAsync(one.Id)).Value;
        Assert.Equal("exchange.changed-meanwhile", (await desk.CommitAsync(two.Id)).Refusal?.Code);
        Assert.Equal(1, (await desk.BatchAsync(two.Id)).Changed);
        _ = (await desk.DecideAsync(two.Id, new Decisions { AcceptUndisputed = true })).Value;
        _ = (await desk.CommitAsync(two.Id)).Value;
        Assert.Equal(1, await desk.CountAsync<Person>());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_withdrawn_import_restates_what_it_superseded_and_lists_what_was_built_on_it(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var first = await desk.TakeAsync(ImportDesk.Lrmx("a.lrmx", ImportDesk.Form() with { Health = "健康" }));
        var person = await desk.PersonOfAsync(first.Import);
        var second = await desk.TakeAsync(
            ImportDesk.Lrmx("b.lrmx", ImportDesk.Form(date: "20260101") with { PresentPosts = "示范市人民检察院党组副书记", Expertise = "刑事检察" }), ImportDesk.Lrmx("c.lrmx", ImportDesk.Form("李四", null, "199001")));
        var newcomer = (await desk.RowsAsync(second.Import)).Single(r => r.Name == "李四").Person!.Value;
        await desk.Data.WriteAsync(TestDatabase.Insert<StaffCategory>(newcomer, new DateOnly(2026, 5, 1), 1, (nameof(StaffCategory.Category), "3")));

        var withdrawn = (await desk.AsAsync<WithdrawImport, Outcome<WithdrawnImport>>(s => s.RunAsync(second.Import, "导错了", CancellationToken.None))).Value;
        Assert.Single(withdrawn.Changes);
        Assert.Equal((newcomer, "staff-category"), (Assert.Single(withdrawn.Stays).Person, withdrawn.Stays[0].Kind));
        Assert.Equal("示范市人民检察院党组成员、副检察长", Assert.Single(await desk.FactsAsync<Statement>(person)).Duties);
        var identity = Assert.Single(await desk.FactsAsync<Identity>(person));
        Assert.Equal(("健康", null), (identity.Health, identity.Speciality));
        Assert.Equal("withdrawn", (await desk.BatchAsync(second.Import)).State);

        // The withdrawn form is no longer the person's; taken in again it is news again.
        Assert.Equal("20250601", (await desk.ComposeAsync(person)).Form.FormDate);
        Assert.Equal("exchange.already-withdrawn", (await desk.AsAsync<WithdrawImport, Outcome<WithdrawnImport>>(s => s.RunAsync(second.Import, null, CancellationToken.None))).Refusal?.Code);
        Assert.Equal(1, (await desk.PrepareAsync(ImportDesk.Lrmx("b.lrmx", ImportDesk.Form(date: "20260101") with { PresentPosts = "示范市人民检察院党组副书记", Expertise = "刑事检察" }))).Changed);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_clerk_imports_within_her_reach_only(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var province = desk.Province;
        await desk.TakeAsync(ImportDesk.Lrmx("a.lrmx", ImportDesk.Form() with { PresentPosts = "南县人民检察院检察长" }));
        desk.Clerk = await province.ActorAsync(Role.HrClerk, province.North);
        var batch = await desk.PrepareAsync(
            ImportDesk.Lrmx("a.lrmx", ImportDesk.Form(date: "20260101") with { PresentPosts = "北县人民检察院检察长" }),
            ImportDesk.Lrmx("b.lrmx", ImportDesk.Form("李四", null, "199001") with { PresentPosts = "南县人民检察院检察官" }),
            ImportDesk.Lrmx("c.lrmx", ImportDesk.Form("王五", null, "199002") with { PresentPosts = "北县人民检察院检察官" }),
            ImportDesk.Lrmx("d.lrmx", ImportDesk.Form("赵六", null, "199003") with { PresentPosts = "某县人民法院院长" }));
        Assert.Equal((2, 2, 1), (batch.Errors, batch.New, batch.ToPlace));
        Assert.Equal(province.North, batch.OfficeId);

        // Her batch is hers and those above her, and nobody else's.
        desk.Clerk = await province.ActorAsync(Role.HrClerk, province.South);
        Assert.Equal(Refusal.NotFound.Code, (await desk.DecideAsync(batch.Id, new Decisions())).Refusal?.Code);
        Assert.Empty((await desk.AsAsync<ReviewImport, Outcome<IReadOnlyList<ReviewedBatch>>>(s => s.BatchesAsync(null, 50, CancellationToken.None))).Value);
        desk.Clerk = await province.ActorAsync(Role.HrClerk, province.City);
        Assert.Single((await desk.AsAsync<ReviewImport, Outcome<IReadOnlyList<ReviewedBatch>>>(s => s.BatchesAsync(null, 50, CancellationToken.None))).Value);
        desk.Clerk = await province.ActorAsync(Role.Leader, province.City);
        Assert.Equal(Refusal.Forbidden.Code, (await desk.AsAsync<ReviewImport, Outcome<IReadOnlyList<ReviewedBatch>>>(s => s.BatchesAsync(null, 50, CancellationToken.None))).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Decisions_on_an_older_look_at_the_batch_are_refused(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(ImportDesk.Lrmx("a.lrmx", ImportDesk.Form()));
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true }, batch.Version)).Value;
        Assert.Equal(412, (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true }, batch.Version)).Refusal?.Status);
    }
}
