using System.Globalization;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Selection.Matters;
using Duoshi.Modules.Selection.Numbers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Selection.Processes;

/// <summary>A process whole: people, strip of steps, numbers. Each opening is logged under the people concerned and not disclosed to them.</summary>
internal sealed class ReadProcess(
    IDbContextFactory<DuoshiDb> databases, ActWords words, PreCheckNumbers numbers, MatterLog log, FieldCipher cipher, IActor actors, TimeProvider clock)
{
    private const int Months = 12;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/selection/processes/{id:long}", async (long id, HttpResponse reply, ReadProcess slice, CancellationToken ct) =>
            {
                var outcome = await slice.RunAsync(id, ct);
                if (outcome.Succeeded(out var view, out _))
                {
                    reply.Headers.ETag = EntityTags.Of(view.Version);
                }

                return outcome.ToHttp();
            })
            .WithSummary("A process of selection with its steps; its ETag is what changes are based on")
            .Produces<ProcessView>().ProducesProblem(StatusCodes.Status404NotFound).Needs(Permission.SelectionRead);
        api.MapGet("/selection/processes/{id:long}/pre-check/export", async (long id, string? format, ReadProcess slice, HandOutList sheets, CancellationToken ct) =>
                await sheets.RunAsync(await slice.CheckSheetAsync(id, ct), format, ct))
            .WithSummary("The pre-check of a process as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.SelectionRead);
    }

    public async Task<Outcome<ProcessView>> RunAsync(long id, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.SelectionRead))
        {
            return Refusal.Forbidden;
        }

        var today = clock.Today();
        await using var db = await databases.CreateDbContextAsync(ct);
        WholeProcess whole;
        ProcessView view;
        await using (await db.BeginReadAsync(ct))
        {
            if (await MatterScope.Processes(db, actor, Permission.SelectionRead, today).SingleOrDefaultAsync(p => p.Id == id, ct) is not { } process)
            {
                return Refusal.NotFound;
            }

            whole = await WholeProcess.LoadAsync(db, process, ct);
            view = await ViewAsync(db, actor, whole, today, ct);
        }

        await log.RecordAsync(actor, id, [.. whole.Acts.Select(a => a.PersonId).Distinct()], ct);
        return view;
    }

    private async Task<ProcessView> ViewAsync(DuoshiDb db, Actor actor, WholeProcess whole, DateOnly today, CancellationToken ct)
    {
        var (process, course) = (whole.Process, whole.Course(today));
        var office = await db.Set<OfficeNode>().AsNoTracking().Where(n => n.OfficeId == process.OfficeId && n.ValidFrom <= today && today < n.ValidTo).Select(n => n.Name).SingleOrDefaultAsync(ct);
        var check = process.State == ProcessState.Open
            ? await numbers.OfAsync(db, actor, process.OfficeId, whole.Acts, course.Entry(SelectionStep.Appointment)?.EffectiveOn ?? today, Months, ct)
            : null;
        return new ProcessView(
            process.Id, process.Version, process.Title, process.Kind, StepNames.Of(process.Kind), process.OfficeId, office, process.StartedOn, process.State, StepNames.Of(process.State), process.CreatedByName,
            whole.Procedure.Basis, whole.Procedure.NoticeDays, await words.OfAsync(db, whole.Acts, today, ct),
            [.. whole.Procedure.Steps.Select(s => new StepView(s, StepNames.Of(s), course.Of(s), [.. whole.Entries.Where(e => e.Step == s && e.SupersededBy is null).OrderBy(e => e.Part).Select(View)]))],
            [.. whole.Entries.Where(e => e.SupersededBy is not null).Select(View)], check,
            process.SealedStopReason is { } reason ? cipher.Open(reason) : null, process.StoppedByName is { } by ? $"{by} {Day(process.StoppedOn!.Value)}" : null,
            process.ConfirmedByName is { } confirmed ? $"{confirmed} {Day(DateOnly.FromDateTime(new DateTime(process.ConfirmedAt!.Value, DateTimeKind.Utc).ToCivil()))}" : null, process.ChangeId, ProcessDue.Of(whole, course));
    }

    private async Task<Outcome<ShownList>> CheckSheetAsync(long id, CancellationToken ct) =>
        !(await actors.CurrentAsync(ct)).May(Permission.RecordExport) ? Refusal.Forbidden
        : !(await RunAsync(id, ct)).Succeeded(out var view, out var why) ? why
        : view.Check is { } check ? NumberSheet.Of(check, T($"职数预审：{view.Title}", $"Pre-check: {view.Title}"))
        : new Refusal("selection.no-check", "此件已办理，不再预审。", "This matter is settled: there is no pre-check any more.");

    private static EntryView View(StepEntry e) => new(
        e.Id, e.Part, StepNames.Of(e.Step, e.Part), e.On, e.Body, e.DocumentNumber, e.Note, e.NoticeTo, e.Objections, e.EffectiveOn, e.Result, StepNames.Result(e.Result),
        e.RecordedByName, new DateTime(e.RecordedAt, DateTimeKind.Utc).ToCivil(), e.SupersededBy is not null, e.CorrectionReason);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
