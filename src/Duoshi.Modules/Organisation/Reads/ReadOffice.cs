using Duoshi.Core.Time;
using Duoshi.Modules.Organisation.Acts;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation.Reads;

/// <summary>One office as of a moment: names, place, history of both, departments, positions with holders, establishment, leadership numbers.</summary>
internal sealed class ReadOffice(IDbContextFactory<DuoshiDb> databases, OfficeSight sight, OfficeRights rights, PostHolders holders)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/offices/{id:long}", async (long id, string? asOf, string? knownAt, HttpResponse reply, ReadOffice slice, CancellationToken ct) =>
            (await slice.RunAsync(id, asOf, knownAt, ct)).ToHttp(office =>
            {
                reply.Headers.ETag = EntityTags.Of(office.Version);
                return Results.Ok(office);
            }))
        .Needs(Permission.OrganisationRead).Produces<OfficeDetails>().WithSummary("检察院（某日）An office as of a day");

    public async Task<Outcome<OfficeDetails>> RunAsync(long office, string? asOf, string? knownAt, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await sight.OpenAsync(db, asOf, knownAt, ct)).Succeeded(out var seen, out var why))
        {
            return why;
        }

        if ((seen.Find(office) ?? seen.Nearest(office)) is not { } node)
        {
            return Refusal.NotFound;
        }

        await using var reading = await db.BeginReadAsync(ct);
        var moment = seen.Moment;
        var day = node.ValidFrom <= moment.Day && moment.Day < node.ValidTo ? moment.Day : node.ValidFrom;
        var place = await db.Set<OfficePlace>().AsNoTracking().At(day, moment.Known).SingleOrDefaultAsync(p => p.SubjectId == office, ct);
        var names = await db.Set<OfficeName>().AsNoTracking().As(moment.Known).Where(n => n.SubjectId == office).OrderBy(n => n.ValidFrom).ThenBy(n => n.DayOrder).ToListAsync(ct);
        var existence = await db.Set<OfficeExistence>().AsNoTracking().As(moment.Known).Where(n => n.SubjectId == office).OrderBy(n => n.ValidFrom).ToListAsync(ct);
        var successions = await db.Set<OfficeSuccession>().AsNoTracking().As(moment.Known).Where(s => s.SubjectId == office || s.SuccessorId == office).OrderBy(s => s.ValidFrom).ToListAsync(ct);
        var posts = await holders.OfAsync(db, seen, node, ct);
        var guide = node.BusinessParentId is { } g && g != node.ParentId ? g : (long?)null;
        return new OfficeDetails
        {
            OfficeId = office,
            Version = await SeenVersion.CurrentAsync(db, SubjectKind.Office, office, ct),
            Day = moment.Day,
            Exists = seen.Find(office) is not null,
            KnownThen = !moment.Known.IsNow,
            MayChange = moment.Known.IsNow && (await rights.ToChangeAsync([office], ct)).Refusal is null,
            Name = node.Name,
            ShortName = node.ShortName,
            DocumentPrefix = names.LastOrDefault(n => n.ValidFrom <= day)?.DocumentPrefix,
            Level = node.Level,
            OfficeKind = node.OfficeKind,
            UnitCode = node.UnitCode,
            RegionCode = place?.RegionCode,
            Certainty = place?.Certainty,
            Parent = node.ParentId is { } parent ? Link(seen, parent) : null,
            GuidedBy = guide is { } id ? Link(seen, id) : null,
            Above = [.. seen.Above(node).Select(n => new OfficeLink(n.OfficeId, n.Name))],
            Children = seen.Below(office, business: false).Count(),
            Existence = [.. existence.Select(e => new ExistenceStretch(From(e), To(e), e.Origin ?? "", e.DocumentNumber))],
            Names = [.. names.Where(n => n.ValidFrom < n.ValidTo).Select(n => new NameStretch(From(n), To(n), n.Name ?? "", n.ShortName))],
            Predecessors = [.. successions.Where(s => s.SuccessorId == office).Select(s => new SuccessionLink(Link(seen, s.SubjectId), s.Way ?? "", From(s), s.DocumentNumber))],
            Successors = [.. successions.Where(s => s.SubjectId == office).Select(s => new SuccessionLink(Link(seen, s.SuccessorId ?? 0), s.Way ?? "", From(s), s.DocumentNumber))],
            Own = seen.Own(office),
            Subtree = OfficeFigures.Sum(seen.Subtree(node, business: false).Select(n => seen.Own(n.OfficeId))),
            Leadership = await LeadershipAsync(db, office, moment, posts, ct),
            Departments = await DepartmentsAsync(db, office, moment, posts, ct),
            Positions = await PositionsAsync(db, office, moment, posts, ct),
        };
    }

    private static async Task<ImmutableArray<LeadershipFigure>> LeadershipAsync(DuoshiDb db, long office, Moment moment, HeldPosts posts, CancellationToken ct)
    {
        var numbers = await db.Set<OfficeLeadership>().AsNoTracking().At(moment).Where(l => l.SubjectId == office).ToDictionaryAsync(l => l.Post ?? "", l => l.Authorised, StringComparer.Ordinal, ct);
        return [.. numbers.Keys.Union(posts.LeadingPosts).Order(StringComparer.Ordinal)
            .Select(post => new LeadershipFigure(post, numbers.GetValueOrDefault(post), posts.CountByPost(post), posts.ByPost(post)))];
    }

    private static async Task<ImmutableArray<DepartmentRow>> DepartmentsAsync(DuoshiDb db, long office, Moment moment, HeldPosts posts, CancellationToken ct)
    {
        var rows = await db.Set<DepartmentPlace>().AsNoTracking().At(moment).Where(d => d.OfficeId == office).ToListAsync(ct);
        var versions = await VersionsAsync(db, SubjectKind.Department, rows.Select(r => r.SubjectId), ct);
        return [.. rows.OrderBy(d => d.SiblingOrder ?? int.MaxValue).ThenBy(d => d.SubjectId)
            .Select(d => new DepartmentRow(d.SubjectId, versions.GetValueOrDefault(d.SubjectId), d.Name ?? "", d.Line, d.SiblingOrder, From(d), posts.InDepartment(d.SubjectId)))];
    }

    private static async Task<ImmutableArray<PositionRow>> PositionsAsync(DuoshiDb db, long office, Moment moment, HeldPosts posts, CancellationToken ct)
    {
        var rows = await db.Set<PositionPlace>().AsNoTracking().At(moment).Where(d => d.OfficeId == office).ToListAsync(ct);
        var versions = await VersionsAsync(db, SubjectKind.Position, rows.Select(r => r.SubjectId), ct);
        return [.. rows.OrderBy(p => p.DepartmentId ?? 0).ThenBy(p => p.SiblingOrder ?? int.MaxValue).ThenBy(p => p.SubjectId)
            .Select(p => new PositionRow(
                p.SubjectId, versions.GetValueOrDefault(p.SubjectId), p.Name ?? "", p.DepartmentId, p.PostCode, p.Level, p.Number, posts.CountByPosition(p.SubjectId), From(p), posts.ByPosition(p.SubjectId)))];
    }

    private static async Task<Dictionary<long, long>> VersionsAsync(DuoshiDb db, SubjectKind sort, IEnumerable<long> subjects, CancellationToken ct)
    {
        var ids = subjects.ToList();
        return await db.Set<Platform.Ledger.SubjectVersion>().Where(v => v.SubjectKind == sort && ids.Contains(v.SubjectId))
            .GroupBy(v => v.SubjectId).Select(g => new { g.Key, Change = g.Max(v => v.ChangeId) }).ToDictionaryAsync(g => g.Key, g => g.Change, ct);
    }

    private static OfficeLink Link(OfficesSeen seen, long office) => new(office, seen.NameOf(office));

    private static string From(Fact fact) => FactDisplay.From(fact.ValidFrom, fact.FromPrecision);

    private static string To(Fact fact) => FactDisplay.To(fact.ValidTo, fact.ToPrecision);
}
