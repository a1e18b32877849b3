using System.Globalization;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Exchange.Exporting;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Packs;

/// <summary>A meeting pack in the list of its maker.</summary>
/// <param name="People">How many people it is about.</param>
/// <param name="JobId">The job that makes it, or made it; null: made at once.</param>
/// <param name="Size">Size of the zip in bytes; 0: not made yet.</param>
/// <param name="KeptUntil">When it is removed by itself.</param>
internal sealed record PackRow(long Id, string Title, int People, DateTime CreatedAt, DateTime KeptUntil, long? JobId, long Size)
{
    public static PackRow Of(MeetingPack pack)
    {
        var created = new DateTime(pack.CreatedAt, DateTimeKind.Utc);
        return new PackRow(pack.Id, pack.Title, pack.PeopleKeys().Count, created, created + MeetingPack.KeptFor, pack.JobId, pack.Size);
    }
}

/// <summary>The own meeting packs: listed, fetched, removed. Nobody sees another's.</summary>
internal sealed class OwnPacks(IDbContextFactory<DuoshiDb> databases, WriteGate gate, FieldCipher cipher, ExportForms forms, IActor actors, TimeProvider clock)
{
    private const int Shown = 50;

    /// <summary>A pack to hand out.</summary>
    internal sealed record Handed(byte[] Content, string Name);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/meeting-packs", async (OwnPacks slice, CancellationToken ct) => (await slice.ListAsync(ct)).ToHttp())
            .WithSummary("The own meeting packs, latest first").Produces<IReadOnlyList<PackRow>>().Needs(Permission.RecordExport);
        api.MapGet("/meeting-packs/export", async (string? format, OwnPacks slice, HandOutList sheets, CancellationToken ct) => await sheets.RunAsync(await slice.SheetAsync(ct), format, ct))
            .WithSummary("The list of own meeting packs as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.RecordExport);
        api.MapGet("/meeting-packs/{id:long}/file", async (long id, OwnPacks slice, CancellationToken ct) => (await slice.FetchAsync(id, ct)).ToHttp(f => Results.File(f.Content, "application/zip", f.Name)))
            .WithSummary("An own meeting pack as a zip").ProducesFile("application/zip").ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict).Needs(Permission.RecordExport);
        api.MapDelete("/meeting-packs/{id:long}", async (long id, OwnPacks slice, CancellationToken ct) => (await slice.RemoveAsync(id, ct)).ToHttp())
            .WithSummary("Remove an own meeting pack").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).Needs(Permission.RecordExport);
    }

    public async Task<Outcome<IReadOnlyList<PackRow>>> ListAsync(CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var packs = await Own(db, actor).OrderByDescending(p => p.Id).Take(Shown)
            .Select(p => new MeetingPack { Id = p.Id, Title = p.Title, Query = "", Papers = p.Papers, People = p.People, CreatedAt = p.CreatedAt, JobId = p.JobId, Size = p.Size }).ToListAsync(ct);
        return packs.ConvertAll(PackRow.Of);
    }

    public async Task<Outcome<ShownList>> SheetAsync(CancellationToken ct) => (await ListAsync(ct)).Succeeded(out var rows, out var why)
        ? new ShownList(
            Words.T("上会材料包", "Meeting packs"),
            [new(Words.T("名称", "Title")), new(Words.T("人数", "People"), Kind: SheetColumnKind.Number), new(Words.T("制作时间", "Made at")), new(Words.T("保留至", "Kept until")), new(Words.T("大小（KB）", "Size (KB)"), Kind: SheetColumnKind.Number)],
            rows.Select(r => SheetLine.Of(r.Title, r.People.ToString(CultureInfo.InvariantCulture), Moment(r.CreatedAt), Moment(r.KeptUntil), ((r.Size + 1023) / 1024).ToString(CultureInfo.InvariantCulture))))
        : why;

    /// <returns>The zip; or <c>access.not-found</c> when it is gone, another's, or about somebody no longer in reach; <c>meeting-pack.not-ready</c>.</returns>
    public async Task<Outcome<Handed>> FetchAsync(long id, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        if (await Own(transaction.Db, actor).SingleOrDefaultAsync(p => p.Id == id, ct) is not { } pack)
        {
            return Refusal.NotFound;
        }

        if (pack.SealedContent is null)
        {
            return new Refusal("meeting-pack.not-ready", "材料包尚未制作完成。", "The pack has not been made yet.");
        }

        // Rights are those of today: whoever has lost a person's file does not get it out of an old pack.
        if (!(await forms.CountAsync(new FormSelection(pack.PeopleKeys()), ct)).Succeeded(out _, out var why))
        {
            return why;
        }

        transaction.Audit(actor, "meeting-pack-download", detail: $"{pack.Id}; {pack.Title}");
        await transaction.CommitAsync(ct);
        return new Handed(PackFile.Open(pack, cipher), pack.FileName!);
    }

    /// <returns>Done; or <c>access.not-found</c>.</returns>
    public async Task<Outcome<Done>> RemoveAsync(long id, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        if (await Own(transaction.Db, actor).Where(p => p.Id == id).ExecuteDeleteAsync(ct) == 0)
        {
            return Refusal.NotFound;
        }

        transaction.Audit(actor, "meeting-pack-remove", detail: id.ToString(CultureInfo.InvariantCulture));
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    private IQueryable<MeetingPack> Own(DuoshiDb db, Actor actor)
    {
        var (account, old) = (actor.AccountId, clock.GetUtcNow().UtcTicks - MeetingPack.KeptFor.Ticks);
        return db.Set<MeetingPack>().AsNoTracking().Where(p => p.AccountId == account && p.CreatedAt >= old);
    }

    private static string Moment(DateTime utc) => utc.ToCivil().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
