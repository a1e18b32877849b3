using System.Globalization;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Pages;
using Duoshi.Modules.Personnel.Portrait;
using Duoshi.Modules.Personnel.Questions;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using static Duoshi.Modules.Tests.Infrastructure.TestDatabase;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>业绩与人才: cases, talent titles, contests and mentoring on the record, in the portrait and in questions.</summary>
[InChinese]
public sealed class WorkAndTalentTests
{
    private const string Group = "业绩与人才";

    public static TheoryData<Provider> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_portrait_tells_work_and_talent_and_each_statement_opens_its_row(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await ShownAsync(here, "张三");

        var said = Said(await PortraitAsync(here, Operator, zhang));
        Assert.Equal(
            [
                ("重大案件", "2023.05.10 李某某电信网络诈骗案 主办检察官 全市"),
                ("典型案例", "2024.03.01 王某某污染环境公益诉讼案 主办检察官 全省 2024年第1批"),
                ("案件质量评查", "2025.02.01 北检诉〔2024〕7号 承办检察官 本院 瑕疵"),
                ("人才称号", "2023.01.01--2027.01.01 全省数字检察骨干 示范省人民检察院 复审：提醒 2024.01.01"),
                ("业务竞赛", "2022.09.01 全省公诉人业务竞赛 决赛 全省十佳公诉人"),
                ("带教（导师）", "2021.07.01--2022.07.01 李四 刑事检察 期满合格"),
            ],
            said.Select(s => (s.Zh, s.Text)));
        Assert.All(said, s => Assert.NotNull(s.Source));
        Assert.Equal(["case-credit", "case-credit", "case-credit", "talent-title", "competition", "mentoring"], said.Select(s => s.Kind));

        // On an earlier day there was less; before all of it there is no group.
        Assert.Equal(["业务竞赛", "带教（导师）"], Said(await PortraitAsync(here, Operator, zhang, "2022-12-31")).Select(s => s.Zh));
        Assert.Empty(Said(await PortraitAsync(here, Operator, zhang, "2020-01-01")));
        Assert.DoesNotContain((await PortraitAsync(here, Operator, zhang, "2020-01-01")).Groups, g => g.Zh == Group);

        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Assert.Equal(
            [
                ("Major case", "2023.05.10 李某某电信网络诈骗案 主办检察官 City"),
                ("Typical case", "2024.03.01 王某某污染环境公益诉讼案 主办检察官 Provincial 2024年第1批"),
                ("Case quality review", "2025.02.01 北检诉〔2024〕7号 承办检察官 Own office Flawed"),
                ("Talent title", "2023.01.01--2027.01.01 Provincial, Digital, Backbone 示范省人民检察院 re-check: Reminded 2024.01.01"),
                ("Competition", "2022.09.01 全省公诉人业务竞赛 决赛 全省十佳公诉人"),
                ("Mentor of", "2021.07.01--2022.07.01 李四 Criminal 期满合格"),
            ],
            Said(await PortraitAsync(here, Operator, zhang)).Select(s => (s.Label, s.Text)));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_outcome_of_a_quality_review_is_for_who_reads_sensitive_fields_and_absent_for_all_others(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await ShownAsync(here, "张三");

        var leader = await here.ActorAsync(Role.Leader, here.City);
        var read = Said(await PortraitAsync(here, leader, zhang));
        Assert.DoesNotContain(read, s => s.Zh == "案件质量评查" || s.Text.Contains("瑕疵", StringComparison.Ordinal));
        Assert.Contains(read, s => s.Zh == "重大案件");
        Assert.Contains(read, s => s.Text.Contains("提醒", StringComparison.Ordinal)); // personal, which a leader reads
        Assert.DoesNotContain((await here.ReadAsync(leader, zhang)).Value.Kind("case-credit")!.Fields, f => f.Key == "grade");

        var supervision = await here.ActorAsync(Role.SupervisionOfficer, here.City);
        Assert.DoesNotContain(Said(await PortraitAsync(here, supervision, zhang)), s => s.Text.Contains("提醒", StringComparison.Ordinal) || s.Text.Contains("期满合格", StringComparison.Ordinal));

        // By fault nobody asks who may not read it; the question does not even know the field.
        var asked = await here.AsAsync<OpenQuestions, Outcome<OpenQuestion>>(leader, s => s.RunAsync(new() { Question = """{"where":{"fact":"case-credit","when":"ever","where":{"field":"grade","is":"3"}}}""" }, default));
        Assert.Equal("question.unreadable", asked.Refusal?.Code);

        // The public face of a colleague has nothing of all this.
        var colleague = await here.ActorAsync(Role.StaffMember, here.City);
        Assert.Empty(Said(await PortraitAsync(here, colleague, zhang)));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_title_that_lapsed_leaves_the_portrait_and_stays_in_the_record(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        await here.Data.WriteAsync(Insert<TalentTitle>(zhang, new DateOnly(2022, 1, 1), new DateOnly(2023, 6, 1), null, 0, Core.Timelines.Reach.AllLater, ("Tier", "3"), ("Domain", "01"), ("ReviewOutcome", "3")));

        Assert.Contains(Said(await PortraitAsync(here, Operator, zhang, "2023-05-31")), s => s.Zh == "人才称号");
        Assert.Empty(Said(await PortraitAsync(here, Operator, zhang, "2023-06-01")));
        Assert.Single((await here.ReadAsync(Operator, zhang, allDays: true)).Value.Kind("talent-title")!.Rows);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Of_many_hearings_the_newest_five_stand_there_and_the_rest_is_told_by_number(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        await here.Data.WriteAsync([.. Enumerable.Range(1, 7).Select(i => Insert<CaseCredit>(zhang, new DateOnly(2024, i, 1), null, ("Kind", "4"), ("CaseName", $"北检听〔2024〕{i}号")))]);

        var said = Said(await PortraitAsync(here, Operator, zhang));
        Assert.Equal(["2024.07.01 北检听〔2024〕7号", "2024.06.01 北检听〔2024〕6号", "2024.05.01 北检听〔2024〕5号", "2024.04.01 北检听〔2024〕4号", "2024.03.01 北检听〔2024〕3号", "另有 2 项，见档案"], said.Select(s => s.Text));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Cases_and_people_mentored_are_countable_experience_and_a_review_is_no_case_to_one_s_credit(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await ShownAsync(here, "张三");
        await using var scope = here.Data.ScopeOf(Operator);
        var view = (await scope.ServiceProvider.GetRequiredService<ReadPortrait>().RunAsync(zhang, null, null, default)).Value.Experience!;
        Assert.Equal((2m, 1m), (Own("cases"), Own("guided")));

        var alone = await scope.ServiceProvider.GetRequiredService<PeerExperience>().OwnAsync(zhang, new Moment(SmallProvince.Today, Modules.Platform.Facts.Known.Now), default);
        Assert.Equal(view.Axes.Select(a => (a.Key, a.Own)), alone.Select(a => (a.Key, a.Own)));

        decimal Own(string key) => view.Axes.Single(a => a.Key == key).Own;
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Side_by_side_work_and_talent_are_compared_by_what_is_readable_of_both(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var (zhang, li) = (await ShownAsync(here, "张三"), await here.Data.PersonAsync("李四", here.North));
        var compared = (await here.AsAsync<ComparePortraits, Outcome<Comparison>>(Operator, s => s.RunAsync(zhang, li, null, null, null, default))).Value;
        var rows = compared.Groups.Single(g => g.Zh == Group).Rows;
        Assert.Equal(["重大案件", "典型案例", "案件质量评查", "人才称号", "业务竞赛", "带教（导师）"], rows.Select(r => r.Zh));
        Assert.All(rows, r => Assert.Equal(Difference.OnlyLeft, r.Difference));

        var leader = await here.ActorAsync(Role.Leader, here.City);
        var narrower = (await here.AsAsync<ComparePortraits, Outcome<Comparison>>(leader, s => s.RunAsync(zhang, li, null, null, null, default))).Value;
        Assert.DoesNotContain(narrower.Groups.Single(g => g.Zh == Group).Rows, r => r.Zh == "案件质量评查");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Only_a_review_has_a_grade(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        var refused = await InsertAsync(here, Operator, zhang, "case-credit", ("kind", "典型案例"), ("caseName", "某案"), ("grade", "优秀"));
        Assert.Equal("record.grade-without-review", refused.Refusal?.Code);
        Assert.Null((await InsertAsync(here, Operator, zhang, "case-credit", ("kind", "案件质量评查"), ("caseName", "某案"), ("grade", "优秀"))).Refusal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_other_person_of_a_mentoring_is_taken_from_the_record_in_scope_and_the_name_stays_as_it_was(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var (zhang, li, far) = (await here.Data.PersonAsync("张三", here.North), await here.Data.PersonAsync("李四", here.North), await here.Data.PersonAsync("李远", here.South));
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);

        var offered = (await here.AsAsync<SuggestReferences, Outcome<IReadOnlyList<ReferenceChoice>>>(clerk, s => s.RunAsync(SubjectKind.Person, "李", null, default))).Value;
        Assert.Equal([(li, "李四", "北县人民检察院")], offered.Select(o => (o.Id, o.Name, o.Note!)));
        Assert.Empty((await here.AsAsync<SuggestReferences, Outcome<IReadOnlyList<ReferenceChoice>>>(clerk, s => s.RunAsync(SubjectKind.Person, "", null, default))).Value);
        var colleague = await here.ActorAsync(Role.StaffMember, here.North);
        Assert.Empty((await here.AsAsync<SuggestReferences, Outcome<IReadOnlyList<ReferenceChoice>>>(colleague, s => s.RunAsync(SubjectKind.Person, "李", null, default))).Value);

        Assert.Equal("record.mentoring-self", (await MentorsAsync(("otherPersonId", Text(zhang)))).Refusal?.Code);
        Assert.Equal("record.mentoring-nobody", (await MentorsAsync()).Refusal?.Code);
        // Out of scope and unknown get the same answer.
        Assert.Equal(["record.unknown-reference", "record.unknown-reference"], new[] { (await MentorsAsync(("otherPersonId", Text(far)))).Refusal!.Code, (await MentorsAsync(("otherPersonId", "999999"))).Refusal!.Code });
        Assert.Null((await MentorsAsync(("otherPersonId", Text(li)))).Refusal);
        Assert.Null((await MentorsAsync(("otherName", "外单位王五"))).Refusal);

        var kept = (await here.ReadAsync(clerk, zhang, allDays: true)).Value.Kind("mentoring")!.Rows;
        Assert.Equal(["外单位王五", "李四"], kept.Select(r => r.Text("otherName")).Order(StringComparer.Ordinal));

        Task<Outcome<ActResult>> MentorsAsync(params (string, string)[] values) => InsertAsync(here, clerk, zhang, "mentoring", [("role", "导师"), .. values]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_new_kinds_can_be_asked_by_level_title_and_tier(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await ShownAsync(here, "张三");
        await here.Data.PersonAsync("李四", here.North);
        var clerk = await here.ActorAsync(Role.HrClerk, here.City);
        foreach (var where in new[]
        {
            """{"fact":"case-credit","when":"ever","where":{"all":[{"field":"kind","in":["2","3"]},{"field":"level","in":["1","2"]}]}}""",
            """{"fact":"case-credit","when":"ever","where":{"field":"grade","in":["瑕疵","不合格"]}}""",
            """{"fact":"talent-title","where":{"all":[{"field":"tier","in":["1","2"]},{"field":"domain","is":"数字检察"}]}}""",
            """{"fact":"competition","when":"ever","where":{"field":"titleCode","is":"十佳公诉人"}}""",
            """{"fact":"mentoring","when":"ever","where":{"field":"role","is":"导师"}}""",
        })
        {
            var open = (await here.AsAsync<OpenQuestions, Outcome<OpenQuestion>>(clerk, s => s.RunAsync(new() { Question = "{\"where\":" + where + "}" }, default))).Value;
            var found = (await here.AsAsync<AnswerQuestion, Outcome<QuestionPeople>>(clerk, s => s.ListAsync(open, null, null, null, default))).Value;
            Assert.Equal([zhang], found.Rows.Select(r => r.PersonId));
        }
    }

    [Fact]
    public void The_kinds_stand_on_one_tab_of_the_record() =>
        Assert.Equal(["case-credit", "talent-title", "competition", "mentoring"], RecordGroups.All.Single(g => g.Key == "merits").Kinds);

    /// <summary>Somebody with one of everything.</summary>
    private static async Task<long> ShownAsync(SmallProvince here, string name)
    {
        var person = await here.Data.PersonAsync(name, here.North);
        await here.Data.WriteAsync(
            Insert<CaseCredit>(person, new DateOnly(2023, 5, 10), null, ("Kind", "1"), ("CaseName", "李某某电信网络诈骗案"), ("Line", "01"), ("Part", "主办检察官"), ("Level", "3")),
            Insert<CaseCredit>(person, new DateOnly(2024, 3, 1), null, ("Kind", "3"), ("CaseName", "王某某污染环境公益诉讼案"), ("Line", "06"), ("Part", "主办检察官"), ("Level", "2"), ("Batch", "2024年第1批")),
            Insert<CaseCredit>(person, new DateOnly(2025, 2, 1), null, ("Kind", "5"), ("CaseName", "北检诉〔2024〕7号"), ("Part", "承办检察官"), ("Level", "4"), ("Grade", "3")),
            Insert<TalentTitle>(person, new DateOnly(2023, 1, 1), new DateOnly(2027, 1, 1), null, 0, Core.Timelines.Reach.AllLater, ("Tier", "2"), ("Domain", "08"), ("Level", "2"), ("Body", "示范省人民检察院"), ("ReviewOutcome", "2"), ("ReviewedOn", Dated(new DateOnly(2024, 1, 1)))),
            Insert<Competition>(person, new DateOnly(2022, 9, 1), null, ("Contest", "全省公诉人业务竞赛"), ("Level", "2"), ("Round", "决赛"), ("Title", "全省十佳公诉人"), ("TitleCode", "01")),
            Insert<Mentoring>(person, new DateOnly(2021, 7, 1), new DateOnly(2022, 7, 1), null, 0, Core.Timelines.Reach.AllLater, ("Role", "1"), ("OtherName", "李四"), ("Line", "01"), ("Outcome", "期满合格")));
        return person;
    }

    private static async Task<PortraitModel> PortraitAsync(SmallProvince here, Actor reader, long person, string? asOf = null) =>
        (await here.AsAsync<ReadPortrait, Outcome<PortraitReading>>(reader, s => s.RunAsync(person, asOf, null, default))).Value.Portrait;

    private static IReadOnlyList<PortraitStatement> Said(PortraitModel portrait) => portrait.Groups.SingleOrDefault(g => g.Zh == Group)?.Statements ?? [];

    private static Task<Outcome<ActResult>> InsertAsync(SmallProvince here, Actor actor, long person, string kind, params (string Key, string Value)[] values) =>
        here.ActAsync(actor, person, kind, new ActRequest { Act = "insert", From = "2024.05.01", Values = values.ToDictionary(v => v.Key, v => (string?)v.Value, StringComparer.Ordinal), Reason = "补录" });

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
