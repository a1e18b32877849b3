using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Organisation.Tree;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;

namespace Duoshi.Modules.Organisation.Acts;

/// <summary>Puts the offices below those that end under their successors, from the day on and in every later period.</summary>
internal static class Rehanging
{
    /// <param name="graph">The tree as it stands.</param>
    /// <param name="kinds">The kinds of fact.</param>
    /// <param name="successorOf">New parent by office that ends; for an office below, or null to leave it.</param>
    /// <param name="ending">Offices that end and need no parent any more.</param>
    /// <param name="on">The day.</param>
    /// <returns>The writes, and the offices that got another parent.</returns>
    public static (List<FactWrite> Writes, ImmutableArray<long> Moved) Writes(
        OfficeGraph graph, FactKinds kinds, Func<long, long, long?> successorOf, IReadOnlyCollection<long> ending, PartialDate on)
    {
        var writes = new List<FactWrite>();
        var moved = ImmutableArray.CreateBuilder<long>();
        foreach (var office in graph.Offices.Except(ending).Order())
        {
            foreach (var place in graph.Places(office).Where(p => p.ValidTo > on.Value))
            {
                var parent = place.ParentId is { } p ? successorOf(p, office) : null;
                var guide = place.BusinessParentId is { } b ? successorOf(b, office) : null;
                if (parent is null && guide is null)
                {
                    continue;
                }

                List<(string, object?)> changes = [];
                changes.AddRange(parent is null ? [] : [(nameof(OfficePlace.ParentId), parent)]);
                changes.AddRange(guide is null ? [] : [(nameof(OfficePlace.BusinessParentId), guide == (parent ?? place.ParentId) ? null : guide)]);
                var from = place.ValidFrom > on.Value ? new PartialDate(place.ValidFrom, place.FromPrecision) : on;
                var until = place.ValidTo == DateOnly.MaxValue ? (PartialDate?)null : new PartialDate(place.ValidTo, place.ToPrecision);
                writes.Add(FactLine.Over<OfficePlace>(kinds, office, 1, from, until, Reach.ThisPeriod, [.. changes]));
                if (parent is not null && !moved.Contains(office))
                {
                    moved.Add(office);
                }
            }
        }

        return (writes, moved.ToImmutable());
    }
}
