using Duoshi.Core.Engines.Due;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Due;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.OfficePages;
using Duoshi.Modules.Personnel.Portrait;
using Duoshi.Modules.Personnel.Questions;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using static Duoshi.Modules.Tests.Infrastructure.TestDatabase;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>外派: attachment, loan, unified dispatch, aid and village are all told as postings, wherever postings are told.</summary>
[InChinese]
public sealed class PostingTests
{
    public static TheoryData<Provider, string, string> Manners
    {
        get
        {
            var data = new TheoryData<Provider, string, string>();
            foreach (var (code, name) in new[] { ("3", "挂职"), ("4", "借调"), ("5", "统一调用"), ("6", "援助"), ("7", "驻村（第一书记）") })
            {
                data.Add(Provider.Sqlite, code, name);
                data.Add(Provider.Postgres, code, name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Manners))]
    public async Task A_posting_is_due_counted_and_listed_and_moves_neither_main_post_nor_establishment(Provider provider, string manner, string name)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await here.Data.PersonAsync("张三", here.North, "检察员");
        await here.Data.WriteAsync(Insert<EstablishmentHeld>(zhang, LongAgo, 1, ("EstablishmentKind", "1"), ("OfficeId", here.North)));
        await here.Data.WriteAsync(Insert<Appointment>(zhang, new DateOnly(2025, 3, 15), new DateOnly(2026, 8, 15), null, 0, Reach.AllLater, ("Manner", manner), ("OfficeName", "西藏某受援县人民检察院"), ("PostName", "副检察长")));
        var clerk = await here.ActorAsync(Role.HrClerk, here.City);

        var due = (await here.AsAsync<ListDue, Outcome<DueItems>>(clerk, s => s.RunAsync(new(3, null, null, null), 0, 50, default))).Value;
        Assert.Contains(due.Rows, r => r.Kind == DueKind.Posting && r.Text.Contains("西藏某受援县人民检察院副检察长", StringComparison.Ordinal));

        var portrait = (await here.AsAsync<ReadPortrait, Outcome<PortraitReading>>(clerk, s => s.RunAsync(zhang, null, null, default))).Value;
        Assert.Equal($"2025.03.15--2026.08.15 西藏某受援县人民检察院副检察长（{name}）", portrait.Portrait.Groups.SelectMany(g => g.Statements).Single(s => s.Zh == "外派").Text);
        Assert.Equal(1m, portrait.Experience!.Axes.Single(a => a.Key == "postings").Own);

        var chief = await here.ActorAsync(Role.HrChief, here.City);
        var sheet = (await here.AsAsync<ReadOfficeSheet, Outcome<OfficeSheet>>(chief, s => s.RunAsync(here.North, null, default))).Value;
        Assert.StartsWith(name, Assert.Single(sheet.Outside).Text, StringComparison.Ordinal);
        Assert.Equal(1, sheet.Establishment.Single(e => e.Code == "1").Held);

        await using var db = await here.Data.OpenAsync();
        var card = await db.Set<PersonCard>().SingleAsync(c => c.PersonId == zhang && c.ValidFrom <= SmallProvince.Today && SmallProvince.Today < c.ValidTo, TestContext.Current.CancellationToken);
        Assert.Equal(("检察员", here.North, here.North), (card.MainPost, card.OfficeId!.Value, card.EstablishmentOfficeId!.Value));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_postings_at_once_are_put_as_a_question_whatever_their_manner(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        await here.Data.WriteAsync(
            Insert<Appointment>(zhang, new DateOnly(2020, 1, 1), new DateOnly(2022, 1, 1), null, 0, Reach.AllLater, ("Manner", "7"), ("OfficeName", "示范青石村"), ("PostName", "第一书记")),
            Insert<Appointment>(zhang, new DateOnly(2021, 6, 1), new DateOnly(2022, 12, 1), null, 0, Reach.AllLater, ("Manner", "6"), ("OfficeName", "西藏某受援县人民检察院"), ("PostName", "副检察长")));
        var portrait = (await here.AsAsync<ReadPortrait, Outcome<PortraitReading>>(Operator, s => s.RunAsync(zhang, null, null, default))).Value.Portrait;
        Assert.Contains(portrait.Doubts, d => d.Zh.Contains("两段外派时间重叠", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_telephone_question_finds_who_is_young_senior_in_the_criminal_line_and_was_on_aid_to_Tibet(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var wanted = await SentAsync("甲");
        await SentAsync("乙", birth: new DateOnly(1986, 7, 1)); // 40 today
        await SentAsync("丙", grade: "8"); // 一级检察官
        await SentAsync("丁", line: "04"); // civil
        await SentAsync("戊", to: "新疆某受援县人民检察院");
        await SentAsync("己", manner: "3"); // attached there, not on aid
        var higher = await SentAsync("庚", grade: "6");

        var clerk = await here.ActorAsync(Role.HrClerk, here.City);
        var example = ExampleQuestions.For(TestDatabase.Kinds, clerk, SmallProvince.Today).Single(e => e.Zh.Contains("援藏", StringComparison.Ordinal));
        var open = (await here.AsAsync<OpenQuestions, Outcome<OpenQuestion>>(clerk, s => s.RunAsync(new() { Question = example.Json }, default))).Value;
        var people = (await here.AsAsync<AnswerQuestion, Outcome<QuestionPeople>>(clerk, s => s.ListAsync(open, null, null, null, default))).Value;
        Assert.Equal([wanted, higher], people.Rows.Select(r => r.PersonId).Order());
        Assert.Equal(
            "现职人员中，年龄不满40岁，且检察官等级在四级高级检察官以上（含），且业务条线是刑事检察、职务犯罪检察、刑事执行检察之一，且曾有任职（任职方式是援助，且任职机构名称含“西藏”）。",
            open.Zh);

        async Task<long> SentAsync(string name, DateOnly? birth = null, string grade = "7", string line = "01", string to = "西藏某受援县人民检察院", string manner = "6")
        {
            var person = await here.Data.PersonAsync(name, here.City);
            await here.Data.WriteAsync(
                Insert<Identity>(person, LongAgo, 1, ("Birth", Dated(birth ?? new DateOnly(1988, 3, 1)))),
                Insert<Appointment>(person, new DateOnly(2016, 1, 1), Appointment.MainSlot, ("Line", line)),
                Insert<ProsecutorGrade>(person, new DateOnly(2023, 1, 1), 1, ("Grade", grade)),
                Insert<Appointment>(person, new DateOnly(2018, 3, 15), new DateOnly(2019, 9, 15), null, 0, Reach.AllLater, ("Manner", manner), ("OfficeName", to), ("PostName", "工作人员")));
            return person;
        }
    }
}
