using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Roster;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Tests.Infrastructure;

namespace Duoshi.Modules.Tests.Personnel;

[InChinese]
public class RosterTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_clerk_of_a_county_lists_and_counts_the_own_county_only(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        await here.Data.PersonAsync("张三", here.North);
        await here.Data.PersonAsync("李四", here.South);
        await here.Data.PersonAsync("王五", here.City);
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);
        var chief = await here.ActorAsync(Role.HrChief, here.City);

        Assert.Equal(["张三"], Names(await here.ListAsync(clerk, new PeopleQuery())));
        Assert.Equal(1, (await here.CountAsync(clerk, new PeopleQuery())).Value);
        Assert.Equal(3, (await here.CountAsync(chief, new PeopleQuery())).Value);
        Assert.Empty((await here.ListAsync(clerk, new PeopleQuery { Office = here.South })).Value.Rows);
        Assert.Equal(0, (await here.CountAsync(clerk, new PeopleQuery { Office = here.City, Status = "all" })).Value - 1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_roster_names_the_chief_first_and_the_offices_from_the_top_down(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        await here.Data.PersonAsync("北兵", here.North, "检察官助理");
        await here.Data.PersonAsync("市副", here.City, "副检察长");
        await here.Data.PersonAsync("市长", here.City, "检察长");
        await here.Data.PersonAsync("省员", here.Top, "检察员");
        var roster = await here.ListAsync(TestDatabase.Operator, new PeopleQuery());
        Assert.Equal(["省员", "市长", "市副", "北兵"], Names(roster));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Pages_follow_one_another_without_gap_or_repeat_although_names_are_equal(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        for (var i = 0; i < 7; i++)
        {
            await here.Data.PersonAsync(i % 2 == 0 ? "王伟" : "王芳", here.North);
        }

        foreach (var sort in PeopleOrder.Offered.Select(o => o.Key))
        {
            foreach (var descending in new[] { false, true })
            {
                var whole = (await here.ListAsync(TestDatabase.Operator, new PeopleQuery { Sort = sort, Descending = descending })).Value.Rows.Select(r => r.PersonId).ToList();
                var query = new PeopleQuery { Sort = sort, Descending = descending, Size = 2 };
                var forward = new List<long>();
                PeoplePage page;
                PeoplePage? before = null;
                do
                {
                    page = (await here.ListAsync(TestDatabase.Operator, query)).Value;
                    forward.AddRange(page.Rows.Select(r => r.PersonId));
                    if (before is not null)
                    {
                        var back = (await here.ListAsync(TestDatabase.Operator, query with { After = null, Before = page.Previous })).Value;
                        Assert.Equal(before.Rows.Select(r => r.PersonId), back.Rows.Select(r => r.PersonId));
                    }

                    before = page;
                    query = query with { After = page.Next };
                }
                while (page.Next is not null);
                Assert.Equal(whole, forward);
                Assert.Equal(7, whole.Distinct().Count());
            }
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task People_are_found_by_characters_pinyin_initials_and_staff_number(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("单小龙", here.North);
        await here.Data.PersonAsync("欧阳晓", here.North);
        await here.Data.WriteAsync(TestDatabase.Insert<StaffNumber>(person, TestDatabase.LongAgo, 1, (nameof(StaffNumber.Number), "BX0042"), (nameof(StaffNumber.IssuingOfficeId), here.North)));
        foreach (var typed in new[] { "单", "小龙", "单小龙", "shanx", "sxl", "SXL", "shanxiaolong", "bx00", "BX0042" })
        {
            Assert.Equal(["单小龙"], Names(await here.ListAsync(TestDatabase.Operator, new PeopleQuery { Name = typed })));
        }

        Assert.Empty(Names(await here.ListAsync(TestDatabase.Operator, new PeopleQuery { Name = "龙小" })));
    }

    private static IEnumerable<string> Names(Modules.Platform.Outcomes.Outcome<PeoplePage> page) => page.Value.Rows.Select(r => r.Name);
}
