using System.Diagnostics;
using Duoshi.Core.Codes;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Organisation.Loading;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Organisation;

public class LoadOfficesTests
{
    private const int Derived = 3209;
    private static readonly DateOnly Today = new(2026, 7, 1);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_country_loads_whole_in_seconds_and_a_second_time_changes_nothing(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var load = database.Services.GetRequiredService<LoadOffices>();
        var special = CodeTables.Get(CodeTableNames.ProcuratorateSpecialExamples).Entries.Count(e => !e["note"].StartsWith("pattern", StringComparison.Ordinal));

        var watch = Stopwatch.StartNew();
        var loaded = (await load.RunAsync("national", CancellationToken.None)).Value;
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
        TestContext.Current.SendDiagnosticMessage($"National load on {provider}: {watch.Elapsed.TotalSeconds:0.00} s");
        Assert.Equal(Derived + special, loaded.Added);

        await using var db = await database.OpenAsync();
        var nodes = await db.Set<OfficeNode>().AsNoTracking().ToListAsync();
        Assert.Equal(Derived + special, nodes.Count);
        var top = Assert.Single(nodes, n => n.ParentId is null);
        Assert.Equal("最高人民检察院", top.Name);
        Assert.All(nodes, n => Assert.StartsWith(top.Path, n.Path, StringComparison.Ordinal));
        Assert.Equal(nodes.Count, nodes.Select(n => n.Path).Distinct().Count());
        await TreeTests.NodesEqualTheirFactsAsync(database);

        var change = await db.Set<LedgerState>().AsNoTracking().Select(l => l.LastChange).SingleAsync();
        var again = (await load.RunAsync("national", CancellationToken.None)).Value;
        Assert.Equal((0, Derived + special, null), (again.Added, again.AlreadyThere, again.Change));
        Assert.Equal(change, await db.Set<LedgerState>().AsNoTracking().Select(l => l.LastChange).SingleAsync());
        Assert.Equal(Derived + special, await db.Set<OfficeName>().CountAsync());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_province_loads_alone_and_the_rest_joins_it_later(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var load = database.Services.GetRequiredService<LoadOffices>();
        var guangdong = (await load.RunAsync("44", CancellationToken.None)).Value;

        await using var db = await database.OpenAsync();
        var names = await db.Set<OfficeNode>().AsNoTracking().ToDictionaryAsync(n => n.Name);
        Assert.Equal(guangdong.Added, names.Count);
        Assert.All(names.Values, n => Assert.True(n.Name == "最高人民检察院" || n.UnitCode!.StartsWith("44", StringComparison.Ordinal)));
        Assert.Equal(names["广东省人民检察院广州铁路运输分院"].OfficeId, names["广东省第一地区人民检察院"].ParentId);
        Assert.Equal(names["广东省人民检察院"].OfficeId, names["广东省人民检察院广州铁路运输分院"].ParentId);

        var national = (await load.RunAsync("national", CancellationToken.None)).Value;
        Assert.Equal(guangdong.Added, national.AlreadyThere);
        var xiantao = await db.Set<OfficeNode>().AsNoTracking().SingleAsync(n => n.Name == "湖北省仙桃市人民检察院");
        var branch = await db.Set<OfficeNode>().AsNoTracking().SingleAsync(n => n.Name == "湖北省人民检察院汉江分院");
        Assert.Equal(branch.OfficeId, xiantao.ParentId);
        var places = await db.Set<OfficePlace>().AsNoTracking().ToDictionaryAsync(p => p.SubjectId);
        Assert.Equal("unverified", places[branch.OfficeId].Certainty);
        Assert.Equal("rule", places[xiantao.OfficeId].Certainty);
    }

    [Theory]
    [InlineData("湖北省武汉市江岸区人民检察院", "420102")]
    [InlineData("武汉市江岸区检察院", "420102")]
    [InlineData("江岸区院", "420102")]
    [InlineData("湖北省武汉市院", "420100")]
    [InlineData("武汉市院", "420100")]
    [InlineData("湖北省院", "420000")]
    [InlineData("远安县院", "420525")]
    [InlineData("湖北省宜昌市远安县人民检察院", "420525")]
    [InlineData("420193", "420193")]
    [InlineData("城郊地区院", "420193,420691")]
    [InlineData("最高检察院", "100000")]
    [InlineData("北京市人民检察院 第一分院", "11-1")]
    [InlineData("内蒙古兴安盟分院", "152200")]
    [InlineData("没有的检察院", "")]
    public async Task Written_names_are_recognised(string text, string expected)
    {
        await using var database = await TestDatabase.CreateAsync(Provider.Sqlite);
        await database.Services.GetRequiredService<LoadOffices>().RunAsync("national", CancellationToken.None);
        var found = await database.Services.GetRequiredService<IOffices>().RecogniseAsync(text, Today, CancellationToken.None);
        Assert.Equal(expected, string.Join(',', found.Select(n => n.UnitCode)));
    }

    [Fact]
    public async Task An_unknown_province_is_refused_and_says_what_to_write()
    {
        await using var database = await TestDatabase.CreateAsync(Provider.Sqlite);
        var refused = await database.Services.GetRequiredService<LoadOffices>().RunAsync("火星", CancellationToken.None);
        Assert.Equal("organisation.unknown-province", refused.Refusal?.Code);
        Assert.Equal(422, refused.Refusal?.Status);
    }
}
