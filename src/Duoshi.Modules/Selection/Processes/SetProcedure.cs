using System.Globalization;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Selection.Matters;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Selection.Processes;

/// <summary>Which steps are asked, as dated data: shown to all who read processes, set by the office at the top, later rules by later rows.</summary>
internal sealed class SetProcedure(IDbContextFactory<DuoshiDb> databases, WriteGate gate, IActor actors, TimeProvider clock)
{
    /// <param name="Kind">promotion, elected, lateral or rank.</param>
    /// <param name="From">First day: processes begun from it follow the row.</param>
    /// <param name="Steps">The steps, in order.</param>
    /// <param name="NoticeDays">Working days of a notice at least, 1 to 60.</param>
    /// <param name="ProbationMonths">Months of probation, 0 to 36.</param>
    /// <param name="Basis">The document or rule.</param>
    public sealed record Body(AppointmentKind Kind, string? From, IReadOnlyList<SelectionStep>? Steps, int NoticeDays, int ProbationMonths, string? Basis);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/selection/procedures", async (SetProcedure slice, CancellationToken ct) => (await slice.ListAsync(ct)).ToHttp())
            .WithSummary("Which steps each kind of appointment asks, with the day from which on")
            .Produces<IReadOnlyList<Procedure>>().Needs(Permission.SelectionRead);
        api.MapPost("/selection/procedures", async (Body body, SetProcedure slice, CancellationToken ct) => (await slice.RunAsync(body, ct)).ToHttp())
            .WithSummary("Set the steps of a kind of appointment from a day on; earlier rows stay")
            .Produces<Procedure>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).Needs(Permission.SelectionConfirm);
    }

    public async Task<Outcome<IReadOnlyList<Procedure>>> ListAsync(CancellationToken ct)
    {
        if (!(await actors.CurrentAsync(ct)).May(Permission.SelectionRead))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Set<ProcedureRow>().AsNoTracking().OrderBy(r => r.Kind).ThenByDescending(r => r.ValidFrom).ThenByDescending(r => r.Id).ToListAsync(ct);
        return Procedure.BuiltIn.Concat(rows.Select(Procedure.Of)).OrderBy(p => p.Kind).ThenByDescending(p => p.From).ToList();
    }

    /// <summary>Whether the actor may set procedures: the office at the top alone.</summary>
    public async Task<bool> MaySetAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await MaySetAsync(db, await actors.CurrentAsync(ct), ct);
    }

    private async Task<bool> MaySetAsync(DuoshiDb db, Actor actor, CancellationToken ct)
    {
        var today = clock.Today();
        var tops = await db.Set<OfficeNode>().Where(n => n.ParentId == null && n.ValidFrom <= today && today < n.ValidTo).Select(n => n.Path).ToListAsync(ct);
        return tops.Exists(path => actor.May(Permission.SelectionConfirm, path));
    }

    public async Task<Outcome<Procedure>> RunAsync(Body body, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        if (!await MaySetAsync(transaction.Db, actor, ct))
        {
            return Refusal.Forbidden;
        }

        if (!MatterRequests.Day(body.From, "from", "起始日期", "first day").Succeeded(out var from, out var why))
        {
            return why;
        }

        var steps = body.Steps ?? [];
        if (!Enum.IsDefined(body.Kind) || steps.Count == 0 || steps.Any(s => !Enum.IsDefined(s)) || !steps.SequenceEqual(steps.Distinct().Order()) || !steps.Contains(SelectionStep.Appointment)
            || body.NoticeDays is < 1 or > 60 || body.ProbationMonths is < 0 or > 36 || string.IsNullOrWhiteSpace(body.Basis))
        {
            return new Refusal(
                "selection.procedure", "请按顺序列出程序（须含“任职”，不重复），公示 1–60 个工作日，试用 0–36 个月，并写明依据。",
                "List the steps in their order, the appointment among them and none twice; a notice of 1 to 60 working days, a probation of 0 to 36 months, and the basis.", 422);
        }

        var row = new ProcedureRow
        {
            Id = transaction.NextId(),
            Kind = body.Kind,
            ValidFrom = from,
            Steps = string.Join(',', steps.Select(s => ((byte)s).ToString(CultureInfo.InvariantCulture))),
            NoticeDays = body.NoticeDays,
            ProbationMonths = body.ProbationMonths,
            Basis = MatterRequests.Trimmed(body.Basis, 200)!,
            SetByName = actor.Name,
            SetAt = clock.GetUtcNow().UtcTicks,
        };
        transaction.Db.Add(row);
        transaction.Audit(actor, "set-procedure", detail: $"{row.Kind} {row.ValidFrom:yyyy-MM-dd} {row.Steps}");
        await transaction.CommitAsync(ct);
        return Procedure.Of(row);
    }
}
