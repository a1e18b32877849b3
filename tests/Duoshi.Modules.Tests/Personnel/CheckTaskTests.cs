using Duoshi.Modules.Personnel.Checks;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Desk;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>What the checks from above leave to be mended below, and the rule about the special political-legal establishment.</summary>
[InChinese]
public class CheckTaskTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_office_judged_from_above_sees_on_its_home_page_how_many_people_are_open_until_they_are_mended(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        await here.Data.PersonAsync("李四", here.South);
        var (chief, north) = (await here.ActorAsync(Role.HrChief, here.Top), await here.ActorAsync(Role.HrClerk, here.North));
        var rule = (await here.AsAsync<WriteCheckRule, Outcome<WriteCheckRule.Written>>(chief, s => s.RunAsync(new("T01", CheckGroup.Required, "政治面貌", "Political status", "require any(political-status)", "请补录", "Add it", "A0141"), default))).Value.Id;
        await CheckTests.RunAsync(here, chief, rule);
        Assert.Empty(await TasksAsync(here, north)); // tried only: nobody below is told
        Assert.Equal(1, (await here.AsAsync<BindCheckRules, Outcome<int>>(chief, s => s.RunAsync(new([rule], SmallProvince.Today, "统一口径", null), default))).Value);
        var run = await CheckTests.RunAsync(here, chief);

        var task = Assert.Single(await TasksAsync(here, north));
        Assert.Equal((1, $"/checks/results?run={run}"), (task.Count, task.Href));
        Assert.Contains("上级院 2026-07-01 的核查", task.Text, StringComparison.Ordinal);
        Assert.Empty(await TasksAsync(here, chief)); // its own run urges nobody above
        Assert.Empty(await TasksAsync(here, await here.ActorAsync(Role.Leader, here.North)));
        Assert.Equal(2, Assert.Single(await TasksAsync(here, await here.ActorAsync(Role.HrClerk, here.City))).Count);

        await here.Data.WriteAsync(TestDatabase.Insert<PoliticalStatus>(zhang, new DateOnly(2010, 5, 1), 1, ("Status", "13")));
        Assert.Equal(0, (await here.AsAsync<CheckPersonAgain, Outcome<CheckPersonAgain.Judged>>(north, s => s.RunAsync(run, zhang, default))).Value.Findings);
        Assert.Empty(await TasksAsync(here, north));
        Assert.Equal(1, Assert.Single(await TasksAsync(here, await here.ActorAsync(Role.HrClerk, here.South))).Count);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Contract_clerks_and_workers_on_the_special_political_legal_establishment_are_found_and_civil_servants_are_not(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        foreach (var (name, category, establishment) in new[] { ("检察官", "1", "1"), ("书记员", "22", "1"), ("聘用员", "D2", "1"), ("工勤员", "D3", "1"), ("纪检员", "D4", "1"), ("合规员", "D2", "5") })
        {
            var person = await here.Data.PersonAsync(name, here.North);
            await here.Data.WriteAsync(
                TestDatabase.Insert<StaffCategory>(person, new DateOnly(2020, 1, 1), 1, ("Category", category)), TestDatabase.Insert<EstablishmentHeld>(person, new DateOnly(2020, 1, 1), 1, ("EstablishmentKind", establishment)));
        }

        var chief = await here.ActorAsync(Role.HrChief, here.Top);
        await here.AsAsync<WriteCheckRule, Outcome<int>>(chief, s => s.AdoptAsync(default));
        var rule = (await here.AsAsync<ListCheckRules, Outcome<IReadOnlyList<CheckRuleView>>>(chief, s => s.RunAsync(false, default))).Value.Single(r => r.Code == "C18").Id;
        var run = await CheckTests.RunAsync(here, chief, rule);
        var found = (await here.AsAsync<ReadCheckResults, Outcome<CheckResults>>(chief, s => s.RunAsync(new(run), 0, 50, default))).Value;
        Assert.Equal(["工勤员", "纪检员", "聘用员"], found.Rows.Select(r => r.Name).Order(StringComparer.Ordinal));
        Assert.Equal(0, (await here.AsAsync<ReadCheckResults, Outcome<CheckResults>>(chief, s => s.RunAsync(new(run, Unclear: true), 0, 50, default))).Value.Total);
    }

    private static async Task<List<DeskTask>> TasksAsync(SmallProvince here, Actor actor) =>
        [.. (await here.AsAsync<ReadDesk, IReadOnlyList<DeskTask>>(actor, s => s.TasksAsync(CancellationToken.None))).Where(t => t.Href.StartsWith("/checks", StringComparison.Ordinal))];
}
