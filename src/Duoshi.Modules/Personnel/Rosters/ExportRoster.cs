using System.Globalization;
using Duoshi.Core.Engines.Rosters;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Roster;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Rosters;

/// <summary>A roster as a workbook: landscape A4, heads that stay and repeat, page numbers, day and filters, photos where chosen.</summary>
internal sealed class ExportRoster(IDbContextFactory<DuoshiDb> databases, WriteGate gate, ComposeRoster compose, IActor actors, TimeProvider clock)
{
    private const int Chunk = 200;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/rosters/export", async ([AsParameters] PeopleQuery query, [AsParameters] RosterLook look, ExportRoster slice, CancellationToken ct) =>
            (await slice.RunAsync(new RosterRequest(query, look), ct)).ToHttp(file => Results.File(file.Content, Described.Xlsx, file.Name)))
        .WithSummary("A roster as XLSX: columns, groups, order and photos as chosen")
        .ProducesFile(Described.Xlsx)
        .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity)
        .Needs(Permission.RecordExport);

    /// <summary>A workbook to hand out.</summary>
    internal sealed record Made(byte[] Content, string Name, ComposedRoster Roster);

    /// <summary>Makes the workbook; that it was made is an entry of the audit, written before it leaves.</summary>
    public async Task<Outcome<Made>> RunAsync(RosterRequest request, CancellationToken ct)
    {
        if (!(await compose.RunAsync(request, null, ct)).Succeeded(out var roster, out var why))
        {
            return why;
        }

        var actor = await actors.CurrentAsync(ct);
        await NoteAsync(actor, $"xlsx; {roster.Title}; {roster.Day:yyyy-MM-dd}; {roster.Filters}; {string.Join(',', roster.Columns.Select(c => c.Key))}{(roster.WithPhotos ? ",photo" : "")}", ct);
        var photos = await PhotosAsync(roster, ct);
        using var content = new MemoryStream();
        SheetWriter.Write(content, Document(roster, photos, actor));
        return new Made(content.ToArray(), $"{FileName(roster.Title)}-{roster.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.xlsx", roster);
    }

    /// <summary>Notes that a roster is shown to be printed.</summary>
    public async Task NotePrintAsync(RosterPreview shown, CancellationToken ct) =>
        await NoteAsync(await actors.CurrentAsync(ct), $"print; {shown.Title}; {shown.AsOf:yyyy-MM-dd}; {shown.Filters}; {string.Join(',', shown.Columns.Select(c => c.Key))}{(shown.WithPhotos ? ",photo" : "")}", ct);

    private async Task NoteAsync(Actor actor, string detail, CancellationToken ct)
    {
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        transaction.Audit(actor, "export-roster", detail: detail);
        await transaction.CommitAsync(ct);
    }

    private SheetDocument Document(ComposedRoster roster, Dictionary<long, byte[]> photos, Actor actor)
    {
        SheetColumn number = new(Words.T("序号", "No."), Kind: SheetColumnKind.Number, Width: 6);
        var columns = roster.Columns.Select(c => new SheetColumn(c.Name, c.Head, c.Card is { IsNumber: true } ? SheetColumnKind.Number : SheetColumnKind.Text, IsCentred: c.Card is { Key: not ("duties" or "office") })).ToList();
        return new SheetDocument(
            roster.Title,
            roster.WithPhotos ? [number, new(Words.T("照片", "Photo"), Kind: SheetColumnKind.Picture), .. columns] : [number, .. columns],
            roster.Lines.Select(l => Line(l, roster, photos)))
        {
            SheetName = Words.T("名册", "Roster"),
            Subtitle = roster.Subtitle,
            FitsPage = true,
            Filters = roster.Filters,
            AsOf = roster.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            PrintedBy = actor.Name,
            PrintedAt = clock.GetUtcNow().UtcDateTime.ToCivil().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            Language = Words.Chinese ? SheetLanguage.Chinese : SheetLanguage.English,
        };
    }

    private static SheetLine Line(RosterLine line, ComposedRoster roster, Dictionary<long, byte[]> photos)
    {
        if (line.Entry is not { } person)
        {
            return SheetLine.Group(ComposedRoster.Heading(line));
        }

        var number = line.Number.ToString(CultureInfo.InvariantCulture);
        return roster.WithPhotos
            ? SheetLine.Of([number, "", .. roster.Cells[person.Id]]) with { Picture = photos.GetValueOrDefault(person.Id) }
            : SheetLine.Of([number, .. roster.Cells[person.Id]]);
    }

    private async Task<Dictionary<long, byte[]>> PhotosAsync(ComposedRoster roster, CancellationToken ct)
    {
        var pictures = new Dictionary<long, byte[]>();
        await using var db = await databases.CreateDbContextAsync(ct);
        foreach (var some in roster.PhotosOf.Chunk(Chunk))
        {
            foreach (var photo in await db.Set<Photo>().AsNoTracking().At(roster.Day, Known.Now).Where(p => some.Contains(p.SubjectId) && p.Picture != null).ToListAsync(ct))
            {
                pictures[photo.SubjectId] = photo.Picture!;
            }
        }

        return pictures;
    }

    private static string FileName(string title) => string.Concat(title.Select(c => c is '/' or '\\' or ':' or '"' or '*' or '?' or '<' or '>' or '|' || char.IsControl(c) ? '-' : c)).Trim();
}
