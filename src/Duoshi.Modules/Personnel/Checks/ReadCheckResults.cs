using Duoshi.Core.Engines.Checks;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Contracts;
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

/// <summary>Which results are asked for.</summary>
/// <param name="Run">The run; null: the latest that ended and concerns the actor.</param>
/// <param name="Office">Only people who counted in this office.</param>
/// <param name="Rule">Only this rule.</param>
/// <param name="Group">Only rules of this group.</param>
/// <param name="Unclear">Those that could not be judged, instead of those that fail.</param>
internal sealed record CheckQuestion(long? Run = null, long? Office = null, long? Rule = null, CheckGroup? Group = null, bool Unclear = false);

/// <summary>A failed rule of a person.</summary>
/// <param name="Href">The row of the record.</param>
internal sealed record CheckResultView(long PersonId, string Name, string? StaffNumber, string Office, string? MainPost, long RuleId, string Code, string Title, string Message, string Source, string Href);

/// <summary>How a rule came out among the people the actor sees.</summary>
internal sealed record CheckRuleCount(long RuleId, string Code, string Title, CheckGroup Group, int People);

/// <summary>An office in a run.</summary>
/// <param name="People">People judged.</param>
/// <param name="Affected">People with at least one result of those asked for.</param>
/// <param name="ByRule">People by rule.</param>
internal sealed record CheckOfficeCount(long OfficeId, string Office, int People, int Affected, IReadOnlyDictionary<long, int> ByRule)
{
    /// <summary>People without any, in percent of those judged; 100 where nobody was.</summary>
    public decimal CompletePercent => People == 0 ? 100 : Math.Round(100m * (People - Affected) / People, 1);
}

/// <summary>The results of a run.</summary>
internal sealed record CheckResults(
    long RunId, string RunOffice, DateOnly Day, DateTime At, string By, bool IsTrial, int People, IReadOnlyList<CheckRuleCount> Rules, IReadOnlyList<CheckOfficeCount> Offices, IReadOnlyList<CheckResultView> Rows, int Total);

/// <summary>The results of a run: by office in the order of the tree, never by how bad; with the names behind them.</summary>
internal sealed class ReadCheckResults(IDbContextFactory<DuoshiDb> databases, CheckFields fields, IActor actors, TimeProvider clock)
{
    private const int PageSize = 50;
    private const int GreatestSize = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/check-results", async (long? run, long? office, long? rule, CheckGroup? ruleGroup, bool? unclear, int? skip, int? take, ReadCheckResults slice, CancellationToken ct) =>
                (await slice.RunAsync(new(run, office, rule, ruleGroup, unclear ?? false), skip ?? 0, Math.Clamp(take ?? PageSize, 1, GreatestSize), ct)).ToHttp())
            .WithSummary("Results of the check rules by rule and office, with the names behind them").Produces<CheckResults>()
            .ProducesProblem(StatusCodes.Status404NotFound).Needs(Permission.CheckRead);
        api.MapGet("/check-results/export", async (long? run, long? office, long? rule, CheckGroup? ruleGroup, bool? unclear, string? format, ReadCheckResults slice, HandOutList sheets, CancellationToken ct) =>
                await sheets.RunAsync(await slice.ExportAsync(new(run, office, rule, ruleGroup, unclear ?? false), ct), format, ct))
            .WithSummary("Results of the check rules as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.RecordExport);
        api.MapGet("/check-results/offices/export", async (long? run, CheckGroup? ruleGroup, string? format, ReadCheckResults slice, HandOutList sheets, CancellationToken ct) =>
                await sheets.RunAsync(await slice.ExportOfficesAsync(new(run, null, null, ruleGroup), ct), format, ct))
            .WithSummary("Completeness by office as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.RecordExport);
    }

    /// <returns>The results; or <c>check.no-run</c>, <c>access.not-found</c>.</returns>
    public async Task<Outcome<CheckResults>> RunAsync(CheckQuestion question, int skip, int take, CancellationToken ct, Permission permission = Permission.CheckRead)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(permission) || !actor.May(Permission.CheckRead))
        {
            return Refusal.Forbidden;
        }

        var today = clock.Today();
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        var offices = await CheckScope.OfficesAsync(db, today, ct);
        var runs = await db.Set<CheckRun>().AsNoTracking().Where(r => r.FinishedAt != null && (question.Run == null ? !r.IsTrial : r.Id == question.Run)).OrderByDescending(r => r.Id).Take(200).ToListAsync(ct);
        var run = runs.Find(r => r.IsTrial ? actor.May(Permission.CheckRuleWrite, r.Path) : CheckScope.Concerns(actor, Permission.CheckRead, r.Path));
        if (run is null)
        {
            return question.Run is not null ? Refusal.NotFound : new Refusal("check.no-run", "还没有核查结果，请先运行核查。", "There are no results yet; run the checks first.", 404);
        }

        var rules = await (from r in db.Set<CheckRuleVersion>().AsNoTracking() join t in db.Set<CheckRunRule>() on r.Id equals t.RuleId where t.RunId == run.Id select r).ToDictionaryAsync(r => r.Id, ct);
        var all = CheckScope.Results(db, actor, run.Id, today).Where(r => r.IsUnclear == question.Unclear);
        var ofGroup = rules.Values.Where(r => question.Group is null || r.Group == question.Group).Select(r => r.Id).ToList();
        all = all.Where(r => ofGroup.Contains(r.RuleId));
        var pairs = await all.Select(r => new { r.OfficeId, r.RuleId, r.PersonId }).Distinct().ToListAsync(ct);
        var counts = rules.Values.Where(r => ofGroup.Contains(r.Id)).OrderBy(r => r.Group).ThenBy(r => r.Code, StringComparer.Ordinal)
            .Select(r => new CheckRuleCount(r.Id, r.Code, T(r.Zh, r.En), r.Group, pairs.Where(p => p.RuleId == r.Id && (question.Office is null || p.OfficeId == question.Office)).Select(p => p.PersonId).Distinct().Count())).ToList();
        var heads = await db.Set<CheckRunOffice>().AsNoTracking().Where(o => o.RunId == run.Id).ToListAsync(ct);
        var byOffice = pairs.ToLookup(p => p.OfficeId);
        var seen = heads.Where(h => offices.TryGetValue(h.OfficeId, out var node) && actor.May(Permission.CheckRead, node.Path)).OrderBy(h => offices[h.OfficeId].Path, StringComparer.Ordinal)
            .Select(h => new CheckOfficeCount(
                h.OfficeId, offices[h.OfficeId].Name, h.People, byOffice[h.OfficeId].Select(p => p.PersonId).Distinct().Count(),
                byOffice[h.OfficeId].GroupBy(p => p.RuleId).ToDictionary(g => g.Key, g => g.Select(p => p.PersonId).Distinct().Count()))).ToList();
        if (question.Office is { } office)
        {
            all = all.Where(r => r.OfficeId == office);
        }

        if (question.Rule is { } one)
        {
            all = all.Where(r => r.RuleId == one);
        }

        return new CheckResults(
            run.Id, offices.GetValueOrDefault(run.OfficeId)?.Name ?? "", run.Day, new DateTime(run.FinishedAt!.Value, DateTimeKind.Utc), run.StartedBy, run.IsTrial, seen.Sum(o => o.People), counts, seen,
            await RowsAsync(db, all, rules, offices, skip, take, today, ct), await all.CountAsync(ct));
    }

    private async Task<IReadOnlyList<CheckResultView>> RowsAsync(
        DuoshiDb db, IQueryable<CheckResult> results, Dictionary<long, CheckRuleVersion> rules, Dictionary<long, OfficeNode> offices, int skip, int take, DateOnly today, CancellationToken ct)
    {
        var page = await (
            from r in results
            join c in db.Set<PersonCard>().AsNoTracking() on r.PersonId equals c.PersonId
            where c.Recent && c.ValidFrom <= today && today < c.ValidTo
            orderby c.RosterKey, r.PersonId, r.RuleId, r.RowId
            select new { Result = r, c.Name, c.StaffNumber, c.OfficeId, c.MainPost }).Skip(Math.Max(0, skip)).Take(Math.Max(1, take)).ToListAsync(ct);
        var kinds = rules.ToDictionary(r => r.Key, r => CheckParser.Parse(r.Value.Text, fields.Schema).Rule is { } rule ? fields.KindOf(rule) : null);
        return [.. page.Select(p =>
        {
            var rule = rules[p.Result.RuleId];
            var kind = kinds[rule.Id];
            return new CheckResultView(
                p.Result.PersonId, p.Name, p.StaffNumber, p.OfficeId is { } o ? offices.GetValueOrDefault(o)?.Name ?? "" : "", p.MainPost, rule.Id, rule.Code, T(rule.Zh, rule.En), T(rule.MessageZh, rule.MessageEn), rule.Source,
                $"/people/{p.Result.PersonId}/record?kind={kind}{(p.Result.RowId != 0 ? $"&correct={p.Result.RowId}" : "")}");
        })];
    }

    private async Task<Outcome<ShownList>> ExportAsync(CheckQuestion question, CancellationToken ct)
    {
        if (!(await RunAsync(question, 0, int.MaxValue, ct, Permission.RecordExport)).Succeeded(out var found, out var why))
        {
            return why;
        }

        var office = found.Offices.FirstOrDefault(o => o.OfficeId == question.Office)?.Office;
        return new ShownList(
            question.Group == CheckGroup.Required ? T("缺项清单", "Missing fields") : T("核查结果", "Check results"),
            [new(T("单位", "Office")), new(T("姓名", "Name")), new(T("人员编号", "Staff number")), new(T("职务", "Post")), new(T("规则", "Rule")), new(T("名称", "Title")), new(T("问题", "What is wrong")), new(T("依据", "Source"))],
            found.Rows.Select(r => SheetLine.Of(r.Office, r.Name, r.StaffNumber, r.MainPost, r.Code, r.Title, r.Message, r.Source)))
        {
            AsOf = found.Day,
            Filters = ShownList.InWords(office, found.Rules.FirstOrDefault(r => r.RuleId == question.Rule)?.Title, question.Unclear ? T("无法判断", "could not be judged") : null),
        };
    }

    private async Task<Outcome<ShownList>> ExportOfficesAsync(CheckQuestion question, CancellationToken ct)
    {
        if (!(await RunAsync(question, 0, 1, ct, Permission.RecordExport)).Succeeded(out var found, out var why))
        {
            return why;
        }

        return new ShownList(
            T("信息完整情况", "Completeness by office"),
            [
                new(T("单位", "Office")), new(T("人数", "People"), Kind: SheetColumnKind.Number), new(T("有缺项人数", "With something missing"), Kind: SheetColumnKind.Number), new(T("完整率（%）", "Complete (%)"), Kind: SheetColumnKind.Number),
                .. found.Rules.Select(r => new SheetColumn(r.Title, T("缺项人数", "People without"), SheetColumnKind.Number)),
            ],
            found.Offices.Select(o => SheetLine.Of([o.Office, $"{o.People}", $"{o.Affected}", FormattableString.Invariant($"{o.CompletePercent}"), .. found.Rules.Select(r => $"{o.ByRule.GetValueOrDefault(r.RuleId)}")])))
        {
            AsOf = found.Day,
        };
    }
}
