using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Placing;

/// <summary>A person who waits for an office.</summary>
/// <param name="Id">Key of the entry.</param>
/// <param name="Person">Who.</param>
/// <param name="Name">The name.</param>
/// <param name="Unit">The unit as the file writes it.</param>
/// <param name="Import">The batch that brought the person.</param>
internal sealed record ToPlaceRow(long Id, long Person, string Name, string Unit, long Import);

/// <summary>People whose unit the tree does not know, under the offices the actor imports for.</summary>
internal sealed class ListToPlace(IDbContextFactory<DuoshiDb> databases, ImportingOffice importing, IPeople people, IActor actors)
{
    public const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/imports/to-place", async (long? after, ListToPlace slice, CancellationToken ct) => (await slice.RunAsync(after, ct)).ToHttp())
        .WithSummary("People whose unit the tree does not know, waiting for an office")
        .Produces<IReadOnlyList<ToPlaceRow>>()
        .Needs(Permission.ImportPrepare);

    /// <param name="after">Key of the last entry seen; null: from the first.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<IReadOnlyList<ToPlaceRow>>> RunAsync(long? after, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.ImportPrepare))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var from = after ?? 0;
        var waiting = db.Set<PersonToPlace>().AsNoTracking().Where(p => p.SettledBy == null && p.Id > from);
        if (importing.Reached(db, actor, Permission.ImportPrepare) is { } reached)
        {
            waiting = waiting.Where(p => p.UnderOfficeId != null && reached.Contains(p.UnderOfficeId.Value));
        }

        var rows = await waiting.OrderBy(p => p.Id).Take(PageSize).ToListAsync(ct);
        var labels = await people.LabelsAsync([.. rows.Select(r => r.PersonId).Distinct()], ct);
        return rows.Select(r => new ToPlaceRow(r.Id, r.PersonId, labels.GetValueOrDefault(r.PersonId)?.Name ?? "", r.UnitText, r.ImportId)).ToList();
    }
}
