using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Corrections;

/// <summary>The clerk's inbox of requests for correction, of people in scope; nobody finds the own request in it.</summary>
internal sealed class ListCorrections(IDbContextFactory<DuoshiDb> databases, FactKinds kinds, FieldCipher cipher, IActor actors, TimeProvider clock)
{
    private const int Most = 200;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/correction-requests", async (bool? answered, ListCorrections slice, CancellationToken ct) => (await slice.RunAsync(answered == true, ct)).ToHttp())
        .WithSummary("Requests for correction: the open ones, or those answered")
        .Produces<IReadOnlyList<CorrectionView>>()
        .Needs(Permission.CorrectionRequestAnswer);

    public async Task<Outcome<IReadOnlyList<CorrectionView>>> RunAsync(bool answered, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.CorrectionRequestAnswer))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var (today, self) = (clock.Today(), actor.PersonId ?? 0);
        var people = PeopleInScope.On(db, actor, Permission.CorrectionRequestAnswer, today, today);
        var found = await db.Set<CorrectionRequest>().AsNoTracking()
            .Where(r => answered ? r.State != CorrectionState.Open : r.State == CorrectionState.Open)
            .Where(r => r.PersonId != self)
            .Join(people, r => r.PersonId, c => c.PersonId, (r, c) => new { Request = r, Card = c })
            .OrderByDescending(f => f.Request.Id).Take(Most).ToListAsync(ct);
        // A kind above what the clerk reads of this person is answered by the office that does.
        return found
            .Where(f => kinds.Find(f.Request.Kind) is { } kind && kind.Class <= PeopleInScope.For(actor, f.Card.Line).ReadableClass(f.Card.OfficePath, f.Card.ManagementAuthority, false))
            .Select(f => CorrectionView.Of(f.Request, f.Card.Name, f.Card.OfficeName, kinds, cipher)).ToList();
    }
}
