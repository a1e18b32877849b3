using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation.Tree;

/// <summary>The stored nodes of the tree: kept equal to the facts, compared with them, and made anew from them.</summary>
internal static class OrganisationTree
{
    /// <summary>Keys in one IN list: well under SQLite's limit of parameters.</summary>
    private const int Chunk = 500;

    /// <summary>Makes the nodes of some offices anew and writes those that differ.</summary>
    /// <returns>How many offices' nodes changed.</returns>
    public static async Task<int> RefreshAsync(WriteScope scope, OfficeGraph graph, IReadOnlyCollection<long> offices, CancellationToken ct)
    {
        var db = scope.Db;
        var names = await db.Source.Kinds.Get<OfficeName>().LoadAsync(db, offices, Known.Now, ct);
        var fresh = OfficeNodes.Of(graph, offices, names.Cast<OfficeName>()).ToLookup(n => n.OfficeId);
        var stored = (await LoadAsync(db, offices, ct)).ToLookup(n => n.OfficeId);
        var changed = offices.Where(o => !OfficeNodes.SameLine(fresh[o], stored[o])).ToList();
        foreach (var some in changed.Chunk(Chunk))
        {
            await db.Set<OfficeNode>().Where(n => some.Contains(n.OfficeId)).ExecuteDeleteAsync(ct);
        }

        var rows = changed.SelectMany(o => fresh[o]).ToList();
        var id = scope.NextIds(rows.Count);
        foreach (var row in rows)
        {
            row.Id = id++;
            row.MadeBy = scope.Change.Id;
        }

        await db.AddRowsAsync(rows, ct);
        return changed.Count;
    }

    /// <summary>Makes all nodes anew from the facts and writes those that differ.</summary>
    /// <returns>How many offices' nodes were wrong.</returns>
    public static async Task<int> RebuildAsync(WriteScope scope, CancellationToken ct)
    {
        var graph = await OfficeGraph.LoadAsync(scope.Db, Known.Now, ct);
        var stored = await scope.Db.Set<OfficeNode>().Select(n => n.OfficeId).Distinct().ToListAsync(ct);
        return await RefreshAsync(scope, graph, [.. graph.Offices.Union(stored)], ct);
    }

    /// <summary>Offices whose stored nodes differ from what their facts say. None, unless somebody wrote past the record writer.</summary>
    public static async Task<IReadOnlyList<long>> DifferencesAsync(DuoshiDb db, CancellationToken ct)
    {
        var fresh = (await NodesAsync(db, Known.Now, ct)).ToLookup(n => n.OfficeId);
        var stored = (await db.Set<OfficeNode>().AsNoTracking().ToListAsync(ct)).ToLookup(n => n.OfficeId);
        return [.. fresh.Select(g => g.Key).Union(stored.Select(g => g.Key)).Where(o => !OfficeNodes.SameLine(fresh[o], stored[o])).Order()];
    }

    /// <summary>All nodes as the facts of a moment of knowledge give them; for earlier moments, which have no stored nodes.</summary>
    public static async Task<List<OfficeNode>> NodesAsync(DuoshiDb db, Known known, CancellationToken ct)
    {
        var graph = await OfficeGraph.LoadAsync(db, known, ct);
        var names = await db.Set<OfficeName>().AsNoTracking().As(known).ToListAsync(ct);
        return OfficeNodes.Of(graph, graph.Offices, names);
    }

    private static async Task<List<OfficeNode>> LoadAsync(DuoshiDb db, IReadOnlyCollection<long> offices, CancellationToken ct)
    {
        var nodes = new List<OfficeNode>();
        foreach (var some in offices.Chunk(Chunk))
        {
            nodes.AddRange(await db.Set<OfficeNode>().AsNoTracking().Where(n => some.Contains(n.OfficeId)).ToListAsync(ct));
        }

        return nodes;
    }
}
