using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Platform.Facts;

/// <summary>A module answers for the sort of subject it owns: who sees which, and what they are called.</summary>
internal interface ISubjects
{
    SubjectKind Kind { get; }

    /// <summary>The subject as the actor may see it under a permission, judged today; null for foreign and unknown alike.</summary>
    Task<SubjectSight?> SeeAsync(DuoshiDb db, Actor actor, Permission permission, long id, CancellationToken ct);

    /// <summary>Whether the permission covers every one of them: bulk calls with one foreign key fail whole. The own record is not among what one may change.</summary>
    Task<bool> SeesAllAsync(DuoshiDb db, Actor actor, Permission permission, IReadOnlyCollection<long> ids, CancellationToken ct);

    /// <summary>Subjects to choose from while typing, by part of the name. Names of offices are public: whoever may read the organisation may ask; people are those of the actor's scope.</summary>
    /// <param name="db">The database.</param>
    /// <param name="actor">Who types.</param>
    /// <param name="text">What was typed; blank: the first ones.</param>
    /// <param name="within">The office a department or position is looked for in.</param>
    /// <param name="day">The day on which it has to exist.</param>
    /// <param name="most">So many at most.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<ReferenceChoice>> SuggestAsync(DuoshiDb db, Actor actor, string text, long? within, DateOnly day, int most, CancellationToken ct);

    /// <summary>Whether the actor may let a fact refer to a subject that exists; who sees no person may not learn the name this way.</summary>
    Task<bool> MayReferAsync(DuoshiDb db, Actor actor, long id, CancellationToken ct) => Task.FromResult(true);

    /// <summary>Names on a day, or the nearest known; of subjects that facts refer to.</summary>
    Task<IReadOnlyDictionary<long, string>> NamesAsync(DuoshiDb db, IReadOnlyCollection<long> ids, DateOnly day, CancellationToken ct);
}

/// <summary>A subject as an actor sees it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">What it is called today.</param>
/// <param name="OfficePath">Path of the office it belongs to.</param>
/// <param name="Readable">The widest class of fields the actor reads of it.</param>
/// <param name="IsSelf">The actor's own record.</param>
/// <param name="Line">Business line of a person: grants limited to it count.</param>
internal sealed record SubjectSight(long Id, string Name, string OfficePath, FieldClass Readable, bool IsSelf = false, string? Line = null);

/// <summary>A subject to choose, with what tells equal names apart.</summary>
internal sealed record ReferenceChoice(long Id, string Name, string? Note);

/// <summary>All sorts of subject, by kind.</summary>
internal sealed class SubjectDirectory(IEnumerable<ISubjects> subjects)
{
    private readonly Dictionary<SubjectKind, ISubjects> byKind = subjects.ToDictionary(s => s.Kind);

    public ISubjects? Find(SubjectKind kind) => byKind.GetValueOrDefault(kind);

    /// <summary>Names of everything that rows of a kind refer to; what has no name shows its key.</summary>
    public async Task<ReferenceNames> NamesAsync(DuoshiDb db, IEnumerable<(FactKind Kind, Fact Row)> rows, DateOnly day, CancellationToken ct)
    {
        var wanted = new Dictionary<SubjectKind, HashSet<long>>();
        foreach (var (kind, row) in rows)
        {
            foreach (var field in kind.Fields)
            {
                if (field.RefersTo is { } to && field.Get(row) is long id)
                {
                    if (!wanted.TryGetValue(to, out var ids))
                    {
                        wanted[to] = ids = [];
                    }

                    ids.Add(id);
                }
            }
        }

        var names = new Dictionary<(SubjectKind, long), string>();
        foreach (var (kind, ids) in wanted)
        {
            if (Find(kind) is { } owner)
            {
                foreach (var (id, name) in await owner.NamesAsync(db, ids, day, ct))
                {
                    names[(kind, id)] = name;
                }
            }
        }

        return new ReferenceNames(names);
    }
}

/// <summary>Names of referred subjects, looked up together.</summary>
internal sealed class ReferenceNames(IReadOnlyDictionary<(SubjectKind Kind, long Id), string> names)
{
    public static ReferenceNames None { get; } = new(new Dictionary<(SubjectKind, long), string>());

    public string Of(SubjectKind kind, long id) =>
        names.TryGetValue((kind, id), out var name) ? name : id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
