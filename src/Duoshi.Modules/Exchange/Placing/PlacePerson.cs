using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Placing;

/// <summary>Assigns an office to a person whose unit the tree did not know: the office the person counts in, from a day.</summary>
internal sealed class PlacePerson(
    IDbContextFactory<DuoshiDb> databases, ImportingOffice importing, IOffices offices, RecordWriter writer, FactKinds kinds, IActor actors, TimeProvider clock)
{
    private const string InService = "1";

    /// <param name="Office">The office.</param>
    /// <param name="From">Since when, as written; blank: since nobody knows when.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Placement(long Office, string? From = null, string? Reason = null);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/imports/to-place/{id:long}", async (long id, Placement placement, PlacePerson slice, CancellationToken ct) => (await slice.RunAsync(id, placement, ct)).ToHttp())
        .WithSummary("Assign an office to a waiting person")
        .Produces<ChangeReceipt>()
        .Needs(Permission.FactInsert);

    public async Task<Outcome<ChangeReceipt>> RunAsync(long id, Placement placement, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        var entry = await db.Set<PersonToPlace>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.SettledBy == null, ct);
        if (entry is null || !await importing.ReachesAsync(actor, Permission.ImportPrepare, entry.UnderOfficeId, ct))
        {
            return Refusal.NotFound;
        }

        var paths = await offices.PathsAsync([placement.Office], clock.Today(), ct);
        if (!paths.TryGetValue(placement.Office, out var path) || !actor.May(Permission.FactInsert, path))
        {
            return Refusal.NotFound;
        }

        var from = PartialDate.UnknownStart;
        if (!string.IsNullOrWhiteSpace(placement.From) && !PartialDate.TryParse(placement.From, out from))
        {
            return new Refusal("exchange.placement-date", $"“{placement.From}”不是有效日期，请写成 2024.05 或 2024.05.01。", $"'{placement.From}' is no date; write it as 2024.05 or 2024.05.01.", 422);
        }

        var kind = kinds.Find(KindKeys.Service)!;
        var changes = ImmutableDictionary<int, object?>.Empty
            .Add(kind.PositionOf("status"), InService)
            .Add(kind.PositionOf("officeId"), placement.Office);
        return await writer.WriteAsync(
            actor,
            new WriteRequest(
                new ChangeHeader("place-person", Basis.Registration, entry.ImportId, placement.Reason),
                [new FactWrite(kind, entry.PersonId, KindKeys.Only, 0, new FactAct.Insert(from, null, changes, Reach.AllLater))])
            {
                Alongside = scope => scope.Db.Set<PersonToPlace>().Where(p => p.Id == id)
                    .ExecuteUpdateAsync(s => s.SetProperty(p => p.SettledBy, scope.Change.Id), ct),
            },
            ct);
    }
}
