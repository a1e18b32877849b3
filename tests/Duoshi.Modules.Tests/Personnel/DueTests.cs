using Duoshi.Core.Engines.Due;
using Duoshi.Core.Time;
using Duoshi.Modules.Personnel.Due;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Selection.Matters;
using Duoshi.Modules.Tests.Infrastructure;
using Duoshi.Modules.Tests.Selection;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>The due list reads the record as the engine needs it, for people in scope and fields the reader may see.</summary>
[InChinese]
public class DueTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_becomes_due_is_listed_by_day_with_its_rule(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        await here.Data.WriteAsync(
            TestDatabase.Insert<Appointment>(zhang, new DateOnly(2025, 9, 1), Appointment.MainSlot, ("Manner", "1"), ("OfficeId", here.North), ("PostName", "主任"), ("Nature", "3"), ("IsLeading", true)),
            TestDatabase.Insert<Appointment>(zhang, new DateOnly(2026, 3, 1), new DateOnly(2026, 9, 30), null, 0, Core.Timelines.Reach.AllLater, ("Manner", "3"), ("OfficeName", "示范市人民检察院"), ("PostName", "挂职副主任")),
            TestDatabase.Insert<ProsecutorGrade>(zhang, new DateOnly(2023, 8, 15), 1, ("Grade", "12")));

        var due = (await ListAsync(here, await here.ActorAsync(Role.HrClerk, here.North), 3)).Value;
        Assert.Equal(
            [
                (DueKind.GradeYears, new DateOnly(2026, 8, 15), "R-37"), (DueKind.Probation, new DateOnly(2026, 9, 1), "R-74"), (DueKind.Posting, new DateOnly(2026, 9, 30), ""),
            ],
            due.Rows.Select(r => (r.Kind, r.Day, r.Rules.Select(x => x.Split(' ')[0]).FirstOrDefault() ?? "")));
        Assert.Equal("外派到期：示范市人民检察院挂职副主任", due.Rows[2].Text);
        Assert.Equal(3, due.Counts.Values.Sum());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Retirement_looks_at_people_in_service_alone_and_a_senior_title_moves_a_woman_to_the_later_track(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var (plain, senior, gone) = (await here.Data.PersonAsync("王一", here.North), await here.Data.PersonAsync("王二", here.North), await here.Data.PersonAsync("王三", here.North));
        foreach (var woman in new[] { plain, senior, gone })
        {
            await here.Data.WriteAsync(TestDatabase.Insert<Identity>(woman, new DateOnly(2020, 1, 1), 1, ("Sex", "2"), ("Birth", new PartialDate(new DateOnly(1971, 6, 1), DatePrecision.Month))));
        }

        await here.Data.WriteAsync(
            TestDatabase.Insert<ProfessionalTitle>(senior, new DateOnly(2015, 1, 1), null, ("Name", "高级工程师"), ("Code", "082")),
            TestDatabase.Insert<Service>(gone, new DateOnly(2026, 1, 1), 1, ("Status", "3")));
        var due = (await ListAsync(here, await here.ActorAsync(Role.HrChief, here.City), 12)).Value;
        var item = Assert.Single(due.Rows, r => r.Kind == DueKind.Retirement);
        Assert.Equal(("王一", new DateOnly(2026, 11, 1)), (item.Name, item.Day));
        Assert.Contains(item.Rules, r => r.StartsWith("R-2 ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_end_of_a_sanction_is_for_readers_of_dossiers_and_nobody_lists_another_county(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        await here.Data.WriteAsync(TestDatabase.Insert<Sanction>(zhang, new DateOnly(2026, 2, 1), null, ("Kind", "201")));
        Assert.Equal(DueKind.SanctionEnd, Assert.Single((await ListAsync(here, await here.ActorAsync(Role.HrClerk, here.North), 3)).Value.Rows).Kind);

        var leader = (await ListAsync(here, await here.ActorAsync(Role.Leader, here.North), 3)).Value;
        Assert.Empty(leader.Rows);
        Assert.Empty(leader.Counts);
        Assert.Empty((await ListAsync(here, await here.ActorAsync(Role.HrClerk, here.South), 3)).Value.Rows);
        Assert.Equal(403, (await ListAsync(here, await here.ActorAsync(Role.StaffMember, here.North), 3)).Refusal?.Status);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_years_of_a_grade_are_for_readers_of_assessments_whose_lost_years_count(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        await here.Data.WriteAsync(
            TestDatabase.Insert<ProsecutorGrade>(zhang, new DateOnly(2022, 8, 15), 1, ("Grade", "12")),
            TestDatabase.Insert<Assessment>(zhang, new DateOnly(2024, 1, 10), null, ("Year", 2023), ("Result", "3")));
        Assert.Equal(new DateOnly(2026, 8, 15), Assert.Single((await ListAsync(here, await here.ActorAsync(Role.HrClerk, here.North), 3)).Value.Rows).Day);
        Assert.Empty((await ListAsync(here, await here.ActorAsync(Role.SupervisionOfficer, here.North), 3)).Value.Rows);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_contract_is_due_when_the_last_one_ends_and_no_longer_once_it_is_renewed(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        await here.Data.WriteAsync(TestDatabase.Insert<EmploymentContract>(zhang, new DateOnly(2023, 9, 1), new DateOnly(2026, 9, 1), 1, 0, Core.Timelines.Reach.AllLater, ("Number", "示合〔2023〕15号"), ("Work", "聘用制书记员")));
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);
        var item = Assert.Single((await ListAsync(here, clerk, 3)).Value.Rows);
        Assert.Equal((DueKind.Contract, new DateOnly(2026, 9, 1), "聘用合同到期：示合〔2023〕15号 聘用制书记员", $"/people/{zhang}/record?group=place#employment-contract"), (item.Kind, item.Day, item.Text, item.Link));
        Assert.Empty((await ListAsync(here, await here.ActorAsync(Role.HrClerk, here.South), 3)).Value.Rows);

        await here.Data.WriteAsync(TestDatabase.Insert<EmploymentContract>(zhang, new DateOnly(2026, 9, 1), new DateOnly(2029, 9, 1), 1, 0, Core.Timelines.Reach.AllLater, ("Number", "示合〔2026〕9号")));
        Assert.Empty((await ListAsync(here, clerk, 3)).Value.Rows);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_public_notice_stands_in_the_list_until_its_result_is_recorded_for_those_alone_who_may_see_the_process(Provider provider)
    {
        await using var desk = await SelectionDesk.CreateAsync(provider);
        var process = await desk.StartAsync(acts: desk.Promote(desk.Head));
        await desk.UpToAsync(process, SelectionStep.Decision);
        Assert.DoesNotContain((await ListAsync(desk.Province, desk.Clerk, 3)).Value.Rows, r => r.Kind == DueKind.Publicity);

        var notice = SelectionDesk.Step(SelectionStep.Publicity, "2026.06.11") with { NoticeTo = "2026.06.17" };
        Assert.Null((await desk.StepAsync(process, notice)).Refusal);
        var item = Assert.Single((await ListAsync(desk.Province, desk.Clerk, 3)).Value.Rows, r => r.Kind == DueKind.Publicity);
        Assert.Equal(("北县院领导职务调整", new DateOnly(2026, 6, 17), null, $"/selection/{process}"), (item.Name, item.Day, item.PersonId, item.Link));
        Assert.StartsWith("R-74 ", Assert.Single(item.Rules), StringComparison.Ordinal);

        // Neither another county nor the one whom it concerns.
        Assert.DoesNotContain((await ListAsync(desk.Province, await desk.Province.ActorAsync(Role.HrClerk, desk.Province.South), 3)).Value.Rows, r => r.Kind == DueKind.Publicity);
        Assert.DoesNotContain((await ListAsync(desk.Province, desk.Clerk with { PersonId = desk.Head }, 3)).Value.Rows, r => r.Kind == DueKind.Publicity);

        Assert.Null((await desk.StepAsync(process, notice with { Objections = 0 })).Refusal);
        Assert.DoesNotContain((await ListAsync(desk.Province, desk.Clerk, 3)).Value.Rows, r => r.Kind == DueKind.Publicity);
    }

    [Fact]
    public async Task A_window_or_kind_that_is_not_offered_is_refused_with_those_that_are()
    {
        await using var here = await SmallProvince.CreateAsync(Provider.Sqlite);
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);
        Assert.Contains("1、3、6、12、36", (await ListAsync(here, clerk, 5)).Refusal!.Zh, StringComparison.Ordinal);
        Assert.Contains("Retirement", (await here.AsAsync<ListDue, Outcome<DueItems>>(clerk, s => s.RunAsync(new(3, "birthday"), 0, 50, CancellationToken.None))).Refusal!.Zh, StringComparison.Ordinal);
    }

    private static Task<Outcome<DueItems>> ListAsync(SmallProvince here, Actor actor, int months) =>
        here.AsAsync<ListDue, Outcome<DueItems>>(actor, s => s.RunAsync(new(months), 0, 50, CancellationToken.None));
}
