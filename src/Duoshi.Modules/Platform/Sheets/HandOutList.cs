using System.Globalization;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Sheets;

/// <summary>
/// Hands out lists as workbook or CSV, with day, filters and who took them printed on them; every hand-out is an entry of
/// the audit. The right is asked by the slice that makes the list.
/// </summary>
internal sealed class HandOutList(IDbContextFactory<DuoshiDb> databases, WriteGate gate, IActor actors, TimeProvider clock)
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="outcome">The list, or why there is none.</param>
    /// <param name="format">csv; anything else: a workbook.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IResult> RunAsync(Outcome<ShownList> outcome, string? format, CancellationToken ct)
    {
        if (!outcome.Succeeded(out var list, out var why))
        {
            return why.ToHttp();
        }

        var actor = await actors.CurrentAsync(ct);
        var day = (list.AsOf ?? clock.Today()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await using (var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct))
        {
            transaction.Audit(actor, "export-list", detail: ShownList.InWords(list.Title, day, list.Filters));
            await transaction.CommitAsync(ct);
        }

        var document = new SheetDocument(list.Title, list.Columns, list.Lines)
        {
            Filters = list.Filters,
            AsOf = day,
            KnownAt = list.KnownAt,
            PrintedBy = actor.Name,
            PrintedAt = clock.GetUtcNow().UtcDateTime.ToCivil().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            Language = Words.Chinese ? SheetLanguage.Chinese : SheetLanguage.English,
        };
        var csv = string.Equals(format, "csv", StringComparison.OrdinalIgnoreCase);
        var content = await SpoolAsync(document, csv, ct);
        return Results.File(content, csv ? "text/csv; charset=utf-8" : Workbook, $"{FileName(list.Title)}-{day}.{(csv ? "csv" : "xlsx")}");
    }

    /// <summary>Long lists don't fit the memory of a request: they go through a file that disappears when it is closed.</summary>
    private static async Task<FileStream> SpoolAsync(SheetDocument document, bool csv, CancellationToken ct)
    {
        var content = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        try
        {
            await Task.Run(() => Write(content, document, csv), ct);
            content.Position = 0;
            return content;
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    private static void Write(FileStream content, SheetDocument document, bool csv)
    {
        if (csv)
        {
            SheetWriter.WriteCsv(content, document, withTitle: true);
        }
        else
        {
            SheetWriter.Write(content, document);
        }
    }

    private static string FileName(string title) => string.Concat(title.Select(c => c is '/' or '\\' or ':' or '"' or '*' or '?' or '<' or '>' or '|' ? '-' : c)).Trim();
}
