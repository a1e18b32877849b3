using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Selection.Matters;
using Duoshi.Modules.Selection.Numbers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Selection.Processes;

/// <summary>
/// The appointments of a process, proposed as a difference and written when a named person confirms them: another than the
/// one who recorded the step 任职. The numbers are counted again inside the writing transaction.
/// </summary>
internal sealed class ConfirmAppointment(
    IDbContextFactory<DuoshiDb> databases, RecordWriter writer, ActPlanner planner, SubjectDirectory subjects, NumberBook book, IActor actors, TimeProvider clock)
{
    private const int Months = 12;

    public sealed record Body(string? Reason);

    /// <param name="Change">Number of the change; 0 for a preview.</param>
    /// <param name="Lines">Before and after.</param>
    internal sealed record Confirmed(long Change, IReadOnlyList<LineView> Lines);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/selection/processes/{id:long}/confirmation", async (long id, ConfirmAppointment slice, CancellationToken ct) => (await slice.PreviewAsync(id, ct)).ToHttp())
            .WithSummary("What confirming the appointments would change on the record; writes nothing")
            .Produces<Confirmed>().ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity).Needs(Permission.SelectionRead);
        api.MapPost("/selection/processes/{id:long}/confirmation", (long id, Body body, HttpRequest http, ConfirmAppointment slice, CancellationToken ct) => http.WithVersionAsync(seen => slice.RunAsync(id, body.Reason, seen, ct)))
            .WithSummary("确认任职 Confirm the appointments of a process: they are written to the record at once")
            .Produces<Confirmed>()
            .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired)
            .Needs(Permission.SelectionConfirm);
    }

    /// <summary>What confirming would change.</summary>
    public async Task<Outcome<Confirmed>> PreviewAsync(long id, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.SelectionRead))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await ReadyAsync(db, actor, Permission.SelectionRead, id, ct)).Succeeded(out var ready, out var why)
            || !(await planner.PlanAsync(db, ready.Whole.Acts, ready.Effective, ready.Document, ct)).Succeeded(out var plan, out why))
        {
            return why;
        }

        return new Confirmed(0, await ActWords.OfAsync(db, plan.Lines, clock.Today(), subjects, ct));
    }

    public async Task<Outcome<Confirmed>> RunAsync(long id, string? reason, int seen, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.SelectionConfirm))
        {
            return Refusal.Forbidden;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Refusal("record.reason-required", "请写明确认的理由或依据。", "Say on what the confirmation rests.", 422) { Details = new { field = "reason" } };
        }

        Ready ready;
        await using (var db = await databases.CreateDbContextAsync(ct))
        {
            if (!(await ReadyAsync(db, actor, Permission.SelectionConfirm, id, ct)).Succeeded(out var found, out var why))
            {
                return why;
            }

            ready = found;
            if (actor.Is(ready.RecordedBy, ready.RecordedByName))
            {
                return new Refusal("selection.own-step", "任职由您登记，须由另一人确认。", "You recorded the appointment: somebody else confirms it.", 403);
            }
        }

        IReadOnlyList<LineView> lines = [];
        var request = new WriteRequest(new ChangeHeader("confirm-appointment", Basis.Decision, id, MatterRequests.Trimmed(reason), ready.Document), [])
        {
            Prepare = async scope =>
            {
                var today = clock.Today();
                var process = await scope.Db.Set<SelectionProcess>().SingleAsync(p => p.Id == id, ct);
                if (process.Version != seen || process.State != ProcessState.Open)
                {
                    return MatterScope.Changed;
                }

                var counted = await book.ReadAsync(scope.Db, process.OfficeId, ready.Whole.Acts, ready.Effective, ready.Effective.AddMonths(Months), today, ct);
                if (counted.Result.IsBlocked && !ready.OverApproved)
                {
                    var finding = counted.Result.Findings[0].Reason;
                    return new Refusal("selection.over-number", $"职数已满：{finding.Chinese}", $"The number is full: {finding.English}");
                }

                if (!(await planner.PlanAsync(scope.Db, ready.Whole.Acts, ready.Effective, ready.Document, ct)).Succeeded(out var plan, out var unfit))
                {
                    return unfit;
                }

                lines = await ActWords.OfAsync(scope.Db, plan.Lines, today, subjects, ct);
                (process.ConfirmedByName, process.ConfirmedAt, process.ChangeId, process.Version) = (actor.Name, clock.GetUtcNow().UtcTicks, scope.Change.Id, seen + 1);
                process.State = ready.Whole.Procedure.Steps[^1] == SelectionStep.Appointment ? ProcessState.Closed : ProcessState.Appointed;
                return plan.Writes.ToList();
            },
        };
        return (await writer.WriteAsync(actor, request, ct)).Succeeded(out var receipt, out var refused) ? new Confirmed(receipt.Change, lines) : refused;
    }

    /// <summary>An open process whose step 任职 is recorded, with all before it.</summary>
    private async Task<Outcome<Ready>> ReadyAsync(DuoshiDb db, Actor actor, Permission permission, long id, CancellationToken ct)
    {
        var today = clock.Today();
        if (await MatterScope.Processes(db, actor, permission, today).SingleOrDefaultAsync(p => p.Id == id, ct) is not { } process)
        {
            return Refusal.NotFound;
        }

        var whole = await WholeProcess.LoadAsync(db, process, ct);
        var course = whole.Course(today);
        if (process.State != ProcessState.Open)
        {
            return new Refusal("selection.not-open", "此件不在办理中。", "This matter is not open.");
        }

        if (course.Entry(SelectionStep.Appointment) is not { EffectiveOn: { } effective } entry)
        {
            var next = course.Next ?? SelectionStep.Appointment;
            var (zh, en) = StepNames.Both(next, course.MissingPart(next));
            return new Refusal("selection.step-missing", $"尚未登记“任职”（下一程序：{zh}），不能确认。", $"The appointment is not recorded yet (next: {en}), so there is nothing to confirm.");
        }

        return new Ready(whole, effective, entry.DocumentNumber, entry.RecordedBy, entry.RecordedByName, course.Entry(SelectionStep.PreCheck)?.Result == "over");
    }

    private sealed record Ready(WholeProcess Whole, DateOnly Effective, string? Document, long RecordedBy, string RecordedByName, bool OverApproved);
}
