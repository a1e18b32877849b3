using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Creates an account with a password that is shown once and has to be changed at the first sign-in. It may nothing until something is granted.</summary>
internal sealed class CreateAccount(
    IDbContextFactory<DuoshiDb> databases, WriteGate gate, IActor actors, TimeProvider clock, Passwords passwords, SubjectNames names)
{
    /// <param name="UserName">What is typed at sign-in.</param>
    /// <param name="DisplayName">What history and audit call the account.</param>
    /// <param name="PersonId">The person behind it, if on the record.</param>
    public sealed record Request(string UserName, string DisplayName, long? PersonId = null);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/admin/accounts", async (Request request, CreateAccount slice, CancellationToken ct) =>
            (await slice.RunAsync(request, ct)).ToHttp(made => Results.Created($"/api/v1/admin/accounts/{made.AccountId}", made)))
        .WithSummary("Create an account; the answer holds its first password, which is shown nowhere else")
        .Needs(Permission.AccountManage)
        .WithSecretReply()
        .Produces<OneTimePassword>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status409Conflict);

    /// <returns>The first password; or <c>account.name</c>, <c>account.display-name</c>, <c>account.name-taken</c>, <c>access.not-found</c> for the person.</returns>
    public async Task<Outcome<OneTimePassword>> RunAsync(Request request, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.AccountManage))
        {
            return Refusal.Forbidden;
        }

        var userName = request.UserName.Trim();
        var displayName = request.DisplayName.Trim();
        if (UserNames.Check(userName) is { } unfit)
        {
            return unfit;
        }

        if (displayName.Length is 0 or > 40)
        {
            return new Refusal("account.display-name", "姓名为 1 至 40 个字。", "The display name has 1 to 40 characters.", 400);
        }

        if (request.PersonId is { } person && !(await names.NamesAsync(SubjectKind.Person, [person], ct)).ContainsKey(person))
        {
            return Refusal.NotFound;
        }

        var password = PasswordProfile.Generate();
        var account = new Account
        {
            UserName = userName,
            NormalizedUserName = UserNames.Normalize(userName),
            DisplayName = displayName,
            PersonId = request.PersonId,
            MustChangePassword = true,
            CreatedAt = clock.GetUtcNow().UtcTicks,
        };
        passwords.Set(account, password);

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        if (await transaction.Db.Set<Account>().AnyAsync(a => a.NormalizedUserName == account.NormalizedUserName, ct))
        {
            return AccountRefusals.NameTaken;
        }

        account.Id = transaction.NextId();
        transaction.Db.Add(account);
        transaction.Audit(actor, "account-create", SubjectKind.Account, account.Id, detail: $"{userName}; person {request.PersonId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}");
        await transaction.CommitAsync(ct);
        return new OneTimePassword(account.Id, userName, password);
    }
}
