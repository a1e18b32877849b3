using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Desk;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Corrections;

/// <summary>Requests for correction that wait for an answer.</summary>
internal sealed class CorrectionTasks(ListCorrections list) : IDeskTasks
{
    public async Task<IReadOnlyList<DeskTask>> OfAsync(Actor actor, CancellationToken ct) =>
        actor.May(Permission.CorrectionRequestAnswer) && (await list.RunAsync(false, ct)).Succeeded(out var open, out _)
            ? [new DeskTask(open.Count, T("件更正申请待答复", "requests for correction to answer"), "/corrections")]
            : [];
}
