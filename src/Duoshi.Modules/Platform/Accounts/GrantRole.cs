using System.Globalization;
using Duoshi.Core.Codes;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Grants a role to an account: over an office and all below, for a line, up to a management authority, from a day to a day.</summary>
internal sealed class GrantRole(AccountChange accounts, SubjectNames names, TimeProvider clock)
{
    /// <param name="OfficeId">The office whose subtree is covered; null: everything, which administrators' roles always cover.</param>
    /// <param name="Line">Business line (code), or null for all.</param>
    /// <param name="HighestAuthority">Highest management authority whose people's dossier it opens (ZB130); null: no limit.</param>
    /// <param name="ValidFrom">First day; null: today.</param>
    /// <param name="ValidTo">First day it no longer holds; null: open.</param>
    /// <param name="Reason">On what it rests: order, document number.</param>
    public sealed record Request(
        Role Role, long? OfficeId = null, string? Line = null, string? HighestAuthority = null,
        DateOnly? ValidFrom = null, DateOnly? ValidTo = null, string? Reason = null);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/admin/accounts/{accountId:long}/grants", async (long accountId, Request request, GrantRole slice, CancellationToken ct) =>
            (await slice.RunAsync(accountId, request, ct)).ToHttp(id => Results.Created($"/api/v1/admin/accounts/{accountId}", new NewKey(id))))
        .WithSummary("Grant a role to an account")
        .Needs(Permission.GrantManage)
        .Produces<NewKey>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status409Conflict);

    /// <returns>The key of the grant; or <c>account.self</c>, <c>grant.dates</c>, <c>grant.whole</c>, <c>grant.code</c>, <c>grant.administrators-disjoint</c>, <c>grant.there-already</c>.</returns>
    public async Task<Outcome<long>> RunAsync(long accountId, Request request, CancellationToken ct)
    {
        if (await CheckAsync(request, ct) is { } unfit)
        {
            return unfit;
        }

        long id = 0;
        var done = await accounts.RunAsync(
            Permission.GrantManage, accountId, null, "grant",
            async (transaction, actor, account) =>
            {
                if (actor.AccountId == account.Id)
                {
                    return AccountRefusals.Self;
                }

                var grant = new Grant
                {
                    AccountId = account.Id,
                    Role = request.Role,
                    OfficeId = request.OfficeId,
                    Line = request.Line,
                    HighestAuthority = request.HighestAuthority,
                    ValidFrom = request.ValidFrom ?? clock.Today(),
                    ValidTo = request.ValidTo ?? DateOnly.MaxValue,
                    GrantedBy = actor.AccountId,
                    GrantedByName = actor.Name,
                    GrantedAt = clock.GetUtcNow().UtcTicks,
                    Reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim(),
                };
                var there = await transaction.Db.Set<Grant>().AsNoTracking().Where(g => g.AccountId == account.Id).ToListAsync(ct);
                var ofPerson = account.PersonId is { } person ? await Separation.OfPersonAsync(transaction.Db, person, account.Id, ct) : [];
                if (Separation.Forbids(grant, there, ofPerson, clock.Today()))
                {
                    return AccountRefusals.SeparatePeople;
                }

                if (there.Exists(g => Same(g, grant)))
                {
                    return new Refusal("grant.there-already", "该账号已有同样的授权。", "The account already has this grant.");
                }

                grant.Id = id = transaction.NextId();
                transaction.Db.Add(grant);
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{account.UserName}; grant {grant.Id} {grant.Role}; office {grant.OfficeId}; line {grant.Line}; authority {grant.HighestAuthority}; {grant.ValidFrom:yyyy-MM-dd} to {request.ValidTo:yyyy-MM-dd}; {grant.Reason}");
            },
            ct);
        return done.Refusal is { } why ? why : id;
    }

    private async Task<Refusal?> CheckAsync(Request request, CancellationToken ct)
    {
        if (!Enum.IsDefined(request.Role))
        {
            return new Refusal("grant.code", "没有这个角色。", "There is no such role.", 400);
        }

        if (request.ValidTo is { } until && (until <= (request.ValidFrom ?? clock.Today()) || until <= clock.Today()))
        {
            return new Refusal("grant.dates", "截止日期须晚于起始日期和今天。", "The end comes after the start and after today.", 400);
        }

        if (Separation.IsAdministrator(request.Role) && (request.OfficeId is not null || request.Line is not null || request.HighestAuthority is not null))
        {
            return new Refusal("grant.whole", "三员角色不限定机构、条线和管理权限。", "An administrator's role is not limited to an office, a line or an authority.", 400);
        }

        if (request.HighestAuthority is { } authority && FieldCodes.Find(CodeTableNames.ManagementAuthorityZb130, authority) is null)
        {
            return new Refusal("grant.code", "没有这个干部管理权限代码（ZB130）。", "There is no such management authority (ZB130).", 400);
        }

        if (request.Line is { } line && FieldCodes.Find(CodeTableNames.BusinessLineDuoshi, line) is null)
        {
            return new Refusal("grant.code", "没有这个业务条线。", "There is no such business line.", 400);
        }

        return request.OfficeId is { } office && !(await names.NamesAsync(SubjectKind.Office, [office], ct)).ContainsKey(office)
            ? Refusal.NotFound
            : null;
    }

    private static bool Same(Grant one, Grant other) =>
        one.Role == other.Role && one.OfficeId == other.OfficeId && one.Line == other.Line && one.HighestAuthority == other.HighestAuthority
        && one.ValidFrom < other.ValidTo && other.ValidFrom < one.ValidTo;
}
