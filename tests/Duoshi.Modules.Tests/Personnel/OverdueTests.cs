using Duoshi.Core.Engines.Due;
using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Personnel.Due;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Desk;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Selection.Matters;
using Duoshi.Modules.Selection.Processes;
using Duoshi.Modules.Tests.Infrastructure;
using Duoshi.Modules.Tests.Selection;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>What stays in the due list and why it leaves; whose probation stands in it; for which office, and on the home page.</summary>
[InChinese]
public class OverdueTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_nobody_worked_off_stays_on_top_as_overdue_until_the_record_says_it_was(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        // Born 1966-02: 60 years and 4 months, reached in June 2026.
        var old = await here.Data.PersonAsync("老到龄", here.North, birth: new PartialDate(new DateOnly(1966, 2, 1), DatePrecision.Month));
        var zhang = await here.Data.PersonAsync("张三", here.North);
        await here.Data.WriteAsync(
            TestDatabase.Insert<EmploymentContract>(zhang, new DateOnly(2023, 7, 10), new DateOnly(2026, 7, 10), 1, 0, Reach.AllLater, ("Number", "示合〔2023〕15号")),
            TestDatabase.Insert<StaffCategory>(zhang, new DateOnly(2020, 1, 1), 1, ("Category", "D2")),
            TestDatabase.Insert<Appointment>(old, new DateOnly(2026, 1, 1), new DateOnly(2026, 7, 20), null, 0, Reach.AllLater, ("Manner", "4"), ("OfficeName", "示范市人民检察院"), ("PostName", "借调")),
            TestDatabase.Insert<Sanction>(zhang, new DateOnly(2026, 1, 15), null, ("Kind", "201")),
            TestDatabase.Insert<ProsecutorGrade>(zhang, new DateOnly(2023, 7, 25), 1, ("Grade", "12")),
            TestDatabase.Insert<Entry>(zhang, new DateOnly(2025, 7, 5), null, ("ByExamination", true)));
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);
        here.Data.Clock.Set(2026, 7, 1);
        var today = (await ListAsync(here, clerk, 3)).Value;
        Assert.Equal((DueKind.Retirement, true, "已逾期"), (today.Rows[0].Kind, today.Rows[0].Overdue, today.Rows[0].State));
        Assert.Equal(1, today.Overdue);

        here.Data.Clock.Set(2026, 8, 3);
        var later = (await ListAsync(here, clerk, 3)).Value;
        Assert.Equal([DueKind.Retirement, DueKind.Contract, DueKind.SanctionEnd, DueKind.Posting, DueKind.GradeYears], later.Rows.Where(r => r.Overdue).Select(r => r.Kind));
        Assert.Equal(5, later.Overdue);
        Assert.Equal(5, (await QueryAsync(here, clerk, new(3, Overdue: true))).Value.Total);
        Assert.Equal((0, 5), ((await QueryAsync(here, clerk, new(3, Overdue: false))).Value.Rows.Count(r => r.Overdue), (await QueryAsync(here, clerk, new(3, Overdue: false))).Value.Overdue));
        var sheet = (await here.AsAsync<ExportDue, Outcome<Modules.Platform.Sheets.ShownList>>(clerk, s => s.RunAsync(new(3), CancellationToken.None))).Value;
        Assert.Contains("状态", sheet.Columns.Select(c => c.Heading));
        Assert.Equal(5, sheet.Lines.Count(l => l.Cells.Contains("已逾期")));

        // Each is worked off by what the record says, one after the other.
        await here.Data.WriteAsync(TestDatabase.Insert<Service>(old, new DateOnly(2026, 8, 1), 1, ("Status", "3"), ("OfficeId", here.North)));
        Assert.Equal([DueKind.Contract, DueKind.SanctionEnd, DueKind.GradeYears], await OverdueAsync());
        await here.Data.WriteAsync(TestDatabase.Insert<EmploymentContract>(zhang, new DateOnly(2026, 7, 10), new DateOnly(2029, 7, 10), 1, 0, Reach.AllLater, ("Number", "示合〔2026〕9号")));
        Assert.Equal([DueKind.SanctionEnd, DueKind.GradeYears], await OverdueAsync());
        await here.Data.WriteAsync(TestDatabase.Insert<ProsecutorGrade>(zhang, new DateOnly(2026, 8, 1), 1, ("Grade", "11")));
        Assert.Equal([DueKind.SanctionEnd], await OverdueAsync());
        await using (var db = await here.Data.OpenAsync())
        {
            var sanction = await db.Set<Sanction>().SingleAsync();
            await here.Data.WriteAsync(Corrected(sanction, ("LiftedOn", new PartialDate(new DateOnly(2026, 7, 15), DatePrecision.Day))));
        }

        Assert.Empty(await OverdueAsync());

        async Task<IEnumerable<DueKind>> OverdueAsync() => (await QueryAsync(here, clerk, new(3, Overdue: true))).Value.Rows.Select(r => r.Kind);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_posting_that_came_to_its_planned_end_stays_until_the_return_is_written_down(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        FactWrite Posting(DateOnly from, DateOnly to) =>
            TestDatabase.Insert<Appointment>(zhang, from, to, null, 0, Reach.AllLater, ("Manner", "3"), ("OfficeName", "示范市人民检察院"), ("PostName", "挂职副主任"));
        await here.Data.WriteAsync(Posting(new DateOnly(2025, 7, 20), new DateOnly(2026, 7, 20)));
        // Entered after it was over: what happened, not what is to be worked off.
        await here.Data.WriteAsync(Posting(new DateOnly(2024, 6, 1), new DateOnly(2025, 6, 1)));
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);
        Assert.False(Assert.Single((await ListAsync(here, clerk, 3)).Value.Rows).Overdue);
        here.Data.Clock.Set(2026, 7, 22);
        Assert.True(Assert.Single((await ListAsync(here, clerk, 3)).Value.Rows).Overdue);
        here.Data.Clock.Set(2026, 12, 1);
        Assert.True(Assert.Single((await ListAsync(here, clerk, 3)).Value.Rows).Overdue);

        await using var db = await here.Data.OpenAsync();
        var posting = await db.Set<Appointment>().SingleAsync(a => a.Manner == "3" && a.ValidFrom == new DateOnly(2025, 7, 20));
        await here.Data.WriteAsync(Corrected(posting, ("ChangeReason", "挂职期满回院")));
        Assert.Empty((await ListAsync(here, clerk, 3)).Value.Rows);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Nothing_is_looked_back_to_for_longer_than_the_figure_says(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        await here.Data.PersonAsync("久逾", here.North, birth: new PartialDate(new DateOnly(1963, 1, 1), DatePrecision.Month)); // 60 in January 2023
        await here.Data.PersonAsync("新逾", here.North, birth: new PartialDate(new DateOnly(1965, 1, 1), DatePrecision.Month)); // 60 and a month in February 2025
        Assert.Equal("新逾", Assert.Single((await ListAsync(here, await here.ActorAsync(Role.HrClerk, here.North), 3)).Value.Rows).Name);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_move_on_the_same_level_has_no_probation_and_a_promotion_is_named_with_what_it_is_inferred_from(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        FactWrite Post(long person, DateOnly from, string name) =>
            TestDatabase.Insert<Appointment>(person, from, Appointment.MainSlot, ("Manner", "1"), ("OfficeId", here.North), ("PostName", name), ("Nature", "3"), ("IsLeading", true));
        var (moved, risen, first, elected) = (await here.Data.PersonAsync("平调", here.North), await here.Data.PersonAsync("提拔", here.North), await here.Data.PersonAsync("首任", here.North), await here.Data.PersonAsync("选任", here.North));
        var day = new DateOnly(2025, 8, 1);
        await here.Data.WriteAsync(Post(moved, new DateOnly(2020, 1, 1), "综合业务部主任"), Post(risen, new DateOnly(2020, 1, 1), "综合业务部副主任"));
        await here.Data.WriteAsync(
            Post(moved, day, "办公室主任"), Post(risen, day, "办公室主任"), Post(first, day, "办公室副主任"),
            TestDatabase.Insert<DutyLevel>(moved, new DateOnly(2020, 1, 1), 1, ("Level", "0141")),
            TestDatabase.Insert<DutyLevel>(risen, new DateOnly(2020, 1, 1), 1, ("Level", "0142")), TestDatabase.Insert<DutyLevel>(risen, day, 1, ("Level", "0141")),
            TestDatabase.Insert<Appointment>(elected, day, Appointment.MainSlot, ("Manner", "1"), ("OfficeId", here.North), ("PostName", "副检察长"), ("Nature", "3"), ("IsLeading", true), ("SelectionMethod", "2")));
        var found = (await ListAsync(here, await here.ActorAsync(Role.HrClerk, here.North), 3)).Value.Rows.Where(r => r.Kind == DueKind.Probation).OrderBy(r => r.Name, StringComparer.Ordinal).ToList();
        Assert.Equal(["提拔", "首任"], found.Select(r => r.Name));
        Assert.All(found, r => Assert.Equal(new DateOnly(2026, 8, 1), r.Day));
        Assert.All(found, r => Assert.StartsWith("任职试用期满（推断）", r.Text, StringComparison.Ordinal));
        Assert.Contains("职务层次提高", Assert.Single(found[0].Rules), StringComparison.Ordinal);
        Assert.Contains("首次担任领导职务", Assert.Single(found[1].Rules), StringComparison.Ordinal);

        // Past its day it stays until somebody writes down what came of it.
        here.Data.Clock.Set(2026, 8, 20);
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);
        Assert.Equal(2, (await QueryAsync(here, clerk, new(3, "Probation", Overdue: true))).Value.Total);
        await using var db = await here.Data.OpenAsync();
        var post = await db.Set<Appointment>().As(Known.Now).SingleAsync(a => a.SubjectId == first && a.IsLeading == true);
        await here.Data.WriteAsync(Corrected(post, ("ChangeReason", "试用期满合格，正式任职")));
        Assert.Equal("提拔", Assert.Single((await QueryAsync(here, clerk, new(3, "Probation", Overdue: true))).Value.Rows).Name);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_probation_of_a_process_stands_once_until_its_outcome_is_recorded_by_the_months_of_its_procedure(Provider provider)
    {
        await using var desk = await SelectionDesk.CreateAsync(provider);
        var set = await desk.As<SetProcedure, Outcome<Procedure>>(await desk.Province.ActorAsync(Role.HrChief, desk.Province.Top), s => s.RunAsync(
            new(AppointmentKind.Promotion, "2020.01.01", [.. Procedure.BuiltIn[0].Steps], 5, 6, "示检政〔2020〕1号"), CancellationToken.None));
        Assert.Null(set.Refusal);
        // Of whom it would also be inferred: the first leading post on record.
        var risen = await desk.Data.PersonAsync("新提", desk.Office);
        var process = await desk.StartAsync(acts: desk.Promote(risen) with { Nature = "3" });
        await desk.UpToAsync(process, SelectionStep.Appointment);
        Assert.DoesNotContain((await ListAsync(desk.Province, desk.Clerk, 12)).Value.Rows, r => r.Kind == DueKind.Probation);
        Assert.Null((await desk.ConfirmAsync(process, desk.Chief)).Refusal);
        var item = Assert.Single((await ListAsync(desk.Province, desk.Clerk, 12)).Value.Rows, r => r.Kind == DueKind.Probation);
        Assert.Equal(("北县院领导职务调整", new DateOnly(2026, 12, 25), $"/selection/{process}", false), (item.Name, item.Day, item.Link, item.Overdue));
        Assert.Contains("新提", item.Text, StringComparison.Ordinal);
        Assert.Contains("试用期6个月", Assert.Single(item.Rules), StringComparison.Ordinal);
        Assert.DoesNotContain((await ListAsync(desk.Province, desk.Clerk with { PersonId = risen }, 12)).Value.Rows, r => r.Kind == DueKind.Probation);
        Assert.DoesNotContain((await ListAsync(desk.Province, await desk.Province.ActorAsync(Role.HrClerk, desk.Province.South), 12)).Value.Rows, r => r.Kind == DueKind.Probation);

        // A row of the process that was corrected since is still of the process.
        await using (var db = await desk.Data.OpenAsync())
        {
            var post = await db.Set<Appointment>().As(Known.Now).SingleAsync(a => a.SubjectId == risen && a.PostCode == "P02");
            await desk.Data.WriteAsync(Corrected(post, ("InChargeOf", "刑事检察")));
        }

        Assert.Single((await ListAsync(desk.Province, desk.Clerk, 12)).Value.Rows, r => r.Kind == DueKind.Probation);
        desk.Data.Clock.Set(2027, 1, 10);
        Assert.True(Assert.Single((await ListAsync(desk.Province, desk.Clerk, 12)).Value.Rows, r => r.Kind == DueKind.Probation).Overdue);
        Assert.Null((await desk.StepAsync(process, SelectionDesk.Step(SelectionStep.Probation, "2027.01.08") with { Result = "passed" })).Refusal);
        Assert.DoesNotContain((await ListAsync(desk.Province, desk.Clerk, 12)).Value.Rows, r => r.Kind == DueKind.Probation);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_list_is_narrowed_to_an_office_and_those_below_and_a_foreign_one_answers_like_an_unknown_one(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var born = new PartialDate(new DateOnly(1966, 3, 1), DatePrecision.Month); // July 2026
        await here.Data.PersonAsync("北人", here.North, birth: born);
        await here.Data.PersonAsync("南人", here.South, birth: born);
        var city = await here.ActorAsync(Role.HrClerk, here.City);
        Assert.Equal(["北人", "南人"], (await ListAsync(here, city, 3)).Value.Rows.Select(r => r.Name).Order(StringComparer.Ordinal));
        var north = (await QueryAsync(here, city, new(3, Office: here.North))).Value;
        Assert.Equal(("北县人民检察院", "北人", 1), (north.Office, Assert.Single(north.Rows).Name, north.Counts.Values.Sum()));
        Assert.Equal(2, (await QueryAsync(here, city, new(3, Office: here.City))).Value.Total);
        var county = await here.ActorAsync(Role.HrClerk, here.North);
        var (foreign, unknown) = ((await QueryAsync(here, county, new(3, Office: here.South))).Refusal, (await QueryAsync(here, county, new(3, Office: 987_654_321))).Refusal);
        Assert.Equal((404, foreign!.Code, foreign.Zh), (unknown!.Status, unknown.Code, unknown.Zh));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_home_page_counts_what_becomes_due_this_week_and_leads_to_just_that(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        await here.Data.PersonAsync("将退", here.North, birth: new PartialDate(new DateOnly(1966, 3, 1), DatePrecision.Month)); // this July
        await here.Data.PersonAsync("逾期", here.North, birth: new PartialDate(new DateOnly(1966, 1, 1), DatePrecision.Month)); // May
        await here.Data.WriteAsync(
            TestDatabase.Insert<EmploymentContract>(zhang, new DateOnly(2023, 7, 7), new DateOnly(2026, 7, 7), 1, 0, Reach.AllLater, ("Number", "示合〔2023〕15号")),
            TestDatabase.Insert<ProsecutorGrade>(zhang, new DateOnly(2023, 7, 8), 1, ("Grade", "12")));
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);
        var task = Assert.Single(await here.AsAsync<ReadDesk, IReadOnlyList<DeskTask>>(clerk, s => s.TasksAsync(CancellationToken.None)));
        Assert.Equal((2, "项本周到期", "/due?months=0&overdue=false"), (task.Count, task.Text, task.Href));
        Assert.Equal(2, (await QueryAsync(here, clerk, new(0, Overdue: false))).Value.Total);
        Assert.Empty(await here.AsAsync<ReadDesk, IReadOnlyList<DeskTask>>(await here.ActorAsync(Role.Leader, here.North), s => s.TasksAsync(CancellationToken.None)));
        Assert.Empty(await here.AsAsync<ReadDesk, IReadOnlyList<DeskTask>>(await here.ActorAsync(Role.HrClerk, here.South), s => s.TasksAsync(CancellationToken.None)));
    }

    private static FactWrite Corrected<T>(T row, params (string Property, object? Value)[] values)
        where T : Fact => new(
            TestDatabase.Kinds.Get<T>(), row.SubjectId, row.Slot, row.FactId, new FactAct.Correct(row.Id, null, null, TestDatabase.Changes(TestDatabase.Kinds.Get<T>(), values), Reach.ThisPeriod));

    private static Task<Outcome<DueItems>> ListAsync(SmallProvince here, Actor actor, int months) => QueryAsync(here, actor, new(months));

    private static Task<Outcome<DueItems>> QueryAsync(SmallProvince here, Actor actor, DueQuestion question) =>
        here.AsAsync<ListDue, Outcome<DueItems>>(actor, s => s.RunAsync(question, 0, 50, CancellationToken.None));
}
