using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>One account with its grants, those of the past included.</summary>
internal sealed class ShowAccount(IDbContextFactory<DuoshiDb> databases, IActor actors, TimeProvider clock, SubjectNames names)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/admin/accounts/{accountId:long}", async (long accountId, ShowAccount slice, HttpContext http, CancellationToken ct) =>
            (await slice.RunAsync(accountId, ct)).ToHttp(view =>
            {
                http.Response.Headers.ETag = IfMatch.Tag(view.Account.Version);
                return Results.Ok(view);
            }))
        .WithSummary("An account with its grants; its ETag is what changes are based on")
        .Needs(Permission.AccountManage)
        .Produces<AccountView>()
        .ProducesProblem(StatusCodes.Status404NotFound);

    public async Task<Outcome<AccountView>> RunAsync(long accountId, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.AccountManage))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId, ct) is not { } account)
        {
            return Refusal.NotFound;
        }

        var today = clock.Today();
        var grants = await db.Set<Grant>().AsNoTracking().Where(g => g.AccountId == accountId).OrderByDescending(g => g.Id).ToListAsync(ct);
        var offices = await names.NamesAsync(SubjectKind.Office, [.. grants.Where(g => g.OfficeId is not null).Select(g => g.OfficeId!.Value).Distinct()], ct);
        var people = await names.NamesAsync(SubjectKind.Person, account.PersonId is { } person ? [person] : [], ct);
        return new AccountView(
            AccountRow.Of(
                account, [.. grants.Where(g => g.HoldsOn(today)).Select(g => g.Role).Distinct().Order()],
                account.PersonId is { } id ? people.GetValueOrDefault(id) : null),
            [
                .. grants.Select(g => new GrantRow(
                    g.Id, g.Role, g.OfficeId, g.OfficeId is { } office ? offices.GetValueOrDefault(office)?.Name ?? $"#{office}" : null,
                    g.Line, g.HighestAuthority, g.ValidFrom, g.ValidTo == DateOnly.MaxValue ? null : g.ValidTo, g.HoldsOn(today),
                    g.GrantedByName, new DateTime(g.GrantedAt, DateTimeKind.Utc), g.Reason, g.EndedByName)),
            ]);
    }
}
