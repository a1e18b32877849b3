using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Jobs;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Checks;

/// <summary>Has the record of an office and those below judged in the background: by the rules that bind, or by chosen drafts as a trial.</summary>
internal sealed class StartCheckRun(IDbContextFactory<DuoshiDb> databases, WriteGate gate, JobQueue jobs, IActor actors, TimeProvider clock)
{
    /// <param name="Office">The office, with all below; null: the own.</param>
    /// <param name="Rules">Rules to try; null or none: those that bind today.</param>
    public sealed record Body(long? Office, IReadOnlyList<long>? Rules);

    public sealed record Started(long RunId, long JobId);

    public sealed record Added(long Id, string Office);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/check-runs", async (Body body, StartCheckRun slice, CancellationToken ct) => (await slice.RunAsync(body, ct)).ToHttp())
        .WithSummary("Judge the record by the binding rules, or try chosen ones").Produces<Started>()
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Needs(Permission.CheckRun);

    /// <returns>Run and job; or <c>check.no-rules</c>, <c>access.not-found</c>.</returns>
    public async Task<Outcome<Started>> RunAsync(Body body, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.CheckRun))
        {
            return Refusal.Forbidden;
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        if (!(await AddAsync(transaction, actor, body, ct)).Succeeded(out var run, out var why))
        {
            return why;
        }

        var job = jobs.Add(transaction, actor, CheckRunJob.JobKind, run.Office, new CheckRunJob.Run(run.Id));
        await transaction.CommitAsync(ct);
        jobs.Ring();
        return new Started(run.Id, job);
    }

    /// <summary>Adds a run that nobody judges yet.</summary>
    /// <returns>The run and the name of its office; or <c>check.no-rules</c>, <c>access.not-found</c>.</returns>
    public async Task<Outcome<Added>> AddAsync(LedgerTransaction transaction, Actor actor, Body body, CancellationToken ct)
    {
        var today = clock.Today();
        var db = transaction.Db;
        var offices = await CheckScope.OfficesAsync(db, today, ct);
        var office = body.Office is { } asked ? offices.GetValueOrDefault(asked) : CheckScope.OwnOffice(actor, Permission.CheckRun, offices.Values);
        if (office is null || !actor.May(Permission.CheckRun, office.Path))
        {
            return Refusal.NotFound;
        }

        var trial = body.Rules is { Count: > 0 };
        var chosen = (await db.Set<CheckRuleVersion>().AsNoTracking().ToListAsync(ct))
            .Where(r => trial ? body.Rules!.Contains(r.Id) : r.BindsOn(today))
            .Where(r => offices.TryGetValue(r.TargetId, out var target) && (target.Path.StartsWith(office.Path, StringComparison.Ordinal) || office.Path.StartsWith(target.Path, StringComparison.Ordinal)))
            .ToList();
        if (trial && (chosen.Count != body.Rules!.Distinct().Count()
            || chosen.Exists(r => r.ValidFrom is null && !(offices.TryGetValue(r.OwnerId, out var owner) && actor.May(Permission.CheckRuleWrite, owner.Path)))))
        {
            return Refusal.NotFound;
        }

        if (chosen.Count == 0)
        {
            return new Refusal("check.no-rules", "还没有适用于该院的有效规则；请先采用初始规则集，试算后下发。", "No rule binds this office yet; take over the starting set, try it and hand it down.");
        }

        var run = new CheckRun
        {
            Id = transaction.NextId(),
            OfficeId = office.OfficeId,
            Path = office.Path,
            Day = today,
            IsTrial = trial,
            AccountId = actor.AccountId,
            StartedBy = actor.Name,
            StartedAt = clock.GetUtcNow().UtcTicks,
        };
        db.Add(run);
        db.AddRange(chosen.Select(r => new CheckRunRule { RunId = run.Id, RuleId = r.Id }));
        transaction.Audit(actor, trial ? "try-check-rules" : "run-checks", detail: $"{run.Id} {office.OfficeId} {chosen.Count}");
        return new Added(run.Id, office.Name);
    }
}
