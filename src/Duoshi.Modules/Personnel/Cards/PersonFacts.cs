using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Personnel.Cards;

/// <summary>The facts of one person that a card is made of, as known at one moment, each kind in order of first day.</summary>
internal sealed class PersonFacts(long personId)
{
    private readonly Dictionary<Type, List<Fact>> rows = [];

    public long PersonId => personId;

    /// <summary>Entities whose change makes a new card necessary.</summary>
    public static ImmutableArray<Type> CardKinds { get; } =
    [
        typeof(Identity), typeof(StaffNumber), typeof(Service), typeof(PoliticalStatus), typeof(Appointment), typeof(DutyLevel),
        typeof(CivilServiceRank), typeof(ProsecutorGrade), typeof(StaffCategory), typeof(QuotaStatus), typeof(EstablishmentHeld),
        typeof(ManagedBy), typeof(Education), typeof(EducationSummary), typeof(Statement),
    ];

    public IEnumerable<Fact> All => rows.Values.SelectMany(r => r);

    public void Add(Fact fact)
    {
        var type = fact.GetType();
        if (!rows.TryGetValue(type, out var list))
        {
            rows[type] = list = [];
        }

        list.Add(fact);
    }

    public IReadOnlyList<T> Of<T>()
        where T : Fact => rows.TryGetValue(typeof(T), out var list) ? Array.ConvertAll([.. list], static f => (T)f) : [];

    /// <summary>The facts of some people; people without any get an empty set.</summary>
    public static Task<IReadOnlyList<PersonFacts>> LoadAsync(DuoshiDb db, FactKinds kinds, IReadOnlyCollection<long> people, Known known, CancellationToken ct) =>
        LoadAsync(kinds, people, kind => kind.LoadAsync(db, people, known, ct));

    /// <summary>The facts of some people, each kind read as the caller says.</summary>
    public static async Task<IReadOnlyList<PersonFacts>> LoadAsync(FactKinds kinds, IReadOnlyCollection<long> people, Func<FactKind, Task<List<Fact>>> load)
    {
        var all = people.ToDictionary(p => p, p => new PersonFacts(p));
        foreach (var kind in kinds.All.Where(k => CardKinds.Contains(k.Entity)))
        {
            foreach (var fact in await load(kind))
            {
                all[fact.SubjectId].Add(fact);
            }
        }

        return [.. all.Values];
    }
}
