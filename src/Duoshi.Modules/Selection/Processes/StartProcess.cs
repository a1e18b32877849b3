using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Selection.Matters;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Selection.Processes;

/// <summary>Begins a process of selection: for which people, which posts, under which procedure. Nothing of the record changes.</summary>
internal sealed class StartProcess(IDbContextFactory<DuoshiDb> databases, WriteGate gate, ActReading reading, IActor actors, TimeProvider clock)
{
    /// <param name="Title">What the matter is called among those who conduct it.</param>
    /// <param name="Kind">promotion, elected, lateral or rank: which steps are asked.</param>
    /// <param name="OfficeId">The office that conducts it.</param>
    /// <param name="StartedOn">The day it began; empty: today.</param>
    /// <param name="Acts">People and posts.</param>
    public sealed record Body(string? Title, AppointmentKind Kind, long OfficeId, string? StartedOn, IReadOnlyList<ActBody>? Acts);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/selection/processes", async (Body body, StartProcess slice, CancellationToken ct) =>
            (await slice.RunAsync(body, ct)).ToHttp(id => Results.Created($"/api/v1/selection/processes/{id}", new NewKey(id))))
        .WithSummary("启动选拔任用 Begin a process of selection")
        .Produces<NewKey>(StatusCodes.Status201Created)
        .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity)
        .Needs(Permission.SelectionRecord);

    public async Task<Outcome<long>> RunAsync(Body body, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.SelectionRecord))
        {
            return Refusal.Forbidden;
        }

        var today = clock.Today();
        var started = today;
        if (!string.IsNullOrWhiteSpace(body.StartedOn) && !MatterRequests.Day(body.StartedOn, "startedOn", "启动日期", "first day").Succeeded(out started, out var why))
        {
            return why;
        }

        if (started > today)
        {
            return new Refusal("selection.date-future", "启动日期不能晚于今天。", "The first day can't be after today.", 422) { Details = new { field = "startedOn" } };
        }

        if (string.IsNullOrWhiteSpace(body.Title) || body.Title.Trim().Length > 120)
        {
            return new Refusal("selection.title", "请写明事项名称（不超过 120 字）。", "Say what the matter is called (at most 120 characters).", 422) { Details = new { field = "title" } };
        }

        if (!Enum.IsDefined(body.Kind))
        {
            return new Refusal("selection.kind", "请选择任用类别。", "Choose the kind of appointment.", 422) { Details = new { field = "kind" } };
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var db = transaction.Db;
        if (await MatterScope.OfficeAsync(db, actor, Permission.SelectionRecord, body.OfficeId, today, ct) is not { } office)
        {
            return Refusal.NotFound;
        }

        if (!(await reading.ReadAsync(db, actor, Permission.SelectionRecord, body.Acts, today, ct)).Succeeded(out var acts, out why))
        {
            return why;
        }

        var people = acts.Select(a => a.PersonId).Distinct().ToList();
        var highest = (await ActWords.CardsAsync(db, people, today, ct)).Values.Select(c => c.ManagementAuthority).OfType<string>().Order(StringComparer.Ordinal).FirstOrDefault();
        if (!MatterScope.Reaches(actor, Permission.SelectionRecord, office.Path, highest))
        {
            return new Refusal("selection.managed-above", "其中有上级管理的干部，请由有管理权限的单位办理。", "Some of them are managed above: the office with that authority conducts it.", 403);
        }

        var id = transaction.NextId();
        db.Add(new SelectionProcess
        {
            Id = id,
            Title = body.Title.Trim(),
            Kind = body.Kind,
            OfficeId = body.OfficeId,
            StartedOn = started,
            HighestAuthority = highest,
            Version = 1,
            CreatedBy = actor.AccountId,
            CreatedByName = actor.Name,
            CreatedAt = clock.GetUtcNow().UtcTicks,
        });
        foreach (var act in acts)
        {
            (act.Id, act.MatterId) = (transaction.NextId(), id);
            db.Add(act);
        }

        foreach (var person in people.Order())
        {
            transaction.Audit(actor, "start-selection", SubjectKind.Person, person, detail: $"{id}");
        }

        await transaction.CommitAsync(ct);
        return id;
    }
}
