using Duoshi.Core.Codes;
using Duoshi.Core.Engines.PostNumbers;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>One number of an office, now and as a batch would leave it.</summary>
/// <param name="Place">What is counted: rows that move it are found by it.</param>
/// <param name="Label">Its name.</param>
/// <param name="Authorised">Approved number; null where nobody recorded one, or none is approved of its sort.</param>
/// <param name="Now">Who holds such a place today.</param>
/// <param name="Accepted">What the accepted rows change, those already on the record left out.</param>
/// <param name="Pending">What the rows nobody has decided about would change.</param>
internal sealed record EffectLine(string Place, string Label, int? Authorised, int Now, int Accepted, int Pending)
{
    /// <summary>Who would hold one once the accepted rows are committed.</summary>
    public int After => Now + Accepted;

    /// <summary>By how many the approved number would be exceeded; 0: it is not. Said, never a reason to stop.</summary>
    public int Over => Authorised is { } authorised && Accepted > 0 ? Math.Max(0, After - authorised) : 0;
}

/// <summary>The numbers of an office that a batch moves.</summary>
internal sealed record OfficeEffect(long OfficeId, string Office, IReadOnlyList<EffectLine> Lines);

/// <summary>Offices whose numbers a batch moves.</summary>
/// <param name="Offices">In the order of the tree.</param>
/// <param name="Hidden">How many more there are that the reader's right does not reach.</param>
internal sealed record EffectsByOffice(IReadOnlyList<OfficeEffect> Offices, int Hidden);

/// <summary>
/// 职数、编制、员额: what the accepted rows of a batch would change of the numbers of each office. What a row moves was worked out when
/// it was compared; here the database adds up.
/// </summary>
internal sealed class EffectsOfImport(IDbContextFactory<DuoshiDb> databases, BatchAccess access, OfficeCounts counts, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/imports/{id:long}/effects", async (long id, EffectsOfImport slice, CancellationToken ct) => (await slice.RunAsync(id, ct)).ToHttp())
        .WithSummary("职数、编制、员额 What the accepted rows would change of establishment, quota and leadership posts, by office; the rows: GET /imports/{id}/rows?effect=PLACE")
        .Produces<EffectsByOffice>().Needs(Permission.ImportPrepare);

    public async Task<Outcome<EffectsByOffice>> RunAsync(long importId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await access.FindAsync(db, importId, Permission.ImportPrepare, ct)).Succeeded(out var found, out var why))
        {
            return why;
        }

        var groups = await db.Set<ImportRow>().Where(r => r.ImportId == importId && r.MergedInto == null && r.Decision != Decision.Refused && r.Effect != null)
            .GroupBy(r => new { r.Decision, Effect = r.Effect! }).Select(g => new { g.Key.Decision, g.Key.Effect, Rows = g.Count() }).ToListAsync(ct);
        var moved = new Dictionary<EffectPlace, (int Accepted, int Pending)>();
        foreach (var group in groups)
        {
            foreach (var (place, change) in RowEffect.Read(group.Effect))
            {
                var (accepted, pending) = moved.GetValueOrDefault(Counted(place));
                moved[Counted(place)] = group.Decision == Decision.Accepted ? (accepted + (change * group.Rows), pending) : (accepted, pending + (change * group.Rows));
            }
        }

        var today = clock.Today();
        var ids = moved.Keys.Select(p => p.Office).Distinct().ToList();
        var offices = await db.Set<OfficeNode>().AsNoTracking().Where(n => EF.Parameter(ids).Contains(n.OfficeId) && n.ValidFrom <= today && today < n.ValidTo)
            .Select(n => new { n.OfficeId, n.Name, n.Path }).ToListAsync(ct);
        var seen = offices.Where(o => found.Actor.May(Permission.ImportPrepare, o.Path)).OrderBy(o => o.Path, StringComparer.Ordinal).ToList();
        var (now, authorised) = await counts.ReadAsync(db, seen.ConvertAll(o => o.OfficeId), today, ct);
        var places = moved.ToLookup(m => m.Key.Office);
        return new EffectsByOffice(
            seen.ConvertAll(o => new OfficeEffect(o.OfficeId, o.Name, [.. places[o.OfficeId]
                .OrderBy(m => m.Key.Kind switch { EffectKind.Establishment => 0, EffectKind.Quota => 1, _ => 2 }).ThenBy(m => m.Key.Code, StringComparer.Ordinal)
                .Select(m => new EffectLine(m.Key.ToString(), Label(m.Key), authorised.TryGetValue(m.Key, out var most) ? most : null, now.GetValueOrDefault(m.Key), m.Value.Accepted, m.Value.Pending))])),
            ids.Count - seen.Count);
    }

    /// <summary>The place in whose number another counts: an acting chief takes the chief's.</summary>
    public static EffectPlace Counted(EffectPlace place) => place.Kind == EffectKind.Leadership ? place with { Code = LeadingPosts.NumberOf(place.Code) } : place;

    /// <summary>The places, as rows name them, that count in the number of one.</summary>
    public static IReadOnlyList<string> CountedWith(string place) => EffectPlace.Read(place) is not { } read ? []
        : read.Kind == EffectKind.Leadership ? [.. LeadingPosts.CountedWith(read.Code).Select(c => (read with { Code = c }).ToString())]
        : [read.ToString()];

    private static string Label(EffectPlace place) => place.Kind switch
    {
        EffectKind.Establishment => FieldCodes.Name(CodeTableNames.EstablishmentDuoshi, place.Code),
        EffectKind.Quota => Words.T("员额（在额）", "Quota posts"),
        _ => FieldCodes.Name(CodeTableNames.ProcuratoratePost, place.Code),
    };
}
