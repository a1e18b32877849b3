using Duoshi.Core.Timelines;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Records;

/// <summary>What one change did to one kind of a person's facts.</summary>
/// <param name="Source">Who, when, on what basis.</param>
/// <param name="Kind">Key of the kind.</param>
/// <param name="KindName">Its name in the user's language.</param>
/// <param name="Rows">Periods before and after; what was before only for who may read earlier knowledge.</param>
internal sealed record HistoryEntry(SourceView Source, string Kind, string KindName, IReadOnlyList<HistoryRow> Rows);

/// <summary>A period before and after, with the fields that differ.</summary>
internal sealed record HistoryRow(DifferenceKind Act, string From, string To, string? FromBefore, string? ToBefore, IReadOnlyList<HistoryField> Fields);

/// <summary>A field before and after, as people read it.</summary>
internal sealed record HistoryField(string Key, string Name, string? Before, string? After);

/// <summary>The history of a person: what changed, when it holds, when it was learned, by whom, from which file or decision.</summary>
internal sealed class PersonHistory(
    IDbContextFactory<DuoshiDb> databases, FactKinds kinds, PersonSubjects people, SubjectDirectory subjects, IActor actors, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/persons/{id:long}/history", async (long id, string? kind, PersonHistory slice, CancellationToken ct) => (await slice.RunAsync(id, kind, ct)).ToHttp())
        .WithSummary("All changes of a person's facts, the latest first")
        .Produces<IReadOnlyList<HistoryEntry>>()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .Needs(Permission.PersonHistoryRead);

    /// <param name="id">Whose.</param>
    /// <param name="only">Key of a kind; blank: all.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<IReadOnlyList<HistoryEntry>>> RunAsync(long id, string? only, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await people.SeeAsync(db, actor, Permission.PersonHistoryRead, id, ct) is not { } subject)
        {
            return actor.May(Permission.PersonHistoryRead) ? Refusal.NotFound : Refusal.Forbidden;
        }

        var earlier = actor.ForLine(subject.Line).May(Permission.EarlierKnowledgeRead, subject.OfficePath);
        var rows = new List<(FactKind Kind, Fact Row)>();
        foreach (var kind in kinds.Of(SubjectKind.Person).Where(k => k.Class <= subject.Readable && (string.IsNullOrEmpty(only) || k.Key == only)))
        {
            // Withdrawn and superseded rows need their right.
            var lines = kind.Rows(db).Where(f => f.SubjectId == id);
            rows.AddRange((await (earlier ? lines : lines.Where(f => f.SupersededBy == Fact.Current)).ToListAsync(ct)).Select(f => (kind, f)));
        }

        var names = await subjects.NamesAsync(db, rows, clock.Today(), ct);
        var numbers = rows.SelectMany(r => new[] { r.Row.RecordedBy, r.Row.SupersededBy }).Where(c => c != Fact.Current).Distinct().ToList();
        var changes = new Dictionary<long, Change>();
        foreach (var some in numbers.Chunk(500))
        {
            foreach (var change in await db.Set<Change>().AsNoTracking().Where(c => some.Contains(c.Id)).ToListAsync(ct))
            {
                changes[change.Id] = change;
            }
        }

        var entries = new List<HistoryEntry>();
        foreach (var kind in rows.GroupBy(r => r.Kind, r => r.Row))
        {
            var recorded = kind.ToLookup(f => f.RecordedBy);
            var superseded = kind.Where(f => f.SupersededBy != Fact.Current).ToLookup(f => f.SupersededBy);
            foreach (var number in recorded.Select(g => g.Key).Union(superseded.Select(g => g.Key)))
            {
                entries.Add(Entry(kind.Key, changes[number], superseded[number].ToList(), recorded[number].ToList(), subject.Readable, names));
            }
        }

        return entries.OrderByDescending(e => e.Source.Change).ThenBy(e => kinds.Find(e.Kind)!.Order).ToList();
    }

    private static HistoryEntry Entry(FactKind kind, Change change, List<Fact> before, List<Fact> after, FieldClass readable, ReferenceNames names)
    {
        var difference = TimelineDifference.Of(
            [.. before.Select(kind.ToPeriod)],
            new TimelineChange([.. before.Select(f => f.Id)], [.. after.Select(f => kind.ToPeriod(f) with { Id = 0 })], []));
        var fields = FactReader.Readable(kind, readable).ToList();
        var import = after.Concat(before).Select(f => f.ImportRow).FirstOrDefault(r => r is not null);
        return new HistoryEntry(
            SourceView.Of(change, import), kind.Key, Ui.Language.Words.T(kind.Zh, kind.En),
            [.. difference.Rows.Select(r => new HistoryRow(
                r.Kind,
                From(r.After ?? r.Before!), To(r.After ?? r.Before!),
                r.Before is { } old && r.After is not null && From(old) != From(r.After) ? From(old) : null,
                r.Before is { } past && r.After is not null && To(past) != To(r.After) ? To(past) : null,
                [.. fields.Select(f => Field(kind, f, r, names)).OfType<HistoryField>()]))]);
    }

    private static HistoryField? Field(FactKind kind, FactField field, DifferenceRow row, ReferenceNames names)
    {
        var position = kind.PositionOf(field.Key);
        var (before, after) = (row.Before?.Values[position], row.After?.Values[position]);
        if (FactText.Stored(before) == FactText.Stored(after))
        {
            return null;
        }

        return new HistoryField(
            field.Key, Ui.Language.Words.T(field.Zh, field.En),
            before is null ? null : FactDisplay.Text(field, before, names),
            after is null ? null : FactDisplay.Text(field, after, names));
    }

    private static string From(Period period) => FactDisplay.From(period.From, period.FromPrecision);

    private static string To(Period period) => FactDisplay.To(period.To, period.ToPrecision);
}
