using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Records;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Selection.Matters;
using Duoshi.Modules.Selection.Processes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Selection;

/// <summary>选拔任用全程纪实: step by step, nothing skipped, nothing overwritten, nothing shown to whom it concerns.</summary>
[InChinese]
public class ProcessTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_process_goes_from_the_pre_check_to_the_post_and_is_closed_after_probation(Provider provider)
    {
        await using var desk = await SelectionDesk.CreateAsync(provider);
        var id = await desk.StartAsync(acts: desk.Promote(desk.Head));
        await desk.UpToAsync(id, SelectionStep.Appointment);
        Assert.Equal("副检察长", (await desk.As<ConfirmAppointment, Outcome<ConfirmAppointment.Confirmed>>(desk.Chief, s => s.PreviewAsync(id, CancellationToken.None))).Value.Lines[0].Rows[^1].After.Split(' ')[^2]);

        var confirmed = await desk.ConfirmAsync(id, desk.Chief);
        Assert.Null(confirmed.Refusal);
        await using var db = await desk.Data.OpenAsync();
        var posts = await db.Set<Appointment>().As(Known.Now).Where(a => a.SubjectId == desk.Head && a.Slot == Appointment.MainSlot && a.ValidFrom < a.ValidTo).OrderBy(a => a.ValidFrom).ToListAsync();
        Assert.Equal(("办公室主任", new DateOnly(2026, 6, 25)), (posts[^2].PostName, posts[^2].ValidTo));
        Assert.Equal(("副检察长", "P02", "北检任〔2026〕3号", DateOnly.MaxValue, "北县人民检察院", true), (posts[^1].PostName, posts[^1].PostCode, posts[^1].DocumentNumber, posts[^1].ValidTo, posts[^1].OfficeName, posts[^1].IsLeading));
        var change = await db.Set<Change>().SingleAsync(c => c.Id == confirmed.Value.Change);
        Assert.Equal((Basis.Decision, id, "县委决定", "北检任〔2026〕3号", "县院政治部主任"), (change.Basis, change.BasisId, change.Reason, change.DocumentNumber, change.ActorName));

        var view = await desk.ReadAsync(id);
        Assert.Equal((ProcessState.Appointed, new DateOnly(2027, 6, 25)), (view.State, view.Due));
        var passed = SelectionDesk.Step(SelectionStep.Probation, "2026.07.01") with { Result = "passed" };
        Assert.Equal("selection.probation-running", (await desk.StepAsync(id, passed)).Refusal?.Code);
        desk.Data.Clock.Set(2027, 6, 28);
        Assert.Null((await desk.StepAsync(id, passed with { On = "2027.06.26" })).Refusal);
        Assert.Equal(ProcessState.Closed, (await desk.ReadAsync(id)).State);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_missing_step_blocks_the_next_and_is_named(Provider provider)
    {
        await using var desk = await SelectionDesk.CreateAsync(provider);
        var id = await desk.StartAsync(acts: desk.Promote(desk.Head));
        var early = (await desk.StepAsync(id, SelectionDesk.Step(SelectionStep.Inspection, "2026.06.08"))).Refusal!;
        Assert.Equal(("selection.step-missing", "缺少“职数预审”，不能登记“考察”。请先登记缺少的程序。"), (early.Code, early.Zh));
        await desk.UpToAsync(id, SelectionStep.Inspection);
        Assert.Null((await desk.StepAsync(id, SelectionDesk.Step(SelectionStep.FourChecks, "2026.06.05", part: 1))).Refusal);
        Assert.Null((await desk.StepAsync(id, SelectionDesk.Step(SelectionStep.FourChecks, "2026.06.05", part: 2))).Refusal);
        var unheard = (await desk.StepAsync(id, SelectionDesk.Step(SelectionStep.Decision, "2026.06.10"))).Refusal!;
        Assert.Contains("缺少“凡提四必：纪检监察意见必听”", unheard.Zh, StringComparison.Ordinal);
        Assert.Equal(StepState.Running, (await desk.ReadAsync(id)).Steps.Single(s => s.Step == SelectionStep.FourChecks).State);
        Assert.Equal("selection.step-missing", (await desk.ConfirmAsync(id, desk.Chief)).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_step_is_corrected_by_superseding_and_the_first_entry_stays(Provider provider)
    {
        await using var desk = await SelectionDesk.CreateAsync(provider);
        var id = await desk.StartAsync(acts: desk.Promote(desk.Head));
        await desk.UpToAsync(id, SelectionStep.Recommendation);
        var right = SelectionDesk.Step(SelectionStep.Recommendation, "2026.06.04", "北检政〔2026〕2号");
        Assert.Equal("selection.step-recorded", (await desk.StepAsync(id, right)).Refusal?.Code);
        Assert.Equal("record.reason-required", (await desk.StepAsync(id, right with { Corrects = true })).Refusal?.Code);
        Assert.Null((await desk.StepAsync(id, right with { Corrects = true, Reason = "文号登记有误" })).Refusal);
        var view = await desk.ReadAsync(id);
        Assert.Equal("北检政〔2026〕2号", view.Steps.Single(s => s.Step == SelectionStep.Recommendation).Entries.Single().DocumentNumber);
        Assert.Equal(("北检政〔2026〕1号", "文号登记有误"), (view.Corrected.Single().DocumentNumber, view.Corrected.Single().CorrectionReason));

        // Two people on one process: the later one is told.
        var stale = await desk.As<RecordStep, Outcome<RecordStep.Recorded>>(desk.Clerk, s => s.RunAsync(id, SelectionDesk.Step(SelectionStep.Inspection, "2026.06.08"), view.Version - 1, CancellationToken.None));
        Assert.Equal(412, stale.Refusal?.Status);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Over_a_number_the_motion_stops_unless_somebody_with_authority_records_the_approval(Provider provider)
    {
        await using var desk = await SelectionDesk.CreateAsync(provider, deputies: 1);
        var id = await desk.StartAsync(acts: desk.Promote(desk.Head));
        var check = SelectionDesk.Step(SelectionStep.PreCheck, "2026.06.01");
        var approved = check with { ExcessApproved = true };
        var refused = (await desk.StepAsync(id, approved)).Refusal!;
        Assert.Equal("selection.over-number", refused.Code);
        Assert.Contains("超1", refused.Zh, StringComparison.Ordinal);
        Assert.Equal("selection.over-number", (await desk.StepAsync(id, check with { Note = "材料存文书档案" }, desk.Chief)).Refusal?.Code);
        Assert.Equal("selection.document-required", (await desk.StepAsync(id, approved with { DocumentNumber = null }, desk.Chief)).Refusal?.Code);
        Assert.Null((await desk.StepAsync(id, approved with { DocumentNumber = "市组发〔2026〕12号" }, desk.Chief)).Refusal);
        Assert.Equal("over", (await desk.ReadAsync(id)).Steps[0].Entries.Single().Result);
    }

    [Fact]
    public async Task Every_step_names_its_body_and_its_document()
    {
        await using var desk = await SelectionDesk.CreateAsync(Provider.Sqlite);
        var id = await desk.StartAsync(acts: desk.Promote(desk.Head));
        foreach (var step in new[] { SelectionDesk.Step(SelectionStep.PreCheck, "2026.06.01"), SelectionDesk.Step(SelectionStep.Motion, "2026.06.02") })
        {
            Assert.Equal("selection.body-required", (await desk.StepAsync(id, step with { By = " " })).Refusal?.Code);
            Assert.Equal("selection.document-required", (await desk.StepAsync(id, step with { DocumentNumber = null })).Refusal?.Code);
            Assert.Null((await desk.StepAsync(id, step)).Refusal);
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_last_free_post_goes_to_one_of_two(Provider provider)
    {
        await using var desk = await SelectionDesk.CreateAsync(provider);
        var (one, other) = (await desk.StartAsync(acts: desk.Promote(desk.Head)), await desk.StartAsync(acts: desk.Promote(desk.Member)));
        await desk.UpToAsync(one, SelectionStep.Appointment);
        await desk.UpToAsync(other, SelectionStep.Appointment);
        var both = await Task.WhenAll(desk.ConfirmAsync(one, desk.Chief), desk.ConfirmAsync(other, desk.Chief));
        Assert.Equal("selection.over-number", Assert.Single(both, b => b.Refusal is not null).Refusal!.Code);
    }

    [Fact]
    public async Task Who_recorded_the_appointment_does_not_confirm_it_and_a_clerk_never_does()
    {
        await using var desk = await SelectionDesk.CreateAsync(Provider.Sqlite);
        var id = await desk.StartAsync(acts: desk.Promote(desk.Head));
        await desk.UpToAsync(id, SelectionStep.Publicity);
        Assert.Null((await desk.StepAsync(id, SelectionDesk.Step(SelectionStep.Appointment, "2026.06.22", "北检任〔2026〕3号") with { EffectiveOn = "2026.06.25" }, desk.Chief)).Refusal);
        Assert.Equal("selection.own-step", (await desk.ConfirmAsync(id, desk.Chief)).Refusal?.Code);
        Assert.Equal("selection.own-step", (await desk.ConfirmAsync(id, desk.Chief with { Name = "换了名的主任" })).Refusal?.Code);
        Assert.Equal(403, (await desk.ConfirmAsync(id, desk.Clerk)).Refusal?.Status);
    }

    [Fact]
    public async Task A_notice_stands_five_working_days_and_its_result_waits_for_its_end()
    {
        await using var desk = await SelectionDesk.CreateAsync(Provider.Sqlite);
        var id = await desk.StartAsync(acts: desk.Promote(desk.Head));
        await desk.UpToAsync(id, SelectionStep.Decision);
        var notice = SelectionDesk.Step(SelectionStep.Publicity, "2026.06.29");
        var shorter = (await desk.StepAsync(id, notice with { NoticeTo = "2026.07.02" })).Refusal!;
        Assert.Equal("selection.notice-too-short", shorter.Code);
        Assert.Contains("至少到 2026-07-03", shorter.Zh, StringComparison.Ordinal);
        Assert.Null((await desk.StepAsync(id, notice with { NoticeTo = "2026.07.03" })).Refusal);
        Assert.Equal("selection.notice-running", (await desk.StepAsync(id, notice with { NoticeTo = "2026.07.03", Objections = 0 })).Refusal?.Code);
        var appointment = SelectionDesk.Step(SelectionStep.Appointment, "2026.07.01") with { EffectiveOn = "2026.07.01" };
        Assert.Contains("公示至 2026-07-03", (await desk.StepAsync(id, appointment)).Refusal!.Zh, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 7, 3), (await desk.ReadAsync(id)).Due);
    }

    [Theory]
    [InlineData("推荐得票 23 票")]
    [InlineData("应到20人，赞成票18")]
    [InlineData("15 votes for")]
    public async Task Votes_are_kept_nowhere(string note)
    {
        await using var desk = await SelectionDesk.CreateAsync(Provider.Sqlite);
        var id = await desk.StartAsync(acts: desk.Promote(desk.Head));
        Assert.Equal("selection.no-votes", (await desk.StepAsync(id, SelectionDesk.Step(SelectionStep.PreCheck, "2026.06.01") with { Note = note })).Refusal?.Code);
        await using var db = await desk.Data.OpenAsync();
        Assert.DoesNotContain(db.Model.FindEntityType(typeof(StepEntry))!.GetProperties(), p => p.Name.Contains("Vote", StringComparison.OrdinalIgnoreCase) || p.Name.Contains("Score", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Nobody_concerned_sees_a_process_nor_who_opened_it_and_neither_does_the_office_next_door(Provider provider)
    {
        await using var desk = await SelectionDesk.CreateAsync(provider);
        var id = await desk.StartAsync(acts: desk.Promote(desk.Head));
        await desk.ReadAsync(id);
        var self = desk.Chief with { AccountId = 90, PersonId = desk.Head, Grants = [.. desk.Chief.Grants, desk.Chief.Grants[0] with { Role = Role.StaffMember }] };
        Task<Outcome<ProcessView>> Read(Actor actor) => desk.As<ReadProcess, Outcome<ProcessView>>(actor, s => s.RunAsync(id, CancellationToken.None));
        Task<Outcome<ProcessPage>> List(Actor actor) => desk.As<ListProcesses, Outcome<ProcessPage>>(actor, s => s.RunAsync(null, null, 0, 50, CancellationToken.None));
        Assert.Equal(404, (await Read(self)).Refusal?.Status);
        Assert.Equal(0, (await List(self)).Value.Total);
        Assert.Equal(403, (await Read(await desk.Province.ActorAsync(Role.StaffMember, desk.Office))).Refusal?.Status);
        Assert.Equal(404, (await Read(await desk.Province.ActorAsync(Role.HrClerk, desk.Province.South))).Refusal?.Status);
        Assert.Equal(1, (await List(await desk.Province.ActorAsync(Role.Leader, desk.Office))).Value.Total);

        await using var db = await desk.Data.OpenAsync();
        Assert.True(await db.Set<AuditEntry>().AnyAsync(a => a.Act == MatterLog.Act && a.SubjectId == desk.Head && a.ActorId == desk.Clerk.AccountId));
        var own = (await desk.As<MyRecord, Outcome<OwnFile>>(self, s => s.RunAsync(null, CancellationToken.None))).Value;
        Assert.Empty(own.Openings);
        Assert.DoesNotContain(own.Record.Kinds, k => k.Key.Contains("selection", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_county_clerk_conducts_nothing_about_people_managed_above()
    {
        await using var desk = await SelectionDesk.CreateAsync(Provider.Sqlite);
        var id = await desk.StartAsync(acts: desk.Promote(desk.Head));
        await desk.Data.WriteAsync(TestDatabase.Insert<ManagedBy>(desk.Deputy, new DateOnly(2020, 1, 1), 1, ("Authority", "03")));
        var county = (await desk.Province.ActorAsync(Role.HrClerk, desk.Office, authority: "04")) with { AccountId = 93 };
        var refused = await desk.As<StartProcess, Outcome<long>>(county, s => s.RunAsync(new StartProcess.Body("调整", AppointmentKind.Lateral, desk.Office, null, [desk.Promote(desk.Deputy, "P03")]), CancellationToken.None));
        Assert.Equal("selection.managed-above", refused.Refusal?.Code);
        var above = await desk.StartAsync(AppointmentKind.Lateral, desk.Promote(desk.Deputy, "P03"));
        Task<Outcome<ProcessView>> Read(long process) => desk.As<ReadProcess, Outcome<ProcessView>>(county, s => s.RunAsync(process, CancellationToken.None));
        Assert.Equal(404, (await Read(above)).Refusal?.Status);
        Assert.Null((await Read(id)).Refusal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_stopped_process_keeps_what_was_recorded_and_takes_nothing_more(Provider provider)
    {
        await using var desk = await SelectionDesk.CreateAsync(provider);
        var id = await desk.StartAsync(acts: desk.Promote(desk.Head));
        await desk.UpToAsync(id, SelectionStep.Motion);
        Task<Outcome<Done>> Stop(string? reason, int version) => desk.As<StopProcess, Outcome<Done>>(desk.Clerk, s => s.RunAsync(id, reason, version, CancellationToken.None));
        Assert.Equal("selection.stop-reason", (await Stop(" ", 3)).Refusal?.Code);
        Assert.Null((await Stop("人选另有任用", 3)).Refusal);
        var view = await desk.ReadAsync(id);
        Assert.Equal((ProcessState.Stopped, "人选另有任用", 2), (view.State, view.StopReason, view.Steps.Sum(s => s.Entries.Count)));
        Assert.Equal("selection.stopped", (await desk.StepAsync(id, SelectionDesk.Step(SelectionStep.Recommendation, "2026.06.03"))).Refusal?.Code);
        await using var db = await desk.Data.OpenAsync();
        Assert.DoesNotContain("另有任用", (await db.Set<SelectionProcess>().SingleAsync()).SealedStopReason!, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_later_procedure_holds_for_processes_begun_from_its_day(Provider provider)
    {
        await using var desk = await SelectionDesk.CreateAsync(provider);
        var before = await desk.StartAsync(acts: desk.Promote(desk.Head));
        var body = new SetProcedure.Body(AppointmentKind.Promotion, "2026.06.15", [SelectionStep.PreCheck, SelectionStep.Motion, SelectionStep.Decision, SelectionStep.Appointment], 7, 6, "省委〔2026〕9号");
        Assert.Equal(403, (await desk.As<SetProcedure, Outcome<Procedure>>(desk.Chief, s => s.RunAsync(body, CancellationToken.None))).Refusal?.Status);
        var top = await desk.Province.ActorAsync(Role.HrChief, desk.Province.Top);
        Assert.Equal("selection.procedure", (await desk.As<SetProcedure, Outcome<Procedure>>(top, s => s.RunAsync(body with { Steps = [SelectionStep.Motion, SelectionStep.PreCheck] }, CancellationToken.None))).Refusal?.Code);
        Assert.Null((await desk.As<SetProcedure, Outcome<Procedure>>(top, s => s.RunAsync(body, CancellationToken.None))).Refusal);
        Assert.Equal(9, (await desk.ReadAsync(before)).Steps.Count);
        var after = (await desk.As<StartProcess, Outcome<long>>(desk.Clerk, s => s.RunAsync(new StartProcess.Body("新件", AppointmentKind.Promotion, desk.Office, "2026.06.20", [desk.Promote(desk.Head)]), CancellationToken.None))).Value;
        Assert.Equal((4, 7, "省委〔2026〕9号"), ((await desk.ReadAsync(after)).Steps.Count, (await desk.ReadAsync(after)).NoticeDays, (await desk.ReadAsync(after)).Basis));
    }
}
