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

/// <summary>任前公示 of the processes in scope: each stands in the due list until its result is recorded.</summary>
internal sealed class DueNotices(IDbContextFactory<DuoshiDb> databases, TimeProvider clock) : IDueMatters
{
    public async Task<IReadOnlyList<DueMatter>> OfAsync(Actor actor, DateOnly before, CancellationToken ct)
    {
        if (!actor.May(Permission.SelectionRead))
        {
            return [];
        }

        var today = clock.Today();
        await using var db = await databases.CreateDbContextAsync(ct);
        var open = MatterScope.Processes(db, actor, Permission.SelectionRead, today).Where(p => p.State == ProcessState.Open);
        var notices = await db.Set<StepEntry>().AsNoTracking()
            .Where(s => s.Step == SelectionStep.Publicity && s.SupersededBy == null && s.Objections == null && s.NoticeTo != null && s.NoticeTo < before)
            .Join(open, s => s.ProcessId, p => p.Id, (s, p) => new { p.Id, p.Title, p.OfficeId, s.On, s.NoticeTo })
            .OrderBy(n => n.NoticeTo).ThenBy(n => n.Id).ToListAsync(ct);
        var conducting = notices.Select(n => n.OfficeId).Distinct().ToList();
        var offices = await db.Set<OfficeNode>().AsNoTracking().Where(n => conducting.Contains(n.OfficeId) && n.ValidFrom <= today && today < n.ValidTo).ToDictionaryAsync(n => n.OfficeId, n => n.Name, ct);
        return
        [
            .. notices.Select(n => new DueMatter(
                DueKind.Publicity, n.NoticeTo!.Value, n.Title, n.OfficeId, offices.GetValueOrDefault(n.OfficeId),
                n.NoticeTo < today ? T("公示期已满，待登记公示结果", "The notice is over; its result is to be recorded") : T("公示期满后登记公示结果", "The result of the notice is recorded after that day"),
                ["R-74 " + T(Invariant($"自{n.On:yyyy-MM-dd}起公示。"), Invariant($"Published on {n.On:yyyy-MM-dd}."))], Invariant($"/selection/{n.Id}"))),
        ];
    }
}
