using System.Globalization;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Portrait;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using static Duoshi.Modules.Tests.Infrastructure.TestDatabase;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>The portrait of a person (S-12): what it says, to whom, and from which rows.</summary>
public sealed class PortraitTests
{
    public PortraitTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");

    public static TheoryData<Provider> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Every_statement_with_a_row_names_who_recorded_it(Provider provider)
    {
        await using var record = await CreateAsync(provider);
        var office = await record.OfficeAsync();
        var person = await record.PersonAsync(office: office, from: new DateOnly(2015, 7, 1));
        await record.WriteAsync(Insert<ProsecutorGrade>(person, new DateOnly(2019, 11, 1), 1, (nameof(ProsecutorGrade.Grade), "8")));

        var portrait = await ReadAsync(record, person);

        var grade = Assert.Single(portrait.Groups.SelectMany(g => g.Statements), s => s.Kind == "prosecutor-grade");
        Assert.Equal("一级检察官（2019.11.01）", grade.Text);
        Assert.Equal(record.Actor.Name, grade.Source!.Source.Actor);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_portrait_of_an_earlier_day_says_what_held_then(Provider provider)
    {
        await using var record = await CreateAsync(provider);
        var person = await record.PersonAsync(office: await record.OfficeAsync(), from: new DateOnly(2015, 7, 1));
        await record.WriteAsync(Insert<ProsecutorGrade>(person, new DateOnly(2016, 1, 1), 1, (nameof(ProsecutorGrade.Grade), "12")));
        await record.WriteAsync(Insert<ProsecutorGrade>(person, new DateOnly(2019, 1, 1), 1, (nameof(ProsecutorGrade.Grade), "11")));

        Assert.Contains("五级检察官", Grade(await ReadAsync(record, person, "2018-12-31")), StringComparison.Ordinal);
        Assert.Contains("四级检察官", Grade(await ReadAsync(record, person, "2019-01-01")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_sanction_leaves_the_portrait_when_its_period_is_over(Provider provider)
    {
        await using var record = await CreateAsync(provider);
        var person = await record.PersonAsync(office: await record.OfficeAsync(), from: new DateOnly(2015, 7, 1));
        await record.WriteAsync(Insert<Sanction>(person, new DateOnly(2022, 3, 10), null, (nameof(Sanction.Kind), "202"))); // 记过: twelve months

        Assert.Contains(Sanctions(await ReadAsync(record, person, "2023-03-09")), s => s.Text.Contains("影响期至 2023.03.09", StringComparison.Ordinal));
        Assert.Empty(Sanctions(await ReadAsync(record, person, "2023-03-10")));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_a_leader_may_not_read_is_absent_and_not_blurred(Provider provider)
    {
        await using var record = await CreateAsync(provider);
        var office = await record.OfficeAsync();
        var person = await record.PersonAsync(office: office, from: new DateOnly(2015, 7, 1), identityNumber: "990101198503150017");
        await record.WriteAsync(Insert<Sanction>(person, new DateOnly(2026, 1, 10), null, (nameof(Sanction.Kind), "203")));

        await using var leader = record.ScopeOf(new Actor(77, "院领导", null, [new ActorGrant(Role.Leader, "")]));
        var read = (await leader.ServiceProvider.GetRequiredService<ReadPortrait>().RunAsync(person, "2026-02-01", null, default)).Value.Portrait;

        Assert.NotEmpty(Sanctions(await ReadAsync(record, person, "2026-02-01")));
        Assert.Empty(Sanctions(read));
        Assert.DoesNotContain(read.Basics.Statements, s => s.Zh == "公民身份号码");
        Assert.NotEmpty(read.Duties);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Experience_stands_beside_the_middle_of_a_stated_group_and_never_a_rank(Provider provider)
    {
        await using var record = await CreateAsync(provider);
        var office = await record.OfficeAsync();
        var people = new List<long>();
        for (var i = 0; i < 6; i++)
        {
            var person = await record.PersonAsync($"同行{i}", office, from: new DateOnly(2026 - 2 - i, 11, 23));
            await record.WriteAsync(Insert<StaffCategory>(person, LongAgo, 1, (nameof(StaffCategory.Category), "1")));
            people.Add(person);
        }

        await using var scope = record.ScopeOf(record.Actor);
        var view = (await scope.ServiceProvider.GetRequiredService<ReadPortrait>().RunAsync(people[0], null, null, default)).Value.Experience!;

        Assert.Equal(5, view.Peers);
        Assert.All(view.Axes, a => Assert.NotNull(a.Peers));
        Assert.Contains("人员类别", view.PeerZh, StringComparison.Ordinal);
        Assert.DoesNotContain(view.Axes, a => a.Zh.Contains("政治", StringComparison.Ordinal) || a.Zh.Contains('廉') || a.Zh.Contains("家庭", StringComparison.Ordinal));
    }

    private static async Task<PortraitModel> ReadAsync(TestDatabase record, long person, string? asOf = null)
    {
        await using var scope = record.ScopeOf(record.Actor);
        return (await scope.ServiceProvider.GetRequiredService<ReadPortrait>().RunAsync(person, asOf, null, default)).Value.Portrait;
    }

    private static string Grade(PortraitModel portrait) =>
        portrait.Groups.SelectMany(g => g.Statements).Single(s => s.Kind == "prosecutor-grade").Text;

    private static IEnumerable<PortraitStatement> Sanctions(PortraitModel portrait) =>
        portrait.Groups.SelectMany(g => g.Statements).Where(s => s.Kind == "sanction");
}
