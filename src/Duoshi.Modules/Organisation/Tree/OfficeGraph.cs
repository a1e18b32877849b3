using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Platform.Facts;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation.Tree;

/// <summary>
/// Who stood under whom, over all days: place and existence of every office at one moment of knowledge. Pure once loaded.
/// </summary>
internal sealed class OfficeGraph
{
    private readonly Dictionary<long, List<OfficePlace>> places;
    private readonly Dictionary<long, List<OfficeExistence>> existences;
    private ILookup<long, long>? under;

    public OfficeGraph(IEnumerable<OfficePlace> places, IEnumerable<OfficeExistence> existences)
    {
        this.places = Lines(places);
        this.existences = Lines(existences);
    }

    public static async Task<OfficeGraph> LoadAsync(DbContext db, Known known, CancellationToken ct) => new(
        await db.Set<OfficePlace>().AsNoTracking().As(known).ToListAsync(ct),
        await db.Set<OfficeExistence>().AsNoTracking().As(known).ToListAsync(ct));

    /// <summary>Every office that exists or existed.</summary>
    public IReadOnlyCollection<long> Offices => existences.Keys;

    /// <summary>Days on which the office exists, in order.</summary>
    public IReadOnlyList<OfficeExistence> Existence(long office) => existences.GetValueOrDefault(office) ?? [];

    /// <summary>Places the office has had, in order of days.</summary>
    public IReadOnlyList<OfficePlace> Places(long office) => places.GetValueOrDefault(office) ?? [];

    /// <summary>The offices and all that stood below them on some day, by either parent.</summary>
    public HashSet<long> WithDescendants(IEnumerable<long> offices)
    {
        under ??= places.Values.SelectMany(line => line)
            .SelectMany(p => new[] { (Parent: p.ParentId, p.SubjectId), (Parent: p.BusinessParentId, p.SubjectId) })
            .Where(p => p.Parent is not null)
            .ToLookup(p => p.Parent!.Value, p => p.SubjectId);
        var found = new HashSet<long>();
        var left = new Stack<long>(offices);
        while (left.TryPop(out var office))
        {
            if (found.Add(office))
            {
                foreach (var child in under[office])
                {
                    left.Push(child);
                }
            }
        }

        return found;
    }

    /// <summary>The office's path over a stretch of days, cut wherever it or an office above it moves.</summary>
    /// <param name="office">Whose path.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">First day not asked about.</param>
    /// <param name="business">By business guidance where it differs, else by administration alone.</param>
    /// <param name="circle">Called with office and first day where an office would come to stand above itself; the path begins there.</param>
    public List<PathStretch> Paths(long office, DateOnly from, DateOnly to, bool business, Action<long, DateOnly>? circle = null)
    {
        var stretches = new List<PathStretch>();
        Follow(office, from, to, business, [], circle, stretches);
        return stretches;
    }

    private void Follow(long office, DateOnly from, DateOnly to, bool business, ImmutableList<long> trail, Action<long, DateOnly>? circle, List<PathStretch> stretches)
    {
        var below = trail.Add(office);
        var reached = from;
        foreach (var place in Places(office))
        {
            if (place.ValidTo <= from || place.ValidFrom >= to)
            {
                continue;
            }

            var (begins, ends) = (Later(place.ValidFrom, from), Earlier(place.ValidTo, to));
            Unplaced(begins);
            reached = ends;
            var segment = PathSegment.Of(office, place.SiblingOrder, place.UnitCode);
            var parent = business ? place.BusinessParentId ?? place.ParentId : place.ParentId;
            if (parent is { } above && below.Contains(above))
            {
                circle?.Invoke(above, begins);
                parent = null;
            }

            if (parent is null)
            {
                stretches.Add(new PathStretch(begins, ends, segment));
                continue;
            }

            var first = stretches.Count;
            Follow(parent.Value, begins, ends, business, below, circle, stretches);
            for (var i = first; i < stretches.Count; i++)
            {
                stretches[i] = stretches[i] with { Path = stretches[i].Path + segment };
            }
        }

        Unplaced(to);

        // Days on which the office has no place: it stands alone.
        void Unplaced(DateOnly until)
        {
            if (reached < until)
            {
                stretches.Add(new PathStretch(reached, until, PathSegment.Of(office, null, null)));
            }
        }
    }

    private static Dictionary<long, List<T>> Lines<T>(IEnumerable<T> facts)
        where T : Fact =>
        facts.Where(f => f.ValidFrom < f.ValidTo).GroupBy(f => f.SubjectId).ToDictionary(g => g.Key, g => g.OrderBy(f => f.ValidFrom).ToList());

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}

/// <summary>A path and the days it holds.</summary>
internal readonly record struct PathStretch(DateOnly From, DateOnly To, string Path);
