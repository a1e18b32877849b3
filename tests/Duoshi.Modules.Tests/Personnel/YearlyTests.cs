using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Yearly;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>年报表: people as of 31 December, entries and exits of the year; every figure is as long as its list.</summary>
[InChinese]
public class YearlyTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_figure_is_as_long_as_the_list_behind_it_and_holds_for_the_end_of_its_year(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var (zhang, li) = (await here.Data.PersonAsync("张三", here.North), await here.Data.PersonAsync("李四", here.South));
        await here.Data.PersonAsync("王五", here.South, from: new DateOnly(2026, 2, 1)); // came after the year
        await here.Data.WriteAsync(
            TestDatabase.Insert<Service>(li, new DateOnly(2026, 3, 1), 1, ("Status", "2")), // left after the year
            TestDatabase.Insert<Entry>(zhang, new DateOnly(2025, 5, 1), null, ("Way", "1"), ("OfficeId", here.North)));
        var chief = await here.ActorAsync(Role.HrChief, here.City);

        var table = (await ReadAsync(here, chief, 2025, "category")).Value;
        Assert.Equal(new DateOnly(2025, 12, 31), table.Day);
        Assert.Equal([("all", 2), ("21", 2)], table.Rows.Select(r => (r.Code, r.Figures[0])));
        foreach (var row in table.Rows)
        {
            foreach (var (column, figure) in YearlyTables.Columns.Zip(row.Figures))
            {
                Assert.Equal(figure, (await NamesAsync(here, chief, 2025, "category", row.Code, column.Key)).Value.Total);
            }
        }

        Assert.Equal(1, table.Rows[0].Figures[YearlyTables.Columns.ToList().FindIndex(c => c.Key == "to40")] - 1); // both are 40 at the year's end
        Assert.Equal("张三", Assert.Single((await NamesAsync(here, chief, 2025, "entries", "1", "all")).Value.Rows).Name);
        Assert.Equal(0, (await ReadAsync(here, chief, 2024, "entries")).Value.Rows[0].Figures[0]);
        Assert.Equal(1, (await ReadAsync(here, await here.ActorAsync(Role.Leader, here.North), 2025, null)).Value.Rows[0].Figures[0]);
        Assert.Equal(422, (await ReadAsync(here, chief, 2050, null)).Refusal?.Status);
        Assert.Equal(403, (await ReadAsync(here, await here.ActorAsync(Role.StaffMember, here.North), 2025, null)).Refusal?.Status);
    }

    private static Task<Outcome<YearlyFigures>> ReadAsync(SmallProvince here, Actor actor, int year, string? table) => here.AsAsync<ReadYearly, Outcome<YearlyFigures>>(actor, s => s.RunAsync(year, table, default));

    private static Task<Outcome<YearlyNames>> NamesAsync(SmallProvince here, Actor actor, int year, string table, string code, string column) =>
        here.AsAsync<ReadYearly, Outcome<YearlyNames>>(actor, s => s.NamesAsync(year, table, code, column, default));
}
