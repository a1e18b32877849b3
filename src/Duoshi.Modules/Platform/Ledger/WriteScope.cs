using System.Collections.Concurrent;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>A writing transaction in progress, for projections, guards and rows written alongside.</summary>
internal sealed class WriteScope
{
    private readonly DuoshiDb db;
    private readonly LedgerState ledger;
    private readonly Change change;
    private readonly Actor actor;

    private readonly Dictionary<FactKind, HashSet<long>> touched = [];
    private readonly Dictionary<FactKind, List<Fact>> written = [];
    private readonly ConcurrentDictionary<FactKind, ILookup<long, Fact>> ofNew = [];
    private readonly List<(long First, long Last)> newSubjects;
    private bool isForgotten;

    public WriteScope(DuoshiDb db, LedgerState ledger, Change change, Actor actor)
        : this(db, ledger, change, actor, [])
    {
    }

    private WriteScope(DuoshiDb db, LedgerState ledger, Change change, Actor actor, List<(long First, long Last)> newSubjects) =>
        (this.db, this.ledger, this.change, this.actor, this.newSubjects) = (db, ledger, change, actor, newSubjects);

    public DuoshiDb Db => db;

    public Change Change => change;

    public Actor Actor => actor;

    /// <summary>Subjects whose facts of a kind changed.</summary>
    public IReadOnlyCollection<long> Touched(FactKind kind) => touched.GetValueOrDefault(kind) ?? [];

    /// <summary>Subjects of a sort whose facts of any kind changed.</summary>
    public IReadOnlyCollection<long> Touched(SubjectKind subject) =>
        [.. touched.Where(t => t.Key.Subject == subject).SelectMany(t => t.Value).Distinct()];

    public IEnumerable<FactKind> TouchedKinds => touched.Keys;

    /// <summary>Hands out keys; the first of <paramref name="count"/> consecutive ones. Parts of a change ask side by side.</summary>
    public long NextIds(int count)
    {
        lock (ledger)
        {
            var first = ledger.NextId;
            ledger.NextId += count;
            return first;
        }
    }

    public long NextId() => NextIds(1);

    /// <summary>Whether a subject got its key in this transaction: nothing of it stood before, and there is nothing to look up.</summary>
    public bool IsNew(long subject) => newSubjects.Exists(n => n.First <= subject && subject <= n.Last);

    /// <summary>Keys for subjects that come on the record by this transaction; the first of <paramref name="count"/> consecutive ones.</summary>
    public long NewSubjects(int count)
    {
        var first = NextIds(count);
        newSubjects.Add((first, first + count - 1));
        return first;
    }

    /// <summary>
    /// Standing facts of some subjects after the acts, each subject's in order of first day. Those of new subjects come from memory:
    /// they were written a moment ago, and reading a province back costs as much as writing it. Parts of the new ones may be asked for
    /// side by side; the others share the connection of the transaction.
    /// </summary>
    public async Task<List<Fact>> StandingAsync(FactKind kind, IReadOnlyCollection<long> subjects, CancellationToken ct)
    {
        if (isForgotten && subjects.Any(IsNew))
        {
            throw new InvalidOperationException("The rows of a part are forgotten once they are ready.");
        }

        var fresh = ofNew.GetOrAdd(kind, k => written.GetValueOrDefault(k, []).Where(f => IsNew(f.SubjectId) && f.SupersededBy == Fact.Current).ToLookup(f => f.SubjectId));
        List<long> known = [.. subjects.Where(s => !IsNew(s))];
        var rows = known.Count > 0 ? await kind.LoadAsync(db, known, Known.Now, ct) : [];
        rows.AddRange(subjects.Where(IsNew).SelectMany(s => fresh[s].OrderBy(f => f.ValidFrom).ThenBy(f => f.DayOrder)));
        return rows;
    }

    /// <summary>The same transaction with a memory of its own, for a part of a large change: what it touched and wrote goes with it.</summary>
    internal WriteScope Part() => new(db, ledger, change, actor, newSubjects);

    /// <summary>Lets go of the rows that were written: nobody asks for those of a part once all that follows from them is worked out.</summary>
    internal void Forget()
    {
        isForgotten = true;
        written.Clear();
        ofNew.Clear();
    }

    internal void Wrote(FactKind kind, List<Fact> rows)
    {
        ofNew.TryRemove(kind, out _);
        if (written.TryGetValue(kind, out var before))
        {
            before.AddRange(rows);
        }
        else
        {
            written[kind] = [.. rows];
        }
    }

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

    /// <summary>For a change written in parts: who works out a part's derived rows while others are written; null: they are made after it is written.</summary>
    /// <param name="scope">The change, before its first part: what is read from the database is read here.</param>
    /// <param name="ct">Cancels.</param>
    Task<IPartProjection?> ForPartsAsync(WriteScope scope, CancellationToken ct) => Task.FromResult<IPartProjection?>(null);
}

/// <summary>Works out the derived rows of a part of a change, of whose subjects nothing stood before, without the database.</summary>
internal interface IPartProjection
{
    Task AddAsync(WriteScope part, ReadyRows ready, CancellationToken ct);
}

/// <summary>Refuses a change that no law or rule allows; asked after the facts are written, before the commit.</summary>
internal interface IRecordGuard
{
    Task<Outcomes.Refusal?> CheckAsync(WriteScope scope, CancellationToken ct);
}
