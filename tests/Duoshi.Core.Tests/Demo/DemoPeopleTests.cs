using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Duoshi.Core.Codes;
using Duoshi.Core.Demo;
using Duoshi.Core.Identity;

namespace Duoshi.Core.Tests.Demo;

public sealed class DemoPeopleTests(DemoProvince province) : IClassFixture<DemoProvince>
{
    [Fact]
    public void The_same_seed_gives_the_same_record()
    {
        var again = DemoRecord.Generate(1, DemoProvince.Today, DemoScale.Province);
        Assert.Equal(Hash(province.Record, province.People), Hash(again, [.. again.People().SelectMany(b => b.People)]));
    }

    [Fact]
    public void Another_seed_and_day_give_other_people_in_as_many_posts()
    {
        var today = new DateOnly(2025, 5, 6);
        var other = DemoRecord.Generate(77, today, DemoScale.Province);
        var people = other.People().SelectMany(b => b.People).ToList();
        Assert.InRange(people.Count(p => p.InService(today)), 7800, 8200);
        Assert.InRange(other.Offices.Count(o => o.Exists(today)), 95, 105);
        Assert.NotEqual(province.People.Take(20).Select(p => p.Name), people.Take(20).Select(p => p.Name));
    }

    [Fact]
    public void Identity_numbers_are_right_unique_and_of_no_real_region()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var person in province.People)
        {
            Assert.True(IdentityNumber.TryRead(person.IdentityNumber, out var number), person.IdentityNumber);
            Assert.False(number.IsRegionKnown);
            Assert.Equal(person.Birth, number.BirthDate);
            Assert.Equal(person.Sex == "1", number.IsMale);
            Assert.True(seen.Add(number.Value));
        }
    }

    [Fact]
    public void Some_share_name_and_birth_month_and_some_bear_parted_names()
    {
        var pairs = province.People.GroupBy(p => (p.Name, p.Birth.Year, p.Birth.Month)).Count(g => g.Count() > 1);
        Assert.InRange(pairs, 3, 200);
        Assert.Contains(province.People, p => p.Name.Contains('·', StringComparison.Ordinal));
        Assert.InRange(province.InService.Count(p => p.EthnicGroup != "01") / (double)province.InService.Count(), 0.06, 0.10);
        Assert.All(province.People, p => Assert.InRange(p.Name.Length, 2, 18));
    }

    [Fact]
    public void Relatives_have_ages_that_fit()
    {
        foreach (var person in province.People)
        {
            foreach (var relative in person.Family)
            {
                var years = person.Birth.Year - int.Parse(relative.Birth[..4], CultureInfo.InvariantCulture);
                Assert.True(relative.Relation switch { "父亲" or "母亲" => years is >= 20 and <= 40, "儿子" or "女儿" => years is <= -20, _ => Math.Abs(years) <= 8 }, $"{person.Name} {relative.Relation} {years}");
            }
        }
    }

    [Fact]
    public void Every_code_is_in_its_table()
    {
        foreach (var p in province.People)
        {
            All(CodeTableNames.SexGbt22611, [p.Sex]);
            All(CodeTableNames.EthnicGroupGbt3304, [p.EthnicGroup]);
            All(CodeTableNames.PersonStatusZb126, p.Services.Select(s => s.Status));
            All(CodeTableNames.DutyLevelZb092012, p.DutyLevels.Select(c => c.Code));
            All(CodeTableNames.CivilServantRankLadder, p.CivilServiceRanks.Select(c => c.Code));
            All(CodeTableNames.ProsecutorGrade, p.ProsecutorGrades.Select(c => c.Code));
            All(CodeTableNames.GradePromotionDuoshi, p.ProsecutorGrades.Select(c => c.Way));
            All(CodeTableNames.PoliceRank, p.PoliceRanks.Select(c => c.Code));
            All(CodeTableNames.StaffCategoryDuoshi, p.Categories.Select(c => c.Code));
            All(CodeTableNames.QuotaStatusDuoshi, p.Quota.Select(c => c.Status));
            All(CodeTableNames.EstablishmentDuoshi, p.Establishment.Select(c => c.Kind));
            All(CodeTableNames.ManagementAuthorityZb130, p.Authorities.Select(c => c.Code));
            All(CodeTableNames.PoliticalStatusGb4762, p.Political.Select(c => c.Status));
            All(CodeTableNames.EntryWayZb77, [p.Entry.Way]);
            All(CodeTableNames.ExitWayZb78, [p.Exit?.Way]);
            All(CodeTableNames.RetireKindZb132, [p.Exit?.RetirementKind]);
            All(CodeTableNames.EducationPersonnelZb64, p.Educations.Select(e => e.Education));
            All(CodeTableNames.DegreeGbt6864, p.Educations.Select(e => e.Degree));
            All(CodeTableNames.MajorGbt16835, p.Educations.Select(e => e.MajorCode));
            All(CodeTableNames.LegalQualificationDuoshi, p.Qualifications.Select(q => q.Name));
            All(CodeTableNames.ProfessionalTitleGbt8561, p.Titles.Select(t => t.Code));
            All(CodeTableNames.TitleObtainedByZb24, p.Titles.Select(t => t.ObtainedBy));
            All(CodeTableNames.RewardDisciplineZb65, p.Rewards.Select(r => r.Code));
            All(CodeTableNames.OrgLevelZb03, p.Rewards.Select(r => r.BodyLevel));
            All(CodeTableNames.SanctionDuoshi, p.Sanctions.Select(s => s.Kind));
            All(CodeTableNames.AssessmentResultZb18, p.Assessments.Select(a => a.Result));
            All(CodeTableNames.TrainingKindZb29, p.Trainings.Select(t => t.Kind));
            All(CodeTableNames.TrainingOffdutyZb30, p.Trainings.Select(t => t.OffDuty));
            All(CodeTableNames.AppointmentMannerDuoshi, p.Appointments.Select(a => a.Manner));
            All(CodeTableNames.ProcuratoratePost, p.Appointments.Select(a => a.PostCode));
            All(CodeTableNames.DutyNatureDuoshi, p.Appointments.Select(a => a.Nature));
            All(CodeTableNames.BusinessLineDuoshi, p.Appointments.Select(a => a.Line));
            All(CodeTableNames.TeamMemberKindZb129, p.Appointments.Select(a => a.TeamMember));
            All(CodeTableNames.SelectionMethodZb122, p.Appointments.Select(a => a.Selection));
            All(CodeTableNames.RemovalWayZb15, p.Appointments.Select(a => a.RemovalWay));
            All(CodeTableNames.CaseCreditDuoshi, p.CaseCredits.Select(c => c.Kind));
            All(CodeTableNames.CaseReviewDuoshi, p.CaseCredits.Select(c => c.Grade));
            All(CodeTableNames.BusinessLineDuoshi, p.CaseCredits.Select(c => c.Line));
            All(CodeTableNames.MeritLevelDuoshi, [.. p.CaseCredits.Select(c => c.Level), .. p.TalentTitles.Select(t => t.Level), .. p.Competitions.Select(c => c.Level)]);
            All(CodeTableNames.TalentTierDuoshi, p.TalentTitles.Select(t => t.Tier));
            All(CodeTableNames.TalentFieldDuoshi, p.TalentTitles.Select(t => t.Domain));
            All(CodeTableNames.TalentReviewDuoshi, p.TalentTitles.Select(t => t.ReviewOutcome));
            All(CodeTableNames.ContestTitleDuoshi, p.Competitions.Select(c => c.TitleCode));
            All(CodeTableNames.MentoringRoleDuoshi, p.Mentorings.Select(m => m.Role));
        }
    }

    [Fact]
    public void A_day_before_the_reforms_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DemoRecord.Generate(1, new DateOnly(2020, 12, 31), DemoScale.Province));

    private static void All(string table, IEnumerable<string?> codes)
    {
        var entries = CodeTables.Get(table);
        foreach (var code in codes)
        {
            Assert.True(code is null || entries.Find(code) is not null, $"{code} is not in {table}");
        }
    }

    private static string Hash(DemoRecord record, IReadOnlyList<DemoPerson> people)
    {
        using var stream = new MemoryStream();
        JsonSerializer.Serialize(stream, record.Offices);
        JsonSerializer.Serialize(stream, record.Departments);
        JsonSerializer.Serialize(stream, record.Positions);
        JsonSerializer.Serialize(stream, people);
        return Convert.ToHexString(SHA256.HashData(stream.ToArray()));
    }
}
