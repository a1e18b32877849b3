using Duoshi.Core.Codes;
using Duoshi.Core.Demo;

namespace Duoshi.Core.Tests.Demo;

/// <summary>Cases, talent titles, contests, mentoring and aid postings of the fictional people.</summary>
public sealed class DemoMeritsTests(DemoProvince province) : IClassFixture<DemoProvince>
{
    private static DateOnly Today => DemoProvince.Today;

    [Fact]
    public void Some_prosecutors_have_cases_titles_and_contests_and_most_have_no_title()
    {
        var prosecutors = province.InService.Where(p => p.Quota.Any(q => q.Status == "1" && q.Holds(Today))).ToList();
        Assert.InRange(Share(p => p.CaseCredits.Count > 0), 0.5, 0.98);
        Assert.InRange(Share(p => p.TalentTitles.Any(t => t.Holds(Today))), 0.01, 0.12);
        Assert.InRange(Share(p => p.Competitions.Count > 0), 0.02, 0.15);
        Assert.All(province.People.Where(p => p.CaseCredits.Count > 0), p => Assert.NotEmpty(p.Quota));

        double Share(Func<DemoPerson, bool> has) => prosecutors.Count(has) / (double)prosecutors.Count;
    }

    [Fact]
    public void Only_reviews_have_a_grade_and_few_of_them_found_fault()
    {
        var cases = province.People.SelectMany(p => p.CaseCredits).ToList();
        Assert.All(cases, c => Assert.Equal(c.Kind == "5", c.Grade is not null));
        Assert.InRange(cases.Count(c => c.Grade is "3" or "4") / (double)cases.Count(c => c.Grade is not null), 0.01, 0.1);
        Assert.All(province.People, p => Assert.All(p.CaseCredits, c => Assert.True(c.On <= Today && p.InService(c.On), $"{p.Name} {c.On:O}")));
    }

    [Fact]
    public void A_title_lapses_on_the_day_the_recheck_removes_it() =>
        Assert.All(province.People.SelectMany(p => p.TalentTitles).Where(t => t.ReviewOutcome == "3"), t => Assert.Equal(t.ReviewedOn, t.To));

    [Fact]
    public void Mentor_and_mentee_tell_the_same_of_each_other()
    {
        var people = province.People.ToDictionary(p => p.Key);
        var mentees = province.People.SelectMany(p => p.Mentorings.Where(m => m.Role == "2").Select(m => (Person: p, Told: m))).ToList();
        Assert.True(mentees.Count > 100, $"{mentees.Count}");
        Assert.All(mentees, pair =>
        {
            var mentor = people[pair.Told.Other];
            Assert.Equal(mentor.Name, pair.Told.OtherName);
            var other = Assert.Single(mentor.Mentorings, m => m.Other == pair.Person.Key);
            Assert.Equal(("1", pair.Person.Name, pair.Told.From, pair.Told.To), (other.Role, other.OtherName, other.From, other.To));
        });
    }

    [Fact]
    public void Some_were_on_aid_to_Tibet_or_in_a_village_and_never_in_two_postings_at_once()
    {
        var postings = province.People.SelectMany(p => p.Appointments).ToList();
        Assert.InRange(postings.Count(a => a.Manner == AppointmentManners.Aid && a.OfficeName.StartsWith("西藏", StringComparison.Ordinal)), 10, 200);
        Assert.InRange(postings.Count(a => a is { Manner: AppointmentManners.Village, PostName: "第一书记" }), 10, 200);
        foreach (var person in province.People)
        {
            foreach (var aid in person.Appointments.Where(a => a.Manner is AppointmentManners.Aid or AppointmentManners.Village))
            {
                Assert.DoesNotContain(person.Appointments, a => a != aid && AppointmentManners.IsPosting(a.Manner) && a.From < aid.To && aid.From < a.To);
            }
        }
    }

    [Fact]
    public void The_telephone_question_has_an_answer()
    {
        var found = province.InService.Where(p => p.Birth > Today.AddYears(-40)
            && p.ProsecutorGrades.Any(g => g.Holds(Today) && int.Parse(g.Code, System.Globalization.CultureInfo.InvariantCulture) <= 7)
            && p.Appointments.Any(a => a.Manner == "1" && a.Holds(Today) && a.Line is "01" or "02" or "03")
            && p.Appointments.Any(a => a.Manner == AppointmentManners.Aid && a.OfficeName.Contains("西藏", StringComparison.Ordinal))).ToList();
        Assert.NotEmpty(found);
    }

    [Fact]
    public void Every_manner_but_main_and_concurrent_is_a_posting() =>
        Assert.Equal(["3", "4", "5", "6", "7"], AppointmentManners.Postings);
}
