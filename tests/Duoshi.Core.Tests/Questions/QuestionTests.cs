using Duoshi.Core.Codes;
using Duoshi.Core.Engines.Questions;

namespace Duoshi.Core.Tests.Questions;

/// <summary>Questions as text: what is read, what is refused and where, how they sound.</summary>
public sealed class QuestionTests
{
    private static readonly QuestionCatalogue Catalogue = new(
        [new("sex", "性别", "Sex", QuestionFieldType.Code, CodeTableNames.SexGbt22611), new("age", "年龄", "Age", QuestionFieldType.Years), new("office", "单位", "Office", QuestionFieldType.Office), new("birth", "出生年月", "Birth", QuestionFieldType.Date)],
        [
            new("prosecutor-grade", "检察官等级", "Prosecutor grade", false, [new("grade", "检察官等级", "Prosecutor grade", QuestionFieldType.Code, CodeTableNames.ProsecutorGrade)]),
            new("training", "培训", "Training", true, [new("course", "培训班名称", "Course", QuestionFieldType.Text), new("hours", "学时", "Hours", QuestionFieldType.Number)]),
        ],
        [new("name", "姓名", "Name", QuestionFieldType.Text)], [new("sex", "性别", "Sex", QuestionFieldType.Code, CodeTableNames.SexGbt22611)], ["roster", "pinyin"]);

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"people":"all","columns":["name"],"order":"pinyin","descending":true,"pivot":{"rows":"sex"}}""")]
    [InlineData("""{"where":{"all":[{"field":"sex","is":"2"},{"not":{"any":[{"field":"age","below":"40"},{"field":"birth","empty":true}]}}]}}""")]
    [InlineData("""{"where":{"fact":"training","when":{"between":["2020-01-01","2021-12-31"]},"atLeast":2,"where":{"field":"hours","atLeast":"8.5"}}}""")]
    [InlineData("""{"where":{"fact":"prosecutor-grade","when":{"sinceBefore":"2020-01-01"},"where":{"field":"grade","in":["7","8"]}}}""")]
    public void A_question_written_is_the_question_read(string json) =>
        Assert.Equal(json, QuestionWriter.Write(QuestionReader.Read(json, Catalogue).Question!));

    [Theory]
    [InlineData("""{"where":""", "$", "JSON")]
    [InlineData("""{"wher":{}}""", "$.wher", "where")]
    [InlineData("""{"where":{"field":"salary","is":"1"}}""", "$.where.field", "无权")]
    [InlineData("""{"where":{"all":[{"field":"sex","is":"女"},{"field":"sex","is":"女性的"}]}}""", "$.where.all[1].is", "代码表")]
    [InlineData("""{"where":{"field":"sex","contains":"女"}}""", "$.where", "is、in")]
    [InlineData("""{"where":{"field":"age","below":"forty"}}""", "$.where.below", "整")]
    [InlineData("""{"where":{"field":"birth","before":"2020-13-01"}}""", "$.where.before", "2020-01-01")]
    [InlineData("""{"where":{"field":"office","is":"示范市院"}}""", "$.where.is", "标识")]
    [InlineData("""{"where":{"fact":"training","when":{"sinceBefore":"2020-01-01"}}}""", "$.where.when", "ever")]
    [InlineData("""{"where":{"fact":"prosecutor-grade","when":{"sinceBefore":"2020-01-01"},"atLeast":2}}""", "$.where.atLeast", "去掉")]
    [InlineData("""{"where":{"fact":"training","when":{"between":["2021-01-01","2020-01-01"]}}}""", "$.where.when.between", "对调")]
    [InlineData("""{"where":{"fact":"training","where":{"fact":"training"}}}""", "$.where.where", "field")]
    [InlineData("""{"where":{"any":[]}}""", "$.where.any", "加上")]
    [InlineData("""{"pivot":{"rows":"birth"}}""", "$.pivot.rows", "sex")]
    public void What_cannot_be_read_says_where_why_and_what_to_do(string json, string path, string words)
    {
        var problem = Assert.Single(QuestionReader.Read(json, Catalogue).Problems);
        Assert.Equal(path, problem.Path);
        Assert.Contains(words, problem.Zh + problem.RemedyZh, StringComparison.Ordinal);
        Assert.NotEmpty(problem.RemedyEn);
    }

    [Fact]
    public void All_problems_are_told_at_once_and_depth_is_bounded()
    {
        Assert.Equal(3, QuestionReader.Read("""{"order":"height","columns":["salary"],"where":{"field":"x","is":"1"}}""", Catalogue).Problems.Length);
        var deep = string.Concat(Enumerable.Repeat("""{"not":""", 40)) + """{"field":"sex","is":"1"}""" + new string('}', 40);
        Assert.Single(QuestionReader.Read($$"""{"where":{{deep}}}""", Catalogue).Problems);
    }

    [Theory]
    [InlineData("2000-02-29", "2021-02-28", 21)]
    [InlineData("2000-02-29", "2021-02-27", 20)]
    [InlineData("1986-07-01", "2026-07-01", 40)]
    [InlineData("1986-07-02", "2026-07-01", 39)]
    public void Years_are_complete_on_the_day_itself(string start, string day, int years)
    {
        var (first, last) = (DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(years, FullYears.On(first, last));
        Assert.True(first <= FullYears.LatestStart(last, years));
        Assert.True(first > FullYears.LatestStart(last, years + 1));
    }

    [Fact]
    public void Or_above_follows_the_ladder_and_takes_what_lies_below_each_rung()
    {
        Assert.Equal(["1", "2", "3"], QuestionCodes.AtLeast(CodeTableNames.ProsecutorGrade, "3"));
        Assert.Equal(["11", "12"], QuestionCodes.AtMost(CodeTableNames.ProsecutorGrade, "11"));
        var masters = QuestionCodes.AtLeast(CodeTableNames.DegreeGbt6864, "3");
        Assert.Contains("203", masters);
        Assert.Contains("303", masters);
        Assert.DoesNotContain("1", masters); // an honorary doctor is no degree earned
        Assert.DoesNotContain("4", masters);
        Assert.DoesNotContain("020", QuestionCodes.AtLeast(CodeTableNames.DutyLevelZb092012, "0132")); // police have a ladder of their own
        Assert.Equal(["21", "2A", "2B"], QuestionCodes.Under(CodeTableNames.EducationPersonnelZb64, "20").Skip(1));
    }

    [Fact]
    public void A_gap_of_a_day_breaks_what_has_to_last_and_an_unknown_beginning_proves_nothing()
    {
        var question = QuestionReader.Read("""{"where":{"fact":"prosecutor-grade","when":{"sinceBefore":"2020-01-01"}}}""", Catalogue).Question!;
        bool Meets(params FactRow[] rows) => new QuestionEvaluator(Catalogue, new(2026, 7, 1), _ => null)
            .Meets(new(new Dictionary<string, object?>(), new Dictionary<string, IReadOnlyList<FactRow>> { ["prosecutor-grade"] = rows }), question.Where);
        FactRow Row(DateOnly from, DateOnly to, bool known = true) => new(1, from, to, known, new Dictionary<string, object?>());

        Assert.True(Meets(Row(new(2019, 12, 31), new(2023, 1, 1)), Row(new(2023, 1, 1), DateOnly.MaxValue)));
        Assert.False(Meets(Row(new(2019, 12, 31), new(2023, 1, 1)), Row(new(2023, 1, 2), DateOnly.MaxValue)));
        Assert.False(Meets(Row(new(2020, 1, 1), DateOnly.MaxValue)));
        Assert.False(Meets(Row(DateOnly.MinValue, DateOnly.MaxValue, known: false)));
        Assert.False(Meets(Row(new(2015, 1, 1), new(2026, 7, 1))));
    }

    [Fact]
    public void A_question_is_read_aloud_in_both_languages()
    {
        var question = QuestionReader.Read(
            """{"people":"all","where":{"all":[{"any":[{"field":"age","atMost":39},{"not":{"field":"sex","is":"男"}}]},{"fact":"training","when":"ever","atLeast":2,"where":{"field":"course","contains":"公诉"}}]}}""", Catalogue).Question!;
        Assert.Equal("全部人员（含离退、调出）中，（年龄不超过39岁，或不满足“性别是男”），且曾有至少 2 条培训（培训班名称含“公诉”）。", new QuestionSentence(Catalogue, _ => null, english: false).Say(question));
        Assert.Equal("Everybody, those who left included: (Age is at most 39 years, or not (Sex is Male)), and once had at least 2 of Training (Course contains '公诉').", new QuestionSentence(Catalogue, _ => null, english: true).Say(question));
    }
}
