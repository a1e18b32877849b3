using System.Globalization;
using System.Text.Json;
using Duoshi.Core.Engines.Questions;
using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Questions;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>Questions on both databases: what they find, whom they leave out, who may ask what.</summary>
[InChinese]
public class QuestionTests
{
    private const string Example = """
        {"where": {"all": [
          {"field": "sex", "is": "女"},
          {"field": "age", "below": 40},
          {"fact": "education", "where": {"field": "degreeCode", "under": "硕士"}},
          {"fact": "prosecutor-grade", "when": {"sinceBefore": "2020-01-01"}},
          {"fact": "appointment", "when": "ever", "where": {"all": [{"field": "manner", "in": ["3", "4"]}, {"field": "officeLevel", "is": "3"}]}}
        ]}, "pivot": {"rows": "office", "across": "sex"}}
        """;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Women_under_40_with_a_masters_degree_a_grade_since_before_2020_and_once_seconded_to_a_county_are_found(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var wanted = await WomanAsync(here, "甲");
        await WomanAsync(here, "乙", birth: new DateOnly(1986, 7, 1)); // 40 today
        await WomanAsync(here, "丙", degree: "4"); // a bachelor
        await WomanAsync(here, "丁", gradeFrom: new DateOnly(2020, 1, 1)); // not before 2020
        await WomanAsync(here, "戊", postedTo: here.City); // posted to a city
        await WomanAsync(here, "己", gap: true); // the grade was lost for a year
        await WomanAsync(here, "庚", sex: "1");
        var young = await WomanAsync(here, "辛", birth: new DateOnly(1986, 7, 2)); // 39 for one more day

        var clerk = await here.ActorAsync(Role.HrClerk, here.City);
        var people = await PeopleAsync(here, clerk, Example);
        Assert.Equal([wanted, young], people.Rows.Select(r => r.PersonId).Order());

        var open = (await OpenAsync(here, clerk, Example)).Value;
        Assert.Equal(
            "现职人员中，性别是女，且年龄不满40岁，且有学历学位（学位属于硕士），且从 2020-01-01 以前至今一直有检察官等级，且曾有任职（任职方式是挂职、借调之一，且任职机构院级是基层院）。", open.Zh);
        Assert.StartsWith("People in service: Sex is Female, and Age is under 40 years", open.En, StringComparison.Ordinal);
        var pivot = (await here.AsAsync<PivotQuestion, Outcome<QuestionPivot>>(clerk, s => s.RunAsync(open, CancellationToken.None))).Value;
        Assert.Equal(("示范市人民检察院", 2, 2), (Assert.Single(pivot.Lines).Name, pivot.Lines[0].Total, pivot.Total));

        // The clerk of the south county has none of them in scope; neither the list nor the count says a word of them.
        var south = await here.ActorAsync(Role.HrClerk, here.South);
        Assert.Empty((await PeopleAsync(here, south, Example)).Rows);
        Assert.Equal(0, await CountAsync(here, south, Example));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Every_example_to_begin_with_can_be_asked_and_finds_whom_it_says(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var wanted = await WomanAsync(here, "甲");
        var clerk = await here.ActorAsync(Role.HrClerk, here.City);

        var examples = ExampleQuestions.For(TestDatabase.Kinds, clerk, SmallProvince.Today);

        Assert.Equal(ExampleQuestions.All.Count, examples.Count);
        Assert.Equal([wanted], (await PeopleAsync(here, clerk, examples[0].Json)).Rows.Select(r => r.PersonId));
        Assert.Equal(1, await CountAsync(here, clerk, examples[^1].Json)); // no training of hers is recorded
        foreach (var example in examples)
        {
            var open = (await OpenAsync(here, clerk, example.Json)).Value;
            Assert.Equal(open.Question.Pivot is not null, example.Json.Contains("pivot", StringComparison.Ordinal));
            Assert.True(await CountAsync(here, clerk, example.Json) >= 0);
        }

        Assert.Empty(ExampleQuestions.For(TestDatabase.Kinds, await here.ActorAsync(Role.StaffMember, here.City), SmallProvince.Today));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_a_reader_may_not_read_can_be_no_filter_group_or_column_and_does_not_seem_to_exist(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var leader = await here.ActorAsync(Role.Leader, here.City);
        foreach (var (json, path) in new[]
        {
            ("""{"where": {"fact": "sanction", "when": "ever"}}""", "$.where.fact"),
            ("""{"where": {"fact": "no-such-kind"}}""", "$.where.fact"),
            ("""{"where": {"fact": "appointment", "where": {"field": "exceptional", "is": true}}}""", "$.where.where.field"),
            ("""{"where": {"fact": "identity", "where": {"field": "identityNumber", "is": "1"}}}""", "$.where.where.field"),
            ("""{"columns": ["name", "sanction.kind"]}""", "$.columns[1]"),
            ("""{"pivot": {"rows": "sanction.kind"}}""", "$.pivot.rows"),
        })
        {
            var refused = (await OpenAsync(here, leader, json)).Refusal!;
            Assert.Equal(("question.unreadable", 400), (refused.Code, refused.Status));
            Assert.Contains(path, refused.Zh, StringComparison.Ordinal);
        }

        Assert.Equal(403, (await OpenAsync(here, await here.ActorAsync(Role.StaffMember, here.City), "{}")).Refusal!.Status);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_question_about_the_dossier_leaves_out_whom_the_clerk_may_not_read_whichever_way_it_is_put(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var (own, chief) = (await here.Data.PersonAsync("科员", here.North), await here.Data.PersonAsync("检察长", here.North));
        await here.Data.WriteAsync(
            TestDatabase.Insert<ManagedBy>(own, TestDatabase.LongAgo, 1, ("Authority", "04")), TestDatabase.Insert<ManagedBy>(chief, TestDatabase.LongAgo, 1, ("Authority", "03")),
            TestDatabase.Insert<Sanction>(own, new DateOnly(2020, 2, 1), null, ("Kind", "201")), TestDatabase.Insert<Sanction>(chief, new DateOnly(2020, 2, 1), null, ("Kind", "201")));
        var county = await here.ActorAsync(Role.HrClerk, here.North, authority: "04");
        const string Had = """{"where": {"fact": "sanction", "when": "ever"}}""";
        const string NotHad = """{"where": {"not": {"fact": "sanction", "when": "ever"}}}""";
        Assert.Equal((1, 0), (await CountAsync(here, county, Had), await CountAsync(here, county, NotHad)));
        Assert.Equal(2, await CountAsync(here, county, "{}"));
        Assert.NotNull((await OpenAsync(here, county, Had)).Value.Limit);
        Assert.Equal((2, 0), (await CountAsync(here, await here.ActorAsync(Role.HrClerk, here.City), Had), await CountAsync(here, await here.ActorAsync(Role.HrClerk, here.City), NotHad)));

        await using var db = await here.Data.OpenAsync();
        Assert.True(await db.Set<Modules.Platform.Ledger.AuditEntry>().CountAsync(a => a.Act == "ask-question") >= 4);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_saved_question_is_the_keepers_until_it_is_shared_and_runs_with_the_rights_of_whoever_runs_it(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        await here.Data.PersonAsync("张三", here.North);
        await here.Data.PersonAsync("李四", here.South);
        var keeper = await here.ActorAsync(Role.HrChief, here.City, "市院");
        var north = await here.ActorAsync(Role.HrClerk, here.North, "北县");
        Task<Outcome<SavedQuestions.Row>> SaveAsync(Actor actor, Role? role) =>
            here.AsAsync<SavedQuestions, Outcome<SavedQuestions.Row>>(actor, s => s.SaveAsync(new("男干部", """{"where":{"field":"sex","is":"男"}}""", role), CancellationToken.None));
        Task<Outcome<OpenQuestion>> RunAsync(Actor actor) =>
            here.AsAsync<OpenQuestions, Outcome<OpenQuestion>>(actor, s => s.RunAsync(new() { Saved = "男干部" }, CancellationToken.None));

        Assert.Equal("""{"where":{"field":"sex","is":"1"}}""", (await SaveAsync(keeper, null)).Value.Question);
        Assert.Equal(404, (await RunAsync(north)).Refusal!.Status);
        Assert.True((await SaveAsync(keeper, Role.HrClerk)).Value.Own);
        Assert.Equal(1, await CountAsync(here, north, (await RunAsync(north)).Value));
        Assert.Equal(2, await CountAsync(here, keeper, (await RunAsync(keeper)).Value));
        Assert.Equal(404, (await RunAsync(await here.ActorAsync(Role.Leader, here.North))).Refusal!.Status);
        Assert.Equal(403, (await SaveAsync(await here.ActorAsync(Role.Leader, here.City), Role.Leader)).Refusal!.Status);
        var id = (await SaveAsync(keeper, Role.HrClerk)).Value.Id;
        Assert.Equal(404, (await here.AsAsync<SavedQuestions, Outcome<Done>>(north, s => s.RemoveAsync(id, CancellationToken.None))).Refusal!.Status);
        Assert.Null((await here.AsAsync<SavedQuestions, Outcome<Done>>(keeper, s => s.RemoveAsync(id, CancellationToken.None))).Refusal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_list_turns_its_pages_and_shows_fields_of_facts_and_counts_cross(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        for (var i = 0; i < 5; i++)
        {
            await WomanAsync(here, "甲乙丙丁戊"[i].ToString(), degree: i < 2 ? "4" : "3", sex: i == 0 ? "1" : "2");
        }

        var clerk = await here.ActorAsync(Role.HrClerk, here.City);
        var open = (await OpenAsync(here, clerk, """{"columns":["name","age","education.degreeCode"],"order":"pinyin","pivot":{"rows":"ageBand","across":"degree"}}""")).Value;
        var first = (await here.AsAsync<AnswerQuestion, Outcome<QuestionPeople>>(clerk, s => s.ListAsync(open, null, null, 3, CancellationToken.None))).Value;
        var second = (await here.AsAsync<AnswerQuestion, Outcome<QuestionPeople>>(clerk, s => s.ListAsync(open, first.Next, null, 3, CancellationToken.None))).Value;
        Assert.Equal(["丙", "丁", "甲", "戊", "乙"], first.Rows.Concat(second.Rows).Select(r => r.Name));
        Assert.Null(second.Next);
        Assert.Equal("硕士", first.Rows[0].Cells[2]);
        var pivot = (await here.AsAsync<PivotQuestion, Outcome<QuestionPivot>>(clerk, s => s.RunAsync(open, CancellationToken.None))).Value;
        Assert.Equal(["硕士", "学士"], pivot.Columns.Select(c => c.Name));
        Assert.Equal(["36至40岁"], pivot.Lines.Select(l => l.Name));
        Assert.Equal([3, 2], pivot.Totals);
        await EveryCellOpensItsPeopleAsync("""{"pivot":{"rows":"ageBand","across":"degree"}}""");
        await EveryCellOpensItsPeopleAsync("""{"pivot":{"rows":"prosecutorGrade","across":"sex"}}""");
        Assert.Equal("question.no-pivot", (await AskAsync(new AskedQuestion { Down = "1" })).Refusal?.Code);
        foreach (var rows in open.Askable.Catalogue.Groupings.Select(g => g.Key))
        {
            var by = (await OpenAsync(here, clerk, $$$"""{"pivot":{"rows":"{{{rows}}}","across":"officeLevel"}}""")).Value;
            Assert.Equal(5, (await here.AsAsync<PivotQuestion, Outcome<QuestionPivot>>(clerk, s => s.RunAsync(by, CancellationToken.None))).Value.Total);
        }

        var sheet = (await here.AsAsync<ExportAnswer, Outcome<Modules.Platform.Sheets.ShownList>>(clerk, s => s.PivotAsync(new() { Question = QuestionWriter.Write(open.Question) }, CancellationToken.None))).Value;
        Assert.Equal(2, sheet.Lines.Count());
        Assert.Contains("现职人员", sheet.Filters, StringComparison.Ordinal);

        Task<Outcome<OpenQuestion>> AskAsync(AskedQuestion asked) => here.AsAsync<OpenQuestions, Outcome<OpenQuestion>>(clerk, s => s.RunAsync(asked, CancellationToken.None));

        async Task EveryCellOpensItsPeopleAsync(string question)
        {
            var counts = (await here.AsAsync<PivotQuestion, Outcome<QuestionPivot>>(clerk, async s => await s.RunAsync((await AskAsync(new AskedQuestion { Question = question })).Value, CancellationToken.None))).Value;
            Assert.Equal(5, counts.Total);
            foreach (var line in counts.Lines)
            {
                Assert.Equal(line.Total, await ListedAsync(PivotCell.KeyOf(new PivotHead(line.Key, line.Name)), null));
                foreach (var (head, count) in counts.Columns.Zip(line.Counts))
                {
                    Assert.Equal(count, await ListedAsync(PivotCell.KeyOf(new PivotHead(line.Key, line.Name)), PivotCell.KeyOf(head)));
                }
            }

            async Task<int> ListedAsync(string down, string? across)
            {
                var cell = (await AskAsync(new AskedQuestion { Question = question, Down = down, Across = across })).Value;
                var counted = await here.AsAsync<AnswerQuestion, QuestionCount>(clerk, s => s.CountAsync(cell, CancellationToken.None));
                var listed = (await here.AsAsync<AnswerQuestion, Outcome<QuestionPeople>>(clerk, s => s.ListAsync(cell, null, null, null, CancellationToken.None))).Value;
                Assert.Equal(counted.Count, listed.Rows.Count);
                return counted.Count;
            }
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Whatever_is_asked_the_databases_answer_as_a_plain_reading_of_every_row_and_day(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var random = new QuestionsAtRandom(20261123, here);
        await random.PeopleAsync(28);
        var clerk = await here.ActorAsync(Role.HrChief, here.Top);
        var askable = (await OpenAsync(here, clerk, "{}")).Value.Askable;
        var world = await AskedWorld.LoadAsync(here, askable);
        var (met, total) = (0, 0);
        for (var i = 0; i < Drills.Rounds(400); i++)
        {
            var question = new Question { Everybody = true, Where = random.Condition(askable.Catalogue, 3) };
            var json = QuestionWriter.Write(question);
            var open = (await OpenAsync(here, clerk, json, i % 5 == 0 ? "2022-02-28" : null)).Value;
            await using var db = await here.Data.OpenAsync();
            var answered = await here.AsAsync<OpenQuestions, List<long>>(clerk, s => s.Cards(db, open).Select(c => c.PersonId).OrderBy(p => p).ToListAsync());
            var plain = await world.AnswerAsync(db, open);
            Assert.True(answered.SequenceEqual(plain), $"{json}\non {open.Day:o}: SQL [{string.Join(' ', answered)}], plain [{string.Join(' ', plain)}]");
            (met, total) = (met + plain.Count, total + 1);
        }

        // Questions that nobody or everybody meets would prove little.
        Assert.InRange(met, total * 2, total * 26);
    }

    private static Task<Outcome<OpenQuestion>> OpenAsync(SmallProvince here, Actor actor, string json, string? asOf = null) =>
        here.AsAsync<OpenQuestions, Outcome<OpenQuestion>>(actor, s => s.RunAsync(new() { Question = json, AsOf = asOf }, CancellationToken.None));

    private static async Task<int> CountAsync(SmallProvince here, Actor actor, string json) => await CountAsync(here, actor, (await OpenAsync(here, actor, json)).Value);

    private static async Task<int> CountAsync(SmallProvince here, Actor actor, OpenQuestion open) =>
        (await here.AsAsync<AnswerQuestion, QuestionCount>(actor, s => s.CountAsync(open, CancellationToken.None))).Count;

    private static async Task<QuestionPeople> PeopleAsync(SmallProvince here, Actor actor, string json)
    {
        var open = (await OpenAsync(here, actor, json)).Value;
        return (await here.AsAsync<AnswerQuestion, Outcome<QuestionPeople>>(actor, s => s.ListAsync(open, null, null, null, CancellationToken.None))).Value;
    }

    /// <summary>A woman of the city office who meets the example, but for what is given.</summary>
    private static async Task<long> WomanAsync(SmallProvince here, string name, DateOnly? birth = null, string degree = "3", DateOnly? gradeFrom = null, long? postedTo = null, bool gap = false, string sex = "2")
    {
        var person = await here.Data.PersonAsync(name, here.City);
        await here.Data.WriteAsync(
            TestDatabase.Insert<Identity>(person, TestDatabase.LongAgo, 1, ("Sex", sex), ("Birth", new PartialDate(birth ?? new DateOnly(1988, 3, 1), birth is null ? DatePrecision.Month : DatePrecision.Day))),
            TestDatabase.Insert<Education>(person, new DateOnly(2013, 7, 1), null, ("EducationCode", "11"), ("DegreeCode", degree)),
            TestDatabase.Insert<Appointment>(person, new DateOnly(2018, 3, 1), new DateOnly(2019, 3, 1), null, 0, Reach.AllLater, ("Manner", "3"), ("OfficeId", postedTo ?? here.North), ("PostName", "挂职副主任")));
        var since = gradeFrom ?? new DateOnly(2018, 1, 1);
        await here.Data.WriteAsync(TestDatabase.Insert<ProsecutorGrade>(person, since, gap ? new DateOnly(2021, 1, 1) : null, 1, 0, Reach.AllLater, ("Grade", "12")));
        await here.Data.WriteAsync(TestDatabase.Insert<ProsecutorGrade>(person, gap ? new DateOnly(2022, 1, 1) : new DateOnly(2023, 1, 1), 1, ("Grade", "11")));
        return person;
    }
}
