using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Gives an account a new password, shown once, to be changed at the next sign-in. Its sessions and tokens end.</summary>
internal sealed class ResetPassword(AccountChange accounts, Passwords passwords, TokenCache held, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/admin/accounts/{accountId:long}/password-reset", async (long accountId, ResetPassword slice, HttpRequest http, CancellationToken ct) =>
            IfMatch.Read(http).Succeeded(out var seen, out var why)
                ? (await slice.RunAsync(accountId, seen, ct)).ToHttp()
                : why.ToHttp())
        .WithSummary("Give an account a new password, which the answer shows once; its sessions and tokens end")
        .Needs(Permission.AccountManage)
        .WithSecretReply()
        .Produces<OneTimePassword>()
        .ProducesProblem(StatusCodes.Status412PreconditionFailed);

    /// <returns>The new password; or <c>account.self</c> (the own password is changed, not reset), <c>account.changed-meanwhile</c>.</returns>
    public async Task<Outcome<OneTimePassword>> RunAsync(long accountId, string? seen, CancellationToken ct)
    {
        var password = PasswordProfile.Generate();
        var userName = "";
        var done = await accounts.RunAsync(
            Permission.AccountManage, accountId, seen, "account-reset-password",
            async (transaction, actor, account) =>
            {
                if (actor.AccountId == account.Id)
                {
                    return AccountRefusals.Self;
                }

                passwords.Set(account, password);
                account.MustChangePassword = true;
                userName = account.UserName;
                var now = clock.GetUtcNow().UtcTicks;
                var tokens = await transaction.Db.Set<ApiToken>().Where(t => t.AccountId == account.Id && t.RevokedAt == null).ToListAsync(ct);
                tokens.ForEach(t => t.RevokedAt = now);
                return $"{account.UserName}; tokens revoked {tokens.Count}";
            },
            ct);
        if (done.Refusal is { } why)
        {
            return why;
        }

        held.Forget();
        return new OneTimePassword(accountId, userName, password);
    }
}
