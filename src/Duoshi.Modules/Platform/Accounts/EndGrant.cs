using System.Globalization;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Ends a grant now. It stays on the list as what it was.</summary>
internal sealed class EndGrant(AccountChange accounts, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/admin/accounts/{accountId:long}/grants/{grantId:long}/end", async (long accountId, long grantId, EndGrant slice, CancellationToken ct) =>
            (await slice.RunAsync(accountId, grantId, ct)).ToHttp())
        .WithSummary("End a grant now")
        .Needs(Permission.GrantManage)
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblem(StatusCodes.Status409Conflict);

    /// <returns>Done; or <c>account.self</c>, <c>access.not-found</c>, <c>grant.ended</c>.</returns>
    public Task<Outcome<Done>> RunAsync(long accountId, long grantId, CancellationToken ct) => accounts.RunAsync(
        Permission.GrantManage, accountId, null, "grant-end",
        async (transaction, actor, account) =>
        {
            if (actor.AccountId == account.Id)
            {
                return AccountRefusals.Self;
            }

            if (await transaction.Db.Set<Grant>().SingleOrDefaultAsync(g => g.Id == grantId && g.AccountId == accountId, ct) is not { } grant)
            {
                return Refusal.NotFound;
            }

            var today = clock.Today();
            if (grant.ValidTo <= today)
            {
                return new Refusal("grant.ended", "该授权已经终止。", "The grant has ended already.");
            }

            grant.ValidTo = grant.ValidFrom > today ? grant.ValidFrom : today;
            grant.EndedByName = actor.Name;
            grant.EndedAt = clock.GetUtcNow().UtcTicks;
            return string.Create(CultureInfo.InvariantCulture, $"{account.UserName}; grant {grant.Id} {grant.Role}");
        },
        ct);
}
