using Duoshi.Core.Sheets;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Checks;

/// <summary>The check rules that concern the actor's office: its own, those handed down from above, those written below.</summary>
internal sealed class ListCheckRules(IDbContextFactory<DuoshiDb> databases, IActor actors, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/check-rules", async (bool? ended, ListCheckRules slice, CancellationToken ct) => (await slice.RunAsync(ended ?? false, ct)).ToHttp())
            .WithSummary("Check rules that concern the office: own, from above, from below").Produces<IReadOnlyList<CheckRuleView>>().Needs(Permission.CheckRead);
        api.MapGet("/check-rules/export", async (bool? ended, string? format, ListCheckRules slice, HandOutList sheets, CancellationToken ct) =>
                await sheets.RunAsync(await slice.ExportAsync(ended ?? false, ct), format, ct))
            .WithSummary("The check rules as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.RecordExport);
    }

    /// <param name="all">With those that ended.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<IReadOnlyList<CheckRuleView>>> RunAsync(bool all, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.CheckRead))
        {
            return Refusal.Forbidden;
        }

        var today = clock.Today();
        await using var db = await databases.CreateDbContextAsync(ct);
        var offices = await CheckScope.OfficesAsync(db, today, ct);
        var rules = (await db.Set<CheckRuleVersion>().AsNoTracking().ToListAsync(ct))
            .Where(r => offices.TryGetValue(r.TargetId, out var target) && CheckScope.Concerns(actor, Permission.CheckRead, target.Path))
            // A draft is nobody's business but its office's and those above.
            .Where(r => r.ValidFrom is not null || (offices.TryGetValue(r.OwnerId, out var owner) && actor.May(Permission.CheckRead, owner.Path)))
            .Where(r => all || CheckWords.StateOf(r, today) != CheckRuleState.Ended);
        var trials = await TrialsAsync(db, actor, offices.ToDictionary(o => o.Key, o => o.Value.Path), ct);
        return rules.OrderBy(r => r.Group).ThenBy(r => r.Code, StringComparer.Ordinal).ThenByDescending(r => r.Version).Select(r => new CheckRuleView(
            r.Id, r.Code, r.Version, r.Group, r.Zh, r.En, r.Text, r.MessageZh, r.MessageEn, r.Source, r.Class,
            offices.GetValueOrDefault(r.OwnerId)?.Name ?? "", offices[r.TargetId].Name, r.TargetId, r.ValidFrom, r.ValidTo, CheckWords.StateOf(r, today), r.WrittenBy, r.BoundBy, r.EndedBy, r.EndReason,
            offices.TryGetValue(r.OwnerId, out var owner) && actor.May(Permission.CheckRuleWrite, owner.Path), trials.GetValueOrDefault(r.Id))
        { BoundReason = r.BoundReason, BoundDocument = r.BoundDocument }).ToList();
    }

    private static async Task<Dictionary<long, CheckTrialView>> TrialsAsync(DuoshiDb db, Actor actor, Dictionary<long, string> paths, CancellationToken ct)
    {
        var tried = await (
            from run in db.Set<CheckRun>().AsNoTracking()
            join rule in db.Set<CheckRunRule>().AsNoTracking() on run.Id equals rule.RunId
            where run.IsTrial && run.FinishedAt != null
            orderby run.Id
            select new { rule.RuleId, run.Id, run.OfficeId, run.Day, run.People, rule.Failing, rule.Unclear }).ToListAsync(ct);
        // Counts over everybody are for who reaches everybody of the run.
        return tried.Where(t => paths.TryGetValue(t.OfficeId, out var path) && actor.May(Permission.CheckRead, path))
            .GroupBy(t => t.RuleId).ToDictionary(g => g.Key, g => g.Last() is var t ? new CheckTrialView(t.Id, t.Day, t.People, t.Failing, t.Unclear) : null!);
    }

    private async Task<Outcome<ShownList>> ExportAsync(bool all, CancellationToken ct) => (await RunAsync(all, ct)).Succeeded(out var rules, out var why)
        ? new ShownList(
            T("核查规则", "Check rules"),
            [new(T("编号", "Code")), new(T("版本", "Version")), new(T("类别", "Group")), new(T("名称", "Title")), new(T("规则", "Rule")), new(T("提示", "Message")), new(T("依据", "Source")), new(T("制定单位", "Written by")), new(T("适用范围", "Handed down to")), new(T("生效", "From")), new(T("停用", "To")), new(T("状态", "State")), new(T("下发理由", "Handed down because")), new(T("文号", "Document number"))],
            rules.Select(r => SheetLine.Of(r.Code, $"{r.Version}", CheckWords.Of(r.Group), r.Title, r.Text, r.Message, r.Source, r.Owner, r.Target, $"{r.ValidFrom:yyyy-MM-dd}", $"{r.ValidTo:yyyy-MM-dd}", CheckWords.Of(r.State), r.BoundReason, r.BoundDocument)))
        : why;
}
