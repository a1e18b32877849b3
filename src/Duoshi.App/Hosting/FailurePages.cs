using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Diagnostics;

namespace Duoshi.App.Hosting;

/// <summary>What people and programs get when there is no such page, or when making one failed: never an empty reply.</summary>
internal static class FailurePages
{
    private static readonly Refusal Failed = new(
        "request.failed", "服务器处理时出错，数据没有受到影响；若再次出现，请告诉系统管理员。", "The server failed at this; no data was harmed. If it happens again, tell your administrator.", 500);

    public static void UseFailurePages(this WebApplication app)
    {
        // Not in a branch of the pipeline: a branch has no routing of its own to find the pages with.
        app.UseExceptionHandler("/failed", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((http, next) =>
        {
            if (!IsPage(http) && http.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            return next(http);
        });
        app.UseWhen(IsForPrograms, api => api.UseExceptionHandler(failed => failed.Run(http => Failed.ToHttp().ExecuteAsync(http))));
    }

    private static bool IsForPrograms(HttpContext http) => http.Request.Path.StartsWithSegments("/api/v1") || http.Request.Path.StartsWithSegments("/local");

    private static bool IsPage(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && !http.Request.Path.StartsWithSegments("/api") && !http.Request.Path.StartsWithSegments("/_framework")
        && !http.Request.Path.StartsWithSegments("/_content") && !http.Request.Path.StartsWithSegments("/_blazor")
        && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
}
