using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>What is handed in.</summary>
/// <param name="Source">Where it comes from, in the clerk's words.</param>
/// <param name="Files">The files, zips among them.</param>
/// <param name="Office">Unit to import for, by name or code; null: the actor's own.</param>
/// <param name="AsOf">The day undated values of a roster hold on; null: not said.</param>
/// <param name="OfficeId">The same unit by key.</param>
internal sealed record Delivery(string Source, IReadOnlyList<IncomingFile> Files, string? Office = null, PartialDate? AsOf = null, long? OfficeId = null);

/// <summary>Takes files into the holding area as one batch. Nothing is read yet: from here on the batch survives a restart.</summary>
internal sealed class ReceiveFiles(HoldingLedger ledger, ImportingOffice importing, IActor actors, FieldCipher cipher, TimeProvider clock)
{
    /// <summary>Bytes kept in memory before they are written.</summary>
    private const int ChunkBytes = 16 << 20;

    private const int ChunkFiles = 200;

    /// <returns>Key of the batch; or <c>access.forbidden</c>, <c>exchange.unknown-office</c>, <c>exchange.nothing-received</c>.</returns>
    public async Task<Outcome<long>> RunAsync(Delivery delivery, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.ImportPrepare))
        {
            return Refusal.Forbidden;
        }

        if (!(await importing.ForAsync(actor, delivery, ct)).Succeeded(out var office, out var why) && why is not null)
        {
            return why;
        }

        if (delivery.Files.Count == 0)
        {
            return new Refusal("exchange.nothing-received", "没有收到文件，请选择 .lrmx、.lrm、.zip 或名册文件。", "No file was received; choose .lrmx, .lrm, .zip or a roster.", 422);
        }

        var batch = await OpenAsync(actor, delivery, office, ct);
        var notices = new List<NoticeDraft>();
        var chunk = new List<ImportFile>();
        long held = 0;
        var done = 0;
        foreach (var taken in new SortedFiles(delivery.Files, notices).Take())
        {
            ct.ThrowIfCancellationRequested();
            chunk.Add(new ImportFile
            {
                ImportId = batch,
                Name = taken.Name,
                Format = taken.Format,
                Size = taken.Content.Length,
                SealedContent = cipher.SealFile(taken.Content),
                SealedPicture = taken.Picture is null ? null : cipher.SealFile(taken.Picture),
            });
            held += taken.Content.Length;
            if (held > ChunkBytes || chunk.Count >= ChunkFiles)
            {
                await KeepAsync(actor, batch, chunk, notices, ct);
                held = 0;
            }

            progress?.Report(new ImportProgress(++done, Math.Max(done, delivery.Files.Count), ImportStep.Receive));
        }

        await KeepAsync(actor, batch, chunk, notices, ct);
        return batch;
    }

    private async Task<long> OpenAsync(Actor actor, Delivery delivery, long? office, CancellationToken ct)
    {
        await using var transaction = await ledger.BeginAsync(ct);
        var batch = new ImportBatch
        {
            Id = transaction.NextId(),
            Source = delivery.Source,
            OfficeId = office,
            ReceivedById = actor.AccountId,
            ReceivedBy = actor.Name,
            ReceivedAt = clock.GetUtcNow().UtcTicks,
            AsOf = delivery.AsOf is { } day ? Platform.Facts.FactText.Stored(day) : null,
        };
        transaction.Db.Add(batch);
        transaction.Audit(actor, "import-receive", detail: $"import {batch.Id}");
        await transaction.CommitAsync(ct);
        return batch.Id;
    }

    private async Task KeepAsync(Actor actor, long importId, List<ImportFile> files, List<NoticeDraft> notices, CancellationToken ct)
    {
        if (files.Count == 0 && notices.Count == 0)
        {
            return;
        }

        await using var transaction = await ledger.BeginAsync(ct);
        var id = transaction.NextIds(files.Count + notices.Count);
        foreach (var file in files)
        {
            file.Id = id++;
        }

        await transaction.Db.AddRowsAsync(files, ct);
        await transaction.Db.AddRowsAsync([.. notices.Select(n => n.ToNotice(id++, importId, cipher))], ct);
        var batch = await transaction.Db.Set<ImportBatch>().SingleAsync(b => b.Id == importId, ct);
        batch.Files += files.Count;
        batch.Content |= files.Aggregate(ImportContent.None, (all, f) => all | (f.Format == FileFormat.Sheet ? ImportContent.Roster : ImportContent.Forms));
        transaction.Audit(actor, "import-receive", detail: $"import {importId}, files {files.Count}");
        await transaction.CommitAsync(ct);
        files.Clear();
        notices.Clear();
    }
}
