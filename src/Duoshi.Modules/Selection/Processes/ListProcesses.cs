using System.Globalization;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Selection.Matters;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Selection.Processes;

/// <summary>The processes in scope, the newest first. Never those that concern the reader.</summary>
internal sealed class ListProcesses(IDbContextFactory<DuoshiDb> databases, IActor actors, TimeProvider clock)
{
    private const int PageSize = 50;
    private const int GreatestSize = 200;

    /// <summary>States that can be asked for, besides all.</summary>
    public static readonly ProcessState[] States = Enum.GetValues<ProcessState>();

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/selection/processes", async (string? state, string? q, int? skip, int? take, ListProcesses slice, CancellationToken ct) =>
                (await slice.RunAsync(state, q, skip ?? 0, Math.Clamp(take ?? PageSize, 1, GreatestSize), ct)).ToHttp())
            .WithSummary("选拔任用纪实 Processes of selection in scope, the newest first")
            .Produces<ProcessPage>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).Needs(Permission.SelectionRead);
        api.MapGet("/selection/processes/export", async (string? state, string? q, string? format, ListProcesses slice, HandOutList sheets, CancellationToken ct) =>
                await sheets.RunAsync(await slice.SheetAsync(state, q, ct), format, ct))
            .WithSummary("Processes of selection as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.SelectionRead);
    }

    /// <param name="state">Name of a <see cref="ProcessState"/>; empty: all.</param>
    /// <param name="text">Part of the title, of the office's name or of the name of a person concerned.</param>
    /// <param name="skip">Rows to pass over.</param>
    /// <param name="take">Rows of a page.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<ProcessPage>> RunAsync(string? state, string? text, int skip, int take, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.SelectionRead))
        {
            return Refusal.Forbidden;
        }

        ProcessState? only = null;
        if (!string.IsNullOrEmpty(state))
        {
            if (!Enum.TryParse<ProcessState>(state, true, out var asked) || !Enum.IsDefined(asked))
            {
                var offered = string.Join(", ", Enum.GetNames<ProcessState>());
                return new Refusal("selection.state", $"没有“{state}”这种状态，可用：{offered}。", $"There is no state '{state}'; offered: {offered}.", 422) { Details = new { field = "state" } };
            }

            only = asked;
        }

        var today = clock.Today();
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        var found = MatterScope.Processes(db, actor, Permission.SelectionRead, today);
        found = only is { } one ? found.Where(p => p.State == one) : found;
        found = found.Naming(text, db, today);
        var total = await found.CountAsync(ct);
        var page = await found.OrderByDescending(p => p.Id).Skip(Math.Max(0, skip)).Take(take).ToListAsync(ct);
        return new ProcessPage(await RowsAsync(db, page, today, ct), total);
    }

    private async Task<Outcome<ShownList>> SheetAsync(string? state, string? text, CancellationToken ct)
    {
        if (!(await actors.CurrentAsync(ct)).May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        return (await RunAsync(state, text, 0, int.MaxValue, ct)).Succeeded(out var page, out var why)
            ? new ShownList(
                T("选拔任用纪实一览", "Processes of selection"),
                [new(T("事项", "Matter")), new(T("类别", "Kind")), new(T("单位", "Office")), new(T("启动", "Begun")), new(T("人员", "People")), new(T("状态", "State")), new(T("进度", "Steps")), new(T("下一程序", "Next")), new(T("到期", "Due"))],
                page.Rows.Select(r => SheetLine.Of(r.Title, r.KindName, r.Office, Day(r.StartedOn), r.People, r.StateName, $"{r.Done}/{r.Steps}", r.NextName, r.Due is { } due ? Day(due) : "")))
            {
                Filters = ShownList.InWords(Enum.TryParse<ProcessState>(state, true, out var shown) ? StepNames.Of(shown) : null, ShownList.Containing(text)),
            }
            : why;
    }

    private static async Task<IReadOnlyList<ProcessRow>> RowsAsync(DuoshiDb db, List<SelectionProcess> page, DateOnly today, CancellationToken ct)
    {
        var rows = new List<ProcessRow>();
        foreach (var some in page.Chunk(400))
        {
            var ids = some.Select(p => p.Id).ToList();
            var acts = (await db.Set<PlannedAct>().AsNoTracking().Where(a => ids.Contains(a.MatterId)).OrderBy(a => a.Order).ToListAsync(ct)).ToLookup(a => a.MatterId);
            var entries = (await db.Set<StepEntry>().AsNoTracking().Where(s => ids.Contains(s.ProcessId) && s.SupersededBy == null).ToListAsync(ct)).ToLookup(s => s.ProcessId);
            var procedures = await db.Set<ProcedureRow>().AsNoTracking().ToListAsync(ct);
            var names = await ActWords.CardsAsync(db, [.. acts.SelectMany(a => a).Select(a => a.PersonId).Distinct()], today, ct);
            var offices = some.Select(p => p.OfficeId).Distinct().ToList();
            var nodes = await db.Set<OfficeNode>().AsNoTracking().Where(n => offices.Contains(n.OfficeId) && n.ValidFrom <= today && today < n.ValidTo).ToDictionaryAsync(n => n.OfficeId, n => n.Name, ct);
            foreach (var process in some)
            {
                var whole = new WholeProcess(process, [.. acts[process.Id]], [.. entries[process.Id]], Procedure.InForce(process.Kind, process.StartedOn, procedures));
                var course = whole.Course(today);
                var next = process.State is ProcessState.Stopped or ProcessState.Closed ? null : course.Next;
                rows.Add(new ProcessRow(
                    process.Id, process.Title, process.Kind, StepNames.Of(process.Kind), nodes.GetValueOrDefault(process.OfficeId), process.StartedOn, process.State, StepNames.Of(process.State),
                    string.Join(T("、", ", "), whole.Acts.Select(a => a.PersonId).Distinct().Select(p => names.GetValueOrDefault(p)?.Name).OfType<string>()),
                    whole.Procedure.Steps.Count(course.IsDone), whole.Procedure.Steps.Length, next, next is { } step ? StepNames.Of(step, course.MissingPart(step)) : "", ProcessDue.Of(whole, course)));
            }
        }

        return rows;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
