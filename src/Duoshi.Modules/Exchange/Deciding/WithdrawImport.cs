using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>What built on a withdrawn import and stays.</summary>
internal sealed record StaysAfter(long Person, string Name, string Kind, string Dates, long Change, string ActorName);

/// <summary>What the withdrawal of an import did.</summary>
internal sealed record WithdrawnImport(long Import, IReadOnlyList<long> Changes, int Withdrawn, int Restated, IReadOnlyList<StaysAfter> Stays);

/// <summary>
/// Takes a committed import back as one act, in however many steps it was committed, whole or not at all: what it superseded is
/// restated, its forms are no longer the people's documents; what later acts built on it stays and is listed. A batch that was
/// never committed is put aside.
/// </summary>
internal sealed class WithdrawImport(IDbContextFactory<DuoshiDb> databases, BatchAccess access, WithdrawChange withdrawing, HoldingLedger ledger, IPeople people, TimeProvider clock)
{
    /// <returns>What was done; or <c>access.not-found</c>, <c>access.forbidden</c>, <c>exchange.already-withdrawn</c>, <c>record.reason-required</c> (422).</returns>
    public async Task<Outcome<WithdrawnImport>> RunAsync(long importId, string? reason, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await access.FindAsync(db, importId, Permission.ImportPrepare, ct)).Succeeded(out var found, out var why))
        {
            return why;
        }

        var (actor, batch) = found;
        if (batch.State is ImportState.Withdrawn or ImportState.Refused)
        {
            return new Refusal("exchange.already-withdrawn", "此批次已经撤回或作废。", "This batch was withdrawn or put aside already.");
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return batch.State == ImportState.Committed ? Unreasoned("整批撤回须写明理由。", "The withdrawal of a batch needs its reason.") : Unreasoned("整批作废须写明理由。", "Putting a batch aside needs a reason.");
        }

        var changes = await db.Set<Change>().AsNoTracking().Where(c => c.Basis == Basis.Import && c.BasisId == importId).OrderByDescending(c => c.Id).Select(c => c.Id).ToListAsync(ct);
        if (changes.Count == 0)
        {
            await PutAsideAsync(actor, importId, reason.Trim(), ct);
            return new WithdrawnImport(importId, [], 0, 0, []);
        }

        if (!(await access.FindAsync(db, importId, Permission.FactWithdraw, ct)).Succeeded(out _, out var noRight))
        {
            return noRight;
        }

        return await WithdrawAsync(db, actor, importId, changes, reason.Trim(), ct);
    }

    private static Refusal Unreasoned(string zh, string en) => new("record.reason-required", zh, en, 422) { Details = new { field = "reason" } };

    private async Task<Outcome<WithdrawnImport>> WithdrawAsync(DuoshiDb db, Actor actor, long importId, List<long> changes, string reason, CancellationToken ct)
    {
        // Of a person who has moved out of the actor's reach since, nothing may be withdrawn from here.
        foreach (var change in changes)
        {
            var persons = (await withdrawing.SubjectsAsync(change, ct)).Where(s => s.Kind == SubjectKind.Person).Select(s => s.Id).ToList();
            var labels = await people.LabelsAsync(persons, ct);
            if (labels.Values.Any(l => !actor.May(Permission.FactWithdraw, l.OfficePath)))
            {
                return Refusal.Forbidden;
            }
        }

        // What somebody withdrew by itself stays withdrawn; the last commit goes first.
        var gone = await WithdrawChange.WithdrawnAsync(db, changes, ct);
        var standing = changes.Where(c => !gone.Contains(c)).ToList();
        if (standing.Count == 0)
        {
            await CloseAsync(actor, importId, ct);
            return new WithdrawnImport(importId, [], 0, 0, []);
        }

        var outcome = await withdrawing.RunAllAsync(actor, standing, reason, (scope, change) => MarkAsync(scope.Db, importId, change, scope.Change.Id, change == standing[^1], ct), ct);
        if (!outcome.Succeeded(out var undone, out var why))
        {
            return why;
        }

        var stays = new Dictionary<(long, string, string), BuiltOn>();
        foreach (var built in undone.SelectMany(u => u.Stays).Where(b => !changes.Contains(b.Change)))
        {
            stays[(built.SubjectId, built.Kind, built.Dates)] = built;
        }

        var names = await people.LabelsAsync([.. stays.Values.Select(s => s.SubjectId).Distinct()], ct);
        return new WithdrawnImport(importId, [.. undone.Select(u => u.Change)], undone.Sum(u => u.Withdrawn), undone.Sum(u => u.Restated),
            [.. stays.Values.Select(s => new StaysAfter(s.SubjectId, names.GetValueOrDefault(s.SubjectId)?.Name ?? "", s.Kind, s.Dates, s.Change, s.ActorName))]);
    }

    private static async Task MarkAsync(DuoshiDb db, long importId, long change, long withdrawal, bool last, CancellationToken ct)
    {
        await db.Set<ReceivedForm>().Where(f => f.ImportId == importId && f.CommittedBy == change).ExecuteUpdateAsync(s => s.SetProperty(f => f.WithdrawnBy, withdrawal), ct);
        await db.Set<PersonToPlace>().Where(p => p.ImportId == importId && p.ListedBy == change && p.SettledBy == null).ExecuteUpdateAsync(s => s.SetProperty(p => p.SettledBy, withdrawal), ct);
        if (last)
        {
            var batch = await db.Set<ImportBatch>().SingleAsync(b => b.Id == importId, ct);
            (batch.State, batch.Waiting) = (ImportState.Withdrawn, 0);
            batch.Version++;
        }
    }

    /// <summary>Every change of it was withdrawn by itself already: only the batch still says otherwise.</summary>
    private async Task CloseAsync(Actor actor, long importId, CancellationToken ct)
    {
        await using var transaction = await ledger.BeginAsync(ct);
        var batch = await transaction.Db.Set<ImportBatch>().SingleAsync(b => b.Id == importId, ct);
        (batch.State, batch.Waiting) = (ImportState.Withdrawn, 0);
        batch.Version++;
        transaction.Audit(actor, "import-withdrawn", detail: $"import {importId}");
        await transaction.CommitAsync(ct);
    }

    private async Task PutAsideAsync(Actor actor, long importId, string reason, CancellationToken ct)
    {
        await using var transaction = await ledger.BeginAsync(ct);
        var batch = await transaction.Db.Set<ImportBatch>().SingleAsync(b => b.Id == importId, ct);
        (batch.State, batch.Reason, batch.Waiting) = (ImportState.Refused, reason, 0);
        batch.NoteDecision(actor.Name, clock.GetUtcNow().UtcTicks);
        batch.Version++;
        transaction.Audit(actor, "import-refuse", detail: $"import {importId}: {reason}");
        await transaction.CommitAsync(ct);
    }
}
