using Duoshi.Core.Engines.Checks;
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

/// <summary>Writes a check rule: a new one, or the next version of one's own. A draft binds nobody.</summary>
internal sealed class WriteCheckRule(IDbContextFactory<DuoshiDb> databases, WriteGate gate, CheckFields fields, IActor actors, TimeProvider clock)
{
    private const int LongestWords = 300;

    /// <param name="Code">Stable name, such as C18.</param>
    /// <param name="Target">Office it is meant for, with all below; null: the own.</param>
    public sealed record Body(string? Code, CheckGroup Group, string? Zh, string? En, string? Text, string? MessageZh, string? MessageEn, string? Source, long? Target = null);

    public sealed record Written(long Id, int Version);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/check-rules", async (Body body, WriteCheckRule slice, CancellationToken ct) => (await slice.RunAsync(body, ct)).ToHttp())
            .WithSummary("Write a check rule, or its next version, as a draft").Produces<Written>()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity).Needs(Permission.CheckRuleWrite);
        api.MapPost("/check-rules/starting-set", async (WriteCheckRule slice, CancellationToken ct) => (await slice.AdoptAsync(ct)).ToHttp())
            .WithSummary("Take over the starting set of rules as drafts; those there already stay").Produces<int>().ProducesProblem(StatusCodes.Status404NotFound).Needs(Permission.CheckRuleWrite);
    }

    /// <returns>Key and version; or <c>check.text</c> with line, column and suggestions, <c>check.words</c>, <c>access.not-found</c>.</returns>
    public async Task<Outcome<Written>> RunAsync(Body body, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        var parsing = CheckParser.Parse(body.Text ?? "", fields.Schema);
        if (Wrong(body, parsing) is { } wrong)
        {
            return actor.May(Permission.CheckRuleWrite) ? wrong : Refusal.Forbidden;
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var db = transaction.Db;
        var offices = await CheckScope.OfficesAsync(db, clock.Today(), ct);
        var own = CheckScope.OwnOffice(actor, Permission.CheckRuleWrite, offices.Values);
        if (own is null || !offices.TryGetValue(body.Target ?? own.OfficeId, out var target) || !actor.May(Permission.CheckRuleWrite, target.Path))
        {
            return actor.May(Permission.CheckRuleWrite) ? Refusal.NotFound : Refusal.Forbidden;
        }

        var code = body.Code!.Trim();
        var version = 1 + (await db.Set<CheckRuleVersion>().Where(r => r.OwnerId == own.OfficeId && r.Code == code).MaxAsync(r => (int?)r.Version, ct) ?? 0);
        var rule = New(transaction, actor, own.OfficeId, target.OfficeId, version, code, body, parsing.Rule!);
        transaction.Audit(actor, "write-check-rule", detail: $"{rule.Id} {code}/{version}");
        await transaction.CommitAsync(ct);
        return new Written(rule.Id, version);
    }

    /// <returns>How many were added.</returns>
    public async Task<Outcome<int>> AdoptAsync(CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var db = transaction.Db;
        var offices = await CheckScope.OfficesAsync(db, clock.Today(), ct);
        if (CheckScope.OwnOffice(actor, Permission.CheckRuleWrite, offices.Values) is not { } own)
        {
            return actor.May(Permission.CheckRuleWrite) ? Refusal.NotFound : Refusal.Forbidden;
        }

        var there = await db.Set<CheckRuleVersion>().Where(r => r.OwnerId == own.OfficeId).Select(r => r.Code).ToListAsync(ct);
        var missing = StartingRules.All.Where(r => !there.Contains(r.Code)).ToList();
        foreach (var rule in missing)
        {
            var parsed = CheckParser.Parse(rule.Text, fields.Schema).Rule ?? throw new InvalidOperationException($"{rule.Code} is no rule.");
            New(transaction, actor, own.OfficeId, own.OfficeId, 1, rule.Code, new Body(rule.Code, rule.Group, rule.Zh, rule.En, rule.Text, rule.MessageZh, rule.MessageEn, rule.Source), parsed);
        }

        transaction.Audit(actor, "adopt-check-rules", detail: $"{missing.Count}");
        await transaction.CommitAsync(ct);
        return missing.Count;
    }

    /// <summary>What is wrong with a text, for the page to tell while it is written; null: nothing.</summary>
    public Refusal? Wrong(string? text) => Wrong(CheckParser.Parse(text ?? "", fields.Schema));

    private CheckRuleVersion New(LedgerTransaction transaction, Actor actor, long owner, long target, int version, string code, Body body, CheckRule parsed)
    {
        var rule = new CheckRuleVersion
        {
            Id = transaction.NextId(),
            Code = code,
            Version = version,
            Group = body.Group,
            OwnerId = owner,
            TargetId = target,
            Zh = body.Zh!.Trim(),
            En = string.IsNullOrWhiteSpace(body.En) ? body.Zh!.Trim() : body.En.Trim(),
            Text = body.Text!.Trim(),
            MessageZh = body.MessageZh!.Trim(),
            MessageEn = string.IsNullOrWhiteSpace(body.MessageEn) ? body.MessageZh!.Trim() : body.MessageEn.Trim(),
            Source = body.Source!.Trim(),
            Class = fields.ClassOf(parsed),
            WrittenBy = actor.Name,
            WrittenAt = clock.GetUtcNow().UtcTicks,
        };
        transaction.Db.Add(rule);
        return rule;
    }

    private static Refusal? Wrong(Body body, CheckParsing parsing)
    {
        foreach (var (field, zh, en, text, most) in new[]
        {
            ("code", "编号", "Code", body.Code, 20), ("zh", "名称", "Title", body.Zh, LongestWords), ("messageZh", "提示", "Message", body.MessageZh, LongestWords), ("source", "依据", "Source", body.Source, LongestWords),
        })
        {
            if (string.IsNullOrWhiteSpace(text) || text.Trim().Length > most)
            {
                return new Refusal("check.words", $"请填写“{zh}”，不超过 {most} 字。", $"Fill in {en}, {most} characters at most.", 422) { Details = new { field } };
            }
        }

        return Enum.IsDefined(body.Group) ? Wrong(parsing) : new Refusal("check.words", "请选择规则类别。", "Choose the group.", 422) { Details = new { field = "group" } };
    }

    private static Refusal? Wrong(CheckParsing parsing)
    {
        if (parsing.Error is not { } error)
        {
            return null;
        }

        var (zh, en) = error.Suggestions.IsEmpty ? ("", "") : ($"是否为：{string.Join("、", error.Suggestions)}？", $" Did you mean: {string.Join(", ", error.Suggestions)}?");
        return new Refusal("check.text", $"第 {error.Line} 行第 {error.Column} 字：{error.Zh}{zh}", $"Line {error.Line}, column {error.Column}: {error.En}{en}", 422)
        {
            Details = new { field = "text", error.Line, error.Column, suggestions = error.Suggestions },
        };
    }
}
