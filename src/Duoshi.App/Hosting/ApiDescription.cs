using Duoshi.Modules.Platform.Access;
using Microsoft.AspNetCore.OpenApi;
using Scalar.AspNetCore;

namespace Duoshi.App.Hosting;

/// <summary>The OpenAPI document and its reference page at /api.</summary>
internal static class ApiDescription
{
    private const string Why = "the description of the API; it holds no data";

    public static void Configure(OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info.Title = "多士 Duoshi API";
        document.Info.Version = "v1";
        document.Info.Description =
            "所有读取都可带 asOf（有效日）和 knownAt（获知时刻）。每项更改须带 If-Match；错误为 problem+json，code 固定不变。 "
            + "Every read takes asOf (valid day) and knownAt (moment of knowledge). Every change needs If-Match; errors are problem+json with stable codes.";
        return Task.CompletedTask;
    });

    public static void Map(WebApplication app)
    {
        app.MapOpenApi("/api/{documentName}/openapi.json").NeedsSignIn(Why);
        app.MapScalarApiReference("/api", reference => reference
            .WithTitle("多士 Duoshi API")
            .WithOpenApiRoutePattern("/api/v1/openapi.json")
            .DisableDefaultFonts()).NeedsSignIn(Why);
    }
}
