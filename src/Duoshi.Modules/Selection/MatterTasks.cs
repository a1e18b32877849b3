using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Desk;
using Duoshi.Modules.Selection.PaperDecisions;
using Duoshi.Modules.Selection.Processes;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Selection;

/// <summary>What waits: decisions to check, notices that are over, probations that end within the month.</summary>
internal sealed class MatterTasks(ListDecisions decisions, ListProcesses processes, TimeProvider clock) : IDeskTasks
{
    private const int Most = 500;

    public async Task<IReadOnlyList<DeskTask>> OfAsync(Actor actor, CancellationToken ct)
    {
        var waiting = new List<DeskTask>();
        if (actor.May(Permission.DecisionCheck))
        {
            waiting.Add(new DeskTask(await decisions.WaitingAsync(actor, ct), T("件补录的决定待复核", "registered decisions to check"), "/paper-decisions?state=Submitted"));
        }

        if (actor.May(Permission.SelectionRecord))
        {
            var today = clock.Today();
            foreach (var (state, until, text) in new[]
            {
                (Matters.ProcessState.Open, today, T("件任前公示期满，待登记结果", "public notices over, result to record")),
                (Matters.ProcessState.Appointed, today.AddMonths(1), T("件试用期将满", "probations about to end")),
            })
            {
                var due = (await processes.RunAsync(state.ToString(), null, 0, Most, ct)).Succeeded(out var page, out _) ? page.Rows.Count(r => r.Due < until) : 0;
                waiting.Add(new DeskTask(due, text, $"/selection?state={state}"));
            }
        }

        return waiting;
    }
}
