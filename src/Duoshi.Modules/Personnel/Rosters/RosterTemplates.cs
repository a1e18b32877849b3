using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Rosters;

/// <summary>Templates of rosters: the own ones, and those shared with a role one has at or below the sharer's office.</summary>
internal sealed class RosterTemplates(IDbContextFactory<DuoshiDb> databases, WriteGate gate, IActor actors, TimeProvider clock)
{
    private const int LongestName = 40;
    private const int LongestQuery = 4000;
    private const int MostTemplates = 50;

    /// <param name="Query">Columns, groups, order, titles and filters as they stand in the builder's address.</param>
    /// <param name="SharedWith">The role it is shared with; null: private.</param>
    /// <param name="Own">Whether it is the reader's own.</param>
    /// <param name="By">Whose it is.</param>
    public sealed record Row(long Id, string Name, string Query, Role? SharedWith, bool Own, string By);

    /// <param name="Name">What it is called; saved again under the same name, it replaces the own earlier one.</param>
    /// <param name="Query">The query part of the builder's address; day and people are left out.</param>
    /// <param name="SharedWith">Role to share it with; null: private.</param>
    public sealed record Body(string Name, string Query, Role? SharedWith);

    /// <summary>Roles that make rosters.</summary>
    public static ImmutableArray<Role> ShareableWith { get; } = RoleSharing.Having(Permission.RecordExport);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/rosters/templates", async (RosterTemplates slice, CancellationToken ct) => (await slice.ListAsync(ct)).ToHttp())
            .WithSummary("Templates of rosters: the own ones and those shared with a role of mine").Produces<IReadOnlyList<Row>>().Needs(Permission.RecordExport);
        api.MapPost("/rosters/templates", async (Body body, RosterTemplates slice, CancellationToken ct) =>
                (await slice.SaveAsync(body, ct)).ToHttp(row => Results.Created($"/api/v1/rosters/templates/{row.Id}", row)))
            .WithSummary("Keep a way to make a roster under a name, for oneself or for a role")
            .Produces<Row>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status409Conflict).Needs(Permission.RecordExport);
        api.MapDelete("/rosters/templates/{id:long}", async (long id, RosterTemplates slice, CancellationToken ct) => (await slice.RemoveAsync(id, ct)).ToHttp())
            .WithSummary("Remove an own template").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).Needs(Permission.RecordExport);
    }

    public async Task<Outcome<IReadOnlyList<Row>>> ListAsync(CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        var roles = RoleSharing.RolesOf(actor);
        await using var db = await databases.CreateDbContextAsync(ct);
        var found = await db.Set<RosterTemplate>().AsNoTracking().Where(t => t.AccountId == actor.AccountId || roles.Contains(t.SharedWith)).OrderBy(t => t.Name).ThenBy(t => t.Id).ToListAsync(ct);
        return found.Where(t => RoleSharing.Reaches(t, actor)).Select(t => Shown(t, actor)).ToList();
    }

    /// <returns>The template; or <c>template.name</c>, <c>template.query</c>, <c>template.role</c>, <c>template.too-many</c>.</returns>
    public async Task<Outcome<Row>> SaveAsync(Body body, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        var name = body.Name?.Trim() ?? "";
        if (name.Length is 0 or > LongestName)
        {
            return new Refusal("template.name", $"模板名称为 1 至 {LongestName} 个字。", $"Call the template by 1 to {LongestName} characters.", 422) { Details = new { field = "name" } };
        }

        var kept = RosterRequest.Kept(body.Query);
        if (kept.Length is 0 or > LongestQuery)
        {
            return new Refusal("template.query", "没有可保存的列、分组、排序或筛选，请先设置。", "There are no columns, groups, order or filters to keep; set some first.", 422) { Details = new { field = "query" } };
        }

        if (body.SharedWith is { } role && !ShareableWith.Contains(role))
        {
            return new Refusal("template.role", "只能与可以制作名册的角色共享。", "Share it with a role that makes rosters.", 422) { Details = new { field = "sharedWith" } };
        }

        var below = RoleSharing.From(actor, Permission.RecordExport);
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var own = await transaction.Db.Set<RosterTemplate>().Where(t => t.AccountId == actor.AccountId).ToListAsync(ct);
        var template = own.Find(t => t.Name == name);
        if (template is null)
        {
            if (own.Count >= MostTemplates)
            {
                return new Refusal("template.too-many", $"最多保存 {MostTemplates} 个模板，请先删除不用的。", $"At most {MostTemplates} templates are kept; remove those out of use.");
            }

            template = new RosterTemplate { Id = transaction.NextId(), AccountId = actor.AccountId, AccountName = actor.Name, Name = name, Query = kept };
            transaction.Db.Add(template);
        }

        (template.Query, template.SharedWith, template.SharedBelow, template.SavedAt) = (kept, body.SharedWith, below, clock.GetUtcNow().UtcTicks);
        transaction.Audit(actor, "roster-template-save", detail: body.SharedWith is { } shared ? $"{name}; {shared}" : name);
        await transaction.CommitAsync(ct);
        return Shown(template, actor);
    }

    /// <returns>Done; or <c>access.not-found</c> for one that is gone or somebody else's.</returns>
    public async Task<Outcome<Done>> RemoveAsync(long id, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        if (await transaction.Db.Set<RosterTemplate>().SingleOrDefaultAsync(t => t.Id == id && t.AccountId == actor.AccountId, ct) is not { } template)
        {
            return Refusal.NotFound;
        }

        transaction.Db.Remove(template);
        transaction.Audit(actor, "roster-template-remove", detail: template.Name);
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    private static Row Shown(RosterTemplate template, Actor actor) =>
        new(template.Id, template.Name, template.Query, template.SharedWith, template.AccountId == actor.AccountId, template.AccountName);
}
