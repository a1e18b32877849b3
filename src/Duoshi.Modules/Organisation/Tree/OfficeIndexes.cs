using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation.Tree;

/// <summary>The index of present knowledge, made anew when a change touched the tree; and indexes of earlier moments on demand.</summary>
internal sealed class OfficeIndexes(IDbContextFactory<DuoshiDb> databases)
{
    private volatile Cached? present;

    public async Task<OfficeIndex> PresentAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await PresentAsync(db, ct);
    }

    public async Task<OfficeIndex> PresentAsync(DuoshiDb db, CancellationToken ct)
    {
        var last = await db.Set<LedgerState>().Select(l => l.LastChange).SingleAsync(ct);
        if (present is { } cached && cached.Change == last)
        {
            return cached.Index;
        }

        // The number is read before the rows: rows of a later change make the index newer than its number, never older.
        var tree = await LastOfTreeAsync(db, ct);
        if (present is { } old && old.Tree == tree)
        {
            present = old with { Change = last };
            return old.Index;
        }

        var index = new OfficeIndex(await db.Set<OfficeNode>().AsNoTracking().ToListAsync(ct));
        present = new Cached(last, tree, index);
        return index;
    }

    /// <summary>The index as of a moment of knowledge; an earlier one is made from the facts.</summary>
    public async Task<OfficeIndex> AsOfAsync(DuoshiDb db, Known known, CancellationToken ct) =>
        known.IsNow ? await PresentAsync(db, ct) : new OfficeIndex(await OrganisationTree.NodesAsync(db, known, ct));

    /// <summary>The last change that touched name, place or existence of any office.</summary>
    private static async Task<long> LastOfTreeAsync(DuoshiDb db, CancellationToken ct)
    {
        var kinds = db.Source.Kinds;
        var (name, place, existence) = (kinds.Get<OfficeName>().Key, kinds.Get<OfficePlace>().Key, kinds.Get<OfficeExistence>().Key);
        return await db.Set<SubjectVersion>()
            .Where(v => v.SubjectKind == SubjectKind.Office && (v.Kind == name || v.Kind == place || v.Kind == existence))
            .MaxAsync(v => (long?)v.ChangeId, ct) ?? 0;
    }

    private sealed record Cached(long Change, long Tree, OfficeIndex Index);
}
