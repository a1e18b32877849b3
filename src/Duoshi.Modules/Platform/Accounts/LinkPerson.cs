using System.Globalization;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Says which person on the record an account is, or that it is none: what opens the own record.</summary>
internal sealed class LinkPerson(AccountChange accounts, SubjectNames names, TimeProvider clock)
{
    /// <param name="PersonId">The person; null: none.</param>
    public sealed record Request(long? PersonId);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/admin/accounts/{accountId:long}/person", async (long accountId, Request request, LinkPerson slice, HttpRequest http, CancellationToken ct) =>
            IfMatch.Read(http).Succeeded(out var seen, out var why)
                ? (await slice.RunAsync(accountId, request.PersonId, seen, ct)).ToHttp()
                : why.ToHttp())
        .WithSummary("Say which person on the record an account is")
        .Needs(Permission.AccountManage)
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status412PreconditionFailed);

    /// <returns>Done; or <c>account.self</c>, <c>access.not-found</c> for the person, <c>grant.administrators-disjoint</c>.</returns>
    public Task<Outcome<Done>> RunAsync(long accountId, long? personId, string? seen, CancellationToken ct) => accounts.RunAsync(
        Permission.AccountManage, accountId, seen, "account-link-person",
        async (transaction, actor, account) =>
        {
            if (actor.AccountId == account.Id)
            {
                return AccountRefusals.Self;
            }

            if (personId is { } person)
            {
                if (!(await names.NamesAsync(SubjectKind.Person, [person], ct)).ContainsKey(person))
                {
                    return Refusal.NotFound;
                }

                var own = await transaction.Db.Set<Grant>().AsNoTracking().Where(g => g.AccountId == account.Id).ToListAsync(ct);
                var others = await Separation.OfPersonAsync(transaction.Db, person, account.Id, ct);
                if (own.Exists(g => Separation.Forbids(g, [], others, clock.Today())))
                {
                    return AccountRefusals.SeparatePeople;
                }
            }

            var before = account.PersonId;
            account.PersonId = personId;
            return string.Create(CultureInfo.InvariantCulture, $"{account.UserName}; person {before} -> {personId}");
        },
        ct);
}
