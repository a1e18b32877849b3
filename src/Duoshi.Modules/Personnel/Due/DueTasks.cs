using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Desk;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Due;

/// <summary>本周到期: what becomes due within a week, for those who keep the record. Counted over those days alone.</summary>
internal sealed class DueTasks(ListDue list) : IDeskTasks
{
    public async Task<IReadOnlyList<DeskTask>> OfAsync(Actor actor, CancellationToken ct) =>
        actor.May(Permission.FactInsert) && actor.May(Permission.PersonRead)
            ? [new DeskTask(await list.ThisWeekAsync(actor, ct), T("项本周到期", "due this week"), "/due?months=0&overdue=false")]
            : [];
}
