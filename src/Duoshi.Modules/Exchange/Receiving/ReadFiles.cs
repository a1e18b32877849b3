using Duoshi.Core.Forms;
using Duoshi.Modules.Exchange.Exporting;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>
/// Reads the files of a batch, checks them, finds their people and compares them with the record. Run again after a
/// restart it goes on where it stopped; cancelled, the batch stays as far as it came.
/// </summary>
internal sealed class ReadFiles(
    IDbContextFactory<DuoshiDb> databases, HoldingLedger ledger, ImportingOffice importing, RowMatching matching, RowComparing comparing, IActor actors, FieldCipher cipher, TimeProvider clock)
{
    private const int FilesAtOnce = 50;

    /// <returns>The batch, prepared; or <c>access.not-found</c>.</returns>
    public async Task<Outcome<ImportBatch>> RunAsync(long importId, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        var batch = await db.Set<ImportBatch>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == importId, ct);
        if (batch is null || !await importing.ReachesAsync(actor, Permission.ImportPrepare, batch.OfficeId, ct))
        {
            return Refusal.NotFound;
        }

        if (batch.State != ImportState.Reading)
        {
            return batch;
        }

        while (await ReadFormsAsync(db, batch, progress, ct))
        {
        }

        SpareMemory.GiveBackAfter(await CompareAsync(db, actor, batch, progress, ct));
        return await db.Set<ImportBatch>().AsNoTracking().SingleAsync(b => b.Id == importId, ct);
    }

    /// <summary>Reads some forms: each becomes a kept form, its bytes move there.</summary>
    /// <returns>Whether there were any.</returns>
    private async Task<bool> ReadFormsAsync(DuoshiDb db, ImportBatch batch, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var importId = batch.Id;
        var files = await db.Set<ImportFile>().AsNoTracking()
            .Where(f => f.ImportId == importId && f.State == FileState.Received && f.Format != FileFormat.Sheet)
            .OrderBy(f => f.Id).Take(FilesAtOnce).ToListAsync(ct);
        if (files.Count == 0)
        {
            return false;
        }

        var notices = new List<NoticeDraft>();
        var forms = new List<ReceivedForm>();
        var refused = new List<long>();
        foreach (var file in files)
        {
            ct.ThrowIfCancellationRequested();
            var reading = KeptForms.Read(file.Format, cipher.OpenFile(file.SealedContent!), file.SealedPicture is null ? null : cipher.OpenFile(file.SealedPicture));
            notices.AddRange(reading.Notices.Select(n => NoticeDraft.Of(file.Name, n) with { FileId = file.Id }));
            if (reading.Form is not { } form)
            {
                refused.Add(file.Id);
                continue;
            }

            forms.Add(new ReceivedForm
            {
                ImportId = importId,
                FileId = file.Id,
                Format = file.Format,
                SealedContent = file.SealedContent!,
                SealedPicture = file.SealedPicture,
                SealedKeys = cipher.SealPayload(new RowPayload(
                    form.Name ?? "", form.DateOf(FormElements.BirthDate) is { } birth ? FactText.Stored(birth) : null, form.IdentityNumberForMatching)),
                FormDate = FormProposal.DateOf(form) is { } date ? FactText.Stored(date) : "",
                ReceivedAt = clock.GetUtcNow().UtcTicks,
                ReceivedFrom = batch.Source,
            });
        }

        await using var transaction = await ledger.BeginAsync(ct);
        var id = transaction.NextIds(forms.Count + notices.Count);
        forms.ForEach(f => f.Id = id++);
        await transaction.Db.AddRowsAsync(forms, ct);
        await transaction.Db.AddRowsAsync([.. notices.Select(n => n.ToNotice(id++, importId, cipher))], ct);
        var all = files.Select(f => f.Id).ToList();
        await transaction.Db.Set<ImportFile>().Where(f => all.Contains(f.Id)).ExecuteUpdateAsync(s => s
            .SetProperty(f => f.State, f => refused.Contains(f.Id) ? FileState.Refused : FileState.Read)
            .SetProperty(f => f.SealedContent, (byte[]?)null).SetProperty(f => f.SealedPicture, (byte[]?)null), ct);
        await transaction.Db.Set<ImportBatch>().Where(b => b.Id == importId).ExecuteUpdateAsync(s => s.SetProperty(b => b.FilesRead, b => b.FilesRead + files.Count), ct);
        await transaction.CommitAsync(ct);
        batch.FilesRead += files.Count;
        progress?.Report(new ImportProgress(batch.FilesRead, batch.Files, ImportStep.Read));
        return true;
    }

    /// <returns>How many people were compared.</returns>
    private async Task<int> CompareAsync(DuoshiDb db, Actor actor, ImportBatch batch, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        // Read before anybody is looked up: who comes on the record later is looked up again at the commit.
        var seen = await db.Set<LedgerState>().Select(l => l.LastChange).SingleAsync(ct);
        var notices = new List<NoticeDraft>();
        var units = await comparing.NewLookupAsync(batch, ct);
        var drafts = new List<RowDraft>();
        await FormDraftsAsync(db, batch, drafts, ct);
        var sheets = await SheetDraftsAsync(db, batch, units, drafts, notices, ct);
        await KeysAsync(batch, drafts, ct);
        await matching.RunAsync(drafts, ct);
        var done = 0;

        // Forms with their pictures would fill the memory.
        var atOnce = drafts.Exists(d => d.Forms.Count > 0) ? 1 : SideBySide.Parts;
        await foreach (var (some, rows) in SideBySide.InOrderAsync(drafts.Chunk(RowComparing.ChunkOf(drafts.Select(d => d.Row))), atOnce, async some => (some, await CheckAsync(actor, batch, some, units, ct)), ct))
        {
            await KeepRowsAsync(batch, some, rows, ct);
            Array.ForEach(some, draft => draft.Release());
            done += some.Length;
            progress?.Report(new ImportProgress(done, drafts.Count, ImportStep.Compare));
        }

        await FinishAsync(actor, batch, sheets, notices, seen, ct);
        return done;
    }

    /// <summary>A draft a person: forms with the same right identity number are one, whatever file they came in.</summary>
    private async Task FormDraftsAsync(DuoshiDb db, ImportBatch batch, List<RowDraft> drafts, CancellationToken ct)
    {
        var importId = batch.Id;
        var files = await db.Set<ImportFile>().AsNoTracking().Where(f => f.ImportId == importId)
            .Select(f => new ImportFile { Id = f.Id, Name = f.Name, Format = f.Format }).ToDictionaryAsync(f => f.Id, ct);
        var byNumber = new Dictionary<string, RowDraft>(StringComparer.Ordinal);
        foreach (var form in await db.Set<ReceivedForm>().AsNoTracking().Where(f => f.ImportId == importId).OrderBy(f => f.FileId)
            .Select(f => new { f.Id, f.FileId, f.SealedKeys }).ToListAsync(ct))
        {
            var keys = cipher.OpenPayload(form.SealedKeys);
            if (keys.IdentityNumber is { } number && byNumber.TryGetValue(number, out var same))
            {
                same.Forms.Add(form.Id);
                continue;
            }

            var draft = Draft(batch, files[form.FileId], 0, keys, drafts.Count);
            draft.Forms.Add(form.Id);
            drafts.Add(draft);
            if (keys.IdentityNumber is { } own)
            {
                byNumber.Add(own, draft);
            }
        }
    }

    private async Task<List<(long File, bool Read)>> SheetDraftsAsync(
        DuoshiDb db, ImportBatch batch, UnitLookup units, List<RowDraft> drafts, List<NoticeDraft> notices, CancellationToken ct)
    {
        var importId = batch.Id;
        var done = new List<(long, bool)>();
        var byNumber = drafts.Where(d => d.Payload.IdentityNumber is not null).ToDictionary(d => d.Payload.IdentityNumber!, StringComparer.Ordinal);
        var files = await db.Set<ImportFile>().Where(f => f.ImportId == importId && f.Format == FileFormat.Sheet).OrderBy(f => f.Id).Select(f => f.Id).ToListAsync(ct);
        await foreach (var (file, rows, told) in SideBySide.InOrderAsync(files, SideBySide.Parts, ReadAsync, ct))
        {
            notices.AddRange(told);
            foreach (var row in rows)
            {
                var unit = await units.OfRowAsync(row.UnitText, null, ct);
                var draft = Draft(batch, file, row.Number, RosterRows.Keys(row, unit.OfficeId), drafts.Count);
                draft.Fold();
                drafts.Add(draft);
                if (row.Problem is { } problem)
                {
                    draft.Fail(problem);
                }
                else if (draft.Payload.IdentityNumber is { } number && !byNumber.TryAdd(number, draft))
                {
                    RowMatching.FailAsTwin(draft, byNumber[number]);
                }
            }

            done.Add((file.Id, rows.Count > 0));
        }

        return done;

        async Task<(ImportFile File, List<RosterRows.Row> Rows, List<NoticeDraft> Told)> ReadAsync(long id)
        {
            await using var own = await databases.CreateDbContextAsync(ct);
            var file = await own.Set<ImportFile>().AsNoTracking().SingleAsync(f => f.Id == id, ct);
            var told = new List<NoticeDraft>();
            var rows = RosterRows.Read(file, cipher.OpenFile(file.SealedContent!, file.Size), told, units.Names, ct);
            file.SealedContent = null;
            return (file, rows, told);
        }
    }

    private static RowDraft Draft(ImportBatch batch, ImportFile file, int number, RowPayload payload, int order) => new(file, number, payload)
    {
        Row = new ImportRow
        {
            ImportId = batch.Id,
            FileId = file.Id,
            Number = number,
            Order = order,
            Name = payload.Name,
            Birth = payload.Birth,
            SealedPayload = "", // sealed when it is kept: of a country's rows both forms would fill the memory
        },
    };

    /// <summary>Gives the rows their keys, and clears away what an unfinished earlier run left.</summary>
    private async Task KeysAsync(ImportBatch batch, List<RowDraft> drafts, CancellationToken ct)
    {
        var importId = batch.Id;
        await using var transaction = await ledger.BeginAsync(ct);
        await transaction.Db.Set<ImportField>().Where(f => f.ImportId == importId).ExecuteDeleteAsync(ct);
        await transaction.Db.Set<ImportNotice>().Where(n => n.ImportId == importId && n.RowId != null).ExecuteDeleteAsync(ct);
        await transaction.Db.Set<ImportRow>().Where(r => r.ImportId == importId).ExecuteDeleteAsync(ct);
        var id = transaction.NextIds(drafts.Count);
        foreach (var draft in drafts)
        {
            draft.Row.Id = id++;
        }

        await transaction.CommitAsync(ct);
    }

    private async Task<CheckedRows> CheckAsync(Actor actor, ImportBatch batch, RowDraft[] drafts, UnitLookup units, CancellationToken ct)
    {
        if (drafts.Any(d => d.Forms.Count > 0))
        {
            await using var linking = await ledger.BeginAsync(ct);
            foreach (var draft in drafts.Where(d => d.Forms.Count > 0))
            {
                var rowId = draft.Row.Id;
                await linking.Db.Set<ReceivedForm>().Where(f => draft.Forms.Contains(f.Id)).ExecuteUpdateAsync(s => s.SetProperty(f => f.RowId, rowId), ct);
            }

            await linking.CommitAsync(ct);
        }

        foreach (var draft in drafts)
        {
            draft.Unfold(cipher);
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        return await CheckedRows.OfAsync(comparing, db, actor, batch, drafts, units, ct);
    }

    private async Task KeepRowsAsync(ImportBatch batch, RowDraft[] drafts, CheckedRows rows, CancellationToken ct)
    {
        var (fields, notices) = rows;
        await using var transaction = await ledger.BeginAsync(ct);
        var id = transaction.NextIds(fields.Count + notices.Count);
        fields.ForEach(f => f.Id = id++);
        await transaction.Db.AddRowsAsync(drafts.Select(d => d.Row), drafts.Length, ct);
        await transaction.Db.AddRowsAsync(fields, ct);
        await transaction.Db.AddRowsAsync([.. notices.Select(n => n.ToNotice(id++, batch.Id, cipher))], ct);
        await transaction.CommitAsync(ct);
    }

    private async Task FinishAsync(Actor actor, ImportBatch batch, List<(long File, bool Read)> sheets, List<NoticeDraft> notices, long seen, CancellationToken ct)
    {
        var importId = batch.Id;
        await using var transaction = await ledger.BeginAsync(ct);
        var id = transaction.NextIds(notices.Count);
        await transaction.Db.Set<ImportNotice>().Where(n => n.ImportId == importId && n.RowId == null && sheets.Select(s => s.File).Contains(n.FileId ?? 0)).ExecuteDeleteAsync(ct);
        await transaction.Db.AddRowsAsync([.. notices.Select(n => n.ToNotice(id++, importId, cipher))], ct);
        foreach (var (file, read) in sheets)
        {
            await transaction.Db.Set<ImportFile>().Where(f => f.Id == file).ExecuteUpdateAsync(s => s.SetProperty(f => f.State, read ? FileState.Read : FileState.Refused), ct);
        }

        var stored = await transaction.Db.Set<ImportBatch>().SingleAsync(b => b.Id == importId, ct);
        stored.State = ImportState.Prepared;
        stored.SeenChange = seen;
        stored.FilesRead = stored.Files;
        await BatchCounts.RenewAsync(transaction.Db, stored, ct);
        transaction.Audit(actor, "import-compare", detail: $"import {importId}, rows {stored.Rows}");
        await transaction.CommitAsync(ct);
    }
}
