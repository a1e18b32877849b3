using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Organisation.Tree;

/// <summary>Makes the nodes of offices from their facts. Pure; keys and change numbers are the writer's to set.</summary>
internal static class OfficeNodes
{
    /// <summary>The nodes of some offices: one for each stretch of days in which the office exists, has a place, and nothing of it changes.</summary>
    public static List<OfficeNode> Of(OfficeGraph graph, IEnumerable<long> offices, IEnumerable<OfficeName> names)
    {
        var namesOf = names.Where(n => n.ValidFrom < n.ValidTo).OrderBy(n => n.ValidFrom).ToLookup(n => n.SubjectId);
        return [.. offices.Order().SelectMany(office => Line(graph, office, [.. namesOf[office]]))];
    }

    private static IEnumerable<OfficeNode> Line(OfficeGraph graph, long office, List<OfficeName> names)
    {
        OfficeNode? last = null;
        foreach (var node in graph.Existence(office).SelectMany(e => Stretches(graph, office, names, e.ValidFrom, e.ValidTo)))
        {
            if (last is not null && last.ValidTo == node.ValidFrom && Same(last, node))
            {
                last.ValidTo = node.ValidTo;
                continue;
            }

            if (last is not null)
            {
                yield return last;
            }

            last = node;
        }

        if (last is not null)
        {
            yield return last;
        }
    }

    private static IEnumerable<OfficeNode> Stretches(OfficeGraph graph, long office, List<OfficeName> names, DateOnly from, DateOnly to)
    {
        foreach (var place in graph.Places(office).Where(p => p.ValidFrom < to && from < p.ValidTo))
        {
            var (begins, ends) = (place.ValidFrom > from ? place.ValidFrom : from, place.ValidTo < to ? place.ValidTo : to);
            var byStaff = graph.Paths(office, begins, ends, business: false);
            var byBusiness = graph.Paths(office, begins, ends, business: true);
            var cuts = byStaff.Concat(byBusiness).Select(p => p.From).Concat(names.Select(n => n.ValidFrom)).Concat(names.Select(n => n.ValidTo))
                .Where(day => begins <= day && day < ends).Append(begins).Append(ends).Distinct().Order().ToList();
            for (var i = 0; i + 1 < cuts.Count; i++)
            {
                var day = cuts[i];
                // A day without a name is an error of the record: the name before it serves, else the next.
                var name = names.FindLast(n => n.ValidFrom <= day) ?? names.FirstOrDefault();
                yield return new OfficeNode
                {
                    OfficeId = office,
                    ValidFrom = day,
                    ValidTo = cuts[i + 1],
                    Name = name?.Name ?? "",
                    ShortName = name?.ShortName,
                    Level = place.Level ?? "",
                    OfficeKind = place.OfficeKind,
                    UnitCode = place.UnitCode,
                    ParentId = place.ParentId,
                    Path = byStaff.Find(p => p.From <= day && day < p.To).Path,
                    BusinessParentId = place.BusinessParentId,
                    BusinessPath = byBusiness.Find(p => p.From <= day && day < p.To).Path,
                };
            }
        }
    }

    /// <summary>Whether two nodes say the same, dates apart.</summary>
    public static bool Same(OfficeNode a, OfficeNode b) =>
        a.Name == b.Name && a.ShortName == b.ShortName && a.Level == b.Level && a.OfficeKind == b.OfficeKind && a.UnitCode == b.UnitCode
        && a.ParentId == b.ParentId && a.Path == b.Path && a.BusinessParentId == b.BusinessParentId && a.BusinessPath == b.BusinessPath;

    /// <summary>Whether two lines of nodes are the same, dates included.</summary>
    public static bool SameLine(IEnumerable<OfficeNode> a, IEnumerable<OfficeNode> b) => a.OrderBy(n => n.ValidFrom)
        .SequenceEqual(b.OrderBy(n => n.ValidFrom), EqualityComparer<OfficeNode>.Create((x, y) => Same(x!, y!) && x!.ValidFrom == y!.ValidFrom && x.ValidTo == y.ValidTo));
}
