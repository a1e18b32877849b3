using Duoshi.Core.Sheets;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>What is mended in a row.</summary>
/// <param name="Cells">New texts by key of the column; a column left out stays as it is. None at all: the row is only checked again.</param>
internal sealed record RowRepair(IReadOnlyDictionary<string, string> Cells);

/// <summary>
/// Mends cells of a roster's row in place: the row is checked, matched and compared again, alone. The file stays as it was
/// received; who changed which cell, and when, is kept with the row.
/// </summary>
internal sealed class RepairRow(
    IDbContextFactory<DuoshiDb> databases, BatchAccess access, HoldingLedger ledger, RowMatching matching, RowComparing comparing, FactKinds kinds, FieldCipher cipher, TimeProvider clock)
{
    /// <summary>Code of the notice that a cell was mended.</summary>
    public const string RepairedCode = "exchange.repaired";

    private const string Act = "import-repair";
    private static readonly int MaxChars = new SheetLimits().MaxCellChars;

    /// <returns>
    /// The batch with its new version; or <c>access.not-found</c>, <c>exchange.batch-changed</c> (412), <c>exchange.closed</c>, <c>exchange.unknown-row</c>,
    /// <c>exchange.not-a-roster-row</c>, <c>exchange.unknown-column</c>, <c>exchange.cell-too-long</c>.
    /// </returns>
    public async Task<Outcome<ImportBatch>> RunAsync(long importId, long rowId, RowRepair repair, int? seenVersion, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await access.FindAsync(db, importId, Permission.ImportPrepare, ct)).Succeeded(out var found, out var why))
        {
            return why;
        }

        var (actor, batch) = found;
        var row = await db.Set<ImportRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == rowId && r.ImportId == importId, ct);
        if ((BatchAccess.Stale(batch, seenVersion) ?? BatchAccess.Closed(batch) ?? NotToMend(rowId, row)) is { } refusal)
        {
            return refusal;
        }

        var before = cipher.OpenPayload(row!.SealedPayload);
        if (await WrongAsync(actor, batch, row, repair, ct) is { } wrong)
        {
            return wrong;
        }

        // Checked before the lock is taken: the version of the batch tells whether anybody came in between.
        var units = await comparing.NewLookupAsync(batch, ct);
        var draft = await MendedAsync(db, actor, row, before, repair, units, ct);
        List<NoticeDraft> told = [];
        ImportRow? joined = null;
        if (row.PersonId is null && !row.IsDeclaredNew)
        {
            var others = LostLines.Beside(draft, await OthersAsync(db, row, ct));
            if (LostLines.PersonOf(draft, others) is { } whose)
            {
                told.Add(LostLines.Told(draft, whose));
                // The person's other rows were judged already; what is new is the line.
                others.RemoveAll(o => o.Payload.IdentityNumber == draft.Payload.IdentityNumber);
                (joined, draft) = (row, LostLines.Join(draft, whose, cipher));
            }

            if (draft.Row.PersonId is null && !draft.Row.IsDeclaredNew)
            {
                await matching.RunAloneAsync(draft, others, ct);
            }
        }

        var (fields, notices) = await CheckedRows.OfAsync(comparing, db, actor, batch, [draft], units, ct);
        return await KeepAsync(actor, batch, draft, joined, repair, fields, [.. notices, .. Told(draft), .. told], ct);
    }

    private static Refusal? NotToMend(long rowId, ImportRow? row) => row switch
    {
        null or { MergedInto: not null } or { CommittedBy: not null } => BatchAccess.Unknown(rowId),
        { Number: 0 } => new Refusal(
            "exchange.not-a-roster-row", "审批表的内容不能在此改正，请改正原表后重新导入，或退回有误的各项。", "An appointment form can't be mended here; mend the form and import it again, or refuse the fields in error.", 422),
        _ => null,
    };

    private async Task<Refusal?> WrongAsync(Actor actor, ImportBatch batch, ImportRow row, RowRepair repair, CancellationToken ct)
    {
        var readable = await access.ReadableAsync(actor, batch, row.PersonId, ct);
        foreach (var (key, text) in repair.Cells)
        {
            if (SheetColumns.Find(key) is not { } column || RowCells.ClassOf(kinds, column) > readable)
            {
                return new Refusal("exchange.unknown-column", $"名册没有“{key}”列。", $"A roster has no column '{key}'.", 422);
            }

            if (text.Length > MaxChars)
            {
                return new Refusal("exchange.cell-too-long", $"“{column.Heading}”超过 {MaxChars} 字。", $"“{column.En}” has more than {MaxChars} characters.", 422);
            }
        }

        return null;
    }

    /// <summary>The row with its cells mended. Who it is about is asked anew, unless a person settled that and nothing of it changed.</summary>
    private async Task<RowDraft> MendedAsync(DuoshiDb db, Actor actor, ImportRow row, RowPayload before, RowRepair repair, UnitLookup units, CancellationToken ct)
    {
        var cells = new Dictionary<string, CellText>(before.Cells!, StringComparer.Ordinal);
        var repairs = new List<CellRepair>();
        foreach (var (key, typed) in repair.Cells)
        {
            var (was, text) = (cells.GetValueOrDefault(key), typed.Trim());
            if (text != (was?.Text ?? ""))
            {
                cells[key] = was is null ? new CellText(text, 0) : was with { Text = text };
                repairs.Add(new CellRepair(key, was?.Text ?? "", text, actor.Name, clock.GetUtcNow().UtcTicks));
            }
        }

        var mended = new RosterRows.Row(row.Number, before.Sheet ?? "", cells) { IsCollected = before.IsCollected };
        var unit = await units.OfRowAsync(mended.UnitText, null, ct);
        var payload = RosterRows.Keys(mended, unit.OfficeId) with { Repairs = [.. before.Repairs, .. repairs] };
        row.BeginAnew(before, payload, cipher);
        var fileId = row.FileId;
        var name = await db.Set<ImportFile>().Where(f => f.Id == fileId).Select(f => f.Name).SingleAsync(ct);
        return new RowDraft(new ImportFile { Id = fileId, Name = name }, row.Number, payload) { Row = row };
    }

    /// <summary>The rest of the batch, as matching needs it.</summary>
    private async Task<List<RowDraft>> OthersAsync(DuoshiDb db, ImportRow row, CancellationToken ct)
    {
        var (importId, rowId) = (row.ImportId, row.Id);
        var files = await db.Set<ImportFile>().AsNoTracking().Where(f => f.ImportId == importId).Select(f => new { f.Id, f.Name }).ToDictionaryAsync(f => f.Id, f => new ImportFile { Id = f.Id, Name = f.Name }, ct);
        var others = await db.Set<ImportRow>().AsNoTracking()
            .Where(r => r.ImportId == importId && r.Id != rowId && r.MergedInto == null && r.Decision != Decision.Refused).OrderBy(r => r.Order).ToListAsync(ct);
        return others.ConvertAll(o => new RowDraft(files[o.FileId], o.Number, cipher.OpenPayload(o.SealedPayload)) { Row = o });
    }

    /// <summary>What was mended is said of the row, so that the annotated workbook says it too.</summary>
    public static IEnumerable<NoticeDraft> Told(RowDraft draft) => draft.Payload.Repairs.Select(r =>
    {
        var (column, label) = (SheetColumns.Find(r.Column)!, SheetColumns.Label(r.Column));
        var (was, now) = column.Cell == CellKind.IdentityNumber ? (FieldTexts.Mask(r.Was), FieldTexts.Mask(r.Is)) : (CodeReading.Short(r.Was), CodeReading.Short(r.Is));
        var cell = draft.Payload.Cells![r.Column];
        return new NoticeDraft(draft.File.Name, RepairedCode, NoticeWeight.Information)
        {
            FileId = draft.File.Id,
            RowId = draft.Row.Id,
            Sheet = cell.Sheet ?? draft.Payload.Sheet,
            Row = cell.Row ?? draft.Number,
            Column = cell.Column > 0 ? cell.Column : null,
            Element = label.Zh,
            CauseZh = $"{r.By}已将“{label.Zh}”由“{was}”改为“{now}”",
            RemedyZh = "原文件保持不变，如有不符请核对",
            CauseEn = $"{r.By} changed “{label.En}” from “{was}” to “{now}”",
            RemedyEn = "The file itself stays as received; check if it differs",
        };
    });

    private async Task<Outcome<ImportBatch>> KeepAsync(
        Actor actor, ImportBatch seen, RowDraft draft, ImportRow? joined, RowRepair repair, List<ImportField> fields, List<NoticeDraft> notices, CancellationToken ct)
    {
        var importId = seen.Id;
        long[] rows = joined is null ? [draft.Row.Id] : [draft.Row.Id, joined.Id];
        await using var transaction = await ledger.BeginAsync(ct);
        var db = transaction.Db;
        var batch = await db.Set<ImportBatch>().SingleAsync(b => b.Id == importId, ct);
        if (BatchAccess.Stale(batch, seen.Version) is { } stale)
        {
            return stale;
        }

        await db.Set<ImportField>().Where(f => rows.Contains(f.RowId)).ExecuteDeleteAsync(ct);
        await db.Set<ImportNotice>().Where(n => n.RowId != null && rows.Contains(n.RowId.Value)).ExecuteDeleteAsync(ct);
        fields.ForEach(f => f.Id = transaction.NextId());
        db.AddRange(fields);
        db.AddRange(notices.Select(n => n.ToNotice(transaction.NextId(), importId, cipher)));
        db.Update(draft.Row);
        if (joined is not null)
        {
            db.Update(joined);
        }

        batch.Version++;
        batch.NoteDecision(actor.Name, clock.GetUtcNow().UtcTicks);
        await db.SaveChangesAsync(ct);
        await BatchCounts.RenewAsync(db, batch, ct);
        transaction.Audit(actor, Act, detail: $"import {importId}, row {rows[^1]}: {string.Join(' ', repair.Cells.Keys.Order(StringComparer.Ordinal))}{(joined is null ? "" : $"; joined to row {rows[0]}")}");
        await transaction.CommitAsync(ct);
        return batch;
    }
}
