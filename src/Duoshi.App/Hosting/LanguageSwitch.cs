using Duoshi.Modules.Platform.Access;
using Microsoft.AspNetCore.Localization;

namespace Duoshi.App.Hosting;

/// <summary>Keeps the chosen language in a cookie and goes back to the page it was chosen on.</summary>
internal static class LanguageSwitch
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/language/{language}", (string language, string? back, HttpContext http) =>
    {
        var culture = language == "en" ? "en" : "zh-CN";
        http.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true });
        // Only a path of our own: the address must not become a way out of the site.
        var to = back is { Length: > 0 } && back[0] == '/' && !back.StartsWith("//", StringComparison.Ordinal) && !back.StartsWith("/\\", StringComparison.Ordinal) ? back : "/";
        return Results.LocalRedirect(to);
    }).OpenToAnyone("the sign-in page speaks both languages").ExcludeFromDescription();
}
