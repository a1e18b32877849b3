using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>A writing transaction in progress, for projections, guards and rows written alongside.</summary>
internal sealed class WriteScope(DuoshiDb db, LedgerState ledger, Change change, Actor actor)
{
    private readonly Dictionary<FactKind, HashSet<long>> touched = [];

    public DuoshiDb Db => db;

    public Change Change => change;

    public Actor Actor => actor;

    /// <summary>Subjects whose facts of a kind changed.</summary>
    public IReadOnlyCollection<long> Touched(FactKind kind) => touched.GetValueOrDefault(kind) ?? [];

    /// <summary>Subjects of a sort whose facts of any kind changed.</summary>
    public IReadOnlyCollection<long> Touched(SubjectKind subject) =>
        [.. touched.Where(t => t.Key.Subject == subject).SelectMany(t => t.Value).Distinct()];

    public IEnumerable<FactKind> TouchedKinds => touched.Keys;

    /// <summary>Hands out keys; the first of <paramref name="count"/> consecutive ones.</summary>
    public long NextIds(int count)
    {
        var first = ledger.NextId;
        ledger.NextId += count;
        return first;
    }

    public long NextId() => NextIds(1);

    internal void Touch(FactKind kind, long subject)
    {
        if (!touched.TryGetValue(kind, out var subjects))
        {
            touched[kind] = subjects = [];
        }

        subjects.Add(subject);
    }
}

/// <summary>Keeps derived rows (cards, trees, name keys) equal to the facts, inside the same transaction.</summary>
internal interface IRecordProjection
{
    /// <summary>Projections run in this order.</summary>
    int Order { get; }

    Task ProjectAsync(WriteScope scope, CancellationToken ct);
}

/// <summary>Refuses a change that no law or rule allows; asked after the facts are written, before the commit.</summary>
internal interface IRecordGuard
{
    Task<Outcomes.Refusal?> CheckAsync(WriteScope scope, CancellationToken ct);
}
