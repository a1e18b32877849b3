using Duoshi.Core.Demo;
using Duoshi.Core.Demo.Careers;
using Duoshi.Core.Forms;

namespace Duoshi.Core.Tests.Demo;

public sealed class DemoCareersTests(DemoProvince province) : IClassFixture<DemoProvince>
{
    private static readonly DateOnly Today = DemoProvince.Today;

    [Fact]
    public void About_eight_thousand_people_are_in_service() =>
        Assert.InRange(province.InService.Count(), 7800, 8200);

    [Fact]
    public void Nobody_holds_two_main_posts_at_once() =>
        Assert.Empty(DemoRules.TwoMainPosts(province.People));

    [Fact]
    public void Everybody_in_service_has_a_main_post_and_one_establishment() =>
        Assert.Empty(DemoRules.Unplaced(province.People, Today));

    [Fact]
    public void No_line_overlaps_itself() =>
        Assert.Empty(DemoRules.Overlaps(province.People));

    [Fact]
    public void People_begin_grown_up_and_never_serve_past_the_statutory_month()
    {
        foreach (var person in province.People)
        {
            Assert.InRange(Member.FullYears(person.Birth, person.Services[0].From), 18, 56);
            Assert.True(person.WorkStart <= person.Entry.On);
        }

        Assert.Empty(DemoRules.Overdue(province.People, Today));
    }

    [Fact]
    public void Retirement_comes_in_the_month_the_engine_says_unless_asked_for_earlier()
    {
        Assert.True(province.People.Count(p => p.Exit is { Way: "31" }) > 1500);
        Assert.Empty(DemoRules.MistimedRetirement(province.People));
    }

    [Fact]
    public void University_begins_at_eighteen()
    {
        foreach (var person in province.People)
        {
            if (person.Educations.FirstOrDefault(e => e is { Education: "21", OnTheJob: false }) is { } university)
            {
                Assert.Equal(18, Member.FullYears(person.Birth, university.Entered.AddDays(-1)) is 17 ? 18 : Member.FullYears(person.Birth, university.Entered.AddDays(-1)));
                Assert.True(university.On <= person.Entry.On.AddMonths(1), person.Name);
            }
        }
    }

    [Fact]
    public void No_grade_comes_before_its_years() =>
        Assert.Empty(DemoRules.EarlyGrades(province.People));

    [Fact]
    public void No_rank_level_or_police_rank_comes_before_its_years()
    {
        Assert.Empty(DemoRules.EarlyRanks(province.People));
        Assert.Empty(DemoRules.EarlyLevels(province.People));
    }

    [Fact]
    public void Nobody_is_promoted_while_a_sanction_lasts()
    {
        Assert.InRange(province.People.Count(p => p.Sanctions.Count > 0), 20, 300);
        Assert.Empty(DemoRules.PromotedUnderSanction(province.People));
    }

    [Fact]
    public void At_most_a_fifth_of_an_office_is_excellent_in_a_year_and_nobody_on_probation_is_graded()
    {
        Assert.Empty(DemoRules.TooManyExcellent(province.People));
        Assert.All(
            province.People.Where(p => p.Entry.ByExamination),
            p => Assert.DoesNotContain(p.Assessments, a => a.Year == p.Entry.On.Year && a.Result != "5A"));
    }

    [Fact]
    public void Everybody_in_service_over_a_year_is_assessed_for_it_once() =>
        Assert.Empty(DemoRules.Unassessed(province.People, Today));

    [Fact]
    public void Main_posts_follow_the_office_of_service() =>
        Assert.Empty(DemoRules.Misplaced(province.People));

    [Fact]
    public void Leaders_hold_positions_of_the_structure()
    {
        Assert.Empty(DemoRules.OffPosition(province.Record, province.People));
        Assert.True(province.People.SelectMany(p => p.Appointments).Count(a => a.Position is not null) > 3000);
    }

    [Fact]
    public void Who_is_in_service_has_a_picture_and_nobody_who_left()
    {
        Assert.All(province.People, p => Assert.Equal(p.InService(Today), p.Picture is not null));
        Assert.All(province.InService, p => Assert.Equal(new byte[] { 0x89, 0x50, 0x4E, 0x47 }, p.Picture!.AsSpan(0, 4)));
        Assert.True(province.InService.Select(p => Convert.ToHexString(p.Picture!)).Distinct(StringComparer.Ordinal).Count() > province.InService.Count() / 3);
    }

    [Fact]
    public void Most_reach_ninety_hours_of_training_a_year()
    {
        var years = province.InService
            .Where(p => p.Trainings.Count > 0)
            .SelectMany(p => p.Trainings.Where(t => !t.AsTeacher && t.On.Year is > 2012 and < 2026).GroupBy(t => t.On.Year).Where(y => y.Key > p.Entry.On.Year).Select(y => y.Sum(t => t.Hours)))
            .ToList();
        Assert.InRange(years.Count(h => h >= 90) / (double)years.Count, 0.88, 0.99);
        Assert.Contains(province.People, p => p.Trainings.Any(t => t.AsTeacher));
    }

    [Fact]
    public void A_posting_moves_neither_establishment_nor_quota()
    {
        Assert.True(province.People.SelectMany(p => p.Appointments).Count(a => a.Manner is "3" or "4" or "5") > 500);
        Assert.Empty(DemoRules.MovedByPosting(province.People));
    }

    [Fact]
    public void Nobody_heads_the_office_of_the_place_they_come_from()
    {
        foreach (var person in province.People)
        {
            foreach (var chief in person.Appointments.Where(a => a.PostCode == "P01" && a.From > new DateOnly(1995, 2, 1)))
            {
                Assert.NotEqual(province.Record.Offices[chief.Office!.Value].Places[0].UnitCode, person.IdentityNumber[..6]);
            }
        }
    }

    [Fact]
    public void Leaders_hold_party_and_legal_duties_by_different_documents()
    {
        var chief = province.InService.First(p => p.Appointments.Any(a => a.PostCode == "P01" && a.Holds(Today)));
        var held = chief.Appointments.Where(a => a.Holds(Today)).ToList();
        var party = held.Single(a => a.PostCode == "P07");
        var legal = held.Single(a => a.PostCode == "P01");
        Assert.NotEqual(party.Document, legal.Document);
        Assert.Matches("〔[0-9]{4}〕[0-9]+号$", legal.Document!);
    }

    [Fact]
    public void Resumes_read_back_without_an_error()
    {
        foreach (var person in province.InService.Where((_, i) => i % 20 == 0))
        {
            var read = ResumeText.Parse(person.Resume);
            Assert.NotEmpty(read.Periods);
            Assert.DoesNotContain(read.Notices, n => n.Code is "resume.reversed" or "resume.overlap" or "resume.bad-dates");
            Assert.True(read.Periods[^1].IsOpen, person.Resume);
        }
    }
}
