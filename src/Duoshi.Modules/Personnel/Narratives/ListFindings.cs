using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Contracts;
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

namespace Duoshi.Modules.Personnel.Narratives;

/// <summary>A finding in the list over people.</summary>
internal sealed record FindingRow(long PersonId, string Name, string? StaffNumber, string? Office, string? MainPost, FindingView Finding);

/// <summary>A page of the list.</summary>
/// <param name="Rows">Findings, person by person in roster order.</param>
/// <param name="Next">Where the next page begins; null: this is the last.</param>
/// <param name="Office">Name of the office it is narrowed to; null: all in scope.</param>
internal sealed record FindingRows(IReadOnlyList<FindingRow> Rows, string? Next, string? Office);

/// <summary>Where resumes and rows tell different stories, over the people in service in the actor's scope whose resumes she may read.</summary>
[SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "In queries; the columns are compared by byte.")]
internal sealed class ListFindings(IDbContextFactory<DuoshiDb> databases, IActor actors, TimeProvider clock)
{
    public const int PageSize = 50;
    private const string InService = "1";
    private const int Chunk = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/record-doubts", async (string? after, bool? all, long? office, ListFindings slice, CancellationToken ct) => (await slice.RunAsync(after, all == true, office, PageSize, Permission.PersonRead, ct)).ToHttp())
            .WithSummary("Resumes against rows over all people in reach, or those of an office and below; all=true with those let stand").Produces<FindingRows>().ProducesProblem(StatusCodes.Status404NotFound).Needs(Permission.PersonRead);
        api.MapGet("/record-doubts/export", async (bool? all, long? office, string? format, ListFindings slice, HandOutList sheets, CancellationToken ct) => await sheets.RunAsync(await slice.ExportAsync(all == true, office, ct), format, ct))
            .WithSummary("Resumes against rows as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.RecordExport);
    }

    /// <param name="after">Where the page before ended, as it said; null: from the first.</param>
    /// <param name="all">Also those somebody let stand.</param>
    /// <param name="below">Only people of this office and those below it.</param>
    /// <param name="take">Findings of a page; a person's are never parted.</param>
    /// <param name="permission">The right whose scope is listed.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<FindingRows>> RunAsync(string? after, bool all, long? below, int take, Permission permission, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(permission))
        {
            return Refusal.Forbidden;
        }

        var today = clock.Today();
        await using var db = await databases.CreateDbContextAsync(ct);
        OfficeNode? narrowed = null;
        if (below is { } id && (narrowed = await OfficeInReach.FindAsync(db, actor, permission, id, today, ct)) is null)
        {
            return Refusal.NotFound;
        }

        var rows = new List<FindingRow>();
        var offices = new Dictionary<long, string>();
        var place = Place.Read(after);
        while (true)
        {
            var cards = PeopleInScope.On(db, actor, permission, today, today).Where(c => c.Status == InService);
            if (narrowed is not null)
            {
                cards = cards.Where(PeopleInScope.Below(narrowed.Path));
            }

            if (place is { } last)
            {
                cards = cards.Where(c => string.Compare(c.RosterKey, last.Key) > 0 || (c.RosterKey == last.Key && c.PersonId > last.PersonId));
            }

            var some = await cards.OrderBy(c => c.RosterKey).ThenBy(c => c.PersonId).Take(Chunk).ToListAsync(ct);
            var readable = some.Where(c => actor.ForLine(c.Line).ReadableClass(c.OfficePath, c.ManagementAuthority, false) >= FieldClass.Personal).ToList();
            var ids = readable.ConvertAll(c => c.PersonId);
            var found = await NarrativeFindings.LoadAsync(db, ids, today, ct);
            var dismissed = (await db.Set<FindingDismissal>().AsNoTracking().Where(d => ids.Contains(d.PersonId) && d.WithdrawnAt == null).ToListAsync(ct)).ToLookup(d => (d.PersonId, d.Finding));
            await NamesAsync(db, readable, offices, today, ct);
            foreach (var card in some)
            {
                place = new Place(card.RosterKey, card.PersonId);
                rows.AddRange((found.GetValueOrDefault(card.PersonId) ?? []).Select(f => (Found: f, Dismissal: dismissed[(card.PersonId, f.Digest)].FirstOrDefault())).Where(f => all || f.Dismissal is null)
                    .Select(f => new FindingRow(card.PersonId, card.Name, card.StaffNumber, card.OfficeId is { } office ? offices.GetValueOrDefault(office) : null, card.MainPost, ReadFindings.View(f.Found, f.Dismissal))));
                if (rows.Count >= take)
                {
                    return new FindingRows(rows, place.ToString(), narrowed?.Name);
                }
            }

            if (some.Count < Chunk)
            {
                return new FindingRows(rows, null, narrowed?.Name);
            }
        }
    }

    public async Task<Outcome<ShownList>> ExportAsync(bool all, long? office, CancellationToken ct)
    {
        if (!(await RunAsync(null, all, office, int.MaxValue, Permission.RecordExport, ct)).Succeeded(out var list, out var why))
        {
            return why;
        }

        return new ShownList(
            T("简历与任职核对", "Resumes against rows"),
            [new(T("姓名", "Name")), new(T("人员编号", "Staff number")), new(T("单位", "Office")), new(T("职务", "Post")), new(T("问题", "Finding")), new(T("简历", "Resume")), new(T("记录", "Row")), new(T("可办理", "What could be done")), new(T("予以保留", "Let stand"))],
            list.Rows.Select(r => SheetLine.Of(r.Name, r.StaffNumber, r.Office, r.MainPost, r.Finding.Text, r.Finding.Excerpt, r.Finding.Row, string.Join("；", r.Finding.Fixes.Select(f => f.Title)), r.Finding.Dismissed is { } d ? $"{d.By}：{d.Reason}" : null)))
        {
            Filters = ShownList.InWords(list.Office, all ? T("含予以保留的", "with those let stand") : null),
        };
    }

    /// <summary>A person's place in the list. Namesakes of one office, post and day share a roster key: their own keys part them.</summary>
    private sealed record Place(string Key, long PersonId)
    {
        public static Place? Read(string? text) =>
            text?.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end && long.TryParse(text.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var person) ? new Place(text[(end + 1)..], person) : null;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PersonId} {Key}");
    }

    private static async Task NamesAsync(DuoshiDb db, List<PersonCard> cards, Dictionary<long, string> names, DateOnly day, CancellationToken ct)
    {
        var ids = cards.Select(c => c.OfficeId).OfType<long>().Distinct().Where(o => !names.ContainsKey(o)).ToList();
        foreach (var node in await db.Set<OfficeNode>().AsNoTracking().Where(n => ids.Contains(n.OfficeId) && n.ValidFrom <= day && day < n.ValidTo).Select(n => new { n.OfficeId, n.Name }).ToListAsync(ct))
        {
            names[node.OfficeId] = node.Name;
        }
    }
}
