using System.Reflection;
using Duoshi.Core.Codes;

namespace Duoshi.Core.Tests.Codes;

public sealed class CodeTablesTests
{
    public static TheoryData<string> EveryTable => [.. CodeTables.Keys];

    [Fact]
    public void Every_table_has_an_identifier_and_every_identifier_a_table() =>
        Assert.Equal(
            CodeTables.Keys.AsEnumerable(),
            typeof(CodeTableNames).GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(f => (string)f.GetRawConstantValue()!)
                .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(EveryTable))]
    public void A_table_has_rows_with_unlike_codes_and_parents_that_exist(string key)
    {
        var table = CodeTables.Get(key);

        Assert.NotEmpty(table.Entries);
        Assert.All(table.Entries, e => Assert.Same(e, table.Find(e.Code)));
        Assert.All(table.Entries, e => Assert.False(string.IsNullOrWhiteSpace(e.Name)));
        if (key is not CodeTableNames.ProcuratorateSpecialExamples) // its parents stand in the table of derived offices
        {
            Assert.All(table.Entries, e => Assert.True(e.Parent is null || table.Find(e.Parent) is not null, $"{e} under {e.Parent}"));
        }
    }

    [Theory]
    [MemberData(nameof(EveryTable))]
    public void A_name_finds_its_row_or_all_rows_of_that_name(string key)
    {
        var table = CodeTables.Get(key);
        foreach (var sameName in table.Entries.GroupBy(e => CodeText.Normalise(e.Name), StringComparer.Ordinal))
        {
            if (sameName.Count() == 1)
            {
                var found = Assert.IsType<CodeMatch.Found>(table.Match(sameName.Single().Name));
                Assert.Equal((sameName.Single(), MatchedBy.Name), (found.Entry, found.By));
            }
            else
            {
                var several = Assert.IsType<CodeMatch.Ambiguous>(table.Match(sameName.First().Name));
                Assert.Equal(sameName, several.Entries.AsEnumerable());
            }
        }
    }

    [Theory]
    [MemberData(nameof(EveryTable))]
    public void A_code_finds_its_row(string key)
    {
        var table = CodeTables.Get(key);
        Assert.All(table.Entries, e => Assert.Contains(e, table.Match(e.Code) switch
        {
            CodeMatch.Found found => [found.Entry],
            CodeMatch.Ambiguous several when !e.HasOfficialCode => several.Entries,
            _ => [],
        }));
    }

    [Fact]
    public void The_tables_whose_names_repeat_are_these()
    {
        var repeating = CodeTables.Keys.Where(k => CodeTables.Get(k) is var t
            && t.Entries.Any(e => t.Match(e.Name) is CodeMatch.Ambiguous));

        Assert.Equal(
            [
                CodeTableNames.AdminDivision2023, CodeTableNames.DutyLevelZb092012, CodeTableNames.EntryWayZb77, CodeTableNames.Health,
                CodeTableNames.MajorGbt16835, CodeTableNames.OrgAffiliationZb87, CodeTableNames.ProfessionalTitleGbt8561,
                CodeTableNames.RankZb1482018, CodeTableNames.RewardDisciplineZb65, CodeTableNames.RewardDisciplineZb67,
            ],
            repeating);
    }

    [Fact]
    public void A_table_nobody_knows_is_refused_by_name() =>
        Assert.Contains("no-such-table", Assert.Throws<KeyNotFoundException>(() => CodeTables.Get("no-such-table")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_offices_of_the_country_are_3209() =>
        Assert.Equal(3209, CodeTables.Get(CodeTableNames.ProcuratorateDerived).Entries.Length);
}
