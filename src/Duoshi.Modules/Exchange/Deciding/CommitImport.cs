using System.Text.Json;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>What a commit brought onto the record.</summary>
/// <param name="Import">The batch.</param>
/// <param name="Change">Number of the change.</param>
/// <param name="Rows">Rows committed.</param>
/// <param name="NewPeople">People who were not on the record.</param>
/// <param name="Facts">Rows of facts written.</param>
/// <param name="Documents">Forms kept as documents.</param>
/// <param name="Waiting">Rows and fields that still wait for a person.</param>
internal sealed record CommittedImport(long Import, long Change, int Rows, int NewPeople, int Facts, int Documents, int Waiting);

/// <summary>A row that stops a commit.</summary>
internal sealed record StoppedRow(long Row, string Name, string File, int Number, string Zh, string En);

/// <summary>
/// Brings the accepted rows of a batch onto the record, all of them or none: in one change that first compares the
/// versions seen at the preview.
/// </summary>
internal sealed class CommitImport(
    IDbContextFactory<DuoshiDb> databases, BatchAccess access, RecordWriter writer, RowComparing comparing, DecideImport deciding, HoldingLedger ledger, IPeople people, FactKinds kinds, FieldCipher cipher)
{
    /// <returns>What was done; or <c>access.not-found</c>, <c>exchange.nothing-accepted</c>, <c>exchange.changed-meanwhile</c> (412, with the rows), <c>exchange.rows-stop</c>.</returns>
    public async Task<Outcome<CommittedImport>> RunAsync(long importId, CommitRequest said, int? seenVersion, CancellationToken ct)
    {
        var outcome = await CommitAsync(importId, said, seenVersion, ct);
        SpareMemory.GiveBackAfter(outcome.Refusal is null ? outcome.Value.Rows : 0);
        return outcome;
    }

    private async Task<Outcome<CommittedImport>> CommitAsync(long importId, CommitRequest said, int? seenVersion, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await access.FindAsync(db, importId, Permission.ImportCommit, ct)).Succeeded(out var found, out var why))
        {
            return why;
        }

        var (actor, batch) = found;
        if (BatchAccess.Stale(batch, seenVersion) is { } stale)
        {
            return stale;
        }

        if (said.Reviewer is { Length: > ImportBatch.ReviewerMost })
        {
            return new Refusal("exchange.reviewer", $"复核人姓名不超过 {ImportBatch.ReviewerMost} 字。", $"The reviewer's name has {ImportBatch.ReviewerMost} characters at most.", 422);
        }

        var rows = await AcceptedAsync(db, importId, ct);
        if (rows.Count == 0 || batch.State is not (ImportState.Prepared or ImportState.Committed))
        {
            return new Refusal("exchange.nothing-accepted", "没有已接受、尚未入库的行。", "There is no accepted row that is not on the record yet.", 422);
        }

        var commit = new CommitInProgress(comparing, people, kinds, actor, batch, said.Reviewer, rows, await FieldsAsync(db, importId, ct), ct);
        var request = new WriteRequest(new ChangeHeader("import-commit", Basis.Import, importId, said.Reason, said.DocumentNumber), [], Expected(rows))
        {
            Prepare = commit.PrepareAsync,
            Parts = commit.PlainAsync,
            Alongside = commit.AlongsideAsync,
        };
        var outcome = await writer.WriteAsync(actor, request, ct);
        if (!outcome.Succeeded(out var receipt, out var refusal))
        {
            return refusal.Code is "record.changed-meanwhile" or CommitInProgress.ChangedMeanwhile ? await ChangedMeanwhileAsync(actor, batch, rows, refusal, ct) : refusal;
        }

        return new CommittedImport(importId, receipt.Change, rows.Count, commit.NewPeople, receipt.Added, commit.Documents, commit.Waiting);
    }

    /// <summary>The rows to bring in. What their files said is read some rows at a time, when it is compared: of a country it would fill the memory.</summary>
    private static async Task<List<ImportRow>> AcceptedAsync(DuoshiDb db, long importId, CancellationToken ct) =>
        await db.Set<ImportRow>().AsNoTracking()
            .Where(r => r.ImportId == importId && r.MergedInto == null && r.Decision == Decision.Accepted && r.Verdict != RowVerdict.Candidate
                && (r.CommittedBy == null || db.Set<ImportField>().Any(f => f.RowId == r.Id && f.Decision == Decision.Accepted && f.CommittedBy == null)))
            .OrderBy(r => r.Order).Select(ImportRow.WithoutPayload).ToListAsync(ct);

    /// <summary>What is kept beside accepted rows and not on the record yet.</summary>
    private static async Task<ILookup<long, ImportField>> FieldsAsync(DuoshiDb db, long importId, CancellationToken ct) =>
        (await db.Set<ImportField>().AsNoTracking()
            .Where(f => f.ImportId == importId && f.CommittedBy == null && db.Set<ImportRow>().Any(r => r.Id == f.RowId && r.Decision == Decision.Accepted)).ToListAsync(ct))
            .ToLookup(f => f.RowId);

    /// <summary>Every kind of every known person, as the preview saw it; a kind that had no version must have none still.</summary>
    private static List<ExpectedVersion> Expected(List<ImportRow> rows)
    {
        var expected = new List<ExpectedVersion>();
        foreach (var row in rows.Where(r => r.PersonId is not null))
        {
            var seen = JsonSerializer.Deserialize<Dictionary<string, long>>(row.SeenVersions ?? "{}")!;
            expected.AddRange(RowComparing.ComparedKinds.Select(kind => new ExpectedVersion(SubjectKind.Person, row.PersonId!.Value, kind, seen.GetValueOrDefault(kind))));
        }

        return expected;
    }

    /// <summary>Names the rows that changed since the preview and compares them anew, so that the next look is at the present record.</summary>
    private async Task<Refusal> ChangedMeanwhileAsync(Actor actor, ImportBatch batch, List<ImportRow> rows, Refusal refusal, CancellationToken ct)
    {
        var stopped = refusal.Details switch
        {
            IEnumerable<VersionConflict> conflicts => conflicts.Select(c => c.SubjectId).ToHashSet(),
            IEnumerable<StoppedRow> listed => listed.Select(s => s.Row).ToHashSet(),
            _ => [],
        };
        await using var transaction = await ledger.BeginAsync(ct);
        var importId = batch.Id;
        var known = await transaction.Db.Set<ImportRow>().Where(r => r.ImportId == importId && r.Decision == Decision.Accepted).ToListAsync(ct);
        var changed = known.Where(r => rows.Any(a => a.Id == r.Id) && (stopped.Contains(r.Id) || (r.PersonId is { } p && stopped.Contains(p)))).ToList();
        var files = await transaction.Db.Set<ImportFile>().AsNoTracking().Where(f => f.ImportId == importId).Select(f => new { f.Id, f.Name }).ToDictionaryAsync(f => f.Id, f => f.Name, ct);
        await MatchAnewAsync(changed, ct);
        await deciding.CompareAnewAsync(transaction, actor, batch, [.. changed.Where(r => r.Verdict != RowVerdict.Candidate)], ct);
        await transaction.Db.SaveChangesAsync(ct);
        var stored = await transaction.Db.Set<ImportBatch>().SingleAsync(b => b.Id == importId, ct);
        stored.Version++;
        await BatchCounts.RenewAsync(transaction.Db, stored, ct);
        transaction.Audit(actor, "import-changed-meanwhile", detail: $"import {importId}, rows {changed.Count}");
        await transaction.CommitAsync(ct);

        var names = changed.Take(10).Select(r => r.Name).ToList();
        return new Refusal(
            "exchange.changed-meanwhile",
            $"比对之后，系统中有 {changed.Count} 行的内容已被更改：{string.Join("、", names)}。已重新比对，请核对后再入库；本次没有任何更改。",
            $"{changed.Count} rows changed on the record since they were compared: {string.Join(", ", names)}. They were compared anew; look at them and commit again. Nothing was changed.",
            412)
        {
            Details = changed.Select(r => new StoppedRow(r.Id, r.Name, files[r.FileId], r.Number, refusal.Zh, refusal.En)).ToList(),
        };
    }

    /// <summary>Somebody brought a person on the record who was new here at the preview.</summary>
    private async Task MatchAnewAsync(List<ImportRow> rows, CancellationToken ct)
    {
        var unknown = rows.Where(r => r.PersonId is null).ToList();
        var matches = await people.MatchAsync([.. unknown.Select(r => RowMatching.KeysOf(cipher.OpenPayload(r.SealedPayload)))], ct);
        foreach (var (row, match) in unknown.Zip(matches))
        {
            if (match.PersonId is { } person && !match.Foreign)
            {
                (row.PersonId, row.MatchedBy) = (person, match.By);
            }
            else if (match.Candidates.Count > 0)
            {
                (row.Verdict, row.Decision, row.Missing, row.Effect) = (RowVerdict.Candidate, Decision.Pending, null, null);
                row.CandidatePeople = JsonSerializer.Serialize(match.Candidates);
            }
        }
    }
}
