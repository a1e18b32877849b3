using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation.Reads;

/// <summary>The facts of an office, kind by kind, row by row: what correcting one starts from.</summary>
internal sealed class ReadOfficeFacts(IDbContextFactory<DuoshiDb> databases, OfficeSubjects offices, FactReader reader, IActor actors, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/offices/{id:long}/facts/{kind}", async (long id, string kind, string? asOf, string? knownAt, ReadOfficeFacts slice, HttpContext http, CancellationToken ct) =>
            (await slice.RunAsync(id, asOf, knownAt, kind, ct)).ToHttp(kinds =>
            {
                if (kinds is not [var only])
                {
                    return Refusal.NotFound.ToHttp();
                }

                http.Response.Headers.ETag = EntityTags.Of(only.Version);
                return Results.Ok(only);
            }))
        .WithSummary("检察院的一类记录 One kind of an office's facts, with its version as ETag")
        .Produces<KindView>().ProducesProblem(StatusCodes.Status404NotFound)
        .Needs(Permission.OrganisationRead);

    /// <param name="id">Whose.</param>
    /// <param name="asOf">The day; blank: today.</param>
    /// <param name="knownAt">The moment of knowledge; blank: now.</param>
    /// <param name="only">One kind; null: all.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<IReadOnlyList<KindView>>> RunAsync(long id, string? asOf, string? knownAt, string? only, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await offices.SeeAsync(db, actor, Permission.OrganisationRead, id, ct) is not { } office)
        {
            return actor.May(Permission.OrganisationRead) ? Refusal.NotFound : Refusal.Forbidden;
        }

        if (!(await Moments.ReadAsync(db, actor, clock, asOf, knownAt, ct)).Succeeded(out var moment, out var unclear))
        {
            return unclear;
        }

        return moment.Known.IsNow || actor.May(Permission.EarlierKnowledgeRead, office.OfficePath)
            ? (await reader.ReadAsync(db, office, SubjectKind.Office, moment, allDays: true, only, ct)).ToList()
            : Refusal.Forbidden;
    }
}
