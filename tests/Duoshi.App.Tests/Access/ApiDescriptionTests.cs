using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Duoshi.Modules.Platform.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.App.Tests.Access;

public sealed partial class ApiDescriptionTests(SignedApp app) : IClassFixture<SignedApp>
{
    /// <summary>What people do on the pages, and the routes that do the same.</summary>
    private static readonly string[] WhatPagesDo =
    [
        "GET /persons", "GET /persons/count", "GET /persons/export", "GET /persons/suggestions", "POST /persons", "GET /persons/{id}", "GET /persons/{id}/row", "GET /persons/{id}/facts/{kind}",
        "POST /persons/{id}/facts/{kind}/insertions", "POST /persons/{id}/facts/{kind}/corrections", "POST /persons/{id}/facts/{kind}/endings", "POST /persons/{id}/facts/{kind}/withdrawals",
        "GET /persons/{id}/history", "GET /persons/{id}/portrait", "GET /persons/{id}/photo", "POST /persons/{id}/identity-number/revelation", "POST /changes/{change}/withdrawal",
        "GET /me", "GET /me/record", "POST /me/correction-requests", "POST /me/password", "GET /me/tokens", "POST /me/tokens", "DELETE /me/tokens/{tokenId}",
        "GET /correction-requests", "POST /correction-requests/{id}/answer",
        "GET /offices", "GET /offices/tree", "GET /offices/{id}", "GET /offices/{id}/history", "GET /offices/export", "POST /offices", "POST /offices/{id}/renaming", "POST /offices/{id}/move",
        "POST /offices/merger", "POST /offices/{id}/split", "POST /offices/{id}/closure", "POST /offices/{id}/establishment", "POST /offices/{id}/leadership", "POST /offices/{id}/departments",
        "POST /offices/{id}/positions", "POST /departments/{id}/change", "POST /departments/{id}/closure", "POST /positions/{id}/change", "POST /positions/{id}/closure",
        "POST /offices/{id}/facts/{kind}/corrections", "GET /references/{kind}",
        "GET /imports/template.xlsx", "GET /imports/collection-template.xlsx", "POST /imports", "GET /imports", "GET /imports/{id}", "GET /imports/{id}/rows", "GET /imports/{id}/rows/{row}/fields", "GET /imports/{id}/notices",
        "PATCH /imports/{id}", "POST /imports/{id}/commit", "GET /imports/{id}/annotated.xlsx", "POST /imports/{id}/withdrawal", "GET /imports/to-place", "POST /imports/to-place/{id}",
        "GET /exports/forms/{person}", "GET /exports/forms/{person}.lrmx", "GET /exports/forms/{person}.docx", "GET /exports/forms.zip",
        "POST /selection/pre-check", "GET /selection/processes", "POST /selection/processes", "GET /selection/processes/{id}", "POST /selection/processes/{id}/steps", "POST /selection/processes/{id}/stop",
        "GET /selection/processes/{id}/confirmation", "POST /selection/processes/{id}/confirmation", "POST /paper-decisions/preview", "POST /paper-decisions", "GET /paper-decisions", "GET /paper-decisions/{id}",
        "PUT /paper-decisions/{id}", "POST /paper-decisions/{id}/acceptance", "POST /paper-decisions/{id}/return", "POST /paper-decisions/{id}/withdrawal",
        "GET /admin/accounts", "POST /admin/accounts", "GET /admin/accounts/{accountId}", "PUT /admin/accounts/{accountId}/disabled", "POST /admin/accounts/{accountId}/password-reset",
        "PUT /admin/accounts/{accountId}/person", "POST /admin/accounts/{accountId}/grants", "POST /admin/accounts/{accountId}/grants/{grantId}/end", "GET /admin/policy", "GET /admin/audit",
        "POST /admin/audit/verification", "GET /jobs", "GET /jobs/{jobId}", "POST /jobs/{jobId}/cancellation",
    ];

    [Fact]
    public async Task Every_route_of_the_api_is_described_with_its_replies_and_parameters()
    {
        var document = await DocumentAsync();
        var routes = app.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().MappedRoutes()
            .Where(r => r.Pattern.StartsWith("/api/v1/", StringComparison.Ordinal) && !r.Pattern.EndsWith("openapi.json", StringComparison.Ordinal)).ToList();
        Assert.True(routes.Count > 80);
        var wrong = new List<string>();
        foreach (var route in routes)
        {
            var path = Constraint().Replace(route.Pattern, "");
            if (!document.GetProperty("paths").TryGetProperty(path, out var item) || !item.TryGetProperty(route.Methods.ToLowerInvariant(), out var operation))
            {
                wrong.Add($"{route.Methods} {path}: not there");
                continue;
            }

            wrong.AddRange(Wants(operation).Select(w => $"{route.Methods} {path}: {w}"));
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public async Task What_a_page_does_a_program_can_do()
    {
        var described = (await DocumentAsync()).GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(m => $"{m.Name.ToUpperInvariant()} {p.Name["/api/v1".Length..]}")).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(WhatPagesDo, r => !described.Contains(r));
    }

    [Fact]
    public async Task The_document_says_how_to_sign_in_and_names_each_body_by_its_act()
    {
        var document = await DocumentAsync();
        var schemes = document.GetProperty("components").GetProperty("securitySchemes");
        Assert.Equal("http", schemes.GetProperty("bearer").GetProperty("type").GetString());
        Assert.NotEmpty(document.GetProperty("security").EnumerateArray());
        var schemas = document.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(s => s.Name).ToList();
        Assert.Contains("RenameOfficeAct", schemas);
        Assert.DoesNotContain(schemas, s => Numbered().IsMatch(s));
    }

    [Fact]
    public async Task The_reference_page_asks_for_a_sign_in_and_loads_nothing_from_elsewhere()
    {
        using var nobody = app.Client();
        using var refused = await nobody.GetAsync("/api/");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, refused.StatusCode);
        using var client = await app.ClientOfAsync("chief");
        var page = await client.GetStringAsync("/api/");
        Assert.Contains("id=\"api-find\"", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"https?://", page);
    }

    private async Task<JsonElement> DocumentAsync()
    {
        using var client = await app.ClientOfAsync("chief");
        return await client.GetFromJsonAsync<JsonElement>("/api/v1/openapi.json");
    }

    private static IEnumerable<string> Wants(JsonElement operation)
    {
        if (!operation.TryGetProperty("summary", out var summary) || summary.GetString() is not { Length: > 5 })
        {
            yield return "no summary";
        }

        var replies = operation.GetProperty("responses").EnumerateObject().ToList();
        if (!replies.Exists(r => r.Name is "204" || (r.Name[0] == '2' && r.Value.TryGetProperty("content", out var content) && content.EnumerateObject().All(c => c.Value.TryGetProperty("schema", out _)))))
        {
            yield return "no reply with a type";
        }

        if (!replies.Exists(r => r.Name == "401"))
        {
            yield return "no 401";
        }

        if (!operation.GetProperty("description").GetString()!.Contains("Needs", StringComparison.Ordinal))
        {
            yield return "does not say what right it asks";
        }

        if (operation.TryGetProperty("parameters", out var parameters))
        {
            foreach (var parameter in parameters.EnumerateArray().Where(p => !p.TryGetProperty("description", out _)))
            {
                yield return $"parameter {parameter.GetProperty("name").GetString()} without a meaning";
            }
        }
    }

    [GeneratedRegex(":[a-z]+(?=})")]
    private static partial Regex Constraint();

    [GeneratedRegex("[A-Za-z]+[0-9]$")]
    private static partial Regex Numbered();
}
