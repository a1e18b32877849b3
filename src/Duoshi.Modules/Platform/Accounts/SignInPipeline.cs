using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>The place of sign-in in the request pipeline.</summary>
public static class SignInPipeline
{
    private static readonly Refusal ForeignSite = new(
        "request.foreign-site", "请求来自其他网站，已拒绝。", "The request comes from another site and was refused.", 403);

    private static readonly Refusal PasswordFirst = new(
        "account.must-change-password", "请先修改密码。", "Change your password first.", 403);

    /// <summary>Lets the pages of a circuit know when its session is over. To be called after the components are added.</summary>
    public static IServiceCollection AddDuoshiSessions(this IServiceCollection services) =>
        services.AddScoped<AuthenticationStateProvider, SessionRevalidation>();

    /// <summary>
    /// Authentication, then who acts, then authorization. An account that has to change its password is led there and
    /// nowhere else; a change sent by another site's page with our cookie is refused.
    /// </summary>
    public static IApplicationBuilder UseDuoshiSignIn(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.Use(WhoAsync);
        return app.UseAuthorization();
    }

    private static async Task WhoAsync(HttpContext http, RequestDelegate next)
    {
        http.RequestServices.GetRequiredService<RequestPrincipal>().Principal = http.User;
        if (IsForeign(http))
        {
            await ForeignSite.ToHttp().ExecuteAsync(http);
            return;
        }

        if (http.User.Identity?.IsAuthenticated == true && !MayGoOnWithOldPassword(http.Request.Path)
            && await http.RequestServices.GetRequiredService<ActorSource>().SnapshotAsync(http.RequestAborted) is { MustChangePassword: true })
        {
            if (HttpMethods.IsGet(http.Request.Method) && !http.Request.Path.StartsWithSegments("/api"))
            {
                http.Response.Redirect("/password");
                return;
            }

            await PasswordFirst.ToHttp().ExecuteAsync(http);
            return;
        }

        await next(http);
    }

    /// <summary>A browser says where a request comes from; the cookie's SameSite covers browsers that don't.</summary>
    private static bool IsForeign(HttpContext http) =>
        !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !HttpMethods.IsOptions(http.Request.Method)
        && http.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
        && !TokenAuthentication.IsBrought(http);

    private static bool MayGoOnWithOldPassword(PathString path) =>
        path.StartsWithSegments("/password") || path.StartsWithSegments("/sign-in") || path.StartsWithSegments("/sign-out") || path.StartsWithSegments("/language")
        || path.StartsWithSegments("/_content") || path.StartsWithSegments("/_framework") || path.StartsWithSegments("/_blazor");
}
