using System.Globalization;
using Bunit;
using Duoshi.Modules.Organisation.Acts;
using Duoshi.Modules.Organisation.Pages;
using Duoshi.Modules.Organisation.Reads;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Organisation;

public class OfficeTreeComponentTests
{
    [Fact]
    public async Task The_tree_opens_level_by_level_and_tells_its_figures()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        await using var database = await TestDatabase.CreateAsync(Provider.Sqlite);
        var (_, eastern, _) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        await database.OfficeAsync("示范省甲县人民检察院", eastern, "3");
        _ = (await database.Slice<SetEstablishment>().RunAsync(eastern, new() { On = "2015-01-01", Kind = "1", Authorised = 30 }, default)).Value;
        await using var page = PageOver(database);

        var tree = page.Render<OfficeTree>();

        Assert.Equal(["示范省人民检察院", "示范省东市人民检察院", "示范省西市人民检察院"], Names(tree));
        var lines = tree.FindAll("[role=treeitem]");
        Assert.Equal(["true", "false", null], lines.Select(l => l.GetAttribute("aria-expanded")));
        Assert.Equal(["1", "2", "2"], lines.Select(l => l.GetAttribute("aria-level")));
        Assert.Contains("编制 30", lines[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("0", Assert.Single(lines, l => l.GetAttribute("tabindex") == "0").GetAttribute("tabindex"));

        await lines[1].KeyDownAsync(new KeyboardEventArgs { Key = "ArrowRight" });
        Assert.Equal(["示范省人民检察院", "示范省东市人民检察院", "示范省甲县人民检察院", "示范省西市人民检察院"], Names(tree));
        await tree.FindAll("[role=treeitem]")[1].KeyDownAsync(new KeyboardEventArgs { Key = "ArrowLeft" });
        Assert.Equal(3, Names(tree).Count);
    }

    [Fact]
    public async Task The_tree_opens_at_an_office_that_was_searched_for()
    {
        await using var database = await TestDatabase.CreateAsync(Provider.Sqlite);
        var (_, eastern, _) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        var county = await database.OfficeAsync("示范省甲县人民检察院", eastern, "3");
        await using var page = PageOver(database);

        var tree = page.Render<OfficeTree>(p => p.Add(t => t.At, county));

        var selected = Assert.Single(tree.FindAll("[role=treeitem][aria-selected=true]"));
        Assert.Contains("示范省甲县人民检察院", selected.TextContent, StringComparison.Ordinal);
        Assert.Equal("0", selected.GetAttribute("tabindex"));
    }

    [Fact]
    public async Task A_tree_of_a_day_without_offices_says_what_to_do()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        await using var database = await TestDatabase.CreateAsync(Provider.Sqlite);
        await database.OfficeAsync(from: new DateOnly(2020, 1, 1));
        await using var page = PageOver(database);

        var tree = page.Render<OfficeTree>(p => p.Add(t => t.AsOf, "2019-01-01"));

        Assert.Contains("Choose another day", tree.Markup, StringComparison.Ordinal);
    }

    private static BunitContext PageOver(TestDatabase database)
    {
        var page = new BunitContext();
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddSingleton(database.Slice<TreeAsOf>());
        return page;
    }

    private static IReadOnlyList<string> Names(IRenderedComponent<OfficeTree> tree) => [.. tree.FindAll("[role=treeitem] a").Select(a => a.TextContent)];
}
