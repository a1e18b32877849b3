using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>The photo of a person, for who may read it.</summary>
internal sealed class ReadPhoto(IDbContextFactory<DuoshiDb> databases, PersonSubjects people, FactKinds kinds, IActor actors, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/persons/{id:long}/photo", async (long id, string? asOf, string? knownAt, ReadPhoto slice, CancellationToken ct) =>
            (await slice.RunAsync(id, asOf, knownAt, ct)).ToHttp(photo => Results.Bytes(photo.Picture!, photo.MediaType ?? "image/jpeg")))
        .WithSummary("The photo that holds on a day")
        .Produces<byte[]>(StatusCodes.Status200OK, "image/jpeg")
        .ProducesProblem(StatusCodes.Status404NotFound)
        .Needs(Permission.PersonCardRead);

    public async Task<Outcome<Photo>> RunAsync(long id, string? asOf, string? knownAt, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await people.SeeAsync(db, actor, Permission.PersonCardRead, id, ct) is not { } subject || subject.Readable < kinds.Get<Photo>().Class)
        {
            return Refusal.NotFound;
        }

        if (!(await Moments.ReadAsync(db, actor, clock, asOf, knownAt, ct)).Succeeded(out var moment, out var unclear))
        {
            return unclear;
        }

        var photo = await db.Set<Photo>().AsNoTracking().At(moment).Where(p => p.SubjectId == id && p.Picture != null)
            .OrderByDescending(p => p.DayOrder).FirstOrDefaultAsync(ct);
        return photo is null ? Refusal.NotFound : photo;
    }
}
