using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Roster;

/// <summary>The views of the roster an account keeps for itself. What is kept is the address, not the people: rights are judged when it is opened.</summary>
internal sealed class SavedFilters(IDbContextFactory<DuoshiDb> databases, WriteGate gate, IActor actors, TimeProvider clock)
{
    private const int LongestName = 40;
    private const int LongestQuery = 2000;
    private const int MostFilters = 50;

    /// <param name="Query">Filters, order and columns as they stand in the address.</param>
    public sealed record Row(long Id, string Name, string Query);

    /// <param name="Name">What it is called; saved again under the same name, it replaces the earlier one.</param>
    /// <param name="Query">The query part of the roster's address; day and page are left out.</param>
    public sealed record Body(string Name, string Query);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/me/roster-filters", async (SavedFilters slice, CancellationToken ct) => (await slice.ListAsync(ct)).ToHttp())
            .WithSummary("The own saved filters of the roster").Produces<IReadOnlyList<Row>>().Needs(Permission.PersonRead);
        api.MapPost("/me/roster-filters", async (Body body, SavedFilters slice, CancellationToken ct) =>
                (await slice.SaveAsync(body, ct)).ToHttp(row => Results.Created($"/api/v1/me/roster-filters/{row.Id}", row)))
            .WithSummary("Keep filters, order and columns of the roster under a name")
            .Produces<Row>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status422UnprocessableEntity).Needs(Permission.PersonRead);
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
        return await db.Set<SavedFilter>().AsNoTracking().Where(f => f.AccountId == actor.AccountId).OrderBy(f => f.SavedAt)
            .Select(f => new Row(f.Id, f.Name, f.Query)).ToListAsync(ct);
    }

    /// <returns>The filter; or <c>filter.name</c>, <c>filter.query</c>, <c>filter.too-many</c>.</returns>
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

        filter.Query = kept;
        filter.SavedAt = clock.GetUtcNow().UtcTicks;
        transaction.Audit(actor, "filter-save", detail: name);
        await transaction.CommitAsync(ct);
        return new Row(filter.Id, filter.Name, filter.Query);
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
}
