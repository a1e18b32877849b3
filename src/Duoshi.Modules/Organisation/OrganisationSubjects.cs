using System.Globalization;
using System.Linq.Expressions;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation;

/// <summary>Offices as subjects of facts: seen by whom the permission covers today.</summary>
internal sealed class OfficeSubjects(TimeProvider clock) : ISubjects
{
    public SubjectKind Kind => SubjectKind.Office;

    public async Task<SubjectSight?> SeeAsync(DuoshiDb db, Actor actor, Permission permission, long id, CancellationToken ct)
    {
        var today = clock.Today();
        var nodes = await db.Set<OfficeNode>().AsNoTracking().Where(n => n.OfficeId == id).ToListAsync(ct);
        // One that is gone, or yet to come, is judged by the place nearest to today.
        var node = nodes.OrderBy(n => n.ValidFrom).LastOrDefault(n => n.ValidFrom <= today) ?? nodes.MinBy(n => n.ValidFrom);
        return node is not null && actor.May(permission, node.Path) && actor.ReadableClass(node.Path, null, false) is { } readable
            ? new SubjectSight(id, node.Name, node.Path, readable)
            : null;
    }

    public async Task<bool> SeesAllAsync(DuoshiDb db, Actor actor, Permission permission, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        foreach (var id in ids)
        {
            if (await SeeAsync(db, actor, permission, id, ct) is null)
            {
                return false;
            }
        }

        return true;
    }

    public async Task<IReadOnlyList<ReferenceChoice>> SuggestAsync(DuoshiDb db, Actor actor, string text, long? within, DateOnly day, int most, CancellationToken ct) =>
        await db.Set<OfficeNode>().AsNoTracking()
            .Where(n => n.ValidFrom <= day && day < n.ValidTo && (n.Name.Contains(text) || n.ShortName!.Contains(text) || n.UnitCode == text))
            .OrderBy(n => n.Path).Take(most)
            .Select(n => new ReferenceChoice(n.OfficeId, n.Name, n.UnitCode)).ToListAsync(ct);

    public async Task<IReadOnlyDictionary<long, string>> NamesAsync(DuoshiDb db, IReadOnlyCollection<long> ids, DateOnly day, CancellationToken ct)
    {
        var nodes = await db.Set<OfficeNode>().AsNoTracking().Where(n => ids.Contains(n.OfficeId)).ToListAsync(ct);
        return nodes.GroupBy(n => n.OfficeId).ToDictionary(
            g => g.Key,
            g => (g.OrderBy(n => n.ValidFrom).LastOrDefault(n => n.ValidFrom <= day) ?? g.MinBy(n => n.ValidFrom)!).Name);
    }
}

/// <summary>Departments and positions: they are seen with their office.</summary>
internal abstract class PlacedSubjects<T>(SubjectKind kind, OfficeSubjects offices, TimeProvider clock) : ISubjects
    where T : Fact
{
    public SubjectKind Kind => kind;

    public async Task<SubjectSight?> SeeAsync(DuoshiDb db, Actor actor, Permission permission, long id, CancellationToken ct)
    {
        var today = clock.Today();
        var places = (await Places(db, [id]).ToListAsync(ct)).OrderBy(p => p.ValidFrom).ToList();
        return (places.LastOrDefault(p => p.ValidFrom <= today) ?? places.FirstOrDefault()) is { } place
            && OfficeOf(place) is { } office
            && await offices.SeeAsync(db, actor, permission, office, ct) is { } seen
            ? seen with { Id = id, Name = NameOf(place) }
            : null;
    }

    public async Task<bool> SeesAllAsync(DuoshiDb db, Actor actor, Permission permission, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        foreach (var id in ids)
        {
            if (await SeeAsync(db, actor, permission, id, ct) is null)
            {
                return false;
            }
        }

        return true;
    }

    public async Task<IReadOnlyList<ReferenceChoice>> SuggestAsync(DuoshiDb db, Actor actor, string text, long? within, DateOnly day, int most, CancellationToken ct)
    {
        if (within is not { } office)
        {
            return [];
        }

        var places = await db.Set<T>().AsNoTracking().At(day, Known.Now).Where(InOffice(office)).ToListAsync(ct);
        return [.. places.Where(p => NameOf(p).Contains(text, StringComparison.Ordinal)).OrderBy(OrderOf).ThenBy(p => p.SubjectId).Take(most)
            .Select(p => new ReferenceChoice(p.SubjectId, NameOf(p), null))];
    }

    public async Task<IReadOnlyDictionary<long, string>> NamesAsync(DuoshiDb db, IReadOnlyCollection<long> ids, DateOnly day, CancellationToken ct) =>
        (await Places(db, ids).ToListAsync(ct)).GroupBy(p => p.SubjectId).ToDictionary(
            g => g.Key,
            g => NameOf(g.OrderBy(p => p.ValidFrom).LastOrDefault(p => p.ValidFrom <= day) ?? g.MinBy(p => p.ValidFrom)!));

    protected abstract long? OfficeOf(T place);

    protected abstract string NameOf(T place);

    protected abstract int OrderOf(T place);

    protected abstract Expression<Func<T, bool>> InOffice(long office);

    private static IQueryable<T> Places(DuoshiDb db, IReadOnlyCollection<long> ids) =>
        db.Set<T>().AsNoTracking().As(Known.Now).Where(p => ids.Contains(p.SubjectId) && p.ValidFrom < p.ValidTo);
}

internal sealed class DepartmentSubjects(OfficeSubjects offices, TimeProvider clock) : PlacedSubjects<DepartmentPlace>(SubjectKind.Department, offices, clock)
{
    protected override long? OfficeOf(DepartmentPlace place) => place.OfficeId;

    protected override string NameOf(DepartmentPlace place) => place.Name ?? place.SubjectId.ToString(CultureInfo.InvariantCulture);

    protected override int OrderOf(DepartmentPlace place) => place.SiblingOrder ?? int.MaxValue;

    protected override Expression<Func<DepartmentPlace, bool>> InOffice(long office) => p => p.OfficeId == office;
}

internal sealed class PositionSubjects(OfficeSubjects offices, TimeProvider clock) : PlacedSubjects<PositionPlace>(SubjectKind.Position, offices, clock)
{
    protected override long? OfficeOf(PositionPlace place) => place.OfficeId;

    protected override string NameOf(PositionPlace place) => place.Name ?? place.SubjectId.ToString(CultureInfo.InvariantCulture);

    protected override int OrderOf(PositionPlace place) => place.SiblingOrder ?? int.MaxValue;

    protected override Expression<Func<PositionPlace, bool>> InOffice(long office) => p => p.OfficeId == office;
}
