using Duoshi.Core.Sheets;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>
/// Gives a roster back with what is wrong in it (退回单): doubtful cells coloured, cause and remedy in a last column. Mended, the
/// same workbook can be handed in again.
/// </summary>
internal sealed class AnnotateImport(IDbContextFactory<DuoshiDb> databases, BatchAccess access, FieldCipher cipher)
{
    /// <summary>The annotated workbook.</summary>
    public sealed record Annotated(string FileName, byte[] Content);

    /// <param name="importId">The batch.</param>
    /// <param name="file">Which of its sheets; null: the first.</param>
    /// <param name="onlyWithNotices">Leaves out the rows about which there is nothing to say.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The workbook; or <c>access.not-found</c>, <c>exchange.no-roster</c>.</returns>
    public async Task<Outcome<Annotated>> RunAsync(long importId, string? file, bool onlyWithNotices, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await access.FindAsync(db, importId, Permission.ImportPrepare, ct)).Succeeded(out _, out var why))
        {
            return why;
        }

        var sheet = await db.Set<ImportFile>().AsNoTracking()
            .Where(f => f.ImportId == importId && f.Format == FileFormat.Sheet && f.SealedContent != null && (file == null || f.Name == file))
            .OrderBy(f => f.Id).FirstOrDefaultAsync(ct);
        if (sheet is null)
        {
            return new Refusal("exchange.no-roster", "此批次没有名册文件，没有可退回的表格。", "This batch has no roster; there is nothing to give back.", 404);
        }

        var fileId = sheet.Id;
        var notices = await db.Set<ImportNotice>().AsNoTracking().Where(n => n.ImportId == importId && n.FileId == fileId).OrderBy(n => n.Id).ToListAsync(ct);
        var refused = await RefusedAsync(db, importId, fileId, ct);
        var reading = SheetReader.Read(new MemoryStream(cipher.OpenFile(sheet.SealedContent!, sheet.Size)), sheet.Name, null, InformationSets.AnyExpected, ct);
        using var output = new MemoryStream();
        AnnotatedWorkbook.Write(output, reading, [.. notices.Select(Sheet), .. refused], Words.Chinese ? SheetLanguage.Chinese : SheetLanguage.English, onlyWithNotices);
        return new Annotated($"{Words.T("退回单", "returned")}-{Path.GetFileNameWithoutExtension(sheet.Name.Split('/')[^1])}.xlsx", output.ToArray());
    }

    /// <summary>Why rows of the sheet were refused: whoever keeps it has to know.</summary>
    private async Task<List<SheetNotice>> RefusedAsync(DuoshiDb db, long importId, long fileId, CancellationToken ct)
    {
        var rows = await db.Set<ImportRow>().AsNoTracking().Where(r => r.ImportId == importId && r.FileId == fileId && r.Decision == Decision.Refused && r.Number > 0)
            .OrderBy(r => r.Order).Select(r => new { r.Number, r.SealedPayload, r.ReasonZh }).ToListAsync(ct);
        return rows.ConvertAll(r => new SheetNotice(
            RefusedRow.Code, cipher.OpenPayload(r.SealedPayload).Sheet ?? "", r.Number, null,
            $"此行已退回：{Bare(r.ReasonZh ?? "")}", "请核实改正后重新报送", $"This row was refused: {Bare(r.ReasonZh ?? "")}", "Check and mend it, then hand it in again", SheetSeverity.Error));
    }

    private SheetNotice Sheet(ImportNotice notice)
    {
        var text = cipher.OpenJson<NoticeText>(notice.SealedText);

        // What was mended here is still to be mended by whoever keeps the sheet.
        var severity = notice.Code == RepairRow.RepairedCode ? SheetSeverity.Warning : (SheetSeverity)notice.Weight;
        return new SheetNotice(
            notice.Code, notice.Sheet ?? "", notice.Row, notice.Column, Bare(text.CauseZh), Bare(text.RemedyZh), Bare(text.CauseEn), Bare(text.RemedyEn), severity);
    }

    // The workbook's writer ends the sentences itself.
    private static string Bare(string text) => text.TrimEnd('。', '.');
}
