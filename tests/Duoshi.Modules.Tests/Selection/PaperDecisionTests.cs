using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Selection.Matters;
using Duoshi.Modules.Selection.Numbers;
using Duoshi.Modules.Selection.PaperDecisions;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Selection;

/// <summary>补录: one enters, another checks; the facts of a decision are written all at once and withdrawn as one.</summary>
[InChinese]
public class PaperDecisionTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_decision_is_on_the_record_once_another_person_accepts_it_and_is_withdrawn_as_one_act(Provider provider)
    {
        await using var desk = await SelectionDesk.CreateAsync(provider);
        await using var db = await desk.Data.OpenAsync();
        var held = await db.Set<Appointment>().As(Known.Now).SingleAsync(a => a.SubjectId == desk.Deputy && a.PostCode == "P02");
        var body = Body(
            desk, new ActBody { Kind = PlannedActKind.Remove, PersonId = desk.Deputy, FactId = held.FactId }, desk.Promote(desk.Member),
            new ActBody { Kind = PlannedActKind.Rank, PersonId = desk.Head, Code = "四级调研员" }, new ActBody { Kind = PlannedActKind.Grade, PersonId = desk.Member, Code = "7" });
        var preview = (await desk.As<SubmitDecision, Outcome<DecisionPreview>>(desk.Clerk, s => s.PreviewAsync(body, CancellationToken.None))).Value;
        Assert.False(preview.Check.Blocked);
        Assert.Equal(["王副", "李专", "张办"], preview.Lines.Select(l => l.Name).Distinct());
        Assert.Equal(["李专"], preview.Check.Numbers.Single(n => n.Name == "副检察长").In);

        var id = (await desk.As<SubmitDecision, Outcome<long>>(desk.Clerk, s => s.RunAsync(body, CancellationToken.None))).Value;
        Assert.False(await db.Set<CivilServiceRank>().AnyAsync());
        var accepted = await AcceptAsync(desk, desk.Chief, id, 1);
        Assert.Null(accepted.Refusal);

        var (rank, grade) = (await db.Set<CivilServiceRank>().As(Known.Now).SingleAsync(), await db.Set<ProsecutorGrade>().As(Known.Now).SingleAsync());
        Assert.Equal(("6", "北检任〔2026〕8号", new DateOnly(2026, 6, 20), accepted.Value.Change), (rank.Rank, rank.DocumentNumber, rank.ValidFrom, rank.RecordedBy));
        Assert.Equal(("7", accepted.Value.Change), (grade.Grade, grade.RecordedBy));
        var ended = await db.Set<Appointment>().As(Known.Now).SingleAsync(a => a.SubjectId == desk.Deputy && a.PostCode == "P02");
        Assert.Equal((new DateOnly(2026, 6, 20), "北检任〔2026〕8号"), (ended.ValidTo, ended.RemovalDocumentNumber));
        Assert.Equal("副检察长", (await db.Set<Appointment>().At(new DateOnly(2026, 6, 20), Known.Now).SingleAsync(a => a.SubjectId == desk.Member && a.Slot == Appointment.MainSlot)).PostName);

        Assert.Equal(403, (await WithdrawAsync(desk, desk.Clerk, id, 2)).Refusal?.Status);
        Assert.Null((await WithdrawAsync(desk, desk.Chief, id, 2)).Refusal);
        Assert.False(await db.Set<CivilServiceRank>().As(Known.Now).AnyAsync());
        Assert.Equal(DateOnly.MaxValue, (await db.Set<Appointment>().As(Known.Now).SingleAsync(a => a.SubjectId == desk.Deputy && a.PostCode == "P02")).ValidTo);
        Assert.Equal(DecisionState.Withdrawn, (await ReadAsync(desk, id)).Head.State);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Nobody_checks_the_own_entry_and_a_clerk_checks_none(Provider provider)
    {
        await using var desk = await SelectionDesk.CreateAsync(provider);
        var id = (await desk.As<SubmitDecision, Outcome<long>>(desk.Chief, s => s.RunAsync(Body(desk, desk.Promote(desk.Member)), CancellationToken.None))).Value;
        Assert.Equal("decision.own", (await AcceptAsync(desk, desk.Chief, id, 1)).Refusal?.Code);
        Assert.Equal("decision.own", (await AcceptAsync(desk, desk.Chief with { Name = "换了名的主任" }, id, 1)).Refusal?.Code);
        Assert.Equal(403, (await AcceptAsync(desk, desk.Clerk, id, 1)).Refusal?.Status);
        var concerned = desk.Chief with { AccountId = 91, PersonId = desk.Member };
        Assert.Equal("access.not-found", (await AcceptAsync(desk, concerned, id, 1)).Refusal?.Code);
        Assert.Equal("act.own", (await desk.As<SubmitDecision, Outcome<long>>(concerned, s => s.RunAsync(Body(desk, desk.Promote(desk.Member)), CancellationToken.None))).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_returned_decision_is_mended_by_who_entered_it_and_checked_again(Provider provider)
    {
        await using var desk = await SelectionDesk.CreateAsync(provider);
        var body = Body(desk, desk.Promote(desk.Member));
        var id = (await desk.As<SubmitDecision, Outcome<long>>(desk.Clerk, s => s.RunAsync(body, CancellationToken.None))).Value;
        Assert.Equal("decision.return-reason", (await ReturnAsync(desk, id, "", 1)).Refusal?.Code);
        Assert.Null((await ReturnAsync(desk, id, "生效日期与通知不符", 1)).Refusal);
        Assert.Equal("生效日期与通知不符", (await ReadAsync(desk, id)).Answer);
        Assert.Equal("decision.not-submitted", (await AcceptAsync(desk, desk.Chief, id, 2)).Refusal?.Code);
        Task<Outcome<Modules.Platform.Api.NewKey>> Again(Actor actor) => desk.As<SubmitDecision, Outcome<Modules.Platform.Api.NewKey>>(actor, s => s.AgainAsync(id, body with { EffectiveOn = "2026.06.22" }, 2, CancellationToken.None));
        Assert.Equal("decision.not-yours", (await Again(desk.Chief)).Refusal?.Code);
        Assert.Null((await Again(desk.Clerk)).Refusal);
        Assert.Null((await AcceptAsync(desk, desk.Chief, id, 3)).Refusal);
        await using var db = await desk.Data.OpenAsync();
        Assert.True(await db.Set<Appointment>().As(Known.Now).AnyAsync(a => a.SubjectId == desk.Member && a.PostCode == "P02" && a.ValidFrom == new DateOnly(2026, 6, 22)));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_changed_since_the_entry_stops_the_check_and_nothing_is_half_written(Provider provider)
    {
        await using var desk = await SelectionDesk.CreateAsync(provider);
        var id = (await desk.As<SubmitDecision, Outcome<long>>(desk.Clerk, s => s.RunAsync(Body(desk, desk.Promote(desk.Member), new ActBody { Kind = PlannedActKind.Rank, PersonId = desk.Head, Code = "6" }), CancellationToken.None))).Value;
        await desk.Data.WriteAsync(TestDatabase.Insert<CivilServiceRank>(desk.Head, new DateOnly(2024, 1, 1), 1, ("Rank", "7")));
        var stale = await AcceptAsync(desk, desk.Chief, id, 1);
        Assert.Equal(("record.changed-meanwhile", 412), (stale.Refusal?.Code, stale.Refusal?.Status));
        await using var db = await desk.Data.OpenAsync();
        Assert.False(await db.Set<Appointment>().AnyAsync(a => a.SubjectId == desk.Member && a.PostCode == "P02"));
        Assert.Equal(DecisionState.Submitted, (await ReadAsync(desk, id)).Head.State);
    }

    [Fact]
    public async Task A_decision_over_a_number_is_flagged_and_accepted_with_a_written_remark()
    {
        await using var desk = await SelectionDesk.CreateAsync(Provider.Sqlite, deputies: 1);
        var id = (await desk.As<SubmitDecision, Outcome<long>>(desk.Clerk, s => s.RunAsync(Body(desk, desk.Promote(desk.Member)), CancellationToken.None))).Value;
        Assert.True((await ReadAsync(desk, id)).Preview!.Check.Blocked);
        Assert.Equal("decision.over-number", (await AcceptAsync(desk, desk.Chief, id, 1)).Refusal?.Code);
        Assert.Null((await AcceptAsync(desk, desk.Chief, id, 1, "县委已决定，另行消化")).Refusal);
    }

    [Fact]
    public async Task One_person_or_office_out_of_scope_and_nothing_is_taken()
    {
        await using var desk = await SelectionDesk.CreateAsync(Provider.Sqlite);
        var foreign = await desk.Data.PersonAsync("外县", desk.Province.South);
        Task<Outcome<long>> Submit(params ActBody[] acts) => desk.As<SubmitDecision, Outcome<long>>(desk.Clerk, s => s.RunAsync(Body(desk, acts), CancellationToken.None));
        Assert.Equal(404, (await Submit(desk.Promote(desk.Member), desk.Promote(foreign))).Refusal?.Status);
        Assert.Equal(404, (await Submit(desk.Promote(desk.Member) with { OfficeId = desk.Province.South })).Refusal?.Status);
        Assert.Equal(404, (await desk.As<PreCheckNumbers, Outcome<PreCheckView>>(desk.Clerk, s => s.RunAsync(new PreCheckNumbers.Body(desk.Province.South, null, null, null), CancellationToken.None))).Refusal?.Status);
        Assert.Equal("act.invalid", (await Submit(desk.Promote(desk.Member), desk.Promote(desk.Member))).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_numbers_of_an_office_as_they_stand_say_who_leaves_and_when(Provider provider)
    {
        await using var desk = await SelectionDesk.CreateAsync(provider);
        await desk.Data.WriteAsync(TestDatabase.Insert<Identity>(desk.Deputy, DateOnly.MinValue, 1, ("Birth", new Core.Time.PartialDate(new DateOnly(1967, 1, 1), Core.Time.DatePrecision.Month))));
        var view = (await desk.As<PreCheckNumbers, Outcome<PreCheckView>>(desk.Clerk, s => s.RunAsync(new PreCheckNumbers.Body(desk.Office, null, 24, null), CancellationToken.None))).Value;
        var deputies = view.Numbers.Single(n => n.Name == "副检察长");
        Assert.Equal((2, 1, 1, "示编〔2019〕7号"), (deputies.Approved, deputies.Present, deputies.Free, deputies.Basis));
        // Born 1967-01: 60 years and 7 months (24 birth months after 1965-01, one for every four, begun ones count).
        var leaver = Assert.Single(deputies.Leavers);
        Assert.Equal(("王副", new DateOnly(2027, 8, 1)), (leaver.Name, leaver.On));
        Assert.Contains(view.Numbers, n => n.IsComputed && n.Basis.StartsWith("R-42", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Nobody_concerned_sees_a_decision_that_somebody_else_registers_nor_that_there_is_one(Provider provider)
    {
        await using var desk = await SelectionDesk.CreateAsync(provider);
        var id = (await desk.As<SubmitDecision, Outcome<long>>(desk.Clerk, s => s.RunAsync(Body(desk, desk.Promote(desk.Head), desk.Promote(desk.Member)), CancellationToken.None))).Value;
        var self = desk.Chief with { AccountId = 90, PersonId = desk.Head, Grants = [.. desk.Chief.Grants, desk.Chief.Grants[0] with { Role = Role.HrClerk }] };
        await HiddenFromAsync(desk, self, id);
        Assert.Equal((1, 1), await SeenByAsync(desk, desk.Chief));
        Assert.Equal((0, 0), await SeenByAsync(desk, await desk.Province.ActorAsync(Role.HrChief, desk.Province.South)));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_county_sees_no_decision_about_people_managed_above_though_it_is_kept_under_its_own_office(Provider provider)
    {
        await using var desk = await SelectionDesk.CreateAsync(provider);
        await desk.Data.WriteAsync(TestDatabase.Insert<ManagedBy>(desk.Deputy, new DateOnly(2020, 1, 1), 1, ("Authority", "03")), TestDatabase.Insert<ManagedBy>(desk.Head, new DateOnly(2020, 1, 1), 1, ("Authority", "04")));
        var city = (await desk.Province.ActorAsync(Role.HrClerk, desk.Province.City, "市院政治部", authority: "03")) with { AccountId = 80 };
        var county = (await desk.Province.ActorAsync(Role.HrChief, desk.Office, "县院政治部主任", authority: "04")) with { AccountId = 81 };
        Task<Outcome<long>> Submit(Actor actor, long person) => desk.As<SubmitDecision, Outcome<long>>(actor, s => s.RunAsync(Body(desk, new ActBody { Kind = PlannedActKind.Rank, PersonId = person, Code = "6" }), CancellationToken.None));
        var above = (await Submit(city, desk.Deputy)).Value;
        await HiddenFromAsync(desk, county, above);
        Assert.Equal("decision.managed-above", (await Submit(county, desk.Deputy)).Refusal?.Code);

        // What concerns the county's own people it sees; a person who comes under the city takes the decision along.
        Assert.Null((await Submit(desk.Clerk, desk.Head)).Refusal);
        Assert.Equal((1, 1), await SeenByAsync(desk, county));
        await desk.Data.WriteAsync(TestDatabase.Insert<ManagedBy>(desk.Head, new DateOnly(2026, 6, 1), 1, ("Authority", "03")));
        Assert.Equal((0, 0), await SeenByAsync(desk, county));
    }

    /// <summary>Not in list, search, count, export or inbox, and by every way in the same answer as for a number that nobody knows.</summary>
    private static async Task HiddenFromAsync(SelectionDesk desk, Actor actor, long id)
    {
        Assert.Equal((0, 0), await SeenByAsync(desk, actor));
        Assert.Equal(0, (await desk.As<ListDecisions, Outcome<DecisionPage>>(actor, s => s.RunAsync("Submitted", "北检任", 0, 50, CancellationToken.None))).Value.Total);
        Assert.Empty((await desk.As<ListDecisions, Outcome<Modules.Platform.Sheets.ShownList>>(actor, s => s.SheetAsync(null, null, CancellationToken.None))).Value.Lines);
        foreach (var ask in new Func<long, Task<Refusal?>>[]
        {
            async key => (await desk.As<ReadDecision, Outcome<DecisionView>>(actor, s => s.RunAsync(key, CancellationToken.None))).Refusal,
            async key => (await AcceptAsync(desk, actor, key, 1)).Refusal,
            async key => (await desk.As<CheckDecision, Outcome<Done>>(actor, s => s.ReturnAsync(key, "有误", 1, CancellationToken.None))).Refusal,
            async key => (await WithdrawAsync(desk, actor, key, 1)).Refusal,
            async key => (await desk.As<SubmitDecision, Outcome<Modules.Platform.Api.NewKey>>(actor, s => s.AgainAsync(key, Body(desk, desk.Promote(desk.Member)), 1, CancellationToken.None))).Refusal,
        })
        {
            var (hidden, unknown) = (await ask(id), await ask(987_654_321));
            Assert.Equal(("access.not-found", 404), (hidden?.Code, hidden?.Status));
            Assert.Equal((unknown!.Code, unknown.Status, unknown.Zh, unknown.En), (hidden!.Code, hidden.Status, hidden.Zh, hidden.En));
        }
    }

    /// <summary>How many the list has, and how many wait in the inbox.</summary>
    private static async Task<(int Listed, int Waiting)> SeenByAsync(SelectionDesk desk, Actor actor) => (
        (await desk.As<ListDecisions, Outcome<DecisionPage>>(actor, s => s.RunAsync(null, null, 0, int.MaxValue, CancellationToken.None))).Value.Total,
        await desk.As<ListDecisions, int>(actor, s => s.WaitingAsync(actor, CancellationToken.None)));

    private static DecisionBody Body(SelectionDesk desk, params ActBody[] acts) =>
        new(desk.Office, "中共北县县委", "常委会第15次会议", "北检任〔2026〕8号", "2026.06.18", "2026.06.20", null, acts);

    private static Task<Outcome<CheckDecision.Accepted>> AcceptAsync(SelectionDesk desk, Actor actor, long id, int version, string? remark = null) =>
        desk.As<CheckDecision, Outcome<CheckDecision.Accepted>>(actor, s => s.AcceptAsync(id, remark, version, CancellationToken.None));

    private static Task<Outcome<Done>> ReturnAsync(SelectionDesk desk, long id, string reason, int version) =>
        desk.As<CheckDecision, Outcome<Done>>(desk.Chief, s => s.ReturnAsync(id, reason, version, CancellationToken.None));

    private static Task<Outcome<Done>> WithdrawAsync(SelectionDesk desk, Actor actor, long id, int version) =>
        desk.As<WithdrawDecision, Outcome<Done>>(actor, s => s.RunAsync(id, "通知已收回", version, CancellationToken.None));

    private static async Task<DecisionView> ReadAsync(SelectionDesk desk, long id) =>
        (await desk.As<ReadDecision, Outcome<DecisionView>>(desk.Clerk, s => s.RunAsync(id, CancellationToken.None))).Value;
}
