using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Personnel;
using Duoshi.Modules.Personnel.Cards;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Personnel;

[InChinese]
public class CardTests
{
    [Fact]
    public void Every_column_but_key_days_and_hint_makes_two_cards_differ()
    {
        foreach (var property in typeof(PersonCard).GetProperties().Where(p => p.Name is not (nameof(PersonCard.Id) or nameof(PersonCard.ValidFrom) or nameof(PersonCard.ValidTo) or nameof(PersonCard.Recent))))
        {
            var (one, other) = (Empty(), Empty());
            property.SetValue(other, Type.GetTypeCode(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
            {
                TypeCode.String => "x",
                TypeCode.Int64 => 7L,
                _ => new PartialDate(new DateOnly(2001, 1, 1), DatePrecision.Day),
            });
            Assert.False(CardColumns.Same(one, other), property.Name);
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task After_random_acts_the_cards_and_keys_are_what_the_facts_say(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var people = new List<long>();
        foreach (var name in new[] { "张三", "李四", "单小龙" })
        {
            people.Add(await here.Data.PersonAsync(name, here.North));
        }

        var check = here.Data.Services.GetRequiredService<CardCheck>();
        var offices = new long?[] { here.Top, here.City, here.North, here.South, null };
        var random = new Random(20260701);
        for (var act = 0; act < 60; act++)
        {
            var (what, who, days, pick, later) = (random.Next(11), random.Next(3), random.Next(5000), random.Next(5), random.Next(2) == 0);
            var (person, from, office) = (people[who], new DateOnly(2010, 1, 1).AddDays(days), offices[pick]);
            var reach = later ? Reach.AllLater : Reach.ThisPeriod;
            var write = what switch
            {
                0 => TestDatabase.Insert<Service>(person, from, null, 1, 0, reach, (nameof(Service.Status), "1"), (nameof(Service.OfficeId), office)),
                1 => TestDatabase.Insert<Appointment>(person, from, null, 1, 0, reach, (nameof(Appointment.Manner), "1"), (nameof(Appointment.PostName), pick % 2 == 0 ? "检察员" : "副检察长"), (nameof(Appointment.OfficeId), office)),
                2 => TestDatabase.Insert<ProsecutorGrade>(person, from, null, 1, 0, reach, (nameof(ProsecutorGrade.Grade), $"{pick + 6}")),
                3 => TestDatabase.Insert<Identity>(person, from, null, 1, 0, reach, (nameof(Identity.Name), $"王{"一二三四五"[pick]}")),
                4 => TestDatabase.Insert<Appointment>(person, from, from.AddDays(200), null, 0, reach, (nameof(Appointment.Manner), "2"), (nameof(Appointment.PostName), "党组书记"), (nameof(Appointment.OrderInGroup), pick)),
                5 => TestDatabase.Insert<Education>(person, from, null, (nameof(Education.EducationCode), pick > 2 ? "11" : "21")),
                6 => new FactWrite(TestDatabase.Kinds.Get<Service>(), person, 1, 0, new FactAct.End(TestDatabase.Dated(from), reach)),
                7 => TestDatabase.Insert<Statement>(person, from, null, 1, 0, reach, (nameof(Statement.Duties), $"职务{pick}")),
                8 => TestDatabase.Insert<OfficePlace>(here.North, from, null, 1, 0, reach, (nameof(OfficePlace.ParentId), pick % 2 == 0 ? here.City : here.Top), (nameof(OfficePlace.Level), "3")),
                9 => TestDatabase.Insert<OfficeName>(here.North, from, null, 1, 0, reach, (nameof(OfficeName.Name), $"示例县{pick}区人民检察院"), (nameof(OfficeName.ShortName), $"县{pick}区院")),
                _ => TestDatabase.Insert<StaffNumber>(person, from, null, 1, 0, reach, (nameof(StaffNumber.Number), $"N{pick}"), (nameof(StaffNumber.IssuingOfficeId), here.City)),
            };
            await here.Data.TryWriteAsync(write);
            Assert.Empty(await check.DifferencesAsync(null, default));
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_card_says_what_the_office_was_called_on_its_days(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North);
        var renamed = new DateOnly(2020, 7, 1);
        async Task<List<(string Name, DateOnly From)>> Called()
        {
            await using var db = await here.Data.OpenAsync();
            return [.. (await db.Set<PersonCard>().Where(c => c.PersonId == person && c.OfficeId != null).OrderBy(c => c.ValidFrom).ToListAsync()).Select(c => (c.OfficeName!, c.ValidFrom))];
        }

        var before = Assert.Single(await Called()).Name;
        Assert.False(string.IsNullOrEmpty(before));

        await here.Data.WriteAsync(TestDatabase.Insert<OfficeName>(here.North, renamed, null, 1, 0, Reach.AllLater, (nameof(OfficeName.Name), "示例北新区人民检察院"), (nameof(OfficeName.ShortName), "北新区院")));

        var stretches = await Called();
        Assert.Equal([before, "示例北新区人民检察院"], stretches.Select(c => c.Name));
        Assert.Equal(renamed, stretches[1].From);
        var clerk = await here.ActorAsync(Modules.Platform.Access.Role.HrClerk, here.City);
        Assert.Equal("示例北新区人民检察院", Assert.Single((await here.ListAsync(clerk, new())).Value.Rows).Office);
        Assert.Equal(before, Assert.Single((await here.ListAsync(clerk, new() { AsOf = "2020-06-30" })).Value.Rows).Office);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_card_that_somebody_altered_is_found_and_made_anew(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North);
        await here.Data.PersonAsync("李四", here.North);
        await using (var db = await here.Data.OpenAsync())
        {
            await db.Set<PersonCard>().Where(c => c.PersonId == person).ExecuteUpdateAsync(set => set.SetProperty(c => c.MainPost, "检察长"));
        }

        var check = here.Data.Services.GetRequiredService<CardCheck>();
        Assert.Equal([person], await check.DifferencesAsync(null, default));
        Assert.Null((await check.RebuildAsync(TestDatabase.Operator, null, default)).Refusal);
        Assert.Empty(await check.DifferencesAsync(null, default));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_search_key_too_many_or_too_few_or_of_nobody_is_found_and_made_anew(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var few = await here.Data.PersonAsync("张三", here.North);
        var many = await here.Data.PersonAsync("李四", here.North);
        await here.Data.PersonAsync("王五", here.North);
        const long Nobody = 999_999_999;
        await using (var db = await here.Data.OpenAsync())
        {
            await db.Set<NamePair>().Where(p => p.PersonId == few && p.Pair == "zhangsan").ExecuteDeleteAsync();
            db.AddRange(new NamePair { Pair = "lisan", NameKey = "li", PersonId = many }, new NamePair { Pair = "wu", NameKey = "wu", PersonId = Nobody });
            await db.SaveChangesAsync();
        }

        var check = here.Data.Services.GetRequiredService<CardCheck>();
        Assert.Equal([few, many, Nobody], await check.DifferencesAsync(null, default));
        Assert.Null((await check.RebuildAsync(TestDatabase.Operator, null, default)).Refusal);
        Assert.Empty(await check.DifferencesAsync(null, default));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task After_an_upgrade_that_cleared_the_search_keys_everybody_is_found_again(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        await here.Data.PersonAsync("张三", here.North);
        var clerk = await here.ActorAsync(Modules.Platform.Access.Role.HrClerk, here.City);
        var check = here.Data.Services.GetRequiredService<CardCheck>();
        Assert.False(await check.IsStaleAsync(default));
        await using (var db = await here.Data.OpenAsync())
        {
            await db.Set<NamePair>().ExecuteDeleteAsync();
        }

        Assert.Equal(0, (await here.CountAsync(clerk, new() { Name = "zhangs" })).Value);
        await RenewStale.RunAsync(here.Data.Services, default);
        Assert.False(await check.IsStaleAsync(default));
        Assert.Equal(1, (await here.CountAsync(clerk, new() { Name = "zhangs" })).Value);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_name_once_borne_still_finds_its_person_and_a_wrong_one_no_longer(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三丰", here.North);
        var clerk = await here.ActorAsync(Modules.Platform.Access.Role.HrClerk, here.City);
        await using (var db = await here.Data.OpenAsync())
        {
            // A key too many, of whatever origin, keeps nobody from recording.
            db.Add(new NamePair { Pair = "lijunbao", NameKey = Duoshi.Core.Names.Pinyin.SortKey("李君宝"), PersonId = person });
            await db.SaveChangesAsync();
        }

        await here.Data.WriteAsync(TestDatabase.Insert<Identity>(person, new DateOnly(2020, 1, 1), null, 1, 0, Reach.AllLater, (nameof(Identity.Name), "李君宝")));
        foreach (var text in new[] { "李君", "lijunb", "ljb", "张三", "zhangsanf" })
        {
            Assert.Equal(1, (await here.CountAsync(clerk, new() { Name = text })).Value);
        }

        await using (var db = await here.Data.OpenAsync())
        {
            var wrong = await db.Set<Identity>().As(Known.Now).SingleAsync(i => i.SubjectId == person && i.Name == "李君宝");
            await here.Data.WriteAsync(new FactWrite(TestDatabase.Kinds.Get<Identity>(), person, 1, 0, new FactAct.Withdraw(wrong.Id, Fill.PreviousContinues)));
        }

        Assert.Equal(0, (await here.CountAsync(clerk, new() { Name = "lijunb" })).Value);
        Assert.Equal(0, (await here.CountAsync(clerk, new() { Name = "李君" })).Value);
        Assert.Equal(1, (await here.CountAsync(clerk, new() { Name = "zhangsanf" })).Value);
        Assert.Empty(await here.Data.Services.GetRequiredService<CardCheck>().DifferencesAsync(null, default));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Cards_follow_their_office_to_another_parent_on_the_day_it_moves(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        await here.Data.PersonAsync("张三", here.North);
        var city = await here.ActorAsync(Modules.Platform.Access.Role.HrClerk, here.City);
        await here.Data.WriteAsync(TestDatabase.Insert<OfficePlace>(here.North, new DateOnly(2026, 8, 1), 1, (nameof(OfficePlace.ParentId), here.Top), (nameof(OfficePlace.Level), "3")));
        Assert.Equal(1, (await here.CountAsync(city, new())).Value);
        here.Data.Clock.Set(2026, 8, 1);
        Assert.Equal(0, (await here.CountAsync(city, new())).Value);
    }

    [Fact]
    public void The_forms_text_stands_until_a_duty_is_recorded_after_it()
    {
        var statement = new Statement { Duties = "示范市院检察员", RecordedBy = 5, ValidFrom = DateOnly.MinValue };
        var held = new Appointment { PostName = "检察员", OfficeName = "示范市人民检察院", ValidFrom = new DateOnly(2015, 1, 1), ValidTo = new DateOnly(2026, 1, 1), RecordedBy = 5, Slot = 1 };
        var promoted = new Appointment { PostName = "副检察长", OfficeName = "示范市人民检察院", ValidFrom = new DateOnly(2026, 1, 1), RecordedBy = 9, Slot = 1 };
        Assert.Equal("示范市院检察员", DutyText.On(statement, [held, promoted], [held], new DateOnly(2025, 12, 31)));
        Assert.Equal("示范市人民检察院副检察长", DutyText.On(statement, [held, promoted], [promoted], new DateOnly(2026, 1, 1)));
    }

    [Fact]
    public void Duties_of_one_unit_are_told_once_in_print_order_and_what_is_not_printed_is_left_out()
    {
        Appointment Duty(string office, string post, int? order, short? slot = null, bool? prints = null) =>
            new() { OfficeName = office, PostName = post, OrderAmongOwn = order, Slot = slot, Prints = prints, ValidFrom = TestDatabase.LongAgo };
        Assert.Equal(
            "示范市人民检察院党组成员、副检察长，示范市法学会理事",
            DutyText.Compose([Duty("示范市法学会", "理事", 3), Duty("示范市人民检察院", "副检察长", 2, 1), Duty("示范市人民检察院", "党组成员", 1), Duty("某协会", "会员", 4, prints: false)]));
    }

    private static PersonCard Empty() => new() { Name = "", PinyinKey = "", StrokeKey = "", OfficePath = "", RosterKey = "" };
}
