using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Who one is to the system, and what that allows today: what a program asks first.</summary>
internal sealed class OwnAccount(IActor actors)
{
    /// <param name="AccountId">Key of the account.</param>
    /// <param name="Name">Name in audit and history.</param>
    /// <param name="PersonId">The person behind the account, if on the record.</param>
    /// <param name="Roles">Roles granted today.</param>
    /// <param name="Permissions">What these allow somewhere; where, each call judges by itself.</param>
    public sealed record View(long AccountId, string Name, long? PersonId, IReadOnlyList<Role> Roles, IReadOnlyList<Permission> Permissions);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/me", async (OwnAccount slice, CancellationToken ct) => (await slice.RunAsync(ct)).ToHttp())
        .WithSummary("Who I am, and what I may today").Produces<View>().NeedsSignIn("everybody sees the own account");

    public async Task<Outcome<View>> RunAsync(CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        return actor.IsNobody
            ? Refusal.NotSignedIn
            : new View(
                actor.AccountId, actor.Name, actor.PersonId,
                [.. actor.Grants.Select(g => g.Role).Distinct().Order()],
                [.. Enum.GetValues<Permission>().Where(actor.May)]);
    }
}
