using Duoshi.Core.Time;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.OfficePages;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using static Duoshi.Modules.Tests.Infrastructure.TestDatabase;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>一院一页: what one page about one office says, and to whom.</summary>
[InChinese]
public sealed class OfficeSheetTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Every_numbered_post_stands_with_its_holders_and_only_a_vacant_one_is_missing(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var since = new DateOnly(2019, 1, 1);
        await here.Data.WriteAsync(
            Insert<OfficeLeadership>(here.North, since, 2, ("Post", "P02"), ("Authorised", 2), ("DocumentNumber", "示编〔2019〕7号")),
            Insert<OfficeLeadership>(here.North, since, 11, ("Post", "P11"), ("Authorised", 1), ("DocumentNumber", "示编〔2019〕7号")),
            Insert<OfficeEstablishment>(here.North, since, 1, ("EstablishmentKind", "1"), ("Authorised", 50)));
        foreach (var (name, post, code) in new[] { ("王副", "副检察长", "P02"), ("张办", "办公室主任", "P11") })
        {
            var person = await here.Data.PersonAsync(name, here.North, post);
            await here.Data.WriteAsync(Insert<Appointment>(person, new DateOnly(2020, 5, 1), Appointment.MainSlot, ("Manner", "1"), ("OfficeId", here.North), ("PostName", post), ("PostCode", code), ("IsLeading", true)));
        }

        var chief = await here.ActorAsync(Role.HrChief, here.City);
        var sheet = (await ReadAsync(chief)).Value;
        Assert.Equal(("北县人民检察院", 2), (sheet.Office, sheet.People));
        Assert.Equal([(2, 1, "王副"), (1, 0, "张办")], sheet.Team.Select(p => (p.Authorised!.Value, p.Missing!.Value, Assert.Single(p.Holders).Name)));
        Assert.Equal((50, 0, 50), (sheet.Establishment[0].Authorised!.Value, sheet.Establishment[0].Held, sheet.Establishment[0].Vacant!.Value));

        // Before the posts were held they were vacant.
        var before = (await here.AsAsync<ReadOfficeSheet, Outcome<OfficeSheet>>(chief, s => s.RunAsync(here.North, new DateOnly(2020, 4, 30), default))).Value;
        Assert.Equal([2, 1], before.Team.Select(p => p.Missing!.Value));

        var elsewhere = await here.ActorAsync(Role.HrChief, here.South);
        Assert.Equal(404, (await ReadAsync(elsewhere)).Refusal?.Status);

        Task<Outcome<OfficeSheet>> ReadAsync(Actor actor) => here.AsAsync<ReadOfficeSheet, Outcome<OfficeSheet>>(actor, s => s.RunAsync(here.North, null, default));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Clerks_stand_to_prosecutors_in_the_quota_with_the_people_behind_each_and_nothing_is_divided_by_nobody(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var chief = await here.ActorAsync(Role.HrChief, here.City);
        async Task<SheetRatio> RatioAsync() => (await here.AsAsync<ReadOfficeSheet, Outcome<OfficeSheet>>(chief, s => s.RunAsync(here.North, null, default))).Value.Clerks;
        foreach (var (name, category) in new[] { ("王书记", "22"), ("李聘用", "D2"), ("赵助理", "21") })
        {
            await here.Data.WriteAsync(Insert<StaffCategory>(await here.Data.PersonAsync(name, here.North), new DateOnly(2020, 1, 1), 1, ("Category", category)));
        }

        var none = await RatioAsync();
        Assert.Equal((2, 0, null), (none.Of.Number, none.Per.Number, none.Value));
        foreach (var name in new[] { "张检", "钱检", "孙检" })
        {
            await here.Data.WriteAsync(Insert<QuotaStatus>(await here.Data.PersonAsync(name, here.North), new DateOnly(2020, 1, 1), 1, ("Status", "1")));
        }

        await here.Data.WriteAsync(Insert<QuotaStatus>(await here.Data.PersonAsync("外院", here.South), new DateOnly(2020, 1, 1), 1, ("Status", "1")));
        var ratio = await RatioAsync();
        Assert.Equal(("书记员配比", 2, 3, 0.67m), (ratio.Label, ratio.Of.Number, ratio.Per.Number, ratio.Value));
        foreach (var figure in new[] { ratio.Of, ratio.Per })
        {
            var filter = figure.Filter!.Split('=');
            Assert.Equal(figure.Number, (await here.CountAsync(chief, filter[0] == "quota" ? new() { Office = here.North, Quota = filter[1] } : new() { Office = here.North, Category = filter[1] })).Value);
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Rewards_of_three_years_are_named_and_one_revoked_or_older_is_not_among_them(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var day = new DateOnly(2024, 7, 1);
        var person = await here.Data.PersonAsync("王先进", here.North);
        await here.Data.WriteAsync(
            Insert<Reward>(person, new DateOnly(2021, 12, 31), null, ("Name", "嘉奖"), ("Body", "示范市人民检察院")),
            Insert<Reward>(person, new DateOnly(2022, 1, 1), null, ("Name", "三等功"), ("Body", "示范省人民检察院"), ("DocumentNumber", "示检〔2022〕1号")),
            Insert<Reward>(person, new DateOnly(2023, 5, 4), null, ("Name", "优秀共产党员"), ("RevokedOn", new PartialDate(new DateOnly(2024, 1, 1), DatePrecision.Day))),
            Insert<Reward>(person, new DateOnly(2024, 7, 2), null, ("Name", "二等功")));

        var sheet = (await here.AsAsync<ReadOfficeSheet, Outcome<OfficeSheet>>(await here.ActorAsync(Role.HrChief, here.City), s => s.RunAsync(here.North, day, default))).Value;
        var reward = Assert.Single(sheet.Rewards);
        Assert.Equal((person, "王先进", "2022-01 三等功 示范省人民检察院 示检〔2022〕1号"), (reward.PersonId, reward.Name, reward.Text));
    }
}
