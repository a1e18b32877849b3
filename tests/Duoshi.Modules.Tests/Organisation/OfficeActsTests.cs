using Duoshi.Modules.Organisation.Acts;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Organisation.Tree;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Organisation;

public class OfficeActsTests
{
    private static readonly DateOnly Today = new(2026, 7, 1);
    private static readonly DateOnly Day2019 = new(2019, 12, 31);
    private static readonly DateOnly Day2020 = new(2020, 1, 1);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_counties_merge_into_a_new_district_and_what_stood_below_them_passes_to_it(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, eastern, _) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        var first = await database.OfficeAsync("甲县人民检察院", eastern, "3");
        var second = await database.OfficeAsync("乙县人民检察院", eastern, "3");
        await database.OfficeAsync("开发区人民检察院", first, "3");
        var department = (await database.Slice<FoundDepartment>().RunAsync(first, new() { On = "2015-01-01", Name = "第一检察部", Line = "01" }, default)).Value.Id;

        var merged = (await database.Slice<MergeOffices>().RunAsync(
            new() { On = "2020-01-01", Offices = [first, second], Into = new() { Name = "丙区人民检察院", ParentId = eastern, UnitCode = "990103" }, DocumentNumber = "示编〔2019〕8号" }, default)).Value;

        Assert.Equal(["东市 < 省院", "乙县 < 东市", "开发区 < 甲县", "甲县 < 东市", "省院", "西市 < 省院"], await database.TreeOnAsync(Day2019));
        Assert.Equal(["丙区 < 东市", "东市 < 省院", "开发区 < 丙区", "省院", "西市 < 省院"], await database.TreeOnAsync(Day2020));
        Assert.Single(merged.MovedOffices);
        await using var db = await database.OpenAsync();
        var successions = await db.Set<OfficeSuccession>().AsNoTracking().OrderBy(s => s.SubjectId).ToListAsync();
        Assert.Equal([first, second], successions.Select(s => s.SubjectId));
        Assert.All(successions, s => Assert.Equal((merged.Id, NewOffice.Merged, "示编〔2019〕8号"), (s.SuccessorId, s.Way, s.DocumentNumber)));
        Assert.Empty(await db.Set<DepartmentPlace>().At(Day2020, Known.Now).Where(d => d.SubjectId == department).ToListAsync());
        Assert.Single(await db.Set<DepartmentPlace>().At(Day2019, Known.Now).Where(d => d.SubjectId == department).ToListAsync());
        await TreeTests.NodesEqualTheirFactsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_office_merges_into_one_that_stays_and_people_keep_their_facts(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, eastern, western) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        await database.OfficeAsync("甲县人民检察院", western, "3");
        var person = await database.PersonAsync("张三", western);

        await database.Slice<MergeOffices>().RunAsync(new() { On = "2020-01-01", Offices = [western], IntoId = eastern }, default);

        Assert.Equal(["东市 < 省院", "甲县 < 东市", "省院"], await database.TreeOnAsync(Today));
        await using var db = await database.OpenAsync();
        var post = await db.Set<Modules.Personnel.Kinds.Appointment>().At(Today, Known.Now).SingleAsync(a => a.SubjectId == person);
        Assert.Equal(western, post.OfficeId);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_office_merged_into_one_below_it_leaves_that_one_in_its_place(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, eastern, _) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        var county = await database.OfficeAsync("甲县人民检察院", eastern, "3");
        await database.OfficeAsync("乙县人民检察院", eastern, "3");

        _ = (await database.Slice<MergeOffices>().RunAsync(new() { On = "2020-01-01", Offices = [eastern], IntoId = county }, default)).Value;

        Assert.Equal(["乙县 < 甲县", "甲县 < 省院", "省院", "西市 < 省院"], await database.TreeOnAsync(Today));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_city_splits_and_every_office_below_it_says_where_it_goes(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (province, eastern, _) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        var first = await database.OfficeAsync("甲县人民检察院", eastern, "3");
        var second = await database.OfficeAsync("乙县人民检察院", eastern, "3");
        var split = database.Slice<SplitOffice>();
        SplitOffice.Act Into(params long[] north) => new()
        {
            On = "2020-01-01",
            Into =
            [
                new() { Office = new() { Name = "北市人民检察院", ParentId = province }, SubOffices = north },
                new() { Office = new() { Name = "南市人民检察院", ParentId = province }, SubOffices = [second] },
            ],
        };

        var incomplete = await split.RunAsync(eastern, Into(), default);
        Assert.Equal("organisation.split-leaves-offices", incomplete.Refusal?.Code);
        Assert.Contains("甲县", incomplete.Refusal!.Zh, StringComparison.Ordinal);

        _ = (await split.RunAsync(eastern, Into(first), default)).Value;
        Assert.Equal(["东市 < 省院", "乙县 < 东市", "甲县 < 东市", "省院", "西市 < 省院"], await database.TreeOnAsync(Day2019));
        Assert.Equal(["乙县 < 南市", "北市 < 省院", "南市 < 省院", "甲县 < 北市", "省院", "西市 < 省院"], await database.TreeOnAsync(Day2020));
        await TreeTests.NodesEqualTheirFactsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_rename_and_a_move_on_one_day_are_one_boundary(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, eastern, western) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        var county = await database.OfficeAsync("甲县人民检察院", eastern, "3");

        _ = (await database.Slice<RenameOffice>().RunAsync(county, new() { On = "2020-01-01", Name = "甲区人民检察院" }, default)).Value;
        _ = (await database.Slice<MoveOffice>().RunAsync(county, new() { On = "2020-01-01", ParentId = western }, default)).Value;

        var line = (await database.Slice<OfficeIndexes>().PresentAsync(default)).Line(county);
        Assert.Equal(2, line.Count);
        Assert.Equal(("甲县人民检察院", eastern, Day2020), (line[0].Name, line[0].ParentId!.Value, line[0].ValidTo));
        Assert.Equal(("甲区人民检察院", western, Day2020), (line[1].Name, line[1].ParentId!.Value, line[1].ValidFrom));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_withdrawn_merger_restores_every_office_and_both_stay_in_the_history(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, eastern, _) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        var first = await database.OfficeAsync("甲县人民检察院", eastern, "3");
        var second = await database.OfficeAsync("乙县人民检察院", eastern, "3");
        await database.OfficeAsync("开发区人民检察院", first, "3");
        _ = (await database.Slice<SetEstablishment>().RunAsync(first, new() { On = "2015-01-01", Kind = "1", Authorised = 30 }, default)).Value;
        var before = await database.TreeOnAsync(Today);
        var merged = (await database.Slice<MergeOffices>().RunAsync(
            new() { On = "2020-01-01", Offices = [first, second], Into = new() { Name = "丙区人民检察院", ParentId = eastern } }, default)).Value;
        Assert.NotEqual(before, await database.TreeOnAsync(Today));

        _ = (await database.Slice<WithdrawWholeChange>().RunAsync(merged.Change, "文件撤销", default)).Value;

        Assert.Equal(before, await database.TreeOnAsync(Today));
        await using var db = await database.OpenAsync();
        Assert.Equal(30, (await db.Set<OfficeEstablishment>().At(Today, Known.Now).SingleAsync(e => e.SubjectId == first)).Authorised);
        Assert.Equal(["merge-offices", "withdraw-change"], await db.Set<Change>().OrderByDescending(c => c.Id).Take(2).OrderBy(c => c.Id).Select(c => c.Act).ToListAsync());
        await TreeTests.NodesEqualTheirFactsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Of_two_who_act_on_one_office_the_later_is_told_what_the_first_changed(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, eastern, western) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        var county = await database.OfficeAsync("甲县人民检察院", eastern, "3");
        var seen = await database.VersionAsync(county);

        _ = (await database.Slice<RenameOffice>().RunAsync(county, new() { On = "2020-01-01", Name = "甲区人民检察院", Seen = seen }, default)).Value;
        var late = await database.Slice<MoveOffice>().RunAsync(county, new() { On = "2021-01-01", ParentId = western, Seen = seen }, default);

        Assert.Equal((412, "record.changed-meanwhile"), (late.Refusal!.Status, late.Refusal.Code));
        var conflict = Assert.Single(Assert.IsAssignableFrom<IReadOnlyList<VersionConflict>>(late.Refusal.Details));
        Assert.Contains(conflict.Fields, f => f.Field == "name" && f.After!.EndsWith("甲区人民检察院", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Acts_reach_only_offices_in_scope_and_unknown_and_foreign_look_the_same(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (province, eastern, western) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        var path = (await database.Slice<IOfficePaths>().TodayAsync([eastern], default))[eastern];
        var chief = new Actor(7, "东市政治部", null, [new ActorGrant(Role.HrChief, path)]);
        var clerk = new Actor(8, "东市干部", null, [new ActorGrant(Role.HrClerk, path)]);
        await using var asChief = database.ScopeOf(chief);
        await using var asClerk = database.ScopeOf(clerk);
        RenameOffice.Act Act(string name) => new() { On = "2026-07-01", Name = name };

        Assert.Null((await asChief.ServiceProvider.GetRequiredService<RenameOffice>().RunAsync(eastern, Act("东海市人民检察院"), default)).Refusal);
        Assert.Equal("access.forbidden", (await asClerk.ServiceProvider.GetRequiredService<RenameOffice>().RunAsync(eastern, Act("东山市人民检察院"), default)).Refusal?.Code);
        foreach (var office in new[] { western, province, 987654 })
        {
            Assert.Equal("access.not-found", (await asChief.ServiceProvider.GetRequiredService<RenameOffice>().RunAsync(office, Act("他院人民检察院"), default)).Refusal?.Code);
        }

        // Taking an office into the own subtree needs the right over both.
        Assert.Equal("access.not-found", (await asChief.ServiceProvider.GetRequiredService<MoveOffice>().RunAsync(western, new() { On = "2026-07-01", ParentId = eastern }, default)).Refusal?.Code);
        Assert.Equal("access.not-found", (await asChief.ServiceProvider.GetRequiredService<MoveOffice>().RunAsync(eastern, new() { On = "2026-07-01", ParentId = western }, default)).Refusal?.Code);
        Assert.Equal("access.forbidden", (await asChief.ServiceProvider.GetRequiredService<FoundOffice>().RunAsync(new() { On = "2026-07-01", Office = new() { Name = "无上级人民检察院" } }, default)).Refusal?.Code);
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("昨天")]
    [InlineData("")]
    public async Task Impossible_dates_are_refused_with_the_field_named(string day)
    {
        await using var database = await TestDatabase.CreateAsync(Provider.Sqlite);
        var office = await database.OfficeAsync();
        var refused = await database.Slice<CloseOffice>().RunAsync(office, new() { On = day }, default);
        Assert.Equal(("organisation.no-such-day", 422), (refused.Refusal?.Code, refused.Refusal?.Status));
        Assert.Equal("{ field = on }", refused.Refusal!.Details!.ToString());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_name_is_borne_by_one_office_at_a_time(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (province, eastern, western) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        var rename = database.Slice<RenameOffice>();
        Assert.Equal("organisation.name-taken", (await rename.RunAsync(eastern, new() { On = "2020-01-01", Name = "示范省西市检察院" }, default)).Refusal?.Code);

        _ = (await rename.RunAsync(western, new() { On = "2020-01-01", Name = "示范省新西市人民检察院" }, default)).Value;
        Assert.Null((await rename.RunAsync(eastern, new() { On = "2021-01-01", Name = "示范省西市人民检察院" }, default)).Refusal);
        Assert.Equal("organisation.name-taken", (await database.Slice<FoundOffice>().RunAsync(new() { On = "2022-01-01", Office = new() { Name = "示范省西市人民检察院", ParentId = province } }, default)).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_department_is_renamed_passes_to_another_office_and_closes(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, eastern, western) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        var department = (await database.Slice<FoundDepartment>().RunAsync(eastern, new() { On = "2015-01-01", Name = "公诉处", Line = "01" }, default)).Value.Id;
        var position = (await database.Slice<FoundPosition>().RunAsync(eastern, new() { On = "2015-01-01", Name = "公诉处处长", DepartmentId = department, PostCode = "P11", Number = 1 }, default)).Value.Id;
        var change = database.Slice<ChangeDepartment>();
        _ = (await change.RunAsync(department, new() { On = "2019-01-01", Name = "第一检察部" }, default)).Value;
        _ = (await change.RunAsync(department, new() { On = "2022-01-01", OfficeId = western }, default)).Value;
        var foreign = await database.Slice<FoundPosition>().RunAsync(eastern, new() { On = "2023-01-01", Name = "副主任", DepartmentId = department }, default);
        Assert.Equal("organisation.department-elsewhere", foreign.Refusal?.Code);
        _ = (await database.Slice<CloseDepartment>().RunAsync(department, new() { On = "2025-01-01" }, default)).Value;

        await using var db = await database.OpenAsync();
        async Task<(string? Name, long? Office)> OnAsync(int year) =>
            await db.Set<DepartmentPlace>().At(new DateOnly(year, 6, 1), Known.Now).Where(d => d.SubjectId == department).ToListAsync() is [var d] ? (d.Name, d.OfficeId) : default;
        Assert.Equal(("公诉处", eastern), await OnAsync(2016));
        Assert.Equal(("第一检察部", eastern), await OnAsync(2020));
        Assert.Equal(("第一检察部", western), await OnAsync(2023));
        Assert.Equal(default, await OnAsync(2025));
        Assert.Empty(await db.Set<PositionPlace>().At(Today, Known.Now).Where(p => p.SubjectId == position).ToListAsync());
    }
}
