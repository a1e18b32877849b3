using System.Reflection;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Facts;

/// <summary>A kind of fact: typed fields, shape and table, read once from the attributes of its entity.</summary>
public abstract class FactKind
{
    private readonly Dictionary<string, int> positions;

    private protected FactKind(Type entity, string module)
    {
        var declared = entity.GetCustomAttribute<FactKindAttribute>()
            ?? throw new InvalidOperationException($"{entity} bears no [FactKind].");
        Entity = entity;
        Module = module;
        Key = declared.Key;
        Zh = declared.Zh;
        En = declared.En;
        Subject = declared.Subject;
        Shape = declared.Shape;
        Class = declared.Class;
        Order = declared.Order;
        InformationSet = declared.InformationSet;
        Table = $"{module}_{Key.Replace('-', '_')}";
        Fields = [.. entity.GetProperties()
            .Select(p => (Property: p, Declared: p.GetCustomAttribute<FieldAttribute>()))
            .Where(p => p.Declared is not null)
            .OrderBy(p => p.Declared!.Line)
            .Select(p => new FactField(p.Property, p.Declared!, declared.Class))];
        positions = Fields.Select((f, i) => (f.Key, i)).ToDictionary(p => p.Key, p => p.i, StringComparer.Ordinal);
    }

    public Type Entity { get; }

    public string Module { get; }

    public string Key { get; }

    public string Zh { get; }

    public string En { get; }

    public SubjectKind Subject { get; }

    public FactShape Shape { get; }

    public FieldClass Class { get; }

    public int Order { get; }

    public string? InformationSet { get; }

    public string Table { get; }

    public ImmutableArray<FactField> Fields { get; }

    /// <summary>Position of a field in <see cref="Period.Values"/>, or -1.</summary>
    public int PositionOf(string fieldKey) => positions.GetValueOrDefault(fieldKey, -1);

    public FactField Field(string fieldKey) => Fields[positions[fieldKey]];

    /// <summary>The row as the timeline sees it.</summary>
    public Period ToPeriod(Fact fact) => new(
        fact.Id, fact.FactId, fact.ValidFrom, fact.ValidTo, fact.DayOrder,
        [.. Fields.Select(f => f.Get(fact))], fact.FromPrecision, fact.ToPrecision);

    /// <summary>A new row from a period of the timeline; keys and change numbers are the writer's to set.</summary>
    public Fact ToFact(Period period, long subjectId, short? slot)
    {
        var fact = New();
        fact.FactId = period.FactId;
        fact.SubjectId = subjectId;
        fact.Slot = slot;
        fact.ValidFrom = period.From;
        fact.ValidTo = period.To;
        fact.FromPrecision = period.FromPrecision;
        fact.ToPrecision = period.ToPrecision;
        fact.DayOrder = (short)period.DayOrder;
        for (var i = 0; i < Fields.Length; i++)
        {
            Fields[i].Set(fact, period.Values[i]);
        }

        return fact;
    }

    public abstract Fact New();

    /// <summary>All rows of the kind, untyped.</summary>
    public abstract IQueryable<Fact> Rows(DbContext db);

    /// <summary>Rows of the kind that stood at the known moment, of the given subjects.</summary>
    public abstract Task<List<Fact>> LoadAsync(DbContext db, IReadOnlyCollection<long> subjects, Known known, CancellationToken ct);

    internal abstract void Map(ModelBuilder model, FactMapping mapping);

    /// <summary>Marks rows as superseded.</summary>
    /// <returns>How many still stood; fewer than given means that somebody passed the writer by.</returns>
    internal abstract Task<int> SupersedeAsync(DbContext db, IReadOnlyCollection<long> ids, long change, CancellationToken ct);

    internal abstract Task InsertAsync(DbContext db, IReadOnlyList<Fact> facts, CancellationToken ct);

    /// <summary>Makes rows ready to be inserted when their turn has come.</summary>
    internal abstract void Ready(ReadyRows ready, IReadOnlyList<Fact> facts);
}
