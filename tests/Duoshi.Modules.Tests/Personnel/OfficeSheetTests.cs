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
}
