using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Selection.Matters;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Selection.Processes;

/// <summary>A process with all that belongs to it.</summary>
/// <param name="Process">The process.</param>
/// <param name="Acts">What it proposes.</param>
/// <param name="Entries">All steps as recorded, the superseded ones too, oldest first.</param>
/// <param name="Procedure">The steps it was begun under.</param>
internal sealed record WholeProcess(SelectionProcess Process, IReadOnlyList<PlannedAct> Acts, IReadOnlyList<StepEntry> Entries, Procedure Procedure)
{
    public ProcessCourse Course(DateOnly today) => new(Procedure, [.. Entries.Where(e => e.SupersededBy is null)], Process.State, today);

    public static async Task<WholeProcess> LoadAsync(DuoshiDb db, SelectionProcess process, CancellationToken ct) => new(
        process,
        await db.Set<PlannedAct>().AsNoTracking().Where(a => a.MatterId == process.Id).OrderBy(a => a.Order).ToListAsync(ct),
        await db.Set<StepEntry>().AsNoTracking().Where(s => s.ProcessId == process.Id).OrderBy(s => s.Id).ToListAsync(ct),
        Procedure.InForce(process.Kind, process.StartedOn, await db.Set<ProcedureRow>().AsNoTracking().Where(r => r.Kind == process.Kind).ToListAsync(ct)));
}
