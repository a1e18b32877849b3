using Duoshi.Core.Timelines;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Roster;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>What a user keeps of a list, and the way through it from person to person.</summary>
[InChinese]
public class RosterListTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_filter_is_kept_for_its_account_alone_and_holds_neither_day_nor_page(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var (one, other) = (await here.ActorAsync(Role.HrClerk, here.North, "甲"), await here.ActorAsync(Role.HrClerk, here.South, "乙"));
        var kept = (await SaveAsync(here, one, " 年轻干部 ", "?ageTo=35&sort=strokes&asOf=2020-01-01&after=abc&cols=name,birth&shoe=9")).Value;
        Assert.Equal(("年轻干部", "ageTo=35&sort=strokes&cols=name%2Cbirth"), (kept.Name, kept.Query));
        Assert.Empty(await ListAsync(here, other));

        // The same name again replaces; another account's is neither seen nor removed.
        Assert.Equal(kept.Id, (await SaveAsync(here, one, "年轻干部", "ageTo=40")).Value.Id);
        Assert.Equal("ageTo=40", Assert.Single(await ListAsync(here, one)).Query);
        Assert.Equal(404, (await RemoveAsync(here, other, kept.Id)).Refusal?.Status);
        Assert.Null((await RemoveAsync(here, one, kept.Id)).Refusal);
        Assert.Empty(await ListAsync(here, one));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_filter_shared_with_a_role_reaches_its_holders_at_the_office_and_below_and_nobody_else(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var sharer = await here.ActorAsync(Role.HrChief, here.City, "甲");
        var kept = (await SaveAsync(here, sharer, "年轻干部", "ageTo=35", Role.HrClerk)).Value;
        Assert.Equal((Role.HrClerk, true, "甲"), (kept.SharedWith, kept.Own, kept.By));

        var below = await here.ActorAsync(Role.HrClerk, here.North, "乙");
        var seen = Assert.Single(await ListAsync(here, below));
        Assert.Equal(("年轻干部", "ageTo=35", false, "甲"), (seen.Name, seen.Query, seen.Own, seen.By));
        Assert.Equal(404, (await RemoveAsync(here, below, kept.Id)).Refusal?.Status);
        Assert.Empty(await ListAsync(here, await here.ActorAsync(Role.HrClerk, here.Top, "丙")));
        Assert.Empty(await ListAsync(here, await here.ActorAsync(Role.Leader, here.North, "丁")));

        // An own filter of the same name stands beside it; shared no longer, it is gone for the others.
        _ = (await SaveAsync(here, below, "年轻干部", "ageTo=30")).Value;
        Assert.Equal([true, false], (await ListAsync(here, below)).Select(f => f.Own));
        _ = (await SaveAsync(here, sharer, "年轻干部", "ageTo=35")).Value;
        Assert.Equal("ageTo=30", Assert.Single(await ListAsync(here, below)).Query);
    }

    [Fact]
    public async Task A_filter_is_shared_by_those_who_may_with_roles_that_read_people()
    {
        await using var here = await SmallProvince.CreateAsync(Provider.Sqlite);
        Assert.Equal("filter.role", (await SaveAsync(here, await here.ActorAsync(Role.HrChief, here.City), "甲", "sex=2", Role.StaffMember)).Refusal?.Code);
        Assert.Equal("filter.share", (await SaveAsync(here, await here.ActorAsync(Role.Leader, here.City), "甲", "sex=2", Role.HrClerk)).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_identity_number_is_never_kept_and_nothing_to_keep_is_refused(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);
        Assert.Equal("filter.query", (await SaveAsync(here, clerk, "查人", "name=11010519491231002X")).Refusal?.Code);
        Assert.Equal("filter.name", (await SaveAsync(here, clerk, " ", "sex=2")).Refusal?.Code);
        Assert.Equal(403, (await SaveAsync(here, await here.ActorAsync(Role.StaffMember, here.North), "查人", "sex=2")).Refusal?.Status);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task From_a_person_the_list_goes_on_in_its_order_within_its_filters(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var wang = await here.Data.PersonAsync("王五", here.North);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        var li = await here.Data.PersonAsync("李四", here.North);
        await here.Data.PersonAsync("刘六", here.South);
        var chief = await here.ActorAsync(Role.HrChief, here.City);

        var list = RosterAddress.Read($"?office={here.North}&sort=pinyin");
        Assert.Equal(("李四", "张三"), await BesideAsync(here, chief, list, wang));
        Assert.Equal((null, "王五"), await BesideAsync(here, chief, list, li));
        Assert.Equal(("王五", null), await BesideAsync(here, chief, list, zhang));
        Assert.Equal(("张三", "李四"), await BesideAsync(here, chief, list with { Descending = true }, wang));
        Assert.Equal((null, null), await BesideAsync(here, chief, list with { Name = "张" }, wang));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task One_person_reads_as_in_the_list_and_a_foreign_one_as_an_unknown_one(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var wang = await here.Data.PersonAsync("王五", here.North);
        var liu = await here.Data.PersonAsync("刘六", here.South);
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);

        var listed = (await here.AsAsync<ListPeople, Outcome<PeoplePage>>(clerk, s => s.RunAsync(new PeopleQuery { Name = "王五" }, default))).Value.Rows.Single();
        Assert.Equal(listed, (await RowAsync(clerk, wang)).Value);
        Assert.Equal(Refusal.NotFound, (await RowAsync(clerk, liu)).Refusal);
        Assert.Equal(Refusal.NotFound, (await RowAsync(clerk, 999_999_999)).Refusal);
        Assert.Equal(Refusal.Forbidden, (await RowAsync(await here.ActorAsync(Role.StaffMember, here.North), wang)).Refusal);

        Task<Outcome<PersonRow>> RowAsync(Actor actor, long person) => here.AsAsync<ListPeople, Outcome<PersonRow>>(actor, s => s.RowAsync(person, default));
    }

    /// <summary>The page nobody narrowed has a statement of its own; asked with the filter that stands for none, the list is put together the usual way.</summary>
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_plain_page_shows_what_the_list_put_together_shows_in_every_order_direction_and_reach(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        string[] names = ["张三", "张三", "李四", "王五", "赵六", "\uE863明", "阿依古丽·买买提", "Smith", "单小龙"];
        for (var i = 0; i < names.Length; i++)
        {
            await here.Data.PersonAsync(names[i], i % 3 == 0 ? here.South : i % 3 == 1 ? here.North : here.City);
        }

        var left = await here.Data.PersonAsync("离职者", here.North);
        await here.Data.WriteAsync(TestDatabase.Insert<Service>(left, new DateOnly(2025, 1, 1), null, 1, 0, Reach.AllLater, (nameof(Service.Status), "4"), (nameof(Service.OfficeId), here.North)));
        Actor[] actors =
        [
            await here.ActorAsync(Role.HrClerk, here.Top), await here.ActorAsync(Role.HrClerk, here.City), await here.ActorAsync(Role.HrClerk, here.South),
            await here.ActorAsync(Role.StaffMember, here.North), (await here.ActorAsync(Role.HrClerk, here.South)) with { Grants = [.. (await here.ActorAsync(Role.HrClerk, here.South)).Grants, .. (await here.ActorAsync(Role.HrClerk, here.North)).Grants] },
            TestDatabase.Operator,
        ];
        var (pages, plainly) = (0, 0);
        foreach (var (actor, order, descending) in from a in actors from o in PeopleOrder.Offered from d in new[] { false, true } select (a, o, d))
        {
            var query = new PeopleQuery { Sort = order.Key, Descending = descending, Size = 2 };
            while (true)
            {
                var (plain, made) = (await here.ListAsync(actor, query), await here.ListAsync(actor, query with { Status = "1" }));
                Assert.Equal(made.Refusal, plain.Refusal);
                if (plain.Refusal is not null)
                {
                    break;
                }

                Assert.Equal((made.Value.Rows, made.Value.Next, made.Value.Previous), (plain.Value.Rows, plain.Value.Next, plain.Value.Previous), SamePage);
                if (plain.Value.Previous is { } previous)
                {
                    var back = query with { After = null, Before = previous };
                    Assert.Equal((await here.ListAsync(actor, back with { Status = "1" })).Value.Rows, (await here.ListAsync(actor, back)).Value.Rows);
                }

                pages++;
                plainly += PlainPages.Reach(query, order, actor, Permission.PersonRead) is null ? 0 : 1;
                if (plain.Value.Next is not { } next)
                {
                    break;
                }

                query = query with { After = next };
            }
        }

        Assert.True(plainly > 50 && pages - plainly > 50, $"{plainly} of {pages} pages were plain ones");

        static bool SamePage((IReadOnlyList<PersonRow> Rows, string? Next, string? Previous) one, (IReadOnlyList<PersonRow> Rows, string? Next, string? Previous) other) =>
            one.Rows.SequenceEqual(other.Rows) && one.Next == other.Next && one.Previous == other.Previous;
    }

    private static Task<Outcome<SavedFilters.Row>> SaveAsync(SmallProvince here, Actor actor, string name, string query, Role? with = null) =>
        here.AsAsync<SavedFilters, Outcome<SavedFilters.Row>>(actor, s => s.SaveAsync(new(name, query, with), default));

    private static async Task<IReadOnlyList<SavedFilters.Row>> ListAsync(SmallProvince here, Actor actor) =>
        (await here.AsAsync<SavedFilters, Outcome<IReadOnlyList<SavedFilters.Row>>>(actor, s => s.ListAsync(default))).Value;

    private static Task<Outcome<Done>> RemoveAsync(SmallProvince here, Actor actor, long id) =>
        here.AsAsync<SavedFilters, Outcome<Done>>(actor, s => s.RemoveAsync(id, default));

    private static async Task<(string?, string?)> BesideAsync(SmallProvince here, Actor actor, PeopleQuery list, long person)
    {
        var beside = (await here.AsAsync<NextInList, Outcome<ListNeighbours>>(actor, s => s.RunAsync(list, person, default))).Value;
        return (beside.Previous?.Name, beside.Next?.Name);
    }
}
