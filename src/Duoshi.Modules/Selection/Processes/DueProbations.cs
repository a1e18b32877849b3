using Duoshi.Core.Engines.Due;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Contracts;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Selection.Matters;
using Microsoft.EntityFrameworkCore;
using static System.FormattableString;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Selection.Processes;

/// <summary>
/// 任职试用期 of the processes in scope: each stands in the due list from its appointment until the outcome is recorded, with
/// the months of the procedure it was begun under. What other appointments need to infer theirs is answered beside.
/// </summary>
internal sealed class DueProbations(IDbContextFactory<DuoshiDb> databases, TimeProvider clock) : IDueMatters, IProbations
{
    public async Task<IReadOnlyList<DueMatter>> OfAsync(Actor actor, DateOnly before, CancellationToken ct)
    {
        if (!actor.May(Permission.SelectionRead))
        {
            return [];
        }

        var today = clock.Today();
        await using var db = await databases.CreateDbContextAsync(ct);
        var found = await MatterScope.Processes(db, actor, Permission.SelectionRead, today).Where(p => p.State == ProcessState.Appointed)
            .Where(p => !db.Set<StepEntry>().Any(s => s.ProcessId == p.Id && s.Step == SelectionStep.Probation && s.SupersededBy == null))
            .Join(db.Set<StepEntry>().Where(s => s.Step == SelectionStep.Appointment && s.SupersededBy == null && s.EffectiveOn != null && s.EffectiveOn < before), p => p.Id, s => s.ProcessId, (p, s) => new { Process = p, s.EffectiveOn })
            .OrderBy(p => p.EffectiveOn).ThenBy(p => p.Process.Id).ToListAsync(ct);
        var rows = await db.Set<ProcedureRow>().AsNoTracking().ToListAsync(ct);
        var running = found.Select(f => (f.Process, On: f.EffectiveOn!.Value, Procedure: Procedure.InForce(f.Process.Kind, f.Process.StartedOn, rows)))
            .Where(f => f.Procedure.Steps.Contains(SelectionStep.Probation) && f.On.AddMonths(f.Procedure.ProbationMonths) < before).ToList();
        var people = new Dictionary<long, string>();
        foreach (var some in running.Select(r => r.Process.Id).Chunk(400))
        {
            var acts = await db.Set<PlannedAct>().AsNoTracking().Where(a => some.Contains(a.MatterId) && a.Kind == PlannedActKind.Appoint).OrderBy(a => a.Order).Select(a => new { a.MatterId, a.PersonId }).ToListAsync(ct);
            var cards = await ActWords.CardsAsync(db, [.. acts.Select(a => a.PersonId).Distinct()], today, ct);
            foreach (var matter in acts.GroupBy(a => a.MatterId))
            {
                people[matter.Key] = string.Join(T("、", ", "), matter.Select(a => a.PersonId).Distinct().Select(p => cards.GetValueOrDefault(p)?.Name).OfType<string>());
            }
        }

        var conducting = running.Select(r => r.Process.OfficeId).Distinct().ToList();
        var offices = await db.Set<OfficeNode>().AsNoTracking().Where(n => conducting.Contains(n.OfficeId) && n.ValidFrom <= today && today < n.ValidTo).ToDictionaryAsync(n => n.OfficeId, n => n.Name, ct);
        return
        [
            .. running.Select(r => new DueMatter(
                DueKind.Probation, r.On.AddMonths(r.Procedure.ProbationMonths), r.Process.Title, r.Process.OfficeId, offices.GetValueOrDefault(r.Process.OfficeId),
                T($"任职试用期满，登记试用结果：{people.GetValueOrDefault(r.Process.Id)}", $"End of probation in the post, its outcome is to be recorded: {people.GetValueOrDefault(r.Process.Id)}"),
                ["R-74 " + T(Invariant($"自{r.On:yyyy-MM-dd}起任职，试用期{r.Procedure.ProbationMonths}个月。"), Invariant($"In the post from {r.On:yyyy-MM-dd}; {r.Procedure.ProbationMonths} months of probation."))],
                Invariant($"/selection/{r.Process.Id}"))),
        ];
    }

    public async Task<ProbationTerms> TermsAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Set<ProcedureRow>().AsNoTracking().Where(r => r.Kind == AppointmentKind.Promotion).OrderBy(r => r.ValidFrom).ThenBy(r => r.Id).ToListAsync(ct);
        return new ProbationTerms(Months(Procedure.BuiltIn.First(p => p.Kind == AppointmentKind.Promotion)), [.. rows.Select(r => (r.ValidFrom, Months(Procedure.Of(r))))]);
    }

    public async Task<IReadOnlySet<long>> ConductedAsync(IReadOnlyCollection<long> changes, CancellationToken ct)
    {
        var found = new HashSet<long>();
        await using var db = await databases.CreateDbContextAsync(ct);
        foreach (var some in changes.Chunk(400))
        {
            found.UnionWith(await db.Set<SelectionProcess>().Where(p => p.ChangeId != null && some.Contains(p.ChangeId.Value)).Select(p => p.ChangeId!.Value).ToListAsync(ct));
        }

        return found;
    }

    private static int Months(Procedure procedure) => procedure.Steps.Contains(SelectionStep.Probation) ? procedure.ProbationMonths : 0;
}
