using System.Collections.Concurrent;
using Duoshi.Modules.Organisation.Contracts;

namespace Duoshi.Modules.Organisation.Tree;

/// <summary>All nodes at one moment of knowledge, in memory: the whole country is some thousand rows. Never changes.</summary>
internal sealed class OfficeIndex
{
    /// <summary>Days kept at hand; people look at today and few others.</summary>
    private const int MostDays = 32;

    private readonly Dictionary<long, OfficeNode[]> lines;
    private readonly ConcurrentDictionary<DateOnly, OfficeDay> days = new();

    private readonly Lazy<ILookup<string, OfficeNode>> everNamed;

    public OfficeIndex(IEnumerable<OfficeNode> nodes)
    {
        lines = nodes.GroupBy(n => n.OfficeId).ToDictionary(g => g.Key, g => g.OrderBy(n => n.ValidFrom).ToArray());
        everNamed = new(() => All.ToLookup(n => OfficeNames.Normalise(n.Name), StringComparer.Ordinal));
    }

    public IEnumerable<OfficeNode> All => lines.Values.SelectMany(line => line);

    /// <summary>The office's nodes in order of days; none for an unknown key.</summary>
    public IReadOnlyList<OfficeNode> Line(long office) => lines.GetValueOrDefault(office) ?? [];

    public OfficeNode? On(long office, DateOnly day) => Array.Find(lines.GetValueOrDefault(office) ?? [], n => n.ValidFrom <= day && day < n.ValidTo);

    /// <summary>
    /// The node of the day; of an office that is gone by then the last, of one yet to come the first. By the node nearest
    /// to the real today rights over an office are judged.
    /// </summary>
    public OfficeNode? Nearest(long office, DateOnly day)
    {
        var line = lines.GetValueOrDefault(office) ?? [];
        return Array.FindLast(line, n => n.ValidFrom <= day) ?? (line.Length > 0 ? line[0] : null);
    }

    /// <summary>Nodes of any day that bear a name, in its normal form.</summary>
    public IEnumerable<OfficeNode> EverNamed(string normalName) => everNamed.Value[normalName];

    public OfficeDay On(DateOnly day)
    {
        if (days.Count > MostDays)
        {
            days.Clear();
        }

        return days.GetOrAdd(day, d => new OfficeDay(All.Where(n => n.ValidFrom <= d && d < n.ValidTo)));
    }
}

/// <summary>The tree on one day.</summary>
internal sealed class OfficeDay
{
    private readonly Dictionary<long, OfficeNode> byId;
    private readonly Lazy<ILookup<long, OfficeNode>> below;
    private readonly Lazy<ILookup<long, OfficeNode>> guided;
    private readonly Lazy<OfficeNames> names;

    public OfficeDay(IEnumerable<OfficeNode> nodes)
    {
        InOrder = [.. nodes.OrderBy(n => n.Path, StringComparer.Ordinal)];
        byId = InOrder.ToDictionary(n => n.OfficeId);
        below = new(() => InOrder.ToLookup(n => n.ParentId ?? 0));
        guided = new(() => InOrder.OrderBy(n => n.BusinessPath, StringComparer.Ordinal).ToLookup(n => n.BusinessParentId ?? n.ParentId ?? 0));
        names = new(() => new OfficeNames(this));
    }

    /// <summary>All offices of the day, parents before children, siblings in their order.</summary>
    public ImmutableArray<OfficeNode> InOrder { get; }

    public OfficeNames Names => names.Value;

    public OfficeNode? Find(long office) => byId.GetValueOrDefault(office);

    /// <summary>Offices directly below, by administration or by guidance; of 0: those with none above.</summary>
    public IEnumerable<OfficeNode> Below(long office, bool business = false) => (business ? guided : below).Value[office];

    /// <summary>The offices above, from the top down, without the office itself.</summary>
    public ImmutableArray<OfficeNode> Above(OfficeNode node)
    {
        var above = new List<OfficeNode>();
        while (node.ParentId is { } parent && Find(parent) is { } next && above.Count < byId.Count)
        {
            above.Insert(0, next);
            node = next;
        }

        return [.. above];
    }

    /// <summary>The office and all below it.</summary>
    public IEnumerable<OfficeNode> Subtree(OfficeNode node) => InOrder.Where(n => n.Path.StartsWith(node.Path, StringComparison.Ordinal));
}
