using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Disables an account or enables it again. Disabled, it may nothing from that moment on; its grants stay as they are.</summary>
internal sealed class DisableAccount(AccountChange accounts)
{
    /// <param name="Disabled">The state wanted.</param>
    public sealed record Request(bool Disabled);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/admin/accounts/{accountId:long}/disabled", async (long accountId, Request request, DisableAccount slice, HttpRequest http, CancellationToken ct) =>
            IfMatch.Read(http).Succeeded(out var seen, out var why)
                ? (await slice.RunAsync(accountId, request.Disabled, seen, ct)).ToHttp()
                : why.ToHttp())
        .WithSummary("Disable an account, or enable it again")
        .Needs(Permission.AccountManage)
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblem(StatusCodes.Status412PreconditionFailed);

    /// <returns>Done; or <c>account.self</c>, <c>account.changed-meanwhile</c>.</returns>
    public Task<Outcome<Done>> RunAsync(long accountId, bool disabled, string? seen, CancellationToken ct) => accounts.RunAsync(
        Permission.AccountManage, accountId, seen, disabled ? "account-disable" : "account-enable",
        (_, actor, account) =>
        {
            if (actor.AccountId == account.Id)
            {
                return Task.FromResult<Outcome<string>>(AccountRefusals.Self);
            }

            account.Disabled = disabled;
            Passwords.EndSessions(account);
            return Task.FromResult<Outcome<string>>(account.UserName);
        },
        ct);
}
