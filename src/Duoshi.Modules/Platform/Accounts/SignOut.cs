using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Signs out of this browser: every form that posts to /sign-out with its antiforgery token.</summary>
public static class SignOut
{
    /// <summary>Maps the routes of sign-in that are no pages, outside /api/v1.</summary>
    public static void MapDuoshiSignIn(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-out", RunAsync).OpenToAnyone("who has no session any more signs out as well").ExcludeFromDescription();
        app.MapPost("/session", () => TypedResults.NoContent())
            .NeedsSignIn("keeps the session of somebody at work on a page; the cookie slides").ExcludeFromDescription();
    }

    private static async Task<IResult> RunAsync(HttpContext http, IAntiforgery antiforgery, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return new Refusal("request.antiforgery", "页面已过期，请重新加载后再试。", "The page is out of date; reload it and try again.", 400).ToHttp();
        }

        var services = http.RequestServices;
        var actor = await services.GetRequiredService<IActor>().CurrentAsync(ct);
        if (actor.AccountId != 0)
        {
            await using var transaction = await LedgerTransaction.BeginAsync(
                services.GetRequiredService<IDbContextFactory<DuoshiDb>>(), services.GetRequiredService<WriteGate>(), services.GetRequiredService<TimeProvider>(), ct);
            transaction.Audit(actor, "sign-out", SubjectKind.Account, actor.AccountId);
            await transaction.CommitAsync(ct);
        }

        await services.GetRequiredService<SignInManager<Account>>().SignOutAsync();
        return TypedResults.LocalRedirect("/sign-in");
    }
}
