using System.Reflection;
using System.Text.RegularExpressions;
using Duoshi.App.Components;
using Duoshi.App.Tests.Infrastructure;
using Duoshi.Modules;
using Duoshi.Modules.Platform.Sheets;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;

namespace Duoshi.App.Tests;

/// <summary>What holds on every page: both languages, light and dark, no serious accessibility violation, a phone's width, lists that go out.</summary>
public sealed class EveryPageTests(RunningApp app)
{
    private const string Person = "{person}";
    private const string Office = "{office}";
    private const string Process = "{process}";
    private const string Decision = "{decision}";
    private const string AskedPage = """/ask?q={"where":{"all":[{"field":"prosecutorGrade","atLeast":"8"},{"fact":"education","where":{"field":"degreeCode","under":"3"}}]},"pivot":{"rows":"office","across":"sex"}}""";

    private static readonly Dictionary<string, (string User, string[] Paths)> Groups = new()
    {
        ["people"] = ("hr.province", ["/people", "/people?name=zzzzz", "/people/" + Person, "/people/" + Person + "/record", "/people/" + Person + "/history", "/people/" + Person + "/form", "/people/" + Person + "/narrative", "/people/compare", "/people/compare?left=" + Person + "&rightAt=2016-06-30", "/record-doubts", "/record-doubts?office=" + Office, "/people/new", "/due", "/due?months=36&office=" + Office, "/due?overdue=true", "/rosters/build", "/rosters/build?group=office,category&photo=true&office=" + Office, "/rosters/print?office=" + Office]),
        ["ask"] = ("hr.province", ["/ask", AskedPage]),
        ["offices"] =
        (
            "hr.province",
            [
                "/offices", "/offices?view=table", "/offices?view=table&q=zzzzz", "/offices/" + Office, "/offices/" + Office + "?tab=structure", "/offices/" + Office + "?tab=establishment",
                "/offices/" + Office + "?tab=record", "/offices/" + Office + "?tab=history", "/offices/1?asOf=2015-01-01",
            ]
        ),
        ["exchange"] = ("hr.province", ["/", "/help", "/help?about=due", "/import", "/import/to-place", "/import/names", "/export", "/meeting-pack", "/meeting-pack?people=" + Person, "/corrections", "/me/account", "/api"]),
        ["selection"] =
        (
            "hr.province",
            [
                "/post-numbers", "/post-numbers?office=" + Office, "/selection", "/selection?state=Stopped", "/selection?q=zzzzz", "/selection/" + Process, "/selection/" + Process + "/print", "/selection/new", "/selection/procedures",
                "/paper-decisions", "/paper-decisions?state=Withdrawn", "/paper-decisions?q=zzzzz", "/paper-decisions/new", "/paper-decisions/" + Decision,
            ]
        ),
        ["checks"] = ("hr.province", ["/checks", "/checks?ended=true", "/checks/results", "/checks/completeness", "/file-checks", "/file-checks/" + Person, "/offices/" + Office + "/page", "/yearly", "/yearly?table=exits", "/yearly?table=category&column=women"]),
        ["apart"] = ("hr.province", ["/no/such/page", "/failed", "/admin/accounts", "/people/99999999", "/password"]),
        ["staff"] = ("staff", ["/", "/me", "/offices"]),
        ["leader"] = ("leader", ["/", "/people"]),
        ["security"] = ("security", ["/", "/admin/accounts", "/admin/accounts?q=zzzzz", "/admin/policy"]),
        ["audit"] = ("audit", ["/", "/admin/audit", "/admin/audit?act=zzzzz"]),
        ["system"] = ("admin", ["/", "/admin/jobs", "/admin/policy"]),
    };

    public static TheoryData<string> GroupNames => [.. Groups.Keys];

    private static IEnumerable<Type> PageTypes => new[] { typeof(DuoshiModules).Assembly, typeof(Components.Routes).Assembly }
        .SelectMany(a => a.GetTypes()).Where(t => t.GetCustomAttributes<RouteAttribute>().Any());

    [Theory]
    [MemberData(nameof(GroupNames))]
    public async Task In_Chinese_by_day_every_page_is_accessible_and_its_list_goes_out(string group)
    {
        var (user, paths) = Groups[group];
        await using var visit = await Visit.AsAsync(app, user);
        foreach (var path in await ResolvedAsync(visit, paths))
        {
            await visit.GoAsync(path);
            Assert.Equal("zh-CN", await visit.Page.Locator("html").GetAttributeAsync("lang"));
            await visit.AssertAccessibleAsync();
            await visit.PictureAsync(PictureName(path));
            await AssertListGoesOutAsync(visit);
            await AssertHelpLeadsToItsChapterAsync(visit);
            AssertNoErrors(visit, path);
        }
    }

    [Theory]
    [MemberData(nameof(GroupNames))]
    public async Task In_English_by_night_on_a_phone_every_page_is_accessible_fits_and_shows_no_Chinese_but_data(string group)
    {
        var (user, paths) = Groups[group];
        await using var visit = await Visit.AsAsync(app, user, english: true, width: 390, dark: true);
        foreach (var path in await ResolvedAsync(visit, paths))
        {
            await visit.GoAsync(path);
            Assert.Equal("en", await visit.Page.Locator("html").GetAttributeAsync("lang"));
            await visit.AssertAccessibleAsync();
            await visit.AssertFitsWidthAsync();
            await EnglishText.AssertAsync(visit.Page);
            AssertNoErrors(visit, path);
        }
    }

    [Fact]
    public async Task What_a_blind_reader_could_not_read_is_found()
    {
        await using var visit = await Visit.AsAsync(app, "staff");
        await visit.Page.EvaluateAsync("() => document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/favicon.svg\"><button style=\"width: 40px; height: 40px\"></button><p style=\"color: #ccc; background: #fff\">浅色文字</p>')");
        Assert.Equal(["button-name", "color-contrast", "image-alt"], (await Accessibility.ViolationsAsync(visit.Page)).Select(v => v[..v.IndexOf(':', StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_stranger_is_led_to_sign_in_and_back()
    {
        await using var stranger = await Visit.AsAsync(app, null);
        await stranger.Page.GotoAsync("/people");
        await Assertions.Expect(stranger.Page).ToHaveURLAsync(new Regex(@"/sign-in\?"));
        await stranger.AssertAccessibleAsync();
        await stranger.PictureAsync("sign-in-zh");
    }

    [Fact]
    public async Task A_page_is_live_in_the_theme_of_its_reader_and_not_before()
    {
        await using var visit = await Visit.AsAsync(app, "staff", english: true, width: 390, dark: true);
        // Over a slow line the answer which theme it is comes a second late; the first paint asks within the page.
        await visit.Page.AddInitScriptAsync("""
            let kept;
            Object.defineProperty(window, 'duoshiTheme', {
              get: () => kept,
              set: theme => { kept = { ...theme, current: () => document.body ? new Promise(told => setTimeout(() => told(theme.current()), 1000)) : theme.current() }; },
            });
            """);
        foreach (var path in Groups["staff"].Paths)
        {
            await visit.Page.GotoAsync(path);
            await visit.Page.Locator("main[data-live]").WaitForAsync();
            await visit.AssertAccessibleAsync();
            Assert.Equal("rgb(20, 35, 60)", await visit.Page.Locator(".mud-appbar").EvaluateAsync<string>("bar => getComputedStyle(bar).backgroundColor"));
        }
    }

    [Fact]
    public async Task Keys_lead_everywhere_and_rest_while_an_input_method_composes()
    {
        await using var visit = await Visit.AsAsync(app, "hr.province");
        var page = visit.Page;
        await visit.GoAsync("/people");
        await page.EvaluateAsync("() => document.activeElement?.blur()");

        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator("#person-search")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator("#person-search")).ToHaveValueAsync("/");

        await page.EvaluateAsync("() => document.activeElement.blur()");
        await page.EvaluateAsync("() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', isComposing: true, bubbles: true }))");
        await Assertions.Expect(page.Locator("#person-search")).Not.ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.Locator("#ds-palette-text")).ToBeFocusedAsync();
        await visit.AssertAccessibleAsync();
        await page.Locator("#ds-palette-text").FillAsync("示范省人民检察院");
        await Assertions.Expect(page.Locator("#ds-palette [role=option]").First).ToContainTextAsync("示范省人民检察院");
        await page.EvaluateAsync("() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }))");
        await Assertions.Expect(page.Locator("#ds-palette-text")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("示范省人民检察院");
        await Assertions.Expect(page.Locator("#ds-palette-text")).ToBeHiddenAsync();

        await page.EvaluateAsync("() => document.activeElement.blur()");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/help\?about=office$"));
        await Assertions.Expect(page.Locator("#help-about")).ToHaveTextAsync("检察院");
        await Assertions.Expect(page.Locator("kbd").First).ToBeVisibleAsync();
        Assert.Empty(visit.Errors);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/people")]
    [InlineData("/offices")]
    public async Task Every_stop_of_the_Tab_key_can_be_seen_beginning_with_the_way_to_the_content(string path)
    {
        await using var visit = await Visit.AsAsync(app, "hr.province", english: true);
        var page = visit.Page;
        await visit.GoAsync(path);
        await page.EvaluateAsync("() => { document.activeElement?.blur(); getSelection().removeAllRanges(); document.body.tabIndex = -1; document.body.focus(); }");
        var stops = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = await page.EvaluateAsync<string[]>(
                """
                () => {
                  const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
                  const ring = (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none' || e.closest('.mud-input-control');
                  return [e.tagName + ' ' + (e.getAttribute('aria-label') ?? e.textContent.trim().slice(0, 40)), e === document.body || (ring && r.width > 0) ? 'seen' : 'unseen'];
                }
                """);
            Assert.True(stop[1] == "seen", $"{path}: the focus is not to be seen on {stop[0]}");
            stops.Add(stop[0]);
        }

        Assert.Equal("A Skip to content", stops[0]);
        Assert.True(stops.Distinct().Count() > 10, string.Join("; ", stops));
    }

    [Fact]
    public void Every_page_has_its_chapter_in_the_help_and_no_chapter_is_about_none()
    {
        // The door, and pages that only say that there is none.
        string[] without = ["/sign-in", "/not-found", "/failed"];
        var pages = PageTypes.SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => Regex.Replace(r.Template, @"\{[^}]+\}", "{id}")).Except(without).ToList();
        Assert.Equal(pages.Order(StringComparer.Ordinal), HelpChapters.All.SelectMany(c => c.Pages).Order(StringComparer.Ordinal));
        Assert.Equal(HelpChapters.All.Length, HelpChapters.All.Select(c => c.Key).Distinct().Count());
        Assert.All(HelpChapters.All, c => Assert.True(c.Zh.Length > 1 && c.Zh.Length == c.En.Length, c.Key));
        Assert.Equal("person", HelpChapters.About("/people/4711")?.Key);
        Assert.Equal("record", HelpChapters.About("/people/4711/record/")?.Key);
    }

    /// <summary>The help opens at the chapter about the page one is on.</summary>
    private static async Task AssertHelpLeadsToItsChapterAsync(Visit visit)
    {
        // Plain pages, such as the one for the password, stand outside the layout that has the way to the help.
        var help = visit.Page.Locator("[data-ds-help]");
        if (await help.CountAsync() > 0)
        {
            Assert.Equal(HelpChapters.About(new Uri(visit.Page.Url).AbsolutePath) is { } chapter ? $"/help?about={chapter.Key}" : "/help", await help.GetAttributeAsync("href"));
        }
    }

    /// <summary>A page of a list has a way out for it; which pages are none, they say themselves.</summary>
    private static async Task AssertListGoesOutAsync(Visit visit)
    {
        var path = new Uri(visit.Page.Url).AbsolutePath;
        var exempt = PageTypes.Where(t => t.GetCustomAttribute<NoListAttribute>() is not null)
            .SelectMany(t => t.GetCustomAttributes<RouteAttribute>())
            .Any(r => Regex.IsMatch(path, "^" + Regex.Replace(r.Template, @"\{[^}]+\}", "[^/]+") + "$"));
        if (!exempt && await visit.Page.Locator("main table.ds-table").CountAsync() > 0)
        {
            Assert.True(await visit.Page.Locator("a[data-export]").CountAsync() > 0, $"{visit.Page.Url} shows a list and no way out for it.");
        }
    }

    private static void AssertNoErrors(Visit visit, string path)
    {
        // That a page is not there is told to the console too.
        Assert.DoesNotContain(visit.Errors, e => path != "/no/such/page" || !e.Contains("404", StringComparison.Ordinal));
        visit.Errors.Clear();
    }

    /// <summary>The paths with a person and an office of the demo in their places.</summary>
    private static async Task<IReadOnlyList<string>> ResolvedAsync(Visit visit, string[] paths)
    {
        var known = new Dictionary<string, string>();
        foreach (var (mark, list) in new[] { (Person, "/people"), (Office, "/offices?view=table&level=3"), (Process, "/selection"), (Decision, "/paper-decisions") })
        {
            if (paths.Any(p => p.Contains(mark, StringComparison.Ordinal)))
            {
                await visit.GoAsync(list);
                var href = await visit.Page.Locator("tbody a").First.GetAttributeAsync("href");
                known[mark] = Regex.Match(href!, @"/(\d+)").Groups[1].Value;
            }
        }

        return [.. paths.Select(p => known.Aggregate(p, (path, k) => path.Replace(k.Key, k.Value, StringComparison.Ordinal)))];
    }

    private static string PictureName(string path) => path == "/" ? "home-zh" : Regex.Replace(Regex.Replace(path, @"\d+", "1").Trim('/'), "[^a-zA-Z0-9]+", "-") + "-zh";
}
