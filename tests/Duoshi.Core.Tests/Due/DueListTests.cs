using CsCheck;
using Duoshi.Core.Engines.Due;
using Duoshi.Core.Engines.Retirement;
using Duoshi.Core.Rules;
using Duoshi.Core.Time;

namespace Duoshi.Core.Tests.Due;

public sealed class DueListTests
{
    private static readonly DateOnly First = new(2026, 1, 1);

    [Fact]
    public void A_man_born_in_January_1966_reaches_the_age_in_May_2026_by_R_2()
    {
        // Born 13 months after the first month delayed (1965-01): four months of delay.
        var item = Assert.Single(Year(Person(birth: "1966.01")));
        Assert.Equal((DueKind.Retirement, new DateOnly(2026, 5, 1), "到龄：2026年5月"), (item.Kind, item.Day, item.Zh));
        Assert.Contains(item.Reasons, r => r.Rule.Number == "R-2");
    }

    [Fact]
    public void A_birth_known_by_its_year_only_is_never_due() => Assert.Empty(Year(Person(birth: "1966")));

    [Fact]
    public void A_recruit_is_due_a_year_after_coming_in() =>
        Assert.Equal((DueKind.Probation, new DateOnly(2026, 9, 4), 7L), Single(Person() with { Recruitment = new DueRecruitment(7, new DateOnly(2025, 9, 4)) }));

    [Fact]
    public void Probation_after_a_promotion_ends_after_the_months_of_the_procedure_and_with_the_post_and_says_that_it_is_inferred()
    {
        var post = new DuePost(3, Date("2025.03.10"), PartialDate.Open, false, new DuePromotion(12, "首次担任领导职务", "the first leading post"), "示范县人民检察院第一检察部主任");
        var item = Assert.Single(Year(Person() with { Posts = [post] }));
        Assert.Equal((DueKind.Probation, new DateOnly(2026, 3, 10), 3L), (item.Kind, item.Day, item.Row!.Value));
        Assert.Contains("推断", item.Zh, StringComparison.Ordinal);
        Assert.Contains("首次担任领导职务", Assert.Single(item.Reasons).Chinese, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 9, 10), Assert.Single(Year(Person() with { Posts = [post with { Promotion = post.Promotion! with { Months = 18 } }] })).Day);
        Assert.Empty(Year(Person() with { Posts = [post with { To = Date("2026.02.01") }] }));
        Assert.Empty(Year(Person() with { Posts = [post with { Promotion = null }] }));
    }

    [Fact]
    public void A_thing_is_overdue_from_the_day_after_and_a_retirement_once_its_month_is_over()
    {
        var contract = Assert.Single(Year(Person() with { Contract = new DueContract(8, Date("2026.06.30"), "示合〔2023〕15号") }));
        Assert.False(contract.IsOverdue(new DateOnly(2026, 6, 30)));
        Assert.True(contract.IsOverdue(new DateOnly(2026, 7, 1)));
        var age = Assert.Single(Year(Person(birth: "1966.01")));
        Assert.False(age.IsOverdue(new DateOnly(2026, 5, 31)));
        Assert.True(age.IsOverdue(new DateOnly(2026, 6, 1)));
    }

    [Fact]
    public void Whoever_reaches_the_age_within_some_days_was_born_in_the_months_that_are_read()
    {
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Enum<WorkerKind>(), Gen.Int[1950, 1985], Gen.Int[1, 12], Gen.Int[0, 24], Gen.Int[1, 400]).Sample((woman, level, worker, year, month, start, days) =>
        {
            var person = Person($"{year:0000}.{month:00}") with { Woman = woman, Worker = worker, DivisionLevelOrSeniorTitle = level };
            var (from, to) = (First.AddMonths(start).AddDays(days % 28), First.AddMonths(start).AddDays(days % 28 + days));
            if (DueList.Of(person, from, to, DueParameters.Current).Any(i => i.Kind == DueKind.Retirement))
            {
                Assert.Contains(RetiringBirths.Of(woman, from, to, RetirementParameters.Current), r => r.First <= new YearMonth(year, month) && new YearMonth(year, month) <= r.Last);
            }
        });
        Assert.Equal(new BirthMonths(new YearMonth(1966, 1), new YearMonth(1966, 1)), Assert.Single(RetiringBirths.Of(false, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 8), RetirementParameters.Current)));
    }

    [Fact]
    public void A_posting_is_due_on_the_day_it_ends_and_an_open_one_never()
    {
        var post = new DuePost(4, Date("2025.03.01"), Date("2026.03.01"), true, null, "示范市人民检察院（挂职）");
        Assert.Equal((DueKind.Posting, new DateOnly(2026, 3, 1), 4L), Single(Person() with { Posts = [post] }));
        Assert.Empty(Year(Person() with { Posts = [post with { To = PartialDate.Open }] }));
    }

    [Fact]
    public void The_effect_of_a_sanction_is_due_on_the_day_it_ends_by_itself()
    {
        var effect = SanctionPeriods.Effect(SanctionKind.Demerit, new DateOnly(2025, 6, 1), SanctionParameters.Current);
        Assert.Equal((DueKind.SanctionEnd, new DateOnly(2026, 6, 1), 5L), Single(Person() with { Sanctions = [new DueSanction(5, effect, "记过")] }));
    }

    [Theory]
    [InlineData(12, "2023-05-01", 2026)] // 五级 to 四级: 3 years
    [InlineData(10, "2022-05-01", 2026)] // 三级 to 二级: 4 years
    public void The_years_of_a_grade_are_over_by_the_published_interval(int grade, string since, int due) =>
        Assert.Equal((DueKind.GradeYears, new DateOnly(due, 5, 1), 6L), Single(Person() with { Grade = Grade(grade, since) }));

    [Fact]
    public void Above_the_first_grade_nothing_is_due_by_years_alone() => Assert.Empty(Year(Person() with { Grade = Grade(8, "2010-05-01") }));

    [Fact]
    public void A_year_that_doesnt_count_puts_the_grade_off_by_one_and_says_so()
    {
        var person = Person() with { Grade = Grade(12, "2022-05-01"), YearsNotCounted = [2023] };
        var item = Assert.Single(Year(person));
        Assert.Equal(new DateOnly(2026, 5, 1), item.Day);
        Assert.Equal(["R-37", "R-38"], item.Reasons.Select(r => r.Rule.Number));
    }

    [Fact]
    public void Two_stretches_list_together_what_their_whole_lists()
    {
        var people = Gen.Select(Gen.Bool, Gen.Int[1958, 1975], Gen.Int[1, 12], Gen.Int[9, 12], Gen.Int[2018, 2027], Gen.Int[1, 24]);
        people.Sample((woman, year, month, grade, since, cut) =>
        {
            var person = Person($"{year:0000}.{month:00}") with { Woman = woman, Grade = Grade(grade, $"{since:0000}-07-01"), Recruitment = new DueRecruitment(1, new DateOnly(since, 9, 1)) };
            var (end, middle) = (First.AddYears(3), First.AddMonths(cut));
            var whole = DueList.Of(person, First, end, DueParameters.Current);
            var parts = DueList.Of(person, First, middle, DueParameters.Current).AddRange(DueList.Of(person, middle, end, DueParameters.Current));
            Assert.Equal(whole.Select(i => (i.Kind, i.Day)), parts.Select(i => (i.Kind, i.Day)));
        });
    }

    [Fact]
    public void A_contract_is_due_on_its_last_days_and_one_without_a_term_never()
    {
        var contract = new DueContract(8, new PartialDate(new DateOnly(2026, 6, 30), DatePrecision.Day), "示合〔2023〕15号");
        Assert.Equal((DueKind.Contract, new DateOnly(2026, 6, 30), 8L), Single(Person() with { Contract = contract }));
        Assert.Empty(Year(Person() with { Contract = contract with { To = new PartialDate(DateOnly.MaxValue, DatePrecision.Unknown) } }));
    }

    private static (DueKind Kind, DateOnly Day, long Row) Single(DuePerson person) => Assert.Single(Year(person)) is var item ? (item.Kind, item.Day, item.Row!.Value) : default;

    private static ImmutableArray<DueItem> Year(DuePerson person) => DueList.Of(person, First, First.AddYears(1), DueParameters.Current);

    private static DuePerson Person(string? birth = null) => new() { Woman = false, Birth = birth is null ? null : Date(birth), Worker = WorkerKind.CivilServant };

    private static DueGrade Grade(int grade, string since) => new(6, grade, DateOnly.ParseExact(since, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "某级检察官");

    private static PartialDate Date(string text) => PartialDate.TryParse(text, out var date) ? date : throw new ArgumentException(text);
}
