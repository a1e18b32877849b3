using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Checks;

/// <summary>
/// Hands rules down: from a day they bind over the subtree they are written for. Only what was tried binds; an earlier
/// version ends on that day and stays to be read. Or ends rules from a day.
/// </summary>
internal sealed class BindCheckRules(IDbContextFactory<DuoshiDb> databases, WriteGate gate, IActor actors, TimeProvider clock)
{
    /// <param name="Rules">Rules that were tried.</param>
    /// <param name="From">First day they bind.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="DocumentNumber">文号 of the paper by which they are handed down, where there is one.</param>
    public sealed record BindBody(IReadOnlyList<long>? Rules, DateOnly? From, string? Reason, string? DocumentNumber);

    public sealed record EndBody(DateOnly? On, string? Reason);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/check-rules/bind", async (BindBody body, BindCheckRules slice, CancellationToken ct) => (await slice.RunAsync(body, ct)).ToHttp())
            .WithSummary("Hand tried rules down from a day").Produces<int>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).Needs(Permission.CheckRuleBind);
        api.MapPost("/check-rules/{id:long}/end", async (long id, EndBody body, BindCheckRules slice, CancellationToken ct) => (await slice.EndAsync(id, body, ct)).ToHttp())
            .WithSummary("End a rule, or discard a draft").Produces<Done>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).Needs(Permission.CheckRuleBind);
    }

    /// <returns>How many; all or none: <c>check.reason</c>, <c>check.not-tried</c>, <c>check.bound</c>, <c>check.day</c>, <c>access.not-found</c>.</returns>
    public async Task<Outcome<int>> RunAsync(BindBody body, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        var today = clock.Today();
        if (body.From is not { } from || from < today)
        {
            return actor.May(Permission.CheckRuleBind) ? new Refusal("check.day", "生效日应为今天或以后。", "The day must be today or later.", 422) { Details = new { field = "from" } } : Refusal.Forbidden;
        }

        if (string.IsNullOrWhiteSpace(body.Reason))
        {
            return actor.May(Permission.CheckRuleBind) ? new Refusal("check.reason", "请写明下发理由。", "Say why they are handed down.", 422) { Details = new { field = "reason" } } : Refusal.Forbidden;
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var db = transaction.Db;
        var ids = (body.Rules ?? []).Distinct().ToList();
        var rules = await db.Set<CheckRuleVersion>().Where(r => ids.Contains(r.Id)).ToListAsync(ct);
        if (ids.Count == 0 || rules.Count != ids.Count || !await OwnAllAsync(db, actor, rules, today, ct))
        {
            return Refusal.NotFound;
        }

        var tried = await (
            from run in db.Set<CheckRun>()
            join rule in db.Set<CheckRunRule>() on run.Id equals rule.RunId
            where run.IsTrial && run.FinishedAt != null && ids.Contains(rule.RuleId)
            select rule.RuleId).Distinct().ToListAsync(ct);
        if (rules.Find(r => r.ValidFrom is not null || r.ValidTo is not null) is { } bound)
        {
            return new Refusal("check.bound", $"规则 {bound.Code} 第 {bound.Version} 版已经下发或停用；请另写新版本。", $"Rule {bound.Code} version {bound.Version} was handed down or ended before; write a new version.");
        }

        if (rules.Find(r => !tried.Contains(r.Id)) is { } untried)
        {
            return new Refusal("check.not-tried", $"规则 {untried.Code} 还没有试算；请先试算，看有多少人不符合。", $"Rule {untried.Code} was not tried yet; try it first and see for how many it fails.");
        }

        if (rules.GroupBy(r => (r.OwnerId, r.Code)).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return new Refusal("check.bound", $"规则 {twice.Key.Code} 选了两个版本。", $"Two versions of rule {twice.Key.Code} are chosen.");
        }

        foreach (var rule in rules)
        {
            foreach (var earlier in await db.Set<CheckRuleVersion>().Where(r => r.OwnerId == rule.OwnerId && r.Code == rule.Code && r.Id != rule.Id && r.ValidFrom != null && (r.ValidTo == null || r.ValidTo > from)).ToListAsync(ct))
            {
                // One that would begin on that day or later never binds.
                earlier.ValidTo = earlier.ValidFrom > from ? earlier.ValidFrom : from;
                earlier.EndedBy = actor.Name;
                earlier.EndReason = $"第 {rule.Version} 版代替";
            }

            (rule.ValidFrom, rule.BoundBy, rule.BoundReason) = (from, actor.Name, body.Reason.Trim());
            rule.BoundDocument = string.IsNullOrWhiteSpace(body.DocumentNumber) ? null : body.DocumentNumber.Trim();
            transaction.Audit(actor, "bind-check-rule", detail: $"{rule.Id} {rule.Code}/{rule.Version} {from:yyyy-MM-dd}");
        }

        await transaction.CommitAsync(ct);
        return rules.Count;
    }

    /// <summary>Ends a rule; it stays to be read.</summary>
    public async Task<Outcome<Done>> EndAsync(long id, EndBody body, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        var today = clock.Today();
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var rule = await transaction.Db.Set<CheckRuleVersion>().SingleOrDefaultAsync(r => r.Id == id, ct);
        if (rule is null || !await OwnAllAsync(transaction.Db, actor, [rule], today, ct))
        {
            return Refusal.NotFound;
        }

        if (rule.ValidTo is not null)
        {
            return new Refusal("check.ended", "此规则已经停用。", "This rule has ended.");
        }

        if (string.IsNullOrWhiteSpace(body.Reason) || body.On < today)
        {
            return new Refusal("check.reason", "请写明停用理由；停用日应为今天或以后。", "Say why; the day must be today or later.", 422) { Details = new { field = "reason" } };
        }

        var on = body.On ?? today;
        rule.ValidTo = rule.ValidFrom > on ? rule.ValidFrom : on;
        (rule.EndedBy, rule.EndReason) = (actor.Name, body.Reason.Trim());
        transaction.Audit(actor, "end-check-rule", detail: $"{rule.Id} {rule.Code}/{rule.Version} {rule.ValidTo:yyyy-MM-dd}");
        await transaction.CommitAsync(ct);
        return new Done();
    }

    private static async Task<bool> OwnAllAsync(DuoshiDb db, Actor actor, List<CheckRuleVersion> rules, DateOnly today, CancellationToken ct)
    {
        var offices = await CheckScope.OfficesAsync(db, today, ct);
        return rules.TrueForAll(r => offices.TryGetValue(r.OwnerId, out var owner) && actor.May(Permission.CheckRuleBind, owner.Path));
    }
}
