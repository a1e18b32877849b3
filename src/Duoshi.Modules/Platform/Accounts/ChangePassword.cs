using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Changes the own password. All other sessions of the account end.</summary>
internal sealed class ChangePassword(
    IDbContextFactory<DuoshiDb> databases, WriteGate gate, IActor actors, TimeProvider clock, Passwords passwords,
    SignInThrottle throttle, IOptions<PasswordProfile> profile, SnapshotCache cache)
{
    /// <param name="Present">The present password.</param>
    /// <param name="Wanted">The new one.</param>
    public sealed record Request(string Present, string Wanted);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/me/password", async (Request request, ChangePassword slice, CancellationToken ct) =>
            (await slice.RunAsync(request.Present, request.Wanted, ct)).ToHttp(_ => TypedResults.NoContent()))
        .WithSummary("Change the own password; all sessions of the account end").NeedsSignIn("an account keeps its own password")
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status429TooManyRequests);

    /// <returns>The account, for a fresh session cookie; or <c>account.password-wrong</c>, <c>account.password-same</c>, <c>account.password-…</c>, <c>sign-in.wait</c>.</returns>
    public async Task<Outcome<Account>> RunAsync(string present, string wanted, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (actor.AccountId == 0)
        {
            return Refusal.NotSignedIn;
        }

        Account seen;
        await using (var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct))
        {
            seen = await transaction.Db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == actor.AccountId, ct);
            // A page left open must not become a place to guess at.
            var wait = await throttle.CountAsync(transaction, seen.NormalizedUserName, null, ct);
            if (wait > TimeSpan.Zero)
            {
                return SignIn.Wait(wait);
            }

            await transaction.CommitAsync(ct);
        }

        if (passwords.Verify(seen, present) == PasswordVerificationResult.Failed)
        {
            return new Refusal("account.password-wrong", "当前密码不正确。", "The present password is not right.", 400);
        }

        if (string.Equals(present, wanted, StringComparison.Ordinal))
        {
            return new Refusal("account.password-same", "新密码须与当前密码不同。", "The new password differs from the present one.", 400);
        }

        if (profile.Value.Check(wanted, seen.UserName) is { } unfit)
        {
            return unfit;
        }

        await using var writing = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var account = await writing.Db.Set<Account>().SingleAsync(a => a.Id == actor.AccountId, ct);
        if (account.PasswordHash != seen.PasswordHash)
        {
            return AccountRefusals.Changed;
        }

        passwords.Set(account, wanted);
        account.MustChangePassword = false;
        await throttle.TakeBackAsync(writing, seen.NormalizedUserName, null, ct);
        writing.Audit(actor, "password-change", SubjectKind.Account, account.Id);
        await writing.CommitAsync(ct);
        cache.Forget(account.Id);
        return account;
    }
}
