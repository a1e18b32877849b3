using Duoshi.Core.Engines.Checks;
using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Checks;

/// <summary>The kinds of fact of people as check rules name them, and people's rows as the judge reads them.</summary>
internal sealed class CheckFields
{
    private readonly ImmutableArray<FactKind> kinds;

    public CheckFields(FactKinds registered)
    {
        kinds = [.. registered.Of(SubjectKind.Person)];
        Schema = new CheckSchema([.. kinds.Select(k => new CheckKind(k.Key, k.Zh, k.En, k.Shape == FactShape.State && k.Entity != typeof(EducationSummary), [.. k.Fields.Select(Field)]))]);
    }

    public CheckSchema Schema { get; }

    /// <summary>The widest class of what a rule reads.</summary>
    public FieldClass ClassOf(CheckRule rule) => rule.FieldsRead.Select(f => kinds[f.Kind].Fields[f.Field].Class)
        .Concat(rule.KindsRead.Select(k => kinds[k].Class)).DefaultIfEmpty(FieldClass.Public).Max();

    /// <summary>The kind to look at when the rule fails: that of its rows, or of the last field it requires.</summary>
    public string? KindOf(CheckRule rule) =>
        rule.EachKind is { } each ? kinds[each].Key : rule.FieldsRequired.Select(f => (int?)f.Kind).LastOrDefault() is { } read ? kinds[read].Key : rule.KindsRead.Select(k => kinds[k].Key).FirstOrDefault();

    /// <summary>Reads the rows of some people, of the kinds asked for, as known now.</summary>
    public async Task<IReadOnlyDictionary<long, CheckRecord>> LoadAsync(DuoshiDb db, IReadOnlyCollection<long> people, IReadOnlyCollection<int> read, CancellationToken ct)
    {
        var rows = people.ToDictionary(p => p, _ => new IReadOnlyList<CheckRow>[kinds.Length]);
        foreach (var (kind, place) in kinds.Select((k, i) => (k, i)))
        {
            var loaded = !read.Contains(place) ? []
                : kind.Entity == typeof(Photo) ? await PhotosAsync(db, people, ct)
                : await kind.LoadAsync(db, people, Known.Now, ct);
            foreach (var person in loaded.GroupBy(f => f.SubjectId))
            {
                rows[person.Key][place] = [.. person.Select(f => Row(kind, f))];
            }

            foreach (var empty in rows.Values.Where(r => r[place] is null))
            {
                empty[place] = [];
            }
        }

        return rows.ToDictionary(r => r.Key, r => new CheckRecord(r.Value));
    }

    private static CheckRow Row(FactKind kind, Fact fact) => new(
        fact.Id, new PartialDate(fact.ValidFrom, fact.FromPrecision), new PartialDate(fact.ValidTo, fact.ValidTo == DateOnly.MaxValue ? DatePrecision.Unknown : fact.ToPrecision), field => kind.Fields[field].Get(fact));

    /// <summary>Whether there is a picture: the pictures themselves stay where they are.</summary>
    private static async Task<List<Fact>> PhotosAsync(DuoshiDb db, IReadOnlyCollection<long> people, CancellationToken ct)
    {
        var photos = new List<Fact>();
        foreach (var some in people.Chunk(500))
        {
            photos.AddRange((await db.Set<Photo>().AsNoTracking().As(Known.Now).Where(p => some.Contains(p.SubjectId) && p.Picture != null)
                .Select(p => new { p.Id, p.SubjectId, p.ValidFrom, p.ValidTo, p.FromPrecision, p.ToPrecision, p.MediaType }).ToListAsync(ct))
                .Select(p => new Photo { Id = p.Id, SubjectId = p.SubjectId, ValidFrom = p.ValidFrom, ValidTo = p.ValidTo, FromPrecision = p.FromPrecision, ToPrecision = p.ToPrecision, MediaType = p.MediaType, Picture = [1] }));
        }

        return [.. photos.OrderBy(p => p.SubjectId).ThenBy(p => p.ValidFrom)];
    }

    private static CheckField Field(FactField field) => new(field.Key, field.Zh, field.En, field.Type switch
    {
        FieldType.Code => CheckType.Code,
        FieldType.Whole or FieldType.Number or FieldType.Reference => CheckType.Number,
        FieldType.YesNo => CheckType.YesNo,
        FieldType.Date or FieldType.PartialDate => CheckType.Date,
        _ => CheckType.Text,
    }, field.Codes);
}
