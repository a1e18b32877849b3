using Duoshi.Modules.Organisation.Acts;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Organisation.Tree;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation.Reads;

/// <summary>One change in the history of an office: who, when, on what basis, and what it did to which facts.</summary>
/// <param name="Source">The change.</param>
/// <param name="Items">What it did, kind by kind.</param>
internal sealed record OfficeHistoryEntry(SourceView Source, ImmutableArray<OfficeHistoryItem> Items);

/// <summary>What a change did to one kind of fact of the office, or of a department or position of it.</summary>
/// <param name="Subject">Office, department or position.</param>
/// <param name="SubjectId">Its key.</param>
/// <param name="SubjectName">Name of the department or position; empty for the office itself.</param>
/// <param name="Kind">Key of the kind.</param>
/// <param name="KindName">Its name.</param>
/// <param name="Before">What it took away; empty where the actor may not read what was known before.</param>
/// <param name="After">What it recorded.</param>
internal sealed record OfficeHistoryItem(
    SubjectKind Subject, long SubjectId, string SubjectName, string Kind, string KindName, ImmutableArray<HistoryPeriod> Before, ImmutableArray<HistoryPeriod> After);

/// <summary>A period as it stood: when it holds and what it says.</summary>
/// <param name="From">First day.</param>
/// <param name="To">First day no longer; blank: open.</param>
/// <param name="Text">Its fields, headline first.</param>
/// <param name="Stands">Whether it is still what we know.</param>
internal sealed record HistoryPeriod(string From, string To, string Text, bool Stands);

/// <summary>A page of the history, newest first.</summary>
internal sealed record OfficeHistoryPage(ImmutableArray<OfficeHistoryEntry> Entries, long? Next);

/// <summary>The history of an office: what changed, when it holds, when we learned it, by whom, from what.</summary>
internal sealed class OfficeHistory(IDbContextFactory<DuoshiDb> databases, OfficeRights rights, OfficeIndexes indexes, FactKinds kinds, SubjectDirectory subjects, TimeProvider clock)
{
    private const int MostEntries = 200;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/offices/{id:long}/history", async (long id, long? before, int? take, OfficeHistory slice, CancellationToken ct) =>
            (await slice.RunAsync(id, before, take ?? 50, ct)).ToHttp())
        .Needs(Permission.OrganisationRead).Produces<OfficeHistoryPage>().WithSummary("机构沿革与变更记录 The history of an office, newest first; before continues it");

    public async Task<Outcome<OfficeHistoryPage>> RunAsync(long office, long? before, int take, CancellationToken ct)
    {
        var (who, mayRead) = await rights.ReadingAsync(ct);
        var index = await indexes.PresentAsync(ct);
        if (index.Nearest(office, clock.Today()) is not { } node || !mayRead(node) || who.ReadableClass(node.Path, null, isSelf: false) is not { } readable)
        {
            return Refusal.NotFound;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var reading = await db.BeginReadAsync(ct);
        var rows = await RowsAsync(db, office, readable, ct);
        var earlier = who.May(Permission.EarlierKnowledgeRead, node.Path);
        if (!earlier)
        {
            rows.RemoveAll(r => r.Row.SupersededBy != Fact.Current);
        }

        var names = await subjects.NamesAsync(db, rows, clock.Today(), ct);
        var parts = await PartNamesAsync(db, rows, ct);
        var numbers = rows.Select(r => r.Row.RecordedBy).Concat(rows.Select(r => r.Row.SupersededBy).Where(c => c != Fact.Current)).Distinct()
            .Where(c => before is null || c < before).OrderDescending().Take(Math.Clamp(take, 1, MostEntries) + 1).ToList();
        var page = numbers.Take(Math.Clamp(take, 1, MostEntries)).ToList();
        var changes = await db.Set<Change>().AsNoTracking().Where(c => page.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        return new OfficeHistoryPage(
            [.. page.Select(number => new OfficeHistoryEntry(SourceView.Of(changes[number], null), Items(rows, number, readable, names, parts)))],
            numbers.Count > page.Count ? page[^1] : null);
    }

    /// <summary>All rows ever written of the office, and of the departments and positions that are or were in it.</summary>
    private async Task<List<(FactKind Kind, Fact Row)>> RowsAsync(DuoshiDb db, long office, FieldClass readable, CancellationToken ct)
    {
        var departments = await db.Set<DepartmentPlace>().Where(d => d.OfficeId == office).Select(d => d.SubjectId).Distinct().ToListAsync(ct);
        var positions = await db.Set<PositionPlace>().Where(p => p.OfficeId == office).Select(p => p.SubjectId).Distinct().ToListAsync(ct);
        var rows = new List<(FactKind, Fact)>();
        foreach (var (sort, ids) in new[] { (SubjectKind.Office, new List<long> { office }), (SubjectKind.Department, departments), (SubjectKind.Position, positions) })
        {
            foreach (var kind in kinds.Of(sort).Where(k => k.Class <= readable))
            {
                foreach (var some in ids.Chunk(500))
                {
                    rows.AddRange((await kind.Rows(db).Where(f => some.Contains(f.SubjectId)).ToListAsync(ct)).Select(f => (kind, f)));
                }
            }
        }

        return rows;
    }

    private async Task<ReferenceNames> PartNamesAsync(DuoshiDb db, List<(FactKind Kind, Fact Row)> rows, CancellationToken ct)
    {
        var names = new Dictionary<(SubjectKind, long), string>();
        foreach (var part in rows.GroupBy(r => r.Kind.Subject, r => r.Row.SubjectId).Where(g => g.Key != SubjectKind.Office))
        {
            foreach (var (id, name) in await subjects.Find(part.Key)!.NamesAsync(db, [.. part.Distinct()], clock.Today(), ct))
            {
                names[(part.Key, id)] = name;
            }
        }

        return new ReferenceNames(names);
    }

    private static ImmutableArray<OfficeHistoryItem> Items(List<(FactKind Kind, Fact Row)> rows, long change, FieldClass readable, ReferenceNames names, ReferenceNames parts) =>
    [
        .. rows.Where(r => r.Row.RecordedBy == change || r.Row.SupersededBy == change)
            .GroupBy(r => (r.Kind, r.Row.SubjectId))
            .OrderBy(g => g.Key.Kind.Subject).ThenBy(g => g.Key.Kind.Order).ThenBy(g => g.Key.SubjectId)
            .Select(g => new OfficeHistoryItem(
                g.Key.Kind.Subject, g.Key.SubjectId, g.Key.Kind.Subject == SubjectKind.Office ? "" : parts.Of(g.Key.Kind.Subject, g.Key.SubjectId),
                g.Key.Kind.Key, Words.T(g.Key.Kind.Zh, g.Key.Kind.En),
                Periods(g.Where(r => r.Row.SupersededBy == change && r.Row.RecordedBy != change), readable, names),
                Periods(g.Where(r => r.Row.RecordedBy == change), readable, names))),
    ];

    private static ImmutableArray<HistoryPeriod> Periods(IEnumerable<(FactKind Kind, Fact Row)> rows, FieldClass readable, ReferenceNames names) =>
    [
        .. rows.OrderBy(r => r.Row.Slot).ThenBy(r => r.Row.ValidFrom).ThenBy(r => r.Row.DayOrder).Select(r => new HistoryPeriod(
            FactDisplay.From(r.Row.ValidFrom, r.Row.FromPrecision), FactDisplay.To(r.Row.ValidTo, r.Row.ToPrecision),
            string.Join(Words.T("，", ", "), FactReader.Readable(r.Kind, readable).OrderByDescending(f => f.Headline)
                .Select(f => (f, Text: FactDisplay.Text(f, f.Get(r.Row), names))).Where(f => f.Text.Length > 0)
                .Select(f => f.f.Headline ? f.Text : $"{Words.T(f.f.Zh, f.f.En)} {f.Text}")),
            r.Row.SupersededBy == Fact.Current)),
    ];
}
