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

/// <summary>Records a step of a process, or corrects one by superseding it. A missing step blocks the next and is named.</summary>
internal sealed class RecordStep(IDbContextFactory<DuoshiDb> databases, WriteGate gate, PreCheckNumbers numbers, IActor actors, TimeProvider clock)
{
    private const int Months = 12;

    internal sealed record Body
    {
        public SelectionStep Step { get; init; }

        /// <summary>Of the four checks: 1 file, 2 personal matters, 3 discipline opinion, 4 letters.</summary>
        public byte Part { get; init; }

        /// <summary>The day; of a notice its first.</summary>
        public string? On { get; init; }

        /// <summary>The body that took the step.</summary>
        public string? By { get; init; }

        public string? DocumentNumber { get; init; }

        /// <summary>Where the papers are; never figures of votes nor what an inspection says.</summary>
        public string? Note { get; init; }

        /// <summary>Last day of a notice.</summary>
        public string? NoticeTo { get; init; }

        /// <summary>Number of objections to a notice, once it is over.</summary>
        public int? Objections { get; init; }

        /// <summary>Of the pre-check: a number is exceeded, and that was approved under the document named.</summary>
        public bool ExcessApproved { get; init; }

        /// <summary>First day in the post.</summary>
        public string? EffectiveOn { get; init; }

        /// <summary>Of the probation: passed or failed.</summary>
        public string? Result { get; init; }

        /// <summary>Supersedes what is recorded, for the reason given; the result of a notice needs none.</summary>
        public bool Corrects { get; init; }

        public string? Reason { get; init; }
    }

    /// <summary>What was recorded.</summary>
    internal sealed record Recorded(long EntryId, int Version);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/selection/processes/{id:long}/steps", (long id, Body body, HttpRequest http, RecordStep slice, CancellationToken ct) => http.WithVersionAsync(seen => slice.RunAsync(id, body, seen, ct)))
        .WithSummary("登记程序 Record a step of a process, or correct one by superseding it")
        .Produces<Recorded>()
        .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired)
        .Needs(Permission.SelectionRecord);

    public async Task<Outcome<Recorded>> RunAsync(long id, Body body, int seen, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.SelectionRecord))
        {
            return Refusal.Forbidden;
        }

        var today = clock.Today();
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var db = transaction.Db;
        if (await MatterScope.Processes(db, actor, Permission.SelectionRecord, today).SingleOrDefaultAsync(p => p.Id == id, ct) is not { } process)
        {
            return Refusal.NotFound;
        }

        if (process.Version != seen)
        {
            return MatterScope.Changed;
        }

        if (Settled(process, body) is { } settled)
        {
            return settled;
        }

        var whole = await WholeProcess.LoadAsync(db, process, ct);
        var course = whole.Course(today);
        if (!Entry(transaction, actor, process, body).Succeeded(out var entry, out var why))
        {
            return why;
        }

        var standing = course.Entry(body.Step, body.Part);
        // The result of a notice that stands is no correction of what was wrong.
        var result = body.Step == SelectionStep.Publicity && standing is { Objections: null } && entry.Objections is not null;
        if (course.Refuses(entry, body.Corrects || result) is { } refused)
        {
            return refused;
        }

        if (body.Corrects && string.IsNullOrWhiteSpace(body.Reason))
        {
            return new Refusal("record.reason-required", "更正或撤销须写明理由。", "A correction or withdrawal needs its reason.", 422) { Details = new { field = "reason" } };
        }

        if (body.Step == SelectionStep.PreCheck && await OverAsync(db, actor, process, whole, entry, body.ExcessApproved, today, ct) is { } over)
        {
            return over;
        }

        if (standing is not null)
        {
            var reason = MatterRequests.Trimmed(body.Reason);
            await db.Set<StepEntry>().Where(s => s.Id == standing.Id && s.SupersededBy == null)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.SupersededBy, entry.Id).SetProperty(s => s.CorrectionReason, reason), ct);
        }

        db.Add(entry);
        var closed = process.State == ProcessState.Appointed && whole.Procedure.Steps[^1] == entry.Step;
        await db.Set<SelectionProcess>().Where(p => p.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Version, seen + 1).SetProperty(p => p.State, closed ? ProcessState.Closed : process.State), ct);
        foreach (var person in whole.Acts.Select(a => a.PersonId).Distinct().Order())
        {
            transaction.Audit(actor, "record-selection-step", SubjectKind.Person, person, detail: $"{id} {entry.Step} {entry.Part}{(standing is null ? "" : " corrected")}");
        }

        await transaction.CommitAsync(ct);
        return new Recorded(entry.Id, seen + 1);
    }

    private static Refusal? Settled(SelectionProcess process, Body body) => process.State switch
    {
        ProcessState.Stopped => new Refusal("selection.stopped", "此件已终止，不能再登记。", "This matter was stopped; nothing more is recorded."),
        ProcessState.Closed => new Refusal("selection.closed", "此件已办结，不能再登记。", "This matter is closed; nothing more is recorded."),
        ProcessState.Appointed when body.Step != SelectionStep.Probation =>
            new Refusal("selection.appointed", "任职已确认入库，此前的程序不能再改；确有错误的，先撤销任职变更。", "The appointment is on the record: the steps before it stand. Withdraw the change of the record first if it was wrong."),
        _ => null,
    };

    private Outcome<StepEntry> Entry(LedgerTransaction transaction, Actor actor, SelectionProcess process, Body body)
    {
        DateOnly? noticeTo = null, effective = null;
        if (!MatterRequests.Day(body.On, "on", "日期", "day").Succeeded(out var on, out var why))
        {
            return why;
        }

        if (body.Step == SelectionStep.Publicity)
        {
            if (!MatterRequests.Day(body.NoticeTo, "noticeTo", "公示截止日期", "last day of the notice").Succeeded(out var to, out why))
            {
                return why;
            }

            noticeTo = to;
        }

        if (body.Step == SelectionStep.Appointment)
        {
            if (!MatterRequests.Day(body.EffectiveOn, "effectiveOn", "任职生效日期", "first day in the post").Succeeded(out var day, out why))
            {
                return why;
            }

            effective = day;
        }

        return (MatterRequests.Votes(body.Note) ?? MatterRequests.Votes(body.By) ?? MatterRequests.Votes(body.DocumentNumber) ?? MatterRequests.Votes(body.Reason)) is { } votes
            ? votes
            : new StepEntry
            {
                Id = transaction.NextId(),
                ProcessId = process.Id,
                Step = body.Step,
                Part = body.Part,
                On = on,
                Body = MatterRequests.Trimmed(body.By, 120),
                DocumentNumber = MatterRequests.Trimmed(body.DocumentNumber, 100),
                Note = MatterRequests.Trimmed(body.Note, 200),
                NoticeTo = noticeTo,
                Objections = body.Step == SelectionStep.Publicity ? body.Objections : null,
                EffectiveOn = effective,
                Result = body.Step == SelectionStep.Probation ? body.Result : null,
                RecordedBy = actor.AccountId,
                RecordedByName = actor.Name,
                RecordedAt = clock.GetUtcNow().UtcTicks,
            };
    }

    /// <summary>Over a number the motion does not go on, unless somebody with the authority approves it under a document.</summary>
    private async Task<Refusal?> OverAsync(DuoshiDb db, Actor actor, SelectionProcess process, WholeProcess whole, StepEntry entry, bool approved, DateOnly today, CancellationToken ct)
    {
        var check = await numbers.OfAsync(db, actor, process.OfficeId, whole.Acts, today, Months, ct);
        entry.Result = check.Blocked ? "over" : "ok";
        if (!check.Blocked || (approved && actor.May(Permission.SelectionConfirm)))
        {
            return null;
        }

        var first = check.Findings[0];
        return new Refusal(
            "selection.over-number",
            $"职数预审未通过：{first.Office}{first.Number}{first.Person}{first.Text}确经批准的，由有权确认的人员勾选“超职数已经批准”，文号填批准文号后登记。",
            $"The pre-check does not pass: {first.Office} {first.Number} {first.Person} {first.Text} If it was approved, somebody with the right to confirm ticks “excess approved” and records it under the approval's number.")
        { Details = new { findings = check.Findings } };
    }
}
