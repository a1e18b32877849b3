using System.Globalization;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Roster;

/// <summary>The roster as a workbook or CSV: exactly what the page shows, with day, filters and who exported it on it.</summary>
internal sealed class ExportPeople(
    IDbContextFactory<DuoshiDb> databases, WriteGate gate, ListPeople roster, DescribeQuery describe, IActor actors, TimeProvider clock)
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/persons/export", async ([AsParameters] PeopleQuery query, string? columns, string? format, ExportPeople slice, CancellationToken ct) =>
            (await slice.RunAsync(query, columns, format, ct)).ToHttp(file => Results.File(file.Content, file.MediaType, file.Name)))
        .WithSummary("The roster as XLSX or CSV (format=csv), with the columns named")
        .ProducesSheet()
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .Needs(Permission.RecordExport);

    /// <summary>A file to hand out; whoever takes it disposes of the content, which deletes it.</summary>
    internal sealed record Exported(Stream Content, string MediaType, string Name);

    public async Task<Outcome<Exported>> RunAsync(PeopleQuery query, string? columns, string? format, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        var csv = string.Equals(format, "csv", StringComparison.OrdinalIgnoreCase);
        var exportable = query with { After = null, Before = null };
        if (!(await roster.CountAsync(exportable, ct, Permission.RecordExport)).Succeeded(out var count, out var why))
        {
            return why;
        }

        if (!(await describe.RunAsync(exportable, ct)).Succeeded(out var words, out var unclear))
        {
            return unclear;
        }

        await using (var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct))
        {
            transaction.Audit(actor, "export-roster", detail: $"{count}; {words.AsOf}; {words.Filters}");
            await transaction.CommitAsync(ct);
        }

        var chosen = RosterColumns.Chosen(columns);
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), CivilTime.Zone);
        var document = new SheetDocument(
            Words.T("人员名册", "Roster"),
            [.. chosen.Select(c => new SheetColumn(c.Name, Kind: c.IsNumber ? SheetColumnKind.Number : SheetColumnKind.Text))],
            roster.AllAsync(exportable, Permission.RecordExport, ct).ToBlockingEnumerable(ct).Select(row => SheetLine.Of([.. chosen.Select(c => c.Text(row))])))
        {
            Filters = words.Filters,
            AsOf = words.AsOf,
            KnownAt = words.KnownAt,
            PrintedBy = actor.Name,
            PrintedAt = now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            Language = Words.Chinese ? SheetLanguage.Chinese : SheetLanguage.English,
        };
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var content = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        try
        {
            // The writer pulls rows as it goes; the pages behind them are read on this thread's turn, not the request's.
            await Task.Run(() => Write(content, document, csv), ct);
            content.Position = 0;
            var name = $"{Words.T("人员名册", "roster")}-{words.AsOf}.{(csv ? "csv" : "xlsx")}";
            return new Exported(content, csv ? "text/csv; charset=utf-8" : Workbook, name);
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
}
