using System.Globalization;
using Duoshi.Core.Engines.Checks;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Checks;

/// <summary>Judges the people of a run some hundred at a time, in the order of their keys; it can go on where it stopped.</summary>
internal sealed class JudgeCheckRun(IDbContextFactory<DuoshiDb> databases, WriteGate gate, CheckFields fields, TimeProvider clock)
{
    private const string InService = "1";
    private const int Batch = 500;

    /// <summary>Runs of an office of which results are kept; of earlier ones the counts.</summary>
    private const int RunsKept = 3;

    private sealed record Ruled(CheckRuleVersion Version, CheckRule Rule, string Target);

    /// <summary>Who watches a run.</summary>
    /// <param name="Told">Hears how many are done, of how many.</param>
    /// <param name="Saved">Keeps the key of the last person judged, to go on there.</param>
    public sealed record Watch(Action<int, int> Told, Func<string, Task> Saved);

    /// <param name="actor">Who has it judged: rules over fields that are not hers to read don't look at them.</param>
    /// <param name="id">The run.</param>
    /// <param name="checkpoint">What was kept last; null: from the first.</param>
    /// <param name="watch">Who watches.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many people; or <c>check.text</c>, <c>access.forbidden</c>.</returns>
    public async Task<Outcome<int>> RunAsync(Actor actor, long id, string? checkpoint, Watch? watch, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var run = await db.Set<CheckRun>().AsNoTracking().SingleAsync(r => r.Id == id, ct);
        if (!actor.May(Permission.CheckRun, run.Path))
        {
            return Refusal.Forbidden;
        }

        if (!(await RulesAsync(db, run, ct)).Succeeded(out var rules, out var why))
        {
            return why;
        }

        var read = rules.SelectMany(r => r.Rule.KindsRead).ToHashSet();
        var after = long.Parse(checkpoint ?? "0", CultureInfo.InvariantCulture);
        // What an interrupted run wrote past its checkpoint is written again.
        await db.Set<CheckResult>().Where(r => r.RunId == id && r.PersonId > after).ExecuteDeleteAsync(ct);
        var people = People(db, actor, run);
        var (done, total) = (await people.CountAsync(c => c.PersonId <= after, ct), await people.CountAsync(ct));
        while (true)
        {
            watch?.Told(done, total);
            var cards = await people.Where(c => c.PersonId > after).OrderBy(c => c.PersonId).Take(Batch).ToListAsync(ct);
            if (cards.Count == 0)
            {
                break;
            }

            await KeepAsync([.. await JudgedAsync(db, actor, run, rules, cards, read, ct)], ct);
            done += cards.Count;
            after = cards[^1].PersonId;
            if (watch is not null)
            {
                await watch.Saved(after.ToString(CultureInfo.InvariantCulture));
            }
        }

        await FinishAsync(actor, run, people, total, ct);
        return total;
    }

    /// <summary>Judges one person of a run again, on the run's day by what is known now. Rules over fields the actor does not read keep their results.</summary>
    /// <returns>What the rules find now; or <c>access.not-found</c>, <c>check.text</c>.</returns>
    public async Task<Outcome<int>> AgainAsync(Actor actor, CheckRun run, long person, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await People(db, actor, run).SingleOrDefaultAsync(c => c.PersonId == person, ct) is not { } card)
        {
            return Refusal.NotFound;
        }

        if (!(await RulesAsync(db, run, ct)).Succeeded(out var rules, out var why))
        {
            return why;
        }

        var read = rules.SelectMany(r => r.Rule.KindsRead).ToHashSet();
        var results = (await JudgedAsync(db, actor, run, rules, [card], read, ct)).ToList();
        var judged = Readable(actor, rules, card).Select(r => r.Version.Id).ToList();
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        await transaction.Db.Set<CheckResult>().Where(r => r.RunId == run.Id && r.PersonId == person && judged.Contains(r.RuleId)).ExecuteDeleteAsync(ct);
        transaction.Db.AddRange(results);
        await transaction.Db.SaveChangesAsync(ct);
        await CountAsync(transaction.Db, run.Id, ct);
        transaction.Audit(actor, "checks-again", SubjectKind.Person, person, detail: $"{run.Id} {results.Count}");
        await transaction.CommitAsync(ct);
        return results.Count;
    }

    private IQueryable<PersonCard> People(DuoshiDb db, Actor actor, CheckRun run) =>
        PeopleInScope.On(db, actor, Permission.CheckRun, run.Day, clock.Today()).Where(c => c.Status == InService && c.OfficeId != null).Where(PeopleInScope.Below(run.Path));

    private async Task<Outcome<List<Ruled>>> RulesAsync(DuoshiDb db, CheckRun run, CancellationToken ct)
    {
        var offices = await CheckScope.OfficesAsync(db, run.Day, ct);
        var versions = await (from r in db.Set<CheckRuleVersion>().AsNoTracking() join t in db.Set<CheckRunRule>() on r.Id equals t.RuleId where t.RunId == run.Id select r).ToListAsync(ct);
        var rules = new List<Ruled>();
        foreach (var version in versions.Where(v => offices.ContainsKey(v.TargetId)))
        {
            if (CheckParser.Parse(version.Text, fields.Schema).Rule is not { } rule)
            {
                return new Refusal("check.text", $"规则 {version.Code} 已不能读取，请另写新版本。", $"Rule {version.Code} can no longer be read; write a new version.");
            }

            rules.Add(new Ruled(version, rule, offices[version.TargetId].Path));
        }

        return rules;
    }

    private async Task<IEnumerable<CheckResult>> JudgedAsync(DuoshiDb db, Actor actor, CheckRun run, List<Ruled> rules, List<PersonCard> cards, HashSet<int> read, CancellationToken ct)
    {
        var records = await fields.LoadAsync(db, cards.ConvertAll(c => c.PersonId), read, ct);
        return cards.SelectMany(card => Readable(actor, rules, card)
            .SelectMany(r => CheckJudge.Judge(r.Rule, fields.Schema, records[card.PersonId], run.Day).Select(f => new CheckResult
            {
                RunId = run.Id,
                RuleId = r.Version.Id,
                PersonId = card.PersonId,
                RowId = f.Row ?? 0,
                IsUnclear = f.Verdict == CheckVerdict.Unclear,
                OfficeId = card.OfficeId!.Value,
                Class = r.Version.Class,
            })));
    }

    /// <summary>The rules that look at a person, and at fields the actor reads.</summary>
    private static IEnumerable<Ruled> Readable(Actor actor, List<Ruled> rules, PersonCard card)
    {
        var readable = PeopleInScope.For(actor, card.Line).ReadableClass(card.OfficePath, card.ManagementAuthority, false) ?? FieldClass.Public;
        return rules.Where(r => r.Version.Class <= readable && card.OfficePath.StartsWith(r.Target, StringComparison.Ordinal));
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
        await CountAsync(db, run.Id, ct);
        var finished = await db.Set<CheckRun>().SingleAsync(r => r.Id == run.Id, ct);
        (finished.FinishedAt, finished.People) = (clock.GetUtcNow().UtcTicks, total);
        var old = await db.Set<CheckRun>().Where(r => r.OfficeId == run.OfficeId && r.IsTrial == run.IsTrial && r.FinishedAt != null && r.Id < run.Id).OrderByDescending(r => r.Id).Select(r => r.Id).Skip(RunsKept - 1).ToListAsync(ct);
        await db.Set<CheckResult>().Where(r => old.Contains(r.RunId)).ExecuteDeleteAsync(ct);
        transaction.Audit(actor, "checks-finished", detail: $"{run.Id} {total}");
        await transaction.CommitAsync(ct);
    }

    /// <summary>Writes with the run how many people each rule fails for.</summary>
    private static async Task CountAsync(DuoshiDb db, long run, CancellationToken ct)
    {
        var counts = (await db.Set<CheckResult>().Where(r => r.RunId == run)
            .Select(r => new { r.RuleId, r.PersonId, r.IsUnclear }).Distinct().GroupBy(r => new { r.RuleId, r.IsUnclear }).Select(g => new { g.Key.RuleId, g.Key.IsUnclear, People = g.Count() }).ToListAsync(ct))
            .ToLookup(c => c.RuleId);
        foreach (var rule in await db.Set<CheckRunRule>().Where(r => r.RunId == run).ToListAsync(ct))
        {
            (rule.Failing, rule.Unclear) = (counts[rule.RuleId].Where(c => !c.IsUnclear).Sum(c => c.People), counts[rule.RuleId].Where(c => c.IsUnclear).Sum(c => c.People));
        }
    }
}
