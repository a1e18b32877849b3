using Duoshi.Core.Engines.Rosters;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Roster;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Rosters;

/// <summary>Puts a roster together from the record: people in reach, headings, order, and the columns' texts as far as they may be read.</summary>
internal sealed class ComposeRoster(
    IDbContextFactory<DuoshiDb> databases, OfferedColumns columns, RosterHeadings headings, DescribeQuery describe, SubjectDirectory subjects, FactKinds kinds, IActor actors, TimeProvider clock)
{
    /// <summary>More people than this make no roster to hand around.</summary>
    public const int Most = 10_000;

    /// <summary>With photos the file holds them all.</summary>
    public const int MostWithPhotos = 1_000;

    private const int Chunk = 500;
    private const int LongestTitle = 60;

    /// <summary>A text that is on the record and not the reader's to see.</summary>
    private const string Withheld = "—";

    /// <param name="request">Who and how.</param>
    /// <param name="shown">Of how many people, from the first, the texts are wanted; null: all.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>
    /// The roster; or <c>roster.column</c>, <c>roster.photo</c> (400), <c>roster.order</c>, <c>roster.group</c>, <c>roster.title</c>,
    /// <c>roster.too-many</c>; one person chosen by hand who is out of reach refuses the whole: <c>access.not-found</c>.
    /// </returns>
    public async Task<Outcome<ComposedRoster>> RunAsync(RosterRequest request, int? shown, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        if (!columns.Named(actor, request.Look.Columns).Succeeded(out var chosen, out var why) || (why = Unclear(actor, request.Look)) is not null)
        {
            return why;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        if (!(await Moments.ReadAsync(db, actor, clock, request.Filter.AsOf, null, ct)).Succeeded(out var read, out var unclear))
        {
            return unclear;
        }

        if (!(await CardsAsync(db, actor, request, read.Day, ct)).Succeeded(out var cards, out why))
        {
            return why;
        }

        var photos = request.Look.Photo == true;
        var most = photos ? MostWithPhotos : Most;
        if (cards.Count > most)
        {
            return new Refusal("roster.too-many", $"名册共 {cards.Count} 人，{(photos ? "附照片时" : "")}一次最多 {most} 人，请缩小范围。", $"The roster has {cards.Count} people; {most} at most{(photos ? " with photos" : "")}: narrow it down.", 422) { Details = new { count = cards.Count, most } };
        }

        var groups = RosterGroups.Read(request.Look.Group)!.Value;
        var entries = await headings.EntriesAsync(cards, groups, read.Day, ct);
        var sort = RosterOrders.Find(request.Look.Order)!.Value;
        var lines = RosterLayout.Build(entries, sort);
        var byId = cards.ToDictionary(c => c.PersonId);
        var wanted = lines.Where(l => l.Entry is not null).Take(shown ?? int.MaxValue).Select(l => byId[l.Entry!.Id]).ToList();
        var readable = await ReadableAsync(db, actor, wanted, read.Day, ct);
        var cells = await CellsAsync(db, chosen, wanted, readable, read.Day, ct);
        return new ComposedRoster
        {
            Day = read.Day,
            Title = string.IsNullOrWhiteSpace(request.Look.Title) ? Words.T("干部名册", "Roster") : request.Look.Title.Trim(),
            Subtitle = request.Look.Subtitle?.Trim() ?? "",
            Filters = await FiltersAsync(request, cards.Count, sort, cells.Values.Any(c => c.Contains(Withheld)), ct),
            Columns = chosen,
            Lines = lines,
            Cells = cells,
            Cards = byId,
            WithPhotos = photos,
            PhotosOf = photos ? await PhotosAsync(db, readable.Where(r => r.Value >= kinds.Get<Photo>().Class).Select(r => r.Key), read.Day, ct) : [],
        };
    }

    private Refusal? Unclear(Actor actor, RosterLook look)
    {
        if (look.Photo == true && !columns.OffersPhotos(actor))
        {
            return new Refusal("roster.photo", "您无权查看照片，请去掉“附照片”。", "Photos are not yours to see; leave them out.", 400) { Details = new { field = "photo" } };
        }

        if (RosterOrders.Find(look.Order) is null)
        {
            var offered = string.Join(", ", RosterOrders.Offered.Select(o => o.Key));
            return new Refusal("roster.order", $"没有“{look.Order}”这种排序，可用：{offered}。", $"There is no order '{look.Order}'; offered: {offered}.", 422) { Details = new { field = "order" } };
        }

        if (RosterGroups.Read(look.Group) is null)
        {
            var offered = string.Join(", ", RosterGroups.Offered.Select(o => o.Key));
            return new Refusal("roster.group", $"分组“{look.Group}”不可用：至多两级且不重复，可用：{offered}。", $"Can't group by '{look.Group}': two unlike ones at most of {offered}.", 422) { Details = new { field = "group" } };
        }

        return look.Title?.Trim().Length > LongestTitle || look.Subtitle?.Trim().Length > LongestTitle
            ? new Refusal("roster.title", $"标题和副标题各不超过 {LongestTitle} 个字。", $"Title and subtitle have {LongestTitle} characters at most.", 422) { Details = new { field = "title" } }
            : null;
    }

    private async Task<Outcome<List<PersonCard>>> CardsAsync(DuoshiDb db, Actor actor, RosterRequest request, DateOnly day, CancellationToken ct)
    {
        var scope = PeopleInScope.On(db, actor, Permission.RecordExport, day, clock.Today());
        if (request.Chosen is { } chosen)
        {
            var found = new List<PersonCard>();
            foreach (var some in chosen.Take(Most + 1).Chunk(Chunk))
            {
                found.AddRange(await scope.Where(c => some.Contains(c.PersonId)).ToListAsync(ct));
            }

            return found.Count == chosen.Count ? found : Refusal.NotFound;
        }

        return (await PeopleFilter.ReadAsync(db, request.Filter, day, ct)).Succeeded(out var filter, out var unreadable)
            ? await filter.Apply(scope, db).OrderBy(c => c.RosterKey).ThenBy(c => c.PersonId).Take(Most + 1).ToListAsync(ct)
            : unreadable;
    }

    /// <summary>What the actor reads of each, judged by where they are today.</summary>
    private async Task<Dictionary<long, FieldClass>> ReadableAsync(DuoshiDb db, Actor actor, List<PersonCard> cards, DateOnly day, CancellationToken ct)
    {
        var today = clock.Today();
        var present = cards;
        if (day != today)
        {
            present = [];
            foreach (var some in cards.Select(c => c.PersonId).Chunk(Chunk))
            {
                present.AddRange(await PeopleInScope.On(db, actor, Permission.RecordExport, today, today).Where(c => some.Contains(c.PersonId)).ToListAsync(ct));
            }
        }

        return present.ToDictionary(
            c => c.PersonId,
            c => PeopleInScope.For(actor, c.Line).ReadableClass(c.OfficePath, c.ManagementAuthority, actor.PersonId == c.PersonId) ?? FieldClass.Public);
    }

    private async Task<Dictionary<long, IReadOnlyList<string>>> CellsAsync(
        DuoshiDb db, IReadOnlyList<OfferedColumn> chosen, List<PersonCard> cards, Dictionary<long, FieldClass> readable, DateOnly day, CancellationToken ct)
    {
        var ids = cards.ConvertAll(c => c.PersonId);
        var facts = new Dictionary<FactKind, ILookup<long, Fact>>();
        var referring = new List<(FactKind, Fact)>();
        foreach (var kind in chosen.Select(c => c.Kind).OfType<FactKind>().Distinct())
        {
            var holding = (await kind.LoadAsync(db, ids, Known.Now, ct)).Where(f => f.ValidFrom <= day && (kind.Shape == FactShape.Event || day < f.ValidTo)).ToList();
            facts[kind] = holding.ToLookup(f => f.SubjectId);
            referring.AddRange(chosen.Any(c => c.Kind == kind && c.Field!.RefersTo is not null) ? holding.Select(f => (kind, f)) : []);
        }

        var names = await subjects.NamesAsync(db, referring, day, ct);
        return cards.ToDictionary(
            c => c.PersonId,
            IReadOnlyList<string> (card) =>
            {
                var row = PersonRow.Of(card, day);
                var may = readable.GetValueOrDefault(card.PersonId, FieldClass.Public);
                return [.. chosen.Select(column => Cell(column, row, may, facts, names))];
            });
    }

    private static async Task<HashSet<long>> PhotosAsync(DuoshiDb db, IEnumerable<long> people, DateOnly day, CancellationToken ct)
    {
        var found = new HashSet<long>();
        foreach (var some in people.Chunk(Chunk))
        {
            found.UnionWith(await db.Set<Photo>().AsNoTracking().At(day, Known.Now).Where(p => some.Contains(p.SubjectId) && p.Picture != null).Select(p => p.SubjectId).ToListAsync(ct));
        }

        return found;
    }

    private static string Cell(OfferedColumn column, PersonRow row, FieldClass may, Dictionary<FactKind, ILookup<long, Fact>> facts, ReferenceNames names)
    {
        if (column.Card is { } card)
        {
            var own = card.Text(row) ?? "";
            return card.Key == "birth" || card.Key.EndsWith("Since", StringComparison.Ordinal) || card.Key.EndsWith("Start", StringComparison.Ordinal) ? Month(own) : own;
        }

        var texts = facts[column.Kind!][row.PersonId].Where(f => column.Slot is null || f.Slot == column.Slot)
            .OrderByDescending(f => f.ValidFrom).ThenBy(f => f.DayOrder)
            .Select(f => FactDisplay.Text(column.Field!, column.Field!.Get(f), names)).Select(t => column.Field!.Type is FieldType.Date or FieldType.PartialDate ? Month(t) : t).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return texts.Count == 0 ? "" : column.Class <= may ? string.Join('\n', texts) : Withheld;
    }

    // Rosters print dates to the month (yyyy.MM).
    private static string Month(string date) => date.Length == 10 && date[4] == '.' && date[7] == '.' ? date[..7] : date;

    private async Task<string> FiltersAsync(RosterRequest request, int count, RosterSort sort, bool withheld, CancellationToken ct)
    {
        var filters = request.Chosen is not null ? Words.T("选定人员", "people chosen")
            : (await describe.RunAsync(request.Filter, ct)).Succeeded(out var words, out _) ? words.Filters
            : "";
        var parts = new[]
        {
            filters,
            Words.T($"共 {count} 人", $"{count} people"),
            Words.T($"排序：{RosterOrders.NameOf(sort)}", $"order: {RosterOrders.NameOf(sort)}"),
            withheld ? Words.T($"“{Withheld}”为按权限不列出", $"'{Withheld}': not yours to see") : "",
        };
        return string.Join(Words.T("；", "; "), parts.Where(p => p.Length > 0));
    }
}
