using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation.Tree;

/// <summary>Compares the nodes of the tree with what the facts of the offices say, and makes them anew.</summary>
internal sealed class NodeCheck(IDbContextFactory<DuoshiDb> databases, RecordWriter writer) : IProjectionCheck
{
    public string Key => "offices";

    public int Order => 10;

    public async Task<IReadOnlyList<long>> DifferencesAsync(IProgress<int>? progress, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await OrganisationTree.DifferencesAsync(db, ct);
    }

    public Task<Outcome<ChangeReceipt>> RebuildAsync(Actor actor, IProgress<int>? progress, CancellationToken ct) => writer.WriteAsync(
        actor,
        new WriteRequest(new ChangeHeader("rebuild-offices", Basis.Setup), []) { Alongside = scope => OrganisationTree.RebuildAsync(scope, ct) },
        ct);
}
