using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Facts;

/// <summary>A kind of fact of one subject as an actor reads it: what is above the actor's class is absent, not blurred.</summary>
/// <param name="Key">Key of the kind.</param>
/// <param name="Zh">Chinese name.</param>
/// <param name="En">English name.</param>
/// <param name="Shape">State, spell or event.</param>
/// <param name="InformationSet">A01, A02 …</param>
/// <param name="Version">What <c>If-Match</c> has to say: the last change of this kind of this subject; 0 none yet.</param>
/// <param name="Fields">The readable fields in order.</param>
/// <param name="Rows">The rows read, by first day.</param>
internal sealed record KindView(string Key, string Zh, string En, FactShape Shape, string? InformationSet, long Version, IReadOnlyList<FieldView> Fields, IReadOnlyList<RowView> Rows)
{
    public string Name => Words.T(Zh, En);
}

/// <summary>A field's head.</summary>
internal sealed record FieldView(string Key, string Zh, string En, FieldType Type, string? Codes, int Max, bool Required, bool Multiline, bool Headline, bool Masked, SubjectKind? RefersTo)
{
    public string Name => Words.T(Zh, En);

    public static FieldView Of(FactField f) => new(f.Key, f.Zh, f.En, f.Type, f.Codes, f.Max, f.Required, f.Multiline, f.Headline, f.Masked, f.RefersTo);
}

/// <summary>A row: when it holds, what it says, where it comes from.</summary>
/// <param name="Id">Key of the row, for correct and withdraw.</param>
/// <param name="FactId">The same fact over all restatements.</param>
/// <param name="Slot">Its line.</param>
/// <param name="From">First day, as it came.</param>
/// <param name="To">First day no longer; blank: open.</param>
/// <param name="ValidFrom">First day for machines; 0001-01-01 unknown.</param>
/// <param name="ValidTo">First day no longer, for machines; 9999-12-31 open.</param>
/// <param name="Holds">Whether it holds on the day read; events: has happened by then.</param>
/// <param name="Values">Stored value and text by field; empty fields are left out.</param>
/// <param name="Source">The change that wrote it.</param>
internal sealed record RowView(long Id, long FactId, short? Slot, string From, string To, DateOnly ValidFrom, DateOnly ValidTo, bool Holds, IReadOnlyDictionary<string, ValueView> Values, SourceView Source)
{
    public string Text(string field) => Values.TryGetValue(field, out var value) ? value.Text : "";
}

/// <summary>A value as stored (null where masked) and as people read it.</summary>
internal sealed record ValueView(string? Value, string Text);

/// <summary>Who recorded a row, when, and on what basis.</summary>
internal sealed record SourceView(long Change, DateTime At, string Actor, string Act, Basis Basis, long? BasisId, string? DocumentNumber, string? Reason, long? ImportRow)
{
    public static SourceView Of(Change change, long? importRow) =>
        new(change.Id, change.AtUtc, change.ActorName, change.Act, change.Basis, change.BasisId, change.DocumentNumber, change.Reason, importRow);
}

/// <summary>Reads the facts of one subject.</summary>
internal sealed class FactReader(FactKinds kinds, SubjectDirectory subjects)
{
    /// <summary>All readable kinds of a subject.</summary>
    /// <param name="db">The database.</param>
    /// <param name="subject">The subject as the actor sees it.</param>
    /// <param name="sort">What sort of subject.</param>
    /// <param name="moment">Day and known moment.</param>
    /// <param name="allDays">All rows that stood at the known moment; else those that hold on the day, and events up to it.</param>
    /// <param name="only">Only this kind; null: all.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<KindView>> ReadAsync(DuoshiDb db, SubjectSight subject, SubjectKind sort, Moment moment, bool allDays, string? only, CancellationToken ct)
    {
        var readable = kinds.Of(sort).Where(k => k.Class <= subject.Readable && (only is null || k.Key == only)).ToList();
        var id = subject.Id;
        var versions = (await Versions.OfAsync(db, sort, [id], ct)).ToDictionary(v => v.Key.Kind, v => v.Value, StringComparer.Ordinal);
        var rows = new List<(FactKind Kind, Fact Row)>();
        foreach (var kind in readable.Where(k => versions.ContainsKey(k.Key)))
        {
            rows.AddRange((await kind.LoadAsync(db, [id], moment.Known, ct)).Where(f => allDays || Holds(kind, f, moment.Day)).Select(f => (kind, f)));
        }

        var names = await subjects.NamesAsync(db, rows, moment.Day, ct);
        var sources = await SourcesAsync(db, rows.Select(r => r.Row.RecordedBy), ct);
        var byKind = rows.ToLookup(r => r.Kind, r => r.Row);
        return [.. readable.Select(kind => new KindView(
            kind.Key, kind.Zh, kind.En, kind.Shape, kind.InformationSet, versions.GetValueOrDefault(kind.Key),
            [.. Readable(kind, subject.Readable).Select(FieldView.Of)],
            [.. byKind[kind].Select(row => View(kind, row, subject.Readable, names, sources[row.RecordedBy], moment.Day))]))];
    }

    public static IEnumerable<FactField> Readable(FactKind kind, FieldClass readable) => kind.Fields.Where(f => f.Class <= readable);

    private static RowView View(FactKind kind, Fact row, FieldClass readable, ReferenceNames names, Change source, DateOnly day)
    {
        var values = new Dictionary<string, ValueView>(StringComparer.Ordinal);
        foreach (var field in Readable(kind, readable))
        {
            if (field.Get(row) is { } value)
            {
                values[field.Key] = new ValueView(FactDisplay.Value(field, value), FactDisplay.Text(field, value, names));
            }
        }

        return new RowView(
            row.Id, row.FactId, row.Slot, FactDisplay.From(row.ValidFrom, row.FromPrecision), FactDisplay.To(row.ValidTo, row.ToPrecision),
            row.ValidFrom, row.ValidTo, Holds(kind, row, day), values, SourceView.Of(source, row.ImportRow));
    }

    public static bool Holds(FactKind kind, Fact row, DateOnly day) =>
        row.ValidFrom <= day && (kind.Shape == FactShape.Event || day < row.ValidTo);

    private static async Task<Dictionary<long, Change>> SourcesAsync(DuoshiDb db, IEnumerable<long> numbers, CancellationToken ct)
    {
        var changes = new Dictionary<long, Change>();
        foreach (var some in numbers.Distinct().Chunk(500))
        {
            foreach (var change in await db.Set<Change>().AsNoTracking().Where(c => some.Contains(c.Id)).ToListAsync(ct))
            {
                changes[change.Id] = change;
            }
        }

        return changes;
    }
}
