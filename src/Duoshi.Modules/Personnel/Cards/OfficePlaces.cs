using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Cards;

/// <summary>What offices were called and where they stood, day by day: the names and paths that cards carry.</summary>
internal sealed class OfficePlaces(IEnumerable<OfficeNode> nodes)
{
    private readonly Dictionary<long, List<OfficeNode>> byOffice = nodes
        .GroupBy(n => n.OfficeId)
        .ToDictionary(g => g.Key, g => g.OrderBy(n => n.ValidFrom).ToList());

    public static async Task<OfficePlaces> LoadAsync(DuoshiDb db, IReadOnlyCollection<long> offices, CancellationToken ct)
    {
        var nodes = new List<OfficeNode>();
        foreach (var some in offices.Chunk(500))
        {
            nodes.AddRange(await db.Set<OfficeNode>().AsNoTracking().Where(n => some.Contains(n.OfficeId)).ToListAsync(ct));
        }

        return new OfficePlaces(nodes);
    }

    /// <summary>Days on which the office came to stand elsewhere or to be called otherwise.</summary>
    public IEnumerable<DateOnly> Boundaries(long office) =>
        byOffice.TryGetValue(office, out var line) ? line.SelectMany(n => new[] { n.ValidFrom, n.ValidTo }) : [];

    /// <summary>The path on a day; of an office not yet or no longer there the nearest it had; empty for one the tree doesn't know.</summary>
    public string PathAt(long office, DateOnly day) =>
        byOffice.TryGetValue(office, out var line) ? (line.LastOrDefault(n => n.ValidFrom <= day) ?? line[0]).Path : "";

    /// <summary>The name on a day; null of an office that was not there.</summary>
    public string? NameAt(long office, DateOnly day) =>
        byOffice.TryGetValue(office, out var line) ? line.Find(n => n.ValidFrom <= day && day < n.ValidTo)?.Name : null;
}
