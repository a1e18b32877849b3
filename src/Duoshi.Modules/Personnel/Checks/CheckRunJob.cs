using System.Globalization;
using Duoshi.Core.Engines.Checks;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Jobs;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Checks;

/// <summary>Judges the people of a run some hundred at a time, in the order of their keys, and goes on there after a restart.</summary>
internal sealed class CheckRunJob(IDbContextFactory<DuoshiDb> databases, WriteGate gate, CheckFields fields, IActor actors, TimeProvider clock) : IJob
{
    public const string JobKind = "check-run";

    private const string InService = "1";
    private const int Batch = 500;

    /// <summary>Runs of an office of which results are kept; of earlier ones the counts.</summary>
    private const int RunsKept = 3;

    public sealed record Run(long RunId);

    private sealed record Ruled(CheckRuleVersion Version, CheckRule Rule, string Target);

    public string Kind => JobKind;

    public async Task RunAsync(JobContext context)
    {
        var (id, ct) = (context.Payload<Run>().RunId, context.Cancellation);
        var actor = await actors.CurrentAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        var run = await db.Set<CheckRun>().AsNoTracking().SingleAsync(r => r.Id == id, ct);
        if (!actor.May(Permission.CheckRun, run.Path))
        {
            throw JobContext.Fail(Refusal.Forbidden);
        }

        var rules = await RulesAsync(db, run, ct);
        var read = rules.SelectMany(r => r.Rule.KindsRead).ToHashSet();
        var after = long.Parse(context.Checkpoint ?? "0", CultureInfo.InvariantCulture);
        // What an interrupted run wrote past its checkpoint is written again.
        await db.Set<CheckResult>().Where(r => r.RunId == id && r.PersonId > after).ExecuteDeleteAsync(ct);
        var people = PeopleInScope.On(db, actor, Permission.CheckRun, run.Day, clock.Today()).Where(c => c.Status == InService && c.OfficeId != null).Where(PeopleInScope.Below(run.Path));
        var (done, total) = (await people.CountAsync(c => c.PersonId <= after, ct), await people.CountAsync(ct));
        while (true)
        {
            context.Report(done, total, Words.T("核查", "Checking"));
            var cards = await people.Where(c => c.PersonId > after).OrderBy(c => c.PersonId).Take(Batch).ToListAsync(ct);
            if (cards.Count == 0)
            {
                break;
            }

            await KeepAsync([.. await JudgedAsync(db, actor, run, rules, cards, read, ct)], ct);
            done += cards.Count;
            after = cards[^1].PersonId;
            await context.SaveCheckpointAsync(after.ToString(CultureInfo.InvariantCulture));
        }

        await FinishAsync(actor, run, people, total, ct);
        context.Result = new { run = id, people = total };
    }

    private async Task<List<Ruled>> RulesAsync(DuoshiDb db, CheckRun run, CancellationToken ct)
    {
        var offices = await CheckScope.OfficesAsync(db, run.Day, ct);
        var versions = await (from r in db.Set<CheckRuleVersion>().AsNoTracking() join t in db.Set<CheckRunRule>() on r.Id equals t.RuleId where t.RunId == run.Id select r).ToListAsync(ct);
        return [.. versions.Where(v => offices.ContainsKey(v.TargetId)).Select(v => new Ruled(
            v, CheckParser.Parse(v.Text, fields.Schema).Rule ?? throw JobContext.Fail(new Refusal("check.text", $"规则 {v.Code} 已不能读取，请另写新版本。", $"Rule {v.Code} can no longer be read; write a new version.")), offices[v.TargetId].Path))];
    }

    private async Task<IEnumerable<CheckResult>> JudgedAsync(DuoshiDb db, Actor actor, CheckRun run, List<Ruled> rules, List<PersonCard> cards, HashSet<int> read, CancellationToken ct)
    {
        var records = await fields.LoadAsync(db, cards.ConvertAll(c => c.PersonId), read, ct);
        return cards.SelectMany(card =>
        {
            var readable = PeopleInScope.For(actor, card.Line).ReadableClass(card.OfficePath, card.ManagementAuthority, false) ?? FieldClass.Public;
            return rules.Where(r => r.Version.Class <= readable && card.OfficePath.StartsWith(r.Target, StringComparison.Ordinal))
                .SelectMany(r => CheckJudge.Judge(r.Rule, fields.Schema, records[card.PersonId], run.Day).Select(f => new CheckResult
                {
                    RunId = run.Id,
                    RuleId = r.Version.Id,
                    PersonId = card.PersonId,
                    RowId = f.Row ?? 0,
                    IsUnclear = f.Verdict == CheckVerdict.Unclear,
                    OfficeId = card.OfficeId!.Value,
                    Class = r.Version.Class,
                }));
        });
    }

    private async Task KeepAsync(List<CheckResult> results, CancellationToken ct)
    {
        if (results.Count == 0)
        {
            return;
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        await transaction.Db.AddRowsAsync(results, ct);
        await transaction.CommitAsync(ct);
    }

    private async Task FinishAsync(Actor actor, CheckRun run, IQueryable<PersonCard> people, int total, CancellationToken ct)
    {
        var heads = await people.GroupBy(c => c.OfficeId!.Value).Select(g => new { g.Key, People = g.Count() }).ToListAsync(ct);
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var db = transaction.Db;
        await db.Set<CheckRunOffice>().Where(o => o.RunId == run.Id).ExecuteDeleteAsync(ct);
        db.AddRange(heads.Select(h => new CheckRunOffice { RunId = run.Id, OfficeId = h.Key, People = h.People }));
        var counts = (await db.Set<CheckResult>().Where(r => r.RunId == run.Id)
            .Select(r => new { r.RuleId, r.PersonId, r.IsUnclear }).Distinct().GroupBy(r => new { r.RuleId, r.IsUnclear }).Select(g => new { g.Key.RuleId, g.Key.IsUnclear, People = g.Count() }).ToListAsync(ct))
            .ToLookup(c => c.RuleId);
        foreach (var rule in await db.Set<CheckRunRule>().Where(r => r.RunId == run.Id).ToListAsync(ct))
        {
            (rule.Failing, rule.Unclear) = (counts[rule.RuleId].Where(c => !c.IsUnclear).Sum(c => c.People), counts[rule.RuleId].Where(c => c.IsUnclear).Sum(c => c.People));
        }

        var finished = await db.Set<CheckRun>().SingleAsync(r => r.Id == run.Id, ct);
        (finished.FinishedAt, finished.People) = (clock.GetUtcNow().UtcTicks, total);
        var old = await db.Set<CheckRun>().Where(r => r.OfficeId == run.OfficeId && r.IsTrial == run.IsTrial && r.FinishedAt != null && r.Id < run.Id).OrderByDescending(r => r.Id).Select(r => r.Id).Skip(RunsKept - 1).ToListAsync(ct);
        await db.Set<CheckResult>().Where(r => old.Contains(r.RunId)).ExecuteDeleteAsync(ct);
        transaction.Audit(actor, "checks-finished", detail: $"{run.Id} {total}");
        await transaction.CommitAsync(ct);
    }
}
