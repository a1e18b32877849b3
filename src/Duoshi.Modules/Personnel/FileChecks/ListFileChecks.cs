using Duoshi.Core.Sheets;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Checks;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.FileChecks;

/// <summary>A person of the list: the state of each item.</summary>
internal sealed record FileCheckRow(long PersonId, string Name, string? StaffNumber, string Office, string? MainPost, IReadOnlyDictionary<FileCheckItem, FileCheckState> States, DateOnly? LastOn, string? LastBy)
{
    public FileCheckState this[FileCheckItem item] => States.GetValueOrDefault(item);
}

/// <summary>How far an office is.</summary>
/// <param name="Done">People of whom every item agrees, is settled or does not apply.</param>
/// <param name="Differing">People with an item that differs and is not settled.</param>
internal sealed record FileCheckOffice(long OfficeId, string Office, int People, int Done, int Differing);

/// <summary>A page of the list with the progress of the offices.</summary>
internal sealed record FileCheckList(IReadOnlyList<FileCheckOffice> Offices, IReadOnlyList<FileCheckRow> Rows, int Total);

/// <summary>三龄二历 by office: how far, and who is left.</summary>
internal sealed class ListFileChecks(IDbContextFactory<DuoshiDb> databases, IActor actors, TimeProvider clock)
{
    private const string InService = "1";
    private const int PageSize = 50;
    private const int GreatestSize = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/file-checks", async (long? office, FileCheckItem? item, FileCheckState? state, int? skip, int? take, ListFileChecks slice, CancellationToken ct) =>
                (await slice.RunAsync(office, item, state, skip ?? 0, Math.Clamp(take ?? PageSize, 1, GreatestSize), ct)).ToHttp())
            .WithSummary("三龄二历 by office: progress and people").Produces<FileCheckList>().Needs(Permission.FileFactsCheck);
        api.MapGet("/file-checks/export", async (long? office, FileCheckItem? item, FileCheckState? state, string? format, ListFileChecks slice, HandOutList sheets, CancellationToken ct) =>
                await sheets.RunAsync(await slice.ExportAsync(office, item, state, ct), format, ct))
            .WithSummary("三龄二历 as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.RecordExport);
    }

    /// <param name="office">Only people of this office; null: all in scope.</param>
    /// <param name="item">The item whose state is asked for; null: any.</param>
    /// <param name="state">Only people with this state.</param>
    /// <param name="skip">Rows to pass over.</param>
    /// <param name="take">Rows of a page.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<FileCheckList>> RunAsync(long? office, FileCheckItem? item, FileCheckState? state, int skip, int take, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.FileFactsCheck))
        {
            return Refusal.Forbidden;
        }

        var today = clock.Today();
        var self = actor.PersonId ?? 0;
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        var offices = await CheckScope.OfficesAsync(db, today, ct);
        var people = CheckScope.Readable(db, actor, Permission.FileFactsCheck, FileCheck.Class, today).Where(c => c.Status == InService && c.OfficeId != null && c.PersonId != self);
        var findings = db.Set<FileCheck>().AsNoTracking().Where(f => f.SupersededBy == FileCheck.Standing);
        var progress = await ProgressAsync(people, findings, offices, ct);
        if (office is { } one)
        {
            people = people.Where(c => c.OfficeId == one);
        }

        people = Having(people, findings, item, state);
        var page = await people.OrderBy(c => c.RosterKey).ThenBy(c => c.PersonId).Skip(Math.Max(0, skip)).Take(Math.Max(1, take)).ToListAsync(ct);
        var shown = page.Select(c => c.PersonId).ToHashSet();
        var states = new List<FileCheck>();
        foreach (var some in shown.Chunk(500))
        {
            states.AddRange(await findings.Where(f => some.Contains(f.PersonId)).ToListAsync(ct));
        }

        var byPerson = states.ToLookup(s => s.PersonId);
        return new FileCheckList(progress, [.. page.Select(c => Row(c, [.. byPerson[c.PersonId]], offices))], await people.CountAsync(ct));
    }

    private static FileCheckRow Row(PersonCard card, List<FileCheck> findings, Dictionary<long, OfficeNode> offices)
    {
        var last = findings.MaxBy(f => f.Id);
        return new FileCheckRow(
            card.PersonId, card.Name, card.StaffNumber, offices.GetValueOrDefault(card.OfficeId!.Value)?.Name ?? "", card.MainPost, findings.ToDictionary(f => f.Item, f => f.State), last?.CheckedOn, last?.CheckedBy);
    }

    private static IQueryable<PersonCard> Having(IQueryable<PersonCard> people, IQueryable<FileCheck> findings, FileCheckItem? item, FileCheckState? state) => (item, state) switch
    {
        (_, null) => people,
        ({ } i, FileCheckState.Open) => people.Where(c => !findings.Any(f => f.PersonId == c.PersonId && f.Item == i && f.State != FileCheckState.Open)),
        ({ } i, { } s) => people.Where(c => findings.Any(f => f.PersonId == c.PersonId && f.Item == i && f.State == s)),
        (null, FileCheckState.Open) => people.Where(c => findings.Count(f => f.PersonId == c.PersonId && f.State != FileCheckState.Open) < FileCheckWords.Items.Length),
        (null, { } s) => people.Where(c => findings.Any(f => f.PersonId == c.PersonId && f.State == s)),
    };

    private static async Task<List<FileCheckOffice>> ProgressAsync(IQueryable<PersonCard> people, IQueryable<FileCheck> findings, Dictionary<long, OfficeNode> offices, CancellationToken ct)
    {
        var items = FileCheckWords.Items.Length;
        var heads = await people.GroupBy(c => c.OfficeId!.Value).Select(g => new { g.Key, People = g.Count() }).ToListAsync(ct);
        var done = await people.Where(c => findings.Count(f => f.PersonId == c.PersonId && (f.State == FileCheckState.Agrees || f.State == FileCheckState.Settled || f.State == FileCheckState.NotApplicable)) == items)
            .GroupBy(c => c.OfficeId!.Value).Select(g => new { g.Key, People = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.People, ct);
        var differing = await people.Where(c => findings.Any(f => f.PersonId == c.PersonId && f.State == FileCheckState.Differs))
            .GroupBy(c => c.OfficeId!.Value).Select(g => new { g.Key, People = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.People, ct);
        return [.. heads.Where(h => offices.ContainsKey(h.Key)).OrderBy(h => offices[h.Key].Path, StringComparer.Ordinal)
            .Select(h => new FileCheckOffice(h.Key, offices[h.Key].Name, h.People, done.GetValueOrDefault(h.Key), differing.GetValueOrDefault(h.Key)))];
    }

    private async Task<Outcome<ShownList>> ExportAsync(long? office, FileCheckItem? item, FileCheckState? state, CancellationToken ct)
    {
        if (!(await RunAsync(office, item, state, 0, int.MaxValue, ct)).Succeeded(out var list, out var why))
        {
            return why;
        }

        return new ShownList(
            T("三龄二历核查", "Check against the paper file"),
            [
                new(T("单位", "Office")), new(T("姓名", "Name")), new(T("人员编号", "Staff number")), new(T("职务", "Post")), .. FileCheckWords.Items.Select(i => new SheetColumn(FileCheckWords.Of(i))), new(T("最近核查", "Last checked")), new(T("核查人", "By")),
            ],
            list.Rows.Select(r => SheetLine.Of([r.Office, r.Name, r.StaffNumber, r.MainPost, .. FileCheckWords.Items.Select(i => FileCheckWords.Of(r[i])), $"{r.LastOn:yyyy-MM-dd}", r.LastBy])))
        {
            Filters = ShownList.InWords(list.Offices.FirstOrDefault(o => o.OfficeId == office)?.Office, item is { } i ? FileCheckWords.Of(i) : null, state is { } s ? FileCheckWords.Of(s) : null),
        };
    }
}
