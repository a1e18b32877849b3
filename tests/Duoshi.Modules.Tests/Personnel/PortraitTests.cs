using System.Globalization;
using Duoshi.Core.Time;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Portrait;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using static Duoshi.Modules.Tests.Infrastructure.TestDatabase;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>The portrait of a person (S-12): what it says, to whom, and from which rows.</summary>
public sealed class PortraitTests
{
    public PortraitTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");

    public static TheoryData<Provider> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Every_statement_with_a_row_names_who_recorded_it(Provider provider)
    {
        await using var record = await CreateAsync(provider);
        var office = await record.OfficeAsync();
        var person = await record.PersonAsync(office: office, from: new DateOnly(2015, 7, 1));
        await record.WriteAsync(Insert<ProsecutorGrade>(person, new DateOnly(2019, 11, 1), 1, (nameof(ProsecutorGrade.Grade), "8")));

        var portrait = await ReadAsync(record, person);

        var grade = Assert.Single(portrait.Groups.SelectMany(g => g.Statements), s => s.Kind == "prosecutor-grade");
        Assert.Equal("一级检察官（2019.11.01）", grade.Text);
        Assert.Equal(record.Actor.Name, grade.Source!.Source.Actor);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_portrait_of_an_earlier_day_says_what_held_then(Provider provider)
    {
        await using var record = await CreateAsync(provider);
        var person = await record.PersonAsync(office: await record.OfficeAsync(), from: new DateOnly(2015, 7, 1));
        await record.WriteAsync(Insert<ProsecutorGrade>(person, new DateOnly(2016, 1, 1), 1, (nameof(ProsecutorGrade.Grade), "12")));
        await record.WriteAsync(Insert<ProsecutorGrade>(person, new DateOnly(2019, 1, 1), 1, (nameof(ProsecutorGrade.Grade), "11")));

        Assert.Contains("五级检察官", Grade(await ReadAsync(record, person, "2018-12-31")), StringComparison.Ordinal);
        Assert.Contains("四级检察官", Grade(await ReadAsync(record, person, "2019-01-01")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_sanction_leaves_the_portrait_when_its_period_is_over(Provider provider)
    {
        await using var record = await CreateAsync(provider);
        var person = await record.PersonAsync(office: await record.OfficeAsync(), from: new DateOnly(2015, 7, 1));
        await record.WriteAsync(Insert<Sanction>(person, new DateOnly(2022, 3, 10), null, (nameof(Sanction.Kind), "202"))); // 记过: twelve months

        Assert.Contains(Sanctions(await ReadAsync(record, person, "2023-03-09")), s => s.Text.Contains("影响期至 2023.03.09", StringComparison.Ordinal));
        Assert.Empty(Sanctions(await ReadAsync(record, person, "2023-03-10")));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_a_leader_may_not_read_is_absent_and_not_blurred(Provider provider)
    {
        await using var record = await CreateAsync(provider);
        var office = await record.OfficeAsync();
        var person = await record.PersonAsync(office: office, from: new DateOnly(2015, 7, 1), identityNumber: "990101198503150017");
        await record.WriteAsync(Insert<Sanction>(person, new DateOnly(2026, 1, 10), null, (nameof(Sanction.Kind), "203")));

        await using var leader = record.ScopeOf(new Actor(77, "院领导", null, [new ActorGrant(Role.Leader, "")]));
        var read = (await leader.ServiceProvider.GetRequiredService<ReadPortrait>().RunAsync(person, "2026-02-01", null, default)).Value.Portrait;

        Assert.NotEmpty(Sanctions(await ReadAsync(record, person, "2026-02-01")));
        Assert.Empty(Sanctions(read));
        Assert.DoesNotContain(read.Basics.Statements, s => s.Zh == "公民身份号码");
        Assert.NotEmpty(read.Duties);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Experience_stands_beside_the_middle_of_a_stated_group_and_never_a_rank(Provider provider)
    {
        await using var record = await CreateAsync(provider);
        var office = await record.OfficeAsync();
        var people = new List<long>();
        for (var i = 0; i < 6; i++)
        {
            var person = await record.PersonAsync($"同行{i}", office, from: new DateOnly(2026 - 2 - i, 11, 23));
            await record.WriteAsync(Insert<StaffCategory>(person, LongAgo, 1, (nameof(StaffCategory.Category), "1")));
            people.Add(person);
        }

        await using var scope = record.ScopeOf(record.Actor);
        var view = (await scope.ServiceProvider.GetRequiredService<ReadPortrait>().RunAsync(people[0], null, null, default)).Value.Experience!;

        Assert.Equal(5, view.Peers);
        Assert.All(view.Axes, a => Assert.NotNull(a.Peers));
        Assert.Contains("人员类别", view.PeerZh, StringComparison.Ordinal);
        Assert.DoesNotContain(view.Axes, a => a.Zh.Contains("政治", StringComparison.Ordinal) || a.Zh.Contains('廉') || a.Zh.Contains("家庭", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_reader_chooses_whom_a_person_stands_beside_and_the_next_portrait_is_counted_alike(Provider provider)
    {
        await using var record = await CreateAsync(provider);
        var top = await record.OfficeAsync("示范省人民检察院", level: "1");
        var city = await record.OfficeAsync("示范市人民检察院", top);
        var north = await record.OfficeAsync("北县人民检察院", city, "3");
        var south = await record.OfficeAsync("南县人民检察院", city, "3");
        var elsewhere = await record.OfficeAsync("别市人民检察院", top);
        async Task<long> PersonAsync(string name, long office, string birth, string category)
        {
            var person = await record.PersonAsync(name, office, from: new DateOnly(2015, 7, 1), birth: new PartialDate(DateOnly.Parse(birth, CultureInfo.InvariantCulture), DatePrecision.Day));
            await record.WriteAsync(Insert<StaffCategory>(person, new DateOnly(2016, 1, 1), 1, (nameof(StaffCategory.Category), category)));
            return person;
        }

        var zhang = await PersonAsync("张三", north, "1980-05-10", "1");
        await PersonAsync("同岁同院", north, "1981-01-01", "1");
        await PersonAsync("同岁邻县", south, "1985-05-10", "1");
        await PersonAsync("年长邻县", south, "1960-01-01", "1");
        await PersonAsync("同岁市院", city, "1980-01-01", "3");
        await PersonAsync("同岁别市", elsewhere, "1980-01-01", "1");

        await using var scope = record.ScopeOf(record.Actor);
        var services = scope.ServiceProvider;
        async Task<ExperienceView> BesideAsync(params string[] traits)
        {
            var kept = (await services.GetRequiredService<KeepPeerGroup>().RunAsync(new PeerChoice(traits), default)).Value;
            Assert.Equal(traits.Order(StringComparer.Ordinal), kept.Traits.Order(StringComparer.Ordinal));
            return (await services.GetRequiredService<ReadPortrait>().RunAsync(zhang, null, null, default)).Value.Experience!;
        }

        Assert.Equal(3, (await services.GetRequiredService<ReadPortrait>().RunAsync(zhang, null, null, default)).Value.Experience!.Peers);
        Assert.Equal(5, (await BesideAsync()).Peers);
        Assert.Equal(4, (await BesideAsync("category")).Peers);
        Assert.Equal(3, (await BesideAsync("category", "level")).Peers);
        Assert.Equal(4, (await BesideAsync("age")).Peers);
        Assert.Equal(4, (await BesideAsync("city")).Peers);
        Assert.Equal(2, (await BesideAsync("city", "age", "category")).Peers);
        Assert.Equal(1, (await BesideAsync("office")).Peers);
        Assert.Equal(5, (await BesideAsync("line", "grade", "dutyLevel")).Peers);
        Assert.Contains("同在示范市人民检察院及其下级院", (await BesideAsync("city")).PeerZh, StringComparison.Ordinal);

        // People of a saved question; when it is gone the standard is counted and says so.
        var questions = services.GetRequiredService<Modules.Personnel.Questions.SavedQuestions>();
        var asked = (await questions.SaveAsync(new("行政人员", """{"where":{"field":"category","is":"3"}}"""), default)).Value;
        Assert.Equal("行政人员", (await services.GetRequiredService<KeepPeerGroup>().RunAsync(new PeerChoice([], "行政人员"), default)).Value.Question);
        var beside = (await services.GetRequiredService<ReadPortrait>().RunAsync(zhang, null, null, default)).Value.Experience!;
        Assert.Equal((1, "行政人员"), (beside.Peers, beside.Choice.Question));
        await questions.RemoveAsync(asked.Id, default);
        beside = (await services.GetRequiredService<ReadPortrait>().RunAsync(zhang, null, null, default)).Value.Experience!;
        Assert.Null(beside.Choice.Question);
        Assert.Contains("按标准口径", beside.PeerZh, StringComparison.Ordinal);

        Assert.Equal("peers.trait", (await services.GetRequiredService<KeepPeerGroup>().RunAsync(new PeerChoice(["sex"]), default)).Refusal?.Code);
        Assert.Equal("question.saved-unknown", (await services.GetRequiredService<KeepPeerGroup>().RunAsync(new PeerChoice([], "没有"), default)).Refusal?.Code);

        // Another account keeps its own.
        await using var other = record.ScopeOf(new Actor(88, "别人", null, [new ActorGrant(Role.HrChief, "")]));
        Assert.Equal(PeerChoice.Standard.Traits, (await other.ServiceProvider.GetRequiredService<KeepPeerGroup>().ReadAsync(default)).Value.Traits);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Quota_entry_years_in_post_and_both_lines_of_education_are_told_with_their_dates(Provider provider)
    {
        await using var record = await CreateAsync(provider);
        var office = await record.OfficeAsync();
        var person = await record.PersonAsync(office: office, post: "检察员", from: new DateOnly(2015, 7, 1));
        await record.WriteAsync(
            Insert<QuotaStatus>(person, new DateOnly(2019, 11, 1), 1, (nameof(QuotaStatus.Status), "1")),
            Insert<EducationSummary>(person, new DateOnly(2007, 7, 1), EducationSummary.FullTimeSlot, (nameof(EducationSummary.Education), "大学"), (nameof(EducationSummary.EducationSchool), "示范大学法学院法学专业")),
            Insert<EducationSummary>(person, new DateOnly(2013, 7, 1), EducationSummary.OnTheJobSlot, (nameof(EducationSummary.Education), "研究生"), (nameof(EducationSummary.Degree), "法律硕士")));
        // The same post under a new document: the years go on.
        await record.WriteAsync(Insert<Appointment>(person, new DateOnly(2020, 1, 1), Appointment.MainSlot, (nameof(Appointment.DocumentNumber), "示检任〔2020〕1号")));
        record.Clock.Set(2026, 7, 1);

        var said = (await ReadAsync(record, person)).Groups.SelectMany(g => g.Statements).ToLookup(s => s.Zh, s => s.Text);
        Assert.Equal(["2019.11.01"], said["入额时间"]);
        Assert.Equal(["11 年（2015.07.01 起）"], said["任现职年限"]);
        Assert.Equal(["大学，示范大学法学院法学专业"], said["全日制教育"]);
        Assert.Equal(["研究生，法律硕士"], said["在职教育"]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Rotation_and_avoidance_are_hints_with_their_rule_and_relatives_only_for_who_may_read_them(Provider provider)
    {
        await using var record = await CreateAsync(provider);
        var office = await record.OfficeAsync("北山县人民检察院", level: "3");
        var person = await record.PersonAsync(office: office, post: "检察长", from: new DateOnly(2012, 7, 1));
        await record.WriteAsync(
            Insert<Appointment>(person, new DateOnly(2012, 7, 1), Appointment.MainSlot, (nameof(Appointment.IsLeading), true), (nameof(Appointment.PostCode), "P01"), (nameof(Appointment.OfficeName), "北山县人民检察院")),
            Insert<Identity>(person, DateOnly.MinValue, 1, (nameof(Identity.GrewUpIn), "示范省示范市北山县")),
            Insert<FamilyMember>(person, new DateOnly(2012, 1, 1), null, (nameof(FamilyMember.Relation), "妻子"), (nameof(FamilyMember.Name), "李四"), (nameof(FamilyMember.Workplace), "示范市某律师事务所律师")));
        record.Clock.Set(2026, 7, 1);

        var hints = Hints(await ReadAsync(record, person));
        Assert.Equal(["R-77", "R-78", "R-22"], hints.Select(h => h.Rule));
        Assert.All(hints, h => Assert.StartsWith("提示：", h.Text, StringComparison.Ordinal));

        await using var leader = record.ScopeOf(new Actor(77, "院领导", null, [new ActorGrant(Role.Leader, "")]));
        var read = (await leader.ServiceProvider.GetRequiredService<ReadPortrait>().RunAsync(person, null, null, default)).Value.Portrait;
        Assert.DoesNotContain(Hints(read), h => h.Kind == "family-member");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Contradictions_of_the_record_are_put_as_questions_and_each_leads_to_its_row(Provider provider)
    {
        await using var record = await CreateAsync(provider);
        var office = await record.OfficeAsync();
        // Born 1985.03 by the record, 1949-12-31 by the number.
        var person = await record.PersonAsync(office: office, post: "检察员", from: new DateOnly(2015, 7, 1), identityNumber: "11010519491231002X");
        await record.WriteAsync(
            Insert<Resume>(person, DateOnly.MinValue, 1, (nameof(Resume.Text), "2007.09--2015.07  示范市某单位干部\r\n2016.01--          示范市某单位科长")),
            Insert<QuotaStatus>(person, new DateOnly(2019, 11, 1), 1, (nameof(QuotaStatus.Status), "1")),
            Insert<Appointment>(person, new DateOnly(2020, 1, 1), new DateOnly(2021, 1, 1), null, 0, Core.Timelines.Reach.AllLater, (nameof(Appointment.Manner), "3"), (nameof(Appointment.OfficeName), "甲县"), (nameof(Appointment.PostName), "副县长")),
            Insert<Appointment>(person, new DateOnly(2020, 6, 1), new DateOnly(2022, 1, 1), null, 0, Core.Timelines.Reach.AllLater, (nameof(Appointment.Manner), "4"), (nameof(Appointment.OfficeName), "乙县"), (nameof(Appointment.PostName), "干部")));

        var doubts = (await ReadAsync(record, person)).Doubts;
        foreach (var (words, kind) in new[]
        {
            ("出生年月与公民身份号码不一致", "identity"), ("有空档", "resume"), ("记录为“检察员”", "appointment"),
            ("没有法律职务任命日期", "quota-status"), ("两段外派时间重叠", "appointment"),
        })
        {
            Assert.Contains(doubts, d => d.Zh.Contains(words, StringComparison.Ordinal) && d.Kind == kind && d.Source is not null);
        }

        var without = await record.PersonAsync("李四", office, from: new DateOnly(2015, 7, 1));
        Assert.Contains((await ReadAsync(record, without)).Doubts, d => d.Zh == "没有简历");

        // Who may not read the number learns nothing about it.
        await using var leader = record.ScopeOf(new Actor(77, "院领导", null, [new ActorGrant(Role.Leader, "")]));
        var read = (await leader.ServiceProvider.GetRequiredService<ReadPortrait>().RunAsync(person, null, null, default)).Value.Portrait;
        Assert.DoesNotContain(read.Doubts, d => d.Zh.Contains("身份号码", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_sources_of_a_portrait_are_told_with_how_much_rests_on_each(Provider provider)
    {
        await using var record = await CreateAsync(provider);
        var person = await record.PersonAsync(office: await record.OfficeAsync(), from: new DateOnly(2015, 7, 1));
        var portrait = await ReadAsync(record, person);
        Assert.Equal(4, portrait.Sources.Sum(s => s.Rows));
        Assert.Equal(record.Actor.Name, portrait.Sources[0].Newest.Source.Actor);
        Assert.Equal(["检察官助理"], portrait.Posts.Select(p => p.Text));
    }

    private static List<PortraitStatement> Hints(PortraitModel portrait) =>
        [.. portrait.Groups.Where(g => g.Zh.StartsWith("交流与回避", StringComparison.Ordinal)).SelectMany(g => g.Statements)];

    private static async Task<PortraitModel> ReadAsync(TestDatabase record, long person, string? asOf = null)
    {
        await using var scope = record.ScopeOf(record.Actor);
        return (await scope.ServiceProvider.GetRequiredService<ReadPortrait>().RunAsync(person, asOf, null, default)).Value.Portrait;
    }

    private static string Grade(PortraitModel portrait) =>
        portrait.Groups.SelectMany(g => g.Statements).Single(s => s.Kind == "prosecutor-grade").Text;

    private static IEnumerable<PortraitStatement> Sanctions(PortraitModel portrait) =>
        portrait.Groups.SelectMany(g => g.Statements).Where(s => s.Kind == "sanction");
}
