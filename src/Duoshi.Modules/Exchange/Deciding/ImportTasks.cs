using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Placing;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Desk;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>Batches to be decided, and people to be placed.</summary>
internal sealed class ImportTasks(ReviewImport review, ListToPlace toPlace) : IDeskTasks
{
    private const int Latest = 50;

    public async Task<IReadOnlyList<DeskTask>> OfAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.May(Permission.ImportPrepare))
        {
            return [];
        }

        var batches = (await review.BatchesAsync(null, Latest, ct)).Succeeded(out var found, out _) ? found.Count(b => b.State == ImportState.Prepared.Key()) : 0;
        var people = (await toPlace.RunAsync(null, ct)).Succeeded(out var waiting, out _) ? waiting.Count : 0;
        return
        [
            new(batches, T("个导入批次待核对", "import batches to be decided"), "/import"),
            new(people, people == ListToPlace.PageSize ? T("人以上待安置", "people or more to be placed") : T("人待安置", "people to be placed"), "/import/to-place"),
        ];
    }
}
