using Duoshi.Core.Codes;
using Duoshi.Core.Demo;
using Duoshi.Core.Demo.Careers;

namespace Duoshi.Core.Tests.Demo;

public sealed class DemoOfficesTests(DemoProvince province) : IClassFixture<DemoProvince>
{
    private static readonly DateOnly Today = DemoProvince.Today;

    private DemoRecord Record => province.Record;

    [Fact]
    public void The_province_has_about_a_hundred_offices_under_eleven_cities()
    {
        var standing = Record.Offices.Where(o => o.Exists(Today)).ToList();
        Assert.InRange(standing.Count, 95, 105);
        Assert.Equal(11, standing.Count(o => o.Places[^1].Level == "2"));
        Assert.Single(standing, o => o.Places[^1].Parent is null);
    }

    [Fact]
    public void No_place_bears_the_name_of_a_real_one()
    {
        var real = CodeTables.Get(CodeTableNames.AdminDivision2023).Entries.Select(e => PlaceNames.Stem(e.Name)).ToHashSet(StringComparer.Ordinal);
        var stems = Record.Offices.SelectMany(o => o.Names)
            .Select(n => n.Name["示范省".Length..].Replace("人民检察院", "", StringComparison.Ordinal))
            .SelectMany(n => n.Split('市', StringSplitOptions.RemoveEmptyEntries))
            .Select(PlaceNames.Stem)
            .ToList();
        Assert.DoesNotContain(stems, real.Contains);
    }

    [Fact]
    public void Unit_codes_begin_with_99_and_no_two_offices_share_one()
    {
        var codes = Record.Offices.SelectMany(o => o.Places).Select(p => p.UnitCode).ToList();
        Assert.All(codes, c => Assert.Matches("^99[0-9]{4}$", c));
        Assert.Equal(codes.Count, codes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Parents_come_before_their_children()
    {
        Assert.All(Record.Offices, o => Assert.All(o.Places, p => Assert.True(p.Parent is null || p.Parent < o.Index)));
        Assert.Equal(Enumerable.Range(0, Record.Offices.Length), Record.Offices.Select(o => o.Index));
        Assert.Equal(Enumerable.Range(0, Record.Departments.Length), Record.Departments.Select(d => d.Index));
    }

    [Fact]
    public void Two_counties_merged_a_county_became_a_district_a_zone_was_founded_and_one_moved()
    {
        var gone = Assert.Single(Record.Offices, o => o.Successions.Count > 0);
        Assert.Equal(new DateOnly(2016, 7, 1), gone.Successions[0].On);
        Assert.False(gone.Exists(new DateOnly(2016, 7, 1)));
        Assert.True(Record.Offices[gone.Successions[0].Successor].Exists(Today));
        Assert.Single(Record.Offices, o => o.Names.Count == 2 && o.Names[1].From.Year == 2018);
        Assert.Single(Record.Offices, o => o.Existence[0].From.Year == 2020);
        Assert.Single(Record.Offices, o => o.Places.Count == 2 && o.Places[0].Parent != o.Places[1].Parent);
        Assert.Single(Record.Offices, o => o.Places[^1].BusinessParent is { } guide && guide != o.Places[^1].Parent);
    }

    [Fact]
    public void Departments_changed_their_names_in_2019()
    {
        Assert.Contains(Record.Departments, d => d.Names is [{ Name: "公诉科" }, { Name: "第二检察部" }]);
        Assert.All(
            Record.Departments.Where(d => d.Names.Any(n => n.Name == "反贪污贿赂局")),
            d => Assert.True(d.Names[^1].To <= new DateOnly(2018, 2, 1)));
    }

    [Fact]
    public void Heads_stay_within_the_establishment()
    {
        foreach (var day in DemoProvince.Quarters)
        {
            var heads = province.People.SelectMany(p => p.Establishment).Where(e => e.Holds(day)).GroupBy(e => (e.Office, e.Kind)).ToDictionary(g => g.Key, g => g.Count());
            foreach (var office in Record.Offices.Where(o => o.Exists(day)))
            {
                foreach (var kind in office.Establishment.Where(e => e.Holds(day)))
                {
                    Assert.True(heads.GetValueOrDefault((office.Index, kind.Kind)) <= kind.Number, $"{office.NameOn(day)} {day:yyyy-MM-dd} kind {kind.Kind}");
                }
            }
        }
    }

    [Fact]
    public void The_quota_stays_below_its_ceiling_over_the_province()
    {
        foreach (var day in DemoProvince.Quarters)
        {
            var posts = Record.Offices.SelectMany(o => o.Establishment).Where(e => e.Kind == "1" && e.Holds(day)).Sum(e => e.Number);
            var inQuota = province.People.Count(p => p.Quota.Any(q => q.Status == "1" && q.Holds(day)));
            Assert.True(inQuota <= posts * CareerRules.QuotaCeiling, $"{day:yyyy-MM-dd}: {inQuota} of {posts}");
            if (day.Year >= 2017)
            {
                Assert.InRange(inQuota / (double)posts, 0.32, 0.37);
            }
        }
    }

    [Fact]
    public void Nearly_every_office_has_its_chief_and_none_has_two()
    {
        foreach (var day in DemoProvince.Quarters)
        {
            var chiefs = province.People.SelectMany(p => p.Appointments).Where(a => a.PostCode == "P01" && a.Holds(day)).GroupBy(a => a.Office).ToList();
            Assert.All(chiefs, c => Assert.Single(c));
            Assert.True(chiefs.Count >= Record.Offices.Count(o => o.Exists(day)) * 0.93, $"{day:yyyy-MM-dd}: {chiefs.Count} chiefs");
        }
    }

    [Fact]
    public void Leading_posts_stay_within_their_numbers()
    {
        foreach (var day in new[] { new DateOnly(2013, 6, 1), new DateOnly(2020, 6, 1), Today })
        {
            var held = province.People.SelectMany(p => p.Appointments)
                .Where(a => a is { Manner: "1", PostCode: not null, Office: not null } && a.Holds(day))
                .GroupBy(a => (a.Office!.Value, a.PostCode!)).ToDictionary(g => g.Key, g => g.Count());
            foreach (var office in Record.Offices.Where(o => o.Exists(day)))
            {
                foreach (var number in office.Leadership.Where(l => l.Holds(day) && l.Kind is not "P11"))
                {
                    Assert.True(held.GetValueOrDefault((office.Index, number.Kind)) <= number.Number, $"{office.NameOn(day)} {number.Kind} {day:yyyy-MM-dd}");
                }
            }
        }
    }

    [Fact]
    public void The_nation_has_the_shape_of_the_real_tree_under_free_region_codes()
    {
        var nation = DemoRecord.Generate(1, Today, DemoScale.National);
        Assert.Equal(3209, nation.Offices.Length);
        var real = CodeTables.Get(CodeTableNames.AdminDivision2023).Entries.Select(e => e.Code[..2]).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(nation.Offices, o => real.Contains(o.Places[0].UnitCode[..2]));
    }
}
