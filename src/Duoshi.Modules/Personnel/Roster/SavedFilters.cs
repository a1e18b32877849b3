using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Roster;

/// <summary>The views of the roster an account keeps for itself, and those shared with a role of its own. What is kept is the address, not the people: rights are judged when it is opened.</summary>
internal sealed class SavedFilters(IDbContextFactory<DuoshiDb> databases, WriteGate gate, IActor actors, TimeProvider clock)
{
    private const int LongestName = 40;
    private const int LongestQuery = 2000;
    private const int MostFilters = 50;

    /// <param name="Query">Filters, order and columns as they stand in the address.</param>
    /// <param name="SharedWith">The role it is shared with; null: private.</param>
    /// <param name="Own">Whether it is the reader's own.</param>
    /// <param name="By">Whose it is.</param>
    public sealed record Row(long Id, string Name, string Query, Role? SharedWith, bool Own, string By);

    /// <param name="Name">What it is called; saved again under the same name, it replaces the earlier one.</param>
    /// <param name="Query">The query part of the roster's address; day and page are left out.</param>
    /// <param name="SharedWith">The role it is shared with; null: for the account alone.</param>
    public sealed record Body(string Name, string Query, Role? SharedWith = null);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/me/roster-filters", async (SavedFilters slice, CancellationToken ct) => (await slice.ListAsync(ct)).ToHttp())
            .WithSummary("Saved filters of the roster: the own ones and those shared with a role of yours").Produces<IReadOnlyList<Row>>().Needs(Permission.PersonRead);
        api.MapPost("/me/roster-filters", async (Body body, SavedFilters slice, CancellationToken ct) =>
                (await slice.SaveAsync(body, ct)).ToHttp(row => Results.Created($"/api/v1/me/roster-filters/{row.Id}", row)))
            .WithSummary("Keep filters, order and columns of the roster under a name, for yourself or for a role")
            .Produces<Row>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status422UnprocessableEntity).Needs(Permission.PersonRead);
        api.MapDelete("/me/roster-filters/{filterId:long}", async (long filterId, SavedFilters slice, CancellationToken ct) => (await slice.RemoveAsync(filterId, ct)).ToHttp())
            .WithSummary("Remove an own saved filter").Produces(StatusCodes.Status204NoContent).Needs(Permission.PersonRead);
    }

    public async Task<Outcome<IReadOnlyList<Row>>> ListAsync(CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.PersonRead))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var roles = RoleSharing.RolesOf(actor);
        var found = await db.Set<SavedFilter>().AsNoTracking()
            .Where(f => f.AccountId == actor.AccountId || (f.SharedWith != null && roles.Contains(f.SharedWith))).OrderBy(f => f.SavedAt).ToListAsync(ct);
        return found.Where(f => RoleSharing.Reaches(f, actor)).OrderByDescending(f => f.AccountId == actor.AccountId).Select(f => View(f, actor)).ToList();
    }

    /// <returns>The filter; or <c>filter.name</c>, <c>filter.query</c>, <c>filter.role</c>, <c>filter.share</c>, <c>filter.too-many</c>.</returns>
    public async Task<Outcome<Row>> SaveAsync(Body body, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.PersonRead))
        {
            return Refusal.Forbidden;
        }

        var name = body.Name.Trim();
        if (name.Length is 0 or > LongestName)
        {
            return new Refusal("filter.name", $"筛选名称为 1 至 {LongestName} 个字。", $"Call the filter by 1 to {LongestName} characters.", 422) { Details = new { field = "name" } };
        }

        var kept = RosterAddress.Kept(body.Query);
        if (kept.Length is 0 or > LongestQuery)
        {
            return new Refusal("filter.query", "没有可保存的筛选、排序或列，请先设置。", "There is no filter, order or column to keep; set one first.", 422) { Details = new { field = "query" } };
        }

        if (body.SharedWith is { } role && !RoleSharing.Readers.Contains(role))
        {
            return new Refusal("filter.role", "只能与可以查看人员的角色共享。", "Share it with a role that reads people.", 422) { Details = new { field = "sharedWith" } };
        }

        if (body.SharedWith is not null && !actor.May(Permission.QuestionShare))
        {
            return new Refusal("filter.share", "您可以保存给自己用；与角色共享须由政治部办理。", "You can keep it for yourself; sharing with a role is for HR.", 403) { Details = new { field = "sharedWith" } };
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var own = await transaction.Db.Set<SavedFilter>().Where(f => f.AccountId == actor.AccountId).ToListAsync(ct);
        var filter = own.Find(f => f.Name == name);
        if (filter is null)
        {
            if (own.Count >= MostFilters)
            {
                return new Refusal("filter.too-many", $"最多保存 {MostFilters} 个筛选，请先删除不用的。", $"At most {MostFilters} filters are kept; remove those out of use.");
            }

            filter = new SavedFilter { Id = transaction.NextId(), AccountId = actor.AccountId, Name = name, Query = kept };
            transaction.Db.Add(filter);
        }

        (filter.Query, filter.SharedWith, filter.SavedAt, filter.AccountName) = (kept, body.SharedWith, clock.GetUtcNow().UtcTicks, actor.Name);
        filter.SharedBelow = RoleSharing.From(actor, Permission.QuestionShare);
        transaction.Audit(actor, "filter-save", detail: filter.SharedWith is { } shared ? $"{name}; {shared.Name()}" : name);
        await transaction.CommitAsync(ct);
        return View(filter, actor);
    }

    /// <returns>Done; or <c>access.not-found</c> for one that is gone or somebody else's.</returns>
    public async Task<Outcome<Done>> RemoveAsync(long filterId, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.PersonRead))
        {
            return Refusal.Forbidden;
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        if (await transaction.Db.Set<SavedFilter>().SingleOrDefaultAsync(f => f.Id == filterId && f.AccountId == actor.AccountId, ct) is not { } filter)
        {
            return Refusal.NotFound;
        }

        transaction.Db.Remove(filter);
        transaction.Audit(actor, "filter-remove", detail: filter.Name);
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    private static Row View(SavedFilter filter, Actor actor) =>
        new(filter.Id, filter.Name, filter.Query, filter.SharedWith, filter.AccountId == actor.AccountId, filter.AccountName);
}
