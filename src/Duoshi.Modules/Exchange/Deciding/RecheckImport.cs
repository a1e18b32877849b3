using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>Checks, matches and compares the rows in error of an open batch again without its files: after a name was settled, an office founded, or the other of two rows mended.</summary>
internal sealed class RecheckImport(
    IDbContextFactory<DuoshiDb> databases, BatchAccess access, HoldingLedger ledger, RowMatching matching, RowComparing comparing, FieldCipher cipher, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/imports/{id:long}/recheck", async (long id, [FromHeader(Name = "If-Match")] string? seen, RecheckImport slice, ReviewImport review, CancellationToken ct) =>
            ImportEndpoints.Version(seen) is not { } version ? ImportEndpoints.Unseen.ToHttp()
            : (await slice.RunAsync(id, version, ct)).Succeeded(out _, out var why) ? (await review.BatchAsync(id, ct)).ToHttp() : why.ToHttp())
        .WithSummary("Check the rows in error again, without their files. If-Match is the batch's version").Produces<ReviewedBatch>().Needs(Permission.ImportPrepare);

    /// <returns>The batch with its new version; or <c>access.not-found</c>, <c>exchange.batch-changed</c> (412), <c>exchange.closed</c>.</returns>
    public async Task<Outcome<ImportBatch>> RunAsync(long importId, int? seenVersion, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await access.FindAsync(db, importId, Permission.ImportPrepare, ct)).Succeeded(out var found, out var why))
        {
            return why;
        }

        var (actor, batch) = found;
        if ((BatchAccess.Stale(batch, seenVersion) ?? BatchAccess.Closed(batch)) is { } refusal)
        {
            return refusal;
        }

        var units = await comparing.NewLookupAsync(batch, ct);
        var drafts = await DraftsAsync(db, importId, ct);
        // A line of nobody waits for its number: nothing else can have made it right.
        var wrong = drafts.Where(d => d.Row is { Verdict: RowVerdict.Error, CommittedBy: null } && !(d.Payload.IsLinesOnly && d.IsKeyless)).ToList();
        foreach (var draft in wrong.ToList())
        {
            var anew = await AnewAsync(draft, units, ct);
            drafts[drafts.IndexOf(draft)] = anew;
            wrong[wrong.IndexOf(draft)] = anew;
        }

        // All are unsettled before the first is matched: of two rows that stood in each other's way both may be right by now.
        foreach (var draft in wrong.Where(d => d.Number > 0 && d.Row.PersonId is null && !d.Row.IsDeclaredNew))
        {
            await matching.RunAloneAsync(draft, LostLines.Beside(draft, drafts.FindAll(d => d != draft)), ct);
        }

        var fields = new List<ImportField>();
        var notices = new List<NoticeDraft>();
        foreach (var some in wrong.Chunk(RowComparing.Chunk))
        {
            var (checkedFields, checkedNotices) = await CheckedRows.OfAsync(comparing, db, actor, batch, some, units, ct);
            fields.AddRange(checkedFields);
            notices.AddRange(checkedNotices);
        }

        notices.AddRange(wrong.Where(d => d.Number > 0).SelectMany(RepairRow.Told));
        return await KeepAsync(actor, batch, wrong, fields, notices, ct);
    }

    private async Task<List<RowDraft>> DraftsAsync(DuoshiDb db, long importId, CancellationToken ct)
    {
        var files = await db.Set<ImportFile>().AsNoTracking().Where(f => f.ImportId == importId).Select(f => new { f.Id, f.Name }).ToDictionaryAsync(f => f.Id, f => new ImportFile { Id = f.Id, Name = f.Name }, ct);
        var rows = await db.Set<ImportRow>().AsNoTracking().Where(r => r.ImportId == importId && r.MergedInto == null && r.Decision != Decision.Refused).OrderBy(r => r.Order).ToListAsync(ct);
        return rows.ConvertAll(r => new RowDraft(files[r.FileId], r.Number, cipher.OpenPayload(r.SealedPayload)) { Row = r });
    }

    private async Task<RowDraft> AnewAsync(RowDraft draft, UnitLookup units, CancellationToken ct)
    {
        var (row, before) = (draft.Row, draft.Payload);
        if (before.Cells is not { } cells)
        {
            row.Unchecked();
            return draft;
        }

        // A unit understood by now tells whose staff number it is.
        var read = new RosterRows.Row(row.Number, before.Sheet ?? "", cells) { IsCollected = before.IsCollected };
        var unit = await units.OfRowAsync(read.UnitText, null, ct);
        var payload = RosterRows.Keys(read, unit.OfficeId) with { Repairs = before.Repairs };
        row.BeginAnew(before, payload, cipher);
        return new RowDraft(draft.File, draft.Number, payload) { Row = row };
    }

    private async Task<Outcome<ImportBatch>> KeepAsync(Actor actor, ImportBatch seen, List<RowDraft> rows, List<ImportField> fields, List<NoticeDraft> notices, CancellationToken ct)
    {
        var importId = seen.Id;
        await using var transaction = await ledger.BeginAsync(ct);
        var db = transaction.Db;
        var batch = await db.Set<ImportBatch>().SingleAsync(b => b.Id == importId, ct);
        if (BatchAccess.Stale(batch, seen.Version) is { } stale)
        {
            return stale;
        }

        foreach (var some in rows.Select(r => r.Row.Id).Chunk(400))
        {
            await db.Set<ImportField>().Where(f => some.Contains(f.RowId)).ExecuteDeleteAsync(ct);
            await db.Set<ImportNotice>().Where(n => n.RowId != null && some.Contains(n.RowId.Value)).ExecuteDeleteAsync(ct);
        }

        fields.ForEach(f => f.Id = transaction.NextId());
        db.AddRange(fields);
        db.AddRange(notices.Select(n => n.ToNotice(transaction.NextId(), importId, cipher)));
        db.UpdateRange(rows.Select(r => r.Row));
        batch.Version++;
        batch.NoteDecision(actor.Name, clock.GetUtcNow().UtcTicks);
        await db.SaveChangesAsync(ct);
        await BatchCounts.RenewAsync(db, batch, ct);
        transaction.Audit(actor, "import-recheck", detail: $"import {importId}, rows {rows.Count}");
        await transaction.CommitAsync(ct);
        return batch;
    }
}
