using Duoshi.Modules.Platform.Access;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Duoshi.App.Hosting;

/// <summary>The OpenAPI document that the page /api shows.</summary>
internal static class ApiDescription
{
    private const string Why = "the description of the API; it holds no data";
    private const string Bearer = "bearer";
    private const string Cookie = "cookie";

    private static readonly (string Name, string Description)[] Tags =
    [
        ("persons", "人员信息的四种办理 The four acts on facts of people"),
        ("offices", "机构信息的四种办理 The four acts on facts of offices"),
        ("departments", "内设机构信息的四种办理 The four acts on facts of departments"),
        ("positions", "职位信息的四种办理 The four acts on facts of positions"),
        ("changes", "整次变更 Whole changes"),
        ("references", "录入时的选项 What to choose from while typing"),
        ("organisation", "机构、内设机构、职位、编制 Offices, departments, positions, establishment"),
        ("personnel", "名册、人员、画像、更正申请 Roster, people, portrait, requests for correction"),
        ("exchange", "导入与导出 Import and export"),
        ("platform", "账号、授权、审计、任务 Accounts, grants, audit, jobs"),
    ];

    public static void Configure(OpenApiOptions options)
    {
        // Many acts have a body called Act or Request: each is named with the slice it belongs to.
        options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name
            ? type.Type is { IsNested: true, DeclaringType: { } slice } ? slice.Name + name : name
            : null;
        options.AddDocumentTransformer(Introduce);
        options.AddOperationTransformer(Explain);
    }

    public static void Map(WebApplication app) => app.MapOpenApi("/api/{documentName}/openapi.json").NeedsSignIn(Why);

    private static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info.Title = "多士 Duoshi API";
        document.Info.Version = "v1";
        document.Info.Description =
            "所有读取都可带 asOf（有效日）和 knownAt（获知时刻）。对已有内容的更改须带 If-Match（缺则 428，过时则 412）；POST 可带 Idempotency-Key，一日内重发得到同一答复；"
            + "列表按 after / before 翻页。拒绝一律为 problem+json，code 固定不变，zh 与 en 为两种文字。身份：在“我的账号”页生成令牌，以 Authorization: Bearer 送出；权限与页面相同。\n\n"
            + "Every read takes asOf (valid day) and knownAt (moment of knowledge). A change of what is there needs If-Match (428 without, 412 when out of date); a POST may carry an "
            + "Idempotency-Key, and a repeat within a day gets the first answer; lists go on with after / before. Refusals are problem+json with a stable code and both languages in zh and en. "
            + "To sign in, make a token on the page My account and send it as Authorization: Bearer; it has the rights you have on the pages.";
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "令牌，在“我的账号”页生成 A token made on the page My account" },
            [Cookie] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "duoshi", Description = "浏览器登录后的会话 The session of a browser that has signed in" },
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Cookie, document)] = [] },
        ];
        var used = document.Paths.Values.SelectMany(p => p.Operations ?? []).SelectMany(o => o.Value.Tags ?? new HashSet<OpenApiTagReference>()).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        document.Tags = new HashSet<OpenApiTag>(Tags.Where(t => used.Contains(t.Name)).Select(t => new OpenApiTag { Name = t.Name, Description = t.Description }));
        return Task.CompletedTask;
    }

    /// <summary>What an operation asks of the caller, what its parameters mean, and which headers it reads.</summary>
    private static Task Explain(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var access = context.Description.ActionDescriptor.EndpointMetadata.OfType<IRouteAccess>().LastOrDefault();
        var asked = access?.Permission is { } permission ? $"需要权限：{permission}。 Needs the permission: {permission}" : "需要登录。 Needs a signed-in account";
        operation.Description = operation.Description is { Length: > 0 } told ? $"{told}\n\n{asked}" : asked;
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            if (parameter is { In: ParameterLocation.Query, Name.Length: > 0 })
            {
                parameter.Name = char.ToLowerInvariant(parameter.Name[0]) + parameter.Name[1..];
            }

            parameter.Description ??= ApiParameters.Find(parameter.Name ?? "");
        }

        Header(operation, "If-Match", operation.Responses?.ContainsKey("412") == true || operation.Responses?.ContainsKey("428") == true);
        Header(operation, "Idempotency-Key", string.Equals(context.Description.HttpMethod, HttpMethods.Post, StringComparison.OrdinalIgnoreCase));
        if (context.Description.RelativePath == "api/v1/imports" && operation.RequestBody is null && context.Description.HttpMethod == HttpMethods.Post)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["multipart/form-data"] = new() { Schema = Files() } },
            };
        }

        return Task.CompletedTask;
    }

    private static void Header(OpenApiOperation operation, string name, bool read)
    {
        if (read && !operation.Parameters!.Any(p => p.In == ParameterLocation.Header && p.Name == name))
        {
            operation.Parameters!.Add(new OpenApiParameter { In = ParameterLocation.Header, Name = name, Description = ApiParameters.Find(name), Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        }
    }

    private static OpenApiSchema Files() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["file"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
        },
    };
}
