using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;

namespace Duoshi.Modules.Organisation.Tree;

/// <summary>
/// Keeps the nodes of touched offices equal to their facts; when an office moves, begins or ends, those of all below it
/// too. Runs before the projections of people, whose cards carry office paths: what changed bears the change's number in
/// <see cref="Contracts.OfficeNode.MadeBy"/>.
/// </summary>
internal sealed class OfficeNodeProjection : IRecordProjection
{
    public int Order => 10;

    public async Task ProjectAsync(WriteScope scope, CancellationToken ct)
    {
        var kinds = scope.Db.Source.Kinds;
        IReadOnlyCollection<long> moved = [.. scope.Touched(kinds.Get<OfficePlace>()), .. scope.Touched(kinds.Get<OfficeExistence>())];
        var named = scope.Touched(kinds.Get<OfficeName>());
        if (moved.Count == 0 && named.Count == 0)
        {
            return;
        }

        var graph = await OfficeGraph.LoadAsync(scope.Db, Known.Now, ct);
        var affected = graph.WithDescendants(moved);
        affected.UnionWith(named);
        await OrganisationTree.RefreshAsync(scope, graph, affected, ct);
    }
}
