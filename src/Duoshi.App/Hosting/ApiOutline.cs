using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Duoshi.App.Hosting;

/// <summary>An operation of the API as the reference page shows it.</summary>
internal sealed record ApiOperation(
    string Group, string Method, string Path, string Summary, string Note, IReadOnlyList<ApiInput> Inputs, string? Body, IReadOnlyList<ApiReply> Replies)
{
    /// <summary>Name of its place on the page.</summary>
    public string Anchor => string.Concat((Method + Path).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).ToLowerInvariant();
}

/// <summary>A parameter: where it stands, whether it must be there, what it means.</summary>
internal sealed record ApiInput(string Name, string In, bool Required, string Type, string Meaning);

/// <summary>A reply: its status, and the name of what it holds.</summary>
internal sealed record ApiReply(string Status, string Meaning, string? Holds);

/// <summary>The OpenAPI document as a list to read, made once.</summary>
internal sealed class ApiOutline(IServiceScopeFactory scopes)
{
    private Task<IReadOnlyList<ApiOperation>>? made;

    public Task<IReadOnlyList<ApiOperation>> ReadAsync() => made is { IsFaulted: false } ? made : made = MakeAsync();

    private async Task<IReadOnlyList<ApiOperation>> MakeAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1").GetOpenApiDocumentAsync();
        return
        [
            .. document.Paths.SelectMany(path => (path.Value.Operations ?? []).Select(o => Read(path.Key, o.Key, o.Value)))
                .OrderBy(o => o.Group, StringComparer.Ordinal).ThenBy(o => o.Path, StringComparer.Ordinal).ThenBy(o => o.Method, StringComparer.Ordinal),
        ];
    }

    private static ApiOperation Read(string path, HttpMethod method, OpenApiOperation operation) => new(
        operation.Tags?.FirstOrDefault()?.Name ?? "",
        method.Method.ToUpperInvariant(),
        path,
        operation.Summary ?? "",
        operation.Description ?? "",
        [.. (operation.Parameters ?? []).Select(p => new ApiInput(p.Name ?? "", p.In?.ToString().ToLowerInvariant() ?? "", p.Required, Name(p.Schema), p.Description ?? ""))],
        operation.RequestBody?.Content?.Select(c => $"{c.Key} {Name(c.Value.Schema)}".Trim()).FirstOrDefault(),
        [.. (operation.Responses ?? []).Select(r => new ApiReply(r.Key, r.Value.Description ?? "", r.Value.Content?.Select(c => $"{c.Key} {Name(c.Value.Schema)}".Trim()).FirstOrDefault()))]);

    private static string Name(IOpenApiSchema? schema) => schema switch
    {
        null => "",
        OpenApiSchemaReference reference => reference.Reference.Id ?? "",
        { Items: { } items } => Name(items) + "[]",
        { Type: { } type } => string.Create(CultureInfo.InvariantCulture, $"{type & ~JsonSchemaType.Null}").ToLowerInvariant(),
        _ => "",
    };
}
