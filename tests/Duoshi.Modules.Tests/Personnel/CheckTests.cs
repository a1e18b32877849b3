using System.Text.Json;
using Duoshi.Core.Engines.Checks;
using Duoshi.Core.Time;
using Duoshi.Modules.Personnel.Checks;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Jobs;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>Check rules: written above, tried, handed down from a day, their results by office with the names behind them.</summary>
[InChinese]
public class CheckTests
{
    private static readonly WriteCheckRule.Body Joining = new(
        "T01", CheckGroup.Agreement, "入党满十八", "Joined at 18", "when present(political-status.joined) require years(identity.birth, political-status.joined) >= 18", "请核对入党时间", "Check the joining", "党章第一条");

    [Fact]
    public void Every_rule_of_the_starting_set_is_a_rule_with_a_source()
    {
        var fields = new CheckFields(TestDatabase.Kinds);
        Assert.All(StartingRules.All, r =>
        {
            Assert.Null(CheckParser.Parse(r.Text, fields.Schema).Error);
            Assert.NotEmpty(r.Source);
        });
        Assert.Equal(StartingRules.All.Length, StartingRules.All.Select(r => r.Code).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_rule_is_tried_with_the_names_then_handed_down_and_found_by_the_office_below(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        var li = await here.Data.PersonAsync("李四", here.South);
        foreach (var (person, joined) in new[] { (zhang, new DateOnly(2001, 5, 1)), (li, new DateOnly(2010, 5, 1)) })
        {
            await here.Data.WriteAsync(TestDatabase.Insert<PoliticalStatus>(person, new DateOnly(2010, 5, 1), 1, ("Status", "01"), ("Joined", new PartialDate(joined, DatePrecision.Day))));
        }

        var (province, north, south) = (await here.ActorAsync(Role.HrChief, here.Top), await here.ActorAsync(Role.HrChief, here.North), await here.ActorAsync(Role.HrClerk, here.South));
        var rule = (await WriteAsync(here, province, Joining)).Value.Id;
        Assert.Equal("check.not-tried", (await BindAsync(here, province, rule, SmallProvince.Today)).Refusal?.Code);
        Assert.Empty((await RulesAsync(here, north)).Value); // a draft is its office's own matter

        var trial = await RunAsync(here, province, rule);
        var tried = (await ResultsAsync(here, province, new(trial))).Value;
        Assert.Equal("张三", Assert.Single(tried.Rows).Name);
        Assert.Equal(2, tried.People);
        var shown = Assert.Single((await RulesAsync(here, province)).Value);
        Assert.Equal((1, 0, 2), (shown.Trial!.Failing, shown.Trial.Unclear, shown.Trial.People));
        Assert.Equal(404, (await ResultsAsync(here, north, new(trial))).Refusal?.Status);

        Assert.Equal(1, (await BindAsync(here, province, rule, SmallProvince.Today)).Value);
        var run = await RunAsync(here, province);
        var ofNorth = (await ResultsAsync(here, north, new())).Value;
        Assert.Equal((run, "张三", 1), (ofNorth.RunId, Assert.Single(ofNorth.Rows).Name, ofNorth.People));
        Assert.StartsWith($"/people/{zhang}/record?kind=political-status", ofNorth.Rows[0].Href, StringComparison.Ordinal);
        var ofSouth = (await ResultsAsync(here, south, new())).Value;
        Assert.Empty(ofSouth.Rows);
        Assert.Equal((0, 0), (ofSouth.Total, ofSouth.Rules.Sum(r => r.People)));
        Assert.Equal(here.South, Assert.Single(ofSouth.Offices).OfficeId);

        // Below it is seen, not changed.
        Assert.False(Assert.Single((await RulesAsync(here, north)).Value).MayChange);
        Assert.Equal(404, (await here.AsAsync<BindCheckRules, Outcome<Done>>(north, s => s.EndAsync(rule, new(null, "不要"), default))).Refusal?.Status);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_new_version_ends_the_earlier_one_on_its_day_and_both_stay(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        await here.Data.PersonAsync("张三", here.North);
        var chief = await here.ActorAsync(Role.HrChief, here.Top);
        var first = (await WriteAsync(here, chief, Joining)).Value.Id;
        await RunAsync(here, chief, first);
        await BindAsync(here, chief, first, SmallProvince.Today);
        var second = (await WriteAsync(here, chief, Joining with { Text = "require true" })).Value;
        Assert.Equal(2, second.Version);
        await RunAsync(here, chief, second.Id);
        Assert.Equal(1, (await BindAsync(here, chief, second.Id, SmallProvince.Today.AddDays(10))).Value);

        var rules = (await here.AsAsync<ListCheckRules, Outcome<IReadOnlyList<CheckRuleView>>>(chief, s => s.RunAsync(true, default))).Value;
        Assert.Equal([(2, CheckRuleState.Coming), (1, CheckRuleState.Binding)], rules.Select(r => (r.Version, r.State)));
        Assert.Equal(SmallProvince.Today.AddDays(10), rules[1].ValidTo);
        Assert.Equal(Joining.Text, rules[1].Text);
        Assert.Equal("check.bound", (await BindAsync(here, chief, first, SmallProvince.Today)).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_starting_set_counts_what_is_missing_by_office(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        await here.Data.PersonAsync("张三", here.North);
        var chief = await here.ActorAsync(Role.HrChief, here.Top);
        Assert.Equal(StartingRules.All.Length, (await here.AsAsync<WriteCheckRule, Outcome<int>>(chief, s => s.AdoptAsync(default))).Value);
        Assert.Equal(0, (await here.AsAsync<WriteCheckRule, Outcome<int>>(chief, s => s.AdoptAsync(default))).Value);
        Assert.Equal("check.no-rules", (await here.AsAsync<StartCheckRun, Outcome<StartCheckRun.Started>>(chief, s => s.RunAsync(new(null, null), default))).Refusal?.Code);
        long[] all = [.. (await RulesAsync(here, chief)).Value.Select(r => r.Id)];
        await RunAsync(here, chief, all);
        Assert.Equal(all.Length, (await here.AsAsync<BindCheckRules, Outcome<int>>(chief, s => s.RunAsync(new(all, SmallProvince.Today, "统一口径", "示检政〔2026〕8号"), default))).Value);
        await RunAsync(here, chief);

        var missing = (await ResultsAsync(here, chief, new(Group: CheckGroup.Required))).Value;
        var north = Assert.Single(missing.Offices);
        Assert.Equal((1, 1, 0m), (north.People, north.Affected, north.CompletePercent));
        Assert.Contains("籍贯", missing.Rules.Where(r => r.People > 0).Select(r => r.Title));
        Assert.DoesNotContain("出生年月", missing.Rules.Where(r => r.People > 0).Select(r => r.Title));
        Assert.Equal(missing.Total, missing.Rows.Count);
        Assert.All(missing.Rows, r => Assert.Equal("北县人民检察院", r.Office));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task One_person_is_judged_again_after_the_record_was_mended_and_the_rest_stays(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        var li = await here.Data.PersonAsync("李四", here.South);
        await here.Data.WriteAsync(TestDatabase.Insert<Sanction>(zhang, new DateOnly(2026, 2, 1), null, ("Kind", "201")), TestDatabase.Insert<ManagedBy>(zhang, new DateOnly(2020, 1, 1), 1, ("Authority", "02")));
        var chief = await here.ActorAsync(Role.HrChief, here.Top);
        var rule = (await WriteAsync(here, chief, Joining with { Text = "require any(political-status)" })).Value.Id;
        var sealedRule = (await WriteAsync(here, chief, Joining with { Code = "S2", Text = "require not any(sanction)" })).Value.Id;
        await RunAsync(here, chief, rule, sealedRule);
        Assert.Equal(2, (await here.AsAsync<BindCheckRules, Outcome<int>>(chief, s => s.RunAsync(new([rule, sealedRule], SmallProvince.Today, "统一口径", null), default))).Value);
        var run = await RunAsync(here, chief);
        Assert.Equal(["张三", "张三", "李四"], (await ResultsAsync(here, chief, new())).Value.Rows.Select(r => r.Name));

        await here.Data.WriteAsync(TestDatabase.Insert<PoliticalStatus>(zhang, new DateOnly(2010, 5, 1), 1, ("Status", "13")));
        var north = await here.ActorAsync(Role.HrClerk, here.North, authority: "04");
        Assert.Equal(0, (await AgainAsync(north, zhang)).Value.Findings);
        var left = (await ResultsAsync(here, chief, new())).Value;
        // What the clerk may not read is neither told nor taken away.
        Assert.Equal([("张三", sealedRule), ("李四", rule)], left.Rows.Select(r => (r.Name, r.RuleId)));
        Assert.Equal([1, 1], left.Rules.OrderBy(r => r.RuleId).Select(r => r.People));

        var elsewhere = await here.ActorAsync(Role.HrClerk, here.South);
        Assert.Equal(404, (await AgainAsync(elsewhere, zhang)).Refusal?.Status);
        Assert.Equal(1, (await AgainAsync(elsewhere, li)).Value.Findings);
        Assert.Equal(403, (await AgainAsync(await here.ActorAsync(Role.StaffMember, here.South), li)).Refusal?.Status);

        Task<Outcome<CheckPersonAgain.Judged>> AgainAsync(Actor actor, long person) => here.AsAsync<CheckPersonAgain, Outcome<CheckPersonAgain.Judged>>(actor, s => s.RunAsync(run, person, default));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_a_rule_reads_of_the_dossier_is_told_to_nobody_without_it(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        await here.Data.WriteAsync(
            TestDatabase.Insert<Sanction>(zhang, new DateOnly(2026, 2, 1), null, ("Kind", "201")),
            TestDatabase.Insert<ManagedBy>(zhang, new DateOnly(2020, 1, 1), 1, ("Authority", "02")));
        var chief = await here.ActorAsync(Role.HrChief, here.Top);
        var rule = (await WriteAsync(here, chief, Joining with { Text = "require not any(sanction)" })).Value.Id;
        await RunAsync(here, chief, rule);
        await BindAsync(here, chief, rule, SmallProvince.Today);
        await RunAsync(here, chief);
        Assert.Equal(1, (await ResultsAsync(here, chief, new())).Value.Total);

        var county = await here.ActorAsync(Role.HrClerk, here.North, authority: "04");
        var seen = (await ResultsAsync(here, county, new())).Value;
        Assert.Equal((0, 0, 0), (seen.Total, seen.Rows.Count, seen.Rules.Sum(r => r.People)));
        Assert.Equal(403, (await ResultsAsync(here, await here.ActorAsync(Role.StaffMember, here.North), new())).Refusal?.Status);
    }

    [Fact]
    public async Task A_text_that_is_no_rule_is_refused_with_line_column_and_the_nearest_name()
    {
        await using var here = await SmallProvince.CreateAsync(Provider.Sqlite);
        var chief = await here.ActorAsync(Role.HrChief, here.Top);
        var why = (await WriteAsync(here, chief, Joining with { Text = "require present(identity.brith)" })).Refusal!;
        Assert.Equal("check.text", why.Code);
        Assert.Contains("第 1 行第 26 字", why.Zh, StringComparison.Ordinal);
        Assert.Contains("birth", why.Zh, StringComparison.Ordinal);
        Assert.Equal("check.words", (await WriteAsync(here, chief, Joining with { Source = " " })).Refusal?.Code);
        Assert.Equal(403, (await WriteAsync(here, await here.ActorAsync(Role.Leader, here.Top), Joining)).Refusal?.Status);
        Assert.Equal(404, (await WriteAsync(here, await here.ActorAsync(Role.HrChief, here.North), Joining with { Target = here.South })).Refusal?.Status);
    }

    private static Task<Outcome<WriteCheckRule.Written>> WriteAsync(SmallProvince here, Actor actor, WriteCheckRule.Body body) =>
        here.AsAsync<WriteCheckRule, Outcome<WriteCheckRule.Written>>(actor, s => s.RunAsync(body, default));

    private static Task<Outcome<int>> BindAsync(SmallProvince here, Actor actor, long rule, DateOnly from) =>
        here.AsAsync<BindCheckRules, Outcome<int>>(actor, s => s.RunAsync(new([rule], from, "统一口径", "示检政〔2026〕8号"), default));

    private static Task<Outcome<IReadOnlyList<CheckRuleView>>> RulesAsync(SmallProvince here, Actor actor) =>
        here.AsAsync<ListCheckRules, Outcome<IReadOnlyList<CheckRuleView>>>(actor, s => s.RunAsync(false, default));

    private static Task<Outcome<CheckResults>> ResultsAsync(SmallProvince here, Actor actor, CheckQuestion question) =>
        here.AsAsync<ReadCheckResults, Outcome<CheckResults>>(actor, s => s.RunAsync(question, 0, 50, default));

    /// <summary>Starts a run and does its job at once, with the rights of the actor.</summary>
    internal static async Task<long> RunAsync(SmallProvince here, Actor actor, params long[] rules)
    {
        await using var scope = here.Data.ScopeOf(actor);
        var started = (await scope.ServiceProvider.GetRequiredService<StartCheckRun>().RunAsync(new(null, rules), default)).Value;
        var job = scope.ServiceProvider.GetServices<IJob>().OfType<CheckRunJob>().Single();
        await job.RunAsync(new JobContext(started.JobId, JsonSerializer.Serialize(new CheckRunJob.Run(started.RunId), JsonSerializerOptions.Web), null, new JobProgressNow(0, 0, null), (_, _) => Task.CompletedTask, default));
        return started.RunId;
    }
}
