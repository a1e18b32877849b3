using System.Globalization;
using Duoshi.Core.Codes;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Exchange.Naming;

/// <summary>A name and what it was said to mean.</summary>
internal sealed record SettledName(long Id, string Table, string Name, string Meaning, string? Office, string By, DateTime At, string? WithdrawnBy, DateTime? WithdrawnAt);

/// <summary>Some settled names and where the next ones begin.</summary>
internal sealed record SettledNames(IReadOnlyList<SettledName> Names, long? Next, int Total);

/// <summary>Names that clerks settled, the newest first, under the offices the actor imports for.</summary>
internal sealed class ListNames(IDbContextFactory<DuoshiDb> databases, ImportingOffice importing, IOffices offices, IActor actors, TimeProvider clock)
{
    public const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/imports/names", async (string? q, long? before, ListNames slice, CancellationToken ct) => (await slice.RunAsync(q, before, PageSize, ct)).ToHttp())
            .WithSummary("Names of files and what clerks said they mean, the newest first").Produces<SettledNames>().Needs(Permission.ImportPrepare);
        api.MapGet("/imports/names/export", async (string? q, string? format, ListNames slice, HandOutList sheets, CancellationToken ct) => await sheets.RunAsync(await slice.ExportAsync(q, ct), format, ct))
            .WithSummary("Settled names as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.RecordExport);
    }

    /// <param name="q">Part of the name.</param>
    /// <param name="before">Key of the last one seen; null: from the newest.</param>
    /// <param name="take">How many.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<SettledNames>> RunAsync(string? q, long? before, int take, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.ImportPrepare))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var names = db.Set<NameMapping>().AsNoTracking();
        if (importing.Reached(db, actor, Permission.ImportPrepare) is { } reached)
        {
            names = names.Where(m => m.OfficeId != null && reached.Contains(m.OfficeId.Value));
        }

        if (!string.IsNullOrWhiteSpace(q))
        {
            var part = KnownNames.Normalise(q);
            names = names.Where(m => m.Name.Contains(part));
        }

        var total = await names.CountAsync(ct);
        var page = await names.Where(m => before == null || m.Id < before).OrderByDescending(m => m.Id).Take(take + 1).ToListAsync(ct);
        var views = new List<SettledName>();
        foreach (var m in page.Take(take))
        {
            views.Add(new SettledName(
                m.Id, TableName(m.Table), m.Written, await MeaningAsync(m, ct), m.OfficeId is { } office ? (await offices.NamesAsync(office, null, clock.Today(), ct)).Office : null,
                m.By, new DateTime(m.At, DateTimeKind.Utc), m.WithdrawnBy, m.WithdrawnAt is { } at ? new DateTime(at, DateTimeKind.Utc) : null));
        }

        return new SettledNames(views, page.Count > take ? views[^1].Id : null, total);
    }

    private async Task<Outcome<ShownList>> ExportAsync(string? q, CancellationToken ct)
    {
        if (!(await actors.CurrentAsync(ct)).May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        if (!(await RunAsync(q, null, int.MaxValue - 1, ct)).Succeeded(out var all, out var why))
        {
            return why;
        }

        return new ShownList(
            T("名称对应", "Settled names"),
            [new(T("代码表", "Table")), new(T("文件中的名称", "Name in the file")), new(T("对应为", "Means")), new(T("适用单位", "Holds for")), new(T("登记人", "Settled by")), new(T("时间", "When")), new(T("撤销", "Withdrawn"))],
            all.Names.Select(n => SheetLine.Of(n.Table, n.Name, n.Meaning, n.Office, n.By, Moment(n.At), n.WithdrawnAt is { } at ? $"{n.WithdrawnBy} {Moment(at)}" : null)))
        { Filters = q ?? "" };
    }

    private async Task<string> MeaningAsync(NameMapping mapping, CancellationToken ct) => HeadTables.Is(mapping.Table) ? HeadTables.Columns(mapping.Table).FirstOrDefault(c => c.Key == mapping.Target) is { } column ? T(column.Heading, column.En) : mapping.Target
        : mapping.Table != KnownNames.Offices ? FieldCodes.Name(mapping.Table, mapping.Target)
        : long.TryParse(mapping.Target, NumberStyles.None, CultureInfo.InvariantCulture, out var office) ? (await offices.NamesAsync(office, null, clock.Today(), ct)).Office ?? mapping.Target : mapping.Target;

    /// <summary>What the table's names are called: the head of the first column that is read by it.</summary>
    internal static string TableName(string table) => table == KnownNames.Offices ? T("单位", "Office")
        : HeadTables.Is(table) && HeadTables.Label(table) is var (zh, en) ? T(zh, en)
        : SheetColumns.OfPerson.Concat(InformationSets.Lines.SelectMany(s => s.Columns)).FirstOrDefault(c => c.Codes == table) is { } column ? T(column.Heading, column.En)
        : table == CodeTableNames.DutyLevelZb092012 ? T("职务层次", "Duty level") : table;

    private static string Moment(DateTime at) => at.ToCivil().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
