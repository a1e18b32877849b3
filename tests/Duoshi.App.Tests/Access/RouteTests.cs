using System.Net;
using System.Reflection;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Sheets;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.App.Tests.Access;

public class RouteTests(SignedApp app) : IClassFixture<SignedApp>
{
    /// <summary>Routes of the framework and the host that can't carry a permission, and why they are safe.</summary>
    private static readonly Dictionary<string, string> WithoutPermission = new(StringComparer.Ordinal)
    {
        ["/_blazor"] = "circuits: for any account; each page and slice judges again",
        ["/_blazor/negotiate"] = "as above",
        ["/_blazor/initializers"] = "names of scripts",
        ["/_blazor/disconnect"] = "ends the own circuit",
        ["/_framework/opaque-redirect"] = "a redirect the framework itself protected",
        ["/{**path:file}"] = "files of the program while it is developed; the fallback asks for an account",
        ["/local/verb"] = "the command line of the machine's own user, by the token in the data folder",
    };

    [Fact]
    public void Every_route_says_what_it_asks()
    {
        var routes = app.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().MappedRoutes().ToList();

        Assert.True(routes.Count > 20);
        var silent = routes.Where(r => r.Access is null && !WithoutPermission.ContainsKey("/" + r.Pattern.TrimStart('/').TrimEnd('/')))
            .Select(r => $"{r.Methods} {r.Pattern} ({r.Name})").Distinct().Order().ToList();
        Assert.True(silent.Count == 0, "These routes say nothing about who may come: " + string.Join("; ", silent));
    }

    [Fact]
    public void Only_a_known_few_are_open_to_anybody_and_each_says_why()
    {
        var open = app.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().MappedRoutes().Where(r => r.Access?.Anyone == true).ToList();

        Assert.All(open, r => Assert.False(string.IsNullOrWhiteSpace(r.Access!.Why)));
        string[] files = [".css", ".js", ".map", ".html", ".json", ".gz", ".br", ".svg", ".png", ".ico", ".txt", ".woff2", ".webmanifest"];
        Assert.Equal(
            ["/failed", "/language/{language}", "/not-found", "/sign-in", "/sign-out"],
            open.Select(r => "/" + r.Pattern.TrimStart('/')).Where(p => !files.Any(f => p.EndsWith(f, StringComparison.Ordinal))).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_page_says_how_its_list_goes_out_or_why_it_has_none()
    {
        var pages = new[] { typeof(Modules.DuoshiModules).Assembly, typeof(Components.Routes).Assembly }
            .SelectMany(a => a.GetTypes()).Where(t => t.GetCustomAttributes<RouteAttribute>().Any()).ToList();
        Assert.True(pages.Count > 20);
        var silent = pages.Where(p => p.GetCustomAttribute<ListExportAttribute>() is null == p.GetCustomAttribute<NoListAttribute>() is null).Select(p => p.Name).ToList();
        Assert.True(silent.Count == 0, "These pages say neither how their list goes out nor why they have none: " + string.Join(", ", silent));

        var routes = app.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().MappedRoutes()
            .Where(r => r.Pattern.StartsWith("/api/v1", StringComparison.Ordinal)).ToDictionary(r => $"{r.Methods} {r.Pattern}", StringComparer.Ordinal);
        foreach (var (page, route) in pages.SelectMany(p => p.GetCustomAttribute<ListExportAttribute>()?.Routes.Select(r => (p.Name, Route: r)) ?? []))
        {
            Assert.True(routes.TryGetValue($"GET /api/v1{route}", out var mapped), $"{page}: nothing is mapped at {route}");
            Assert.True(mapped.Access?.Permission is not null || mapped.Access?.Why is not null, $"{route} asks no right.");
        }
    }

    [Fact]
    public async Task Who_is_not_signed_in_gets_nothing_from_any_route_of_the_api()
    {
        using var client = app.Client();
        var routes = app.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().MappedRoutes()
            .Where(r => r.Pattern.StartsWith("/api/v1", StringComparison.Ordinal)).ToList();
        foreach (var route in routes)
        {
            var path = System.Text.RegularExpressions.Regex.Replace(route.Pattern, @"\{[^}]+\}", "1");
            using var request = new HttpRequestMessage(new HttpMethod(route.Methods.Split(',')[0]), path);
            using var reply = await client.SendAsync(request);
            Assert.True(reply.StatusCode == HttpStatusCode.Unauthorized, $"{route.Methods} {route.Pattern}: {reply.StatusCode}");
        }
    }

    [Fact]
    public async Task Who_has_no_grant_gets_only_the_own_things_of_the_api()
    {
        await app.AccountAsync("nothing");
        using var client = await app.ClientOfAsync("nothing");
        var routes = app.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().MappedRoutes()
            .Where(r => r.Pattern.StartsWith("/api/v1", StringComparison.Ordinal) && r.Access?.Permission is not null).ToList();
        foreach (var route in routes)
        {
            var path = System.Text.RegularExpressions.Regex.Replace(route.Pattern, @"\{[^}]+\}", "1");
            using var request = new HttpRequestMessage(new HttpMethod(route.Methods.Split(',')[0]), path);
            if (request.Method != HttpMethod.Get)
            {
                request.Content = new StringContent("{}", null, "application/json");
            }

            using var reply = await client.SendAsync(request);
            Assert.True(reply.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest, $"{route.Methods} {route.Pattern}: {reply.StatusCode}");
        }
    }
}
