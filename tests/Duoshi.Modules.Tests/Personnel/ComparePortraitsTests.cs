using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Portrait;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Duoshi.Modules.Tests.Infrastructure;
using static Duoshi.Modules.Tests.Infrastructure.TestDatabase;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>Two portraits side by side: what is the same, what differs, and never more than the reader may see of both.</summary>
[InChinese]
public sealed class ComparePortraitsTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_people_stand_row_by_row_with_every_difference_named_and_no_total(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var (zhang, li) = await PairAsync(here);
        var clerk = await here.ActorAsync(Role.HrChief, here.City);

        var shown = (await CompareAsync(here, clerk, zhang, li)).Value;

        Assert.Equal(("张三", "李四"), (shown.Left.Name, shown.Right.Name));
        Assert.Equal(Difference.Same, Row(shown, "性别").Difference);
        Assert.Equal(Difference.Differs, Row(shown, "检察官等级").Difference);
        Assert.Equal(Difference.OnlyLeft, Row(shown, "员额状态").Difference);
        Assert.Equal(Difference.OnlyRight, Row(shown, "法律职业资格").Difference);
        Assert.All(shown.Groups.SelectMany(g => g.Rows), r => Assert.True(r.Left.Count + r.Right.Count > 0));
        Assert.DoesNotContain(shown.Groups.SelectMany(g => g.Rows), r => r.Zh.Contains("总分", StringComparison.Ordinal) || r.Zh.Contains("合计", StringComparison.Ordinal) || r.Zh.Contains("排名", StringComparison.Ordinal));

        // The same rows from the other side.
        var turned = (await CompareAsync(here, clerk, li, zhang)).Value;
        Assert.Equal(shown.Groups.SelectMany(g => g.Rows).Select(r => r.Zh).Order(StringComparer.Ordinal), turned.Groups.SelectMany(g => g.Rows).Select(r => r.Zh).Order(StringComparer.Ordinal));
        Assert.Equal(Difference.OnlyRight, Row(turned, "员额状态").Difference);

        var sheet = (await here.AsAsync<ComparePortraits, Outcome<ShownList>>(clerk, s => s.ExportAsync(zhang, li, null, null, null, CancellationToken.None))).Value;
        Assert.Contains(sheet.Lines, l => l.Cells[1] == "员额状态" && l.Cells[2] == "← 仅左侧有");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task One_person_on_two_days_shows_what_came_in_between(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var (zhang, _) = await PairAsync(here);
        var clerk = await here.ActorAsync(Role.HrChief, here.City);

        var shown = (await CompareAsync(here, clerk, zhang, null, "2018-12-31", "2020-01-01")).Value;

        Assert.Equal((new DateOnly(2018, 12, 31), new DateOnly(2020, 1, 1)), (shown.Left.Day, shown.Right.Day));
        Assert.Equal(Difference.OnlyRight, Row(shown, "检察官等级").Difference);
        Assert.Equal(Difference.Same, Row(shown, "民族", orNone: true)?.Difference ?? Difference.Same);
        Assert.Equal("compare.same", (await CompareAsync(here, clerk, zhang, zhang, "2020-01-01", "2020-01-01")).Refusal?.Code);
        Assert.Equal("compare.same", (await CompareAsync(here, clerk, zhang, null, "2026-07-01")).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_side_out_of_reach_is_not_found_and_what_is_readable_of_one_only_is_left_out(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var (zhang, _) = await PairAsync(here);
        var south = await here.Data.PersonAsync("王五", here.South, from: new DateOnly(2015, 7, 1));

        // The clerk of the north: the south's people are as if they were not there.
        var north = await here.ActorAsync(Role.HrClerk, here.North);
        Assert.Equal(Refusal.NotFound, (await CompareAsync(here, north, zhang, south)).Refusal);
        Assert.Equal(Refusal.NotFound, (await CompareAsync(here, north, south, zhang)).Refusal);
        Assert.Equal(Refusal.Forbidden, (await CompareAsync(here, await here.ActorAsync(Role.StaffMember, here.North), zhang, south)).Refusal);

        // Chief of the north, leader of the city: the south's numbers are out of her class, so those of the north stay away too.
        var chief = await here.ActorAsync(Role.HrChief, here.North);
        var leader = await here.ActorAsync(Role.Leader, here.City);
        var both = chief with { Grants = [.. chief.Grants, .. leader.Grants] };
        var shown = (await CompareAsync(here, both, zhang, south)).Value;
        Assert.True(shown.Narrowed);
        Assert.Null(Row(shown, "公民身份号码", orNone: true));
    }

    private static async Task<(long Zhang, long Li)> PairAsync(SmallProvince here)
    {
        here.Data.Clock.Set(SmallProvince.Today.Year, SmallProvince.Today.Month, SmallProvince.Today.Day);
        var zhang = await here.Data.PersonAsync("张三", here.North, from: new DateOnly(2015, 7, 1), identityNumber: "990101198503150017");
        var li = await here.Data.PersonAsync("李四", here.North, from: new DateOnly(2015, 7, 1));
        await here.Data.WriteAsync(
            Insert<ProsecutorGrade>(zhang, new DateOnly(2019, 11, 1), 1, (nameof(ProsecutorGrade.Grade), "8")),
            Insert<QuotaStatus>(zhang, new DateOnly(2019, 11, 1), 1, (nameof(QuotaStatus.Status), "1")));
        await here.Data.WriteAsync(
            Insert<ProsecutorGrade>(li, new DateOnly(2019, 11, 1), 1, (nameof(ProsecutorGrade.Grade), "9")),
            Insert<LegalQualification>(li, new DateOnly(2010, 3, 1), null, (nameof(LegalQualification.Name), "1")));
        return (zhang, li);
    }

    private static Task<Outcome<Comparison>> CompareAsync(SmallProvince here, Actor actor, long left, long? right, string? at = null, string? rightAt = null) =>
        here.AsAsync<ComparePortraits, Outcome<Comparison>>(actor, s => s.RunAsync(left, right, at, rightAt, null, CancellationToken.None));

    private static ComparedRow Row(Comparison shown, string label) => Assert.Single(shown.Groups.SelectMany(g => g.Rows), r => r.Zh == label);

    private static ComparedRow? Row(Comparison shown, string label, bool orNone) => orNone ? shown.Groups.SelectMany(g => g.Rows).SingleOrDefault(r => r.Zh == label) : Row(shown, label);
}
