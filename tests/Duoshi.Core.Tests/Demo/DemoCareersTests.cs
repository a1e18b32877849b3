using System.Globalization;
using Duoshi.Core.Demo;
using Duoshi.Core.Demo.Careers;
using Duoshi.Core.Engines.Retirement;
using Duoshi.Core.Forms;

namespace Duoshi.Core.Tests.Demo;

public sealed class DemoCareersTests(DemoProvince province) : IClassFixture<DemoProvince>
{
    private static readonly DateOnly Today = DemoProvince.Today;

    [Fact]
    public void About_eight_thousand_people_are_in_service() =>
        Assert.InRange(province.InService.Count(), 7800, 8200);

    [Fact]
    public void Nobody_holds_two_main_posts_at_once()
    {
        foreach (var person in province.People)
        {
            Assert.True(Apart([.. person.Appointments.Where(a => a.Manner == "1")]), person.Name);
        }
    }

    [Fact]
    public void Everybody_in_service_has_a_main_post_and_one_establishment()
    {
        foreach (var person in province.InService)
        {
            Assert.Single(person.Appointments, a => a.Manner == "1" && a.Holds(Today));
            Assert.Single(person.Establishment, e => e.Holds(Today));
            Assert.Single(person.Categories, c => c.Holds(Today));
        }
    }

    [Fact]
    public void No_line_overlaps_itself()
    {
        foreach (var p in province.People)
        {
            foreach (var line in new IEnumerable<DemoPeriod>[]
            {
                p.Services, p.StaffNumbers, p.Political, p.DutyLevels, p.CivilServiceRanks, p.ProsecutorGrades, p.PoliceRanks, p.Categories, p.Quota,
                p.Establishment, p.Authorities,
            })
            {
                Assert.True(Apart([.. line]), $"{p.Name} {string.Join(", ", line.Select(l => $"{l.GetType().Name} {l.From:O} {l.To:O} {(l as DemoCode)?.Code}"))}");
            }

            Assert.All(p.Appointments, a => Assert.True(a.From < a.To, $"{p.Name} {a.PostName} {a.From:O}"));
        }
    }

    [Fact]
    public void People_begin_grown_up_and_never_serve_past_the_statutory_month()
    {
        foreach (var person in province.People)
        {
            Assert.InRange(Member.FullYears(person.Birth, person.Services[0].From), 18, 56);
            Assert.True(person.WorkStart <= person.Entry.On);
            if (person.InService(Today) && person.Exit is null)
            {
                var month = Statutory(person, DivisionLevel(person));
                Assert.True(month >= YearMonth.Of(Today), $"{person.Name} {month}");
            }
        }
    }

    [Fact]
    public void Retirement_comes_in_the_month_the_engine_says_unless_asked_for_earlier()
    {
        var retired = province.People.Where(p => p.Exit is { Way: "31" }).ToList();
        Assert.True(retired.Count > 1500);
        foreach (var person in retired)
        {
            var statutory = Statutory(person, person.Exit!.DivisionLevelOrSeniorTitle);
            var left = YearMonth.Of(person.Exit.On);
            Assert.True(person.Exit.Early ? left < statutory : left == statutory, $"{person.Name} {left} {statutory}");
        }
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
    public void No_grade_comes_before_its_years()
    {
        foreach (var person in province.People)
        {
            foreach (var (before, next) in Steps(person.ProsecutorGrades).Where(s => s.Next.Way != "1"))
            {
                Assert.Equal(Number(before) - 1, Number(next));
                var first = person.ProsecutorGrades[0] == before;
                if (Number(next) >= 8 || next.Way == "2")
                {
                    Assert.True(Member.FullYears(before.From, next.From) >= CareerRules.YearsToGrade(Number(next)), $"{person.Name} {next.From:O} first {first}");
                }
            }
        }
    }

    [Fact]
    public void No_rank_level_or_police_rank_comes_before_its_years()
    {
        foreach (var person in province.People)
        {
            foreach (var (before, next) in Steps(person.CivilServiceRanks))
            {
                Assert.Equal(Number(before) - 1, Number(next));
                Assert.True(Member.FullYears(before.From, next.From) >= CareerRules.YearsToRank(Number(next)), person.Name);
            }

            foreach (var (before, next) in Steps(person.PoliceRanks))
            {
                Assert.True(Member.FullYears(before.From, next.From) >= CareerRules.YearsToPoliceRank(Number(next)), person.Name);
            }

            foreach (var (before, next) in Steps(person.DutyLevels))
            {
                var (low, high) = (Levels.OfCode(before.Code), Levels.OfCode(next.Code));
                Assert.True(high == low + 1, $"{person.Name} {before.Code} to {next.Code}");
                Assert.True(Member.FullYears(before.From, next.From) >= Levels.YearsBefore(high), $"{person.Name} {before.From:O} {before.Code} {next.From:O} {next.Code}");
            }
        }
    }

    [Fact]
    public void Nobody_is_promoted_while_a_sanction_lasts()
    {
        var sanctioned = province.People.Where(p => p.Sanctions.Count > 0).ToList();
        Assert.InRange(sanctioned.Count, 20, 300);
        foreach (var person in sanctioned)
        {
            foreach (var sanction in person.Sanctions)
            {
                Assert.DoesNotContain(person.ProsecutorGrades.Skip(1).Concat(person.CivilServiceRanks.Skip(1)).Where(g => g.Way != "1"), g => g.From > sanction.On && g.From < sanction.Until && g.From != new DateOnly(2019, 6, 1));
            }
        }
    }

    [Fact]
    public void At_most_a_fifth_of_an_office_is_excellent_in_a_year_and_nobody_on_probation_is_graded()
    {
        foreach (var round in province.People.SelectMany(p => p.Assessments).GroupBy(a => (a.Office, a.Year)))
        {
            var graded = round.Count(a => a.Result[0] != '5');
            Assert.True(round.Count(a => a.Result == "1") <= graded * CareerRules.ExcellentShare, $"{round.Key}");
        }

        Assert.All(
            province.People.Where(p => p.Entry.ByExamination),
            p => Assert.DoesNotContain(p.Assessments, a => a.Year == p.Entry.On.Year && a.Result != "5A"));
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
        var posted = province.People.SelectMany(p => p.Appointments.Where(a => a.Manner is "3" or "4" or "5"), (p, a) => (p, a)).ToList();
        Assert.True(posted.Count > 500);
        foreach (var (person, posting) in posted.Where(x => x.p.InService(x.a.From)))
        {
            var held = person.Establishment.Single(e => e.Holds(posting.From));
            Assert.Equal(person.Services.Single(s => s.Holds(posting.From)).Office, held.Office);
        }
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

    private static bool Apart(List<DemoPeriod> line) =>
        line.OrderBy(p => p.From).Zip(line.OrderBy(p => p.From).Skip(1)).All(pair => pair.First.To <= pair.Second.From) && line.TrueForAll(p => p.From < p.To);

    private static IEnumerable<(DemoCode Before, DemoCode Next)> Steps(IReadOnlyList<DemoCode> line) =>
        line.Zip(line.Skip(1)).Where(pair => pair.First.To == pair.Second.From);

    private static int Number(DemoCode code) => int.Parse(code.Code, CultureInfo.InvariantCulture);

    private static bool DivisionLevel(DemoPerson person) =>
        person.DutyLevels.Any(l => Levels.OfCode(l.Code) >= Levels.DivisionDeputy) || person.CivilServiceRanks.Any(r => Number(r) <= 6)
        || person.Titles.Any(t => t.Code == "082");

    private static YearMonth Statutory(DemoPerson person, bool divisionLevel) => Member.RetirementMonth(
        person.Sex == "2", person.Birth,
        person.Establishment[0].Kind switch { "4" => WorkerKind.Worker, "5" => WorkerKind.ContractStaff, _ => WorkerKind.CivilServant },
        divisionLevel);
}
