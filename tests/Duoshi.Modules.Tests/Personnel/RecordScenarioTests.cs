using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Roster;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Tests.Infrastructure;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>The scenarios every release must pass that speak of records.</summary>
public class RecordScenarioTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Scenario_1_and_8_an_appointment_for_next_month_shows_on_its_day_and_not_before(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North, "检察官助理");
        var signed = await here.ActAsync(TestDatabase.Operator, person, "appointment", MainPost("检察员", "2026.08.01", here.North));
        Assert.Null(signed.Refusal);

        Assert.Equal("检察官助理", (await here.ListAsync(TestDatabase.Operator, new PeopleQuery())).Value.Rows.Single().MainPost);
        here.Data.Clock.Set(2026, 8, 1);
        Assert.Equal("检察员", (await here.ListAsync(TestDatabase.Operator, new PeopleQuery())).Value.Rows.Single().MainPost);
        Assert.Equal("北县人民检察院检察员", (await here.ListAsync(TestDatabase.Operator, new PeopleQuery())).Value.Rows.Single().Duties);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Scenario_4_a_second_main_post_before_after_inside_or_around_is_refused(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North, from: new DateOnly(2015, 1, 1));
        foreach (var (from, to) in new[] { ("2014.06", "2015.06"), ("2020", "2030"), ("2018", "2019"), ("2010", "2030.01.01") })
        {
            var refused = await here.ActAsync(TestDatabase.Operator, person, "appointment", MainPost("检察员", from, here.North) with { To = to });
            Assert.Equal("record.main-post-overlap", refused.Refusal?.Code);
        }

        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "appointment", MainPost("书记员", "2012.01.01", here.North) with { To = "2015.01.01" })).Refusal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Scenario_7_an_impossible_date_is_refused_with_the_field_named(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North);
        var refused = await here.ActAsync(TestDatabase.Operator, person, "appointment", MainPost("检察员", "2026.02.30", here.North));
        Assert.Equal("record.date-impossible", refused.Refusal?.Code);
        Assert.Contains("开始日期", refused.Refusal!.Zh, StringComparison.Ordinal);
    }

    private static ActRequest MainPost(string post, string from, long office) => new()
    {
        Act = "insert",
        From = from,
        Reach = "later",
        Values = new Dictionary<string, string?> { ["manner"] = "主职", ["postName"] = post, ["officeId"] = office.ToString() },
    };
}
