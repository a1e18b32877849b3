using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Organisation.Tree;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Organisation;

public class TreeTests
{
    private static readonly DateOnly Day2015 = new(2015, 6, 1);
    private static readonly DateOnly Day2020 = new(2020, 1, 1);
    private static readonly DateOnly Today = new(2026, 7, 1);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Moving_an_office_moves_the_paths_of_all_below_it(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (province, eastern, western) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        var county = await database.OfficeAsync("示范省甲县人民检察院", eastern, "3");
        var station = await database.OfficeAsync("甲县开发区人民检察院", county, "3");

        await database.WriteAsync(TestDatabase.Insert<OfficePlace>(county, Day2020, 1, (nameof(OfficePlace.ParentId), western)));

        foreach (var office in new[] { county, station })
        {
            Assert.StartsWith(await PathAsync(database, eastern, Day2015), await PathAsync(database, office, Day2015), StringComparison.Ordinal);
            Assert.StartsWith(await PathAsync(database, eastern, Day2020.AddDays(-1)), await PathAsync(database, office, Day2020.AddDays(-1)), StringComparison.Ordinal);
            Assert.StartsWith(await PathAsync(database, western, Day2020), await PathAsync(database, office, Day2020), StringComparison.Ordinal);
            Assert.StartsWith(await PathAsync(database, province, Today), await PathAsync(database, office, Today), StringComparison.Ordinal);
        }

        Assert.Equal(2, (await NodesAsync(database, station)).Count);
        await NodesEqualTheirFactsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_move_dated_ahead_is_not_seen_before_its_day(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, eastern, western) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        var county = await database.OfficeAsync("示范省甲县人民检察院", eastern, "3");
        var firstOfNextMonth = new DateOnly(2026, 8, 1);

        await database.WriteAsync(TestDatabase.Insert<OfficePlace>(county, firstOfNextMonth, 1, (nameof(OfficePlace.ParentId), western)));

        var offices = database.Services.GetRequiredService<Offices>();
        Assert.StartsWith(await PathAsync(database, eastern, Today), (await offices.TodayAsync([county], default))[county], StringComparison.Ordinal);
        database.Clock.Set(2026, 8, 1);
        Assert.StartsWith(await PathAsync(database, western, firstOfNextMonth), (await offices.TodayAsync([county], default))[county], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_office_run_by_one_and_guided_by_another_has_two_paths(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, eastern, western) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        var railway = await database.OfficeAsync("示范铁路运输检察院", eastern, "3");
        var station = await database.OfficeAsync("示范铁路运输检察院派出院", railway, "3");

        await database.WriteAsync(TestDatabase.Insert<OfficePlace>(railway, Day2020, 1, (nameof(OfficePlace.BusinessParentId), western)));

        foreach (var office in new[] { railway, station })
        {
            var node = (await NodesAsync(database, office)).Single(n => n.ValidTo == DateOnly.MaxValue);
            Assert.StartsWith(await PathAsync(database, eastern, Today), node.Path, StringComparison.Ordinal);
            Assert.StartsWith(await PathAsync(database, western, Today), node.BusinessPath, StringComparison.Ordinal);
            var before = (await NodesAsync(database, office)).Single(n => n.ValidTo == Day2020);
            Assert.Equal(before.Path, before.BusinessPath);
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_office_is_never_its_own_ancestor(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (province, eastern, western) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        var county = await database.OfficeAsync("示范省甲县人民检察院", eastern, "3");

        var circle = await database.TryWriteAsync(TestDatabase.Insert<OfficePlace>(province, Day2020, 1, (nameof(OfficePlace.ParentId), county)));
        Assert.Equal("organisation.circle", circle.Refusal?.Code);

        var onlyFor2030 = await database.TryWriteAsync(
            TestDatabase.Insert<OfficePlace>(eastern, new DateOnly(2030, 1, 1), new DateOnly(2031, 1, 1), 1, 0, Reach.ThisPeriod, (nameof(OfficePlace.ParentId), county)));
        Assert.Equal("organisation.circle", onlyFor2030.Refusal?.Code);

        var byGuidance = await database.TryWriteAsync(TestDatabase.Insert<OfficePlace>(western, Day2020, 1, (nameof(OfficePlace.BusinessParentId), western)));
        Assert.Equal("organisation.circle", byGuidance.Refusal?.Code);
        await NodesEqualTheirFactsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_offices_may_change_places_as_long_as_no_day_has_a_circle(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (province, eastern, western) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        await database.WriteAsync(TestDatabase.Insert<OfficePlace>(western, new DateOnly(2012, 1, 1), 1, (nameof(OfficePlace.ParentId), eastern)));

        await database.WriteAsync(
            TestDatabase.Insert<OfficePlace>(western, Day2020, 1, (nameof(OfficePlace.ParentId), province)),
            TestDatabase.Insert<OfficePlace>(eastern, Day2020, 1, (nameof(OfficePlace.ParentId), western)));

        Assert.StartsWith(await PathAsync(database, eastern, Day2015), await PathAsync(database, western, Day2015), StringComparison.Ordinal);
        Assert.StartsWith(await PathAsync(database, western, Day2020), await PathAsync(database, eastern, Day2020), StringComparison.Ordinal);
        await NodesEqualTheirFactsAsync(database);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task No_office_stands_under_one_that_is_gone(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, eastern, _) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        await database.OfficeAsync("示范省甲县人民检察院", eastern, "3");

        var existence = TestDatabase.Kinds.Get<OfficeExistence>();
        var ended = await database.TryWriteAsync(new FactWrite(existence, eastern, 1, 0, new FactAct.End(TestDatabase.Dated(Day2020), Reach.AllLater)));
        Assert.Equal("organisation.parent-gone", ended.Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Siblings_stand_in_their_given_order_then_by_unit_code(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var province = await database.OfficeAsync("示范省人民检察院", null, "1");
        var second = await database.OfficeAsync("乙市人民检察院", province);
        var first = await database.OfficeAsync("甲市人民检察院", province);
        var foremost = await database.OfficeAsync("丙市人民检察院", province);
        await database.WriteAsync(
            TestDatabase.Insert<OfficePlace>(second, TestDatabase.LongAgo, 1, (nameof(OfficePlace.UnitCode), "990200")),
            TestDatabase.Insert<OfficePlace>(first, TestDatabase.LongAgo, 1, (nameof(OfficePlace.UnitCode), "990100")),
            TestDatabase.Insert<OfficePlace>(foremost, TestDatabase.LongAgo, 1, (nameof(OfficePlace.UnitCode), "990300"), (nameof(OfficePlace.SiblingOrder), 1)));

        await using var db = await database.OpenAsync();
        var inOrder = await db.Set<OfficeNode>().Where(n => n.ParentId == province).OrderBy(n => n.Path).Select(n => n.OfficeId).ToListAsync();
        Assert.Equal([foremost, first, second], inOrder);
    }

    internal static async Task NodesEqualTheirFactsAsync(TestDatabase database)
    {
        await using var db = await database.OpenAsync();
        Assert.Empty(await OrganisationTree.DifferencesAsync(db, CancellationToken.None));
    }

    private static async Task<string> PathAsync(TestDatabase database, long office, DateOnly day) =>
        (await database.Services.GetRequiredService<IOffices>().PathsAsync([office], day, CancellationToken.None))[office];

    private static async Task<List<OfficeNode>> NodesAsync(TestDatabase database, long office)
    {
        await using var db = await database.OpenAsync();
        return await db.Set<OfficeNode>().AsNoTracking().Where(n => n.OfficeId == office).OrderBy(n => n.ValidFrom).ToListAsync();
    }
}
