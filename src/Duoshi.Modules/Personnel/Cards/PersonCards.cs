using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Cards;

/// <summary>Keeps the cards equal to the facts: made anew for the people a change touches, and for those whose office came to stand elsewhere.</summary>
internal sealed class PersonCards(FactKinds kinds, TimeProvider clock) : IRecordProjection
{
    /// <summary>People held in memory at once: an import of a whole province stays flat.</summary>
    public const int Chunk = 500;

    /// <summary>New people whose cards are made while those of others are written.</summary>
    private const int NewChunk = 1_000;

    /// <summary>After the offices' own (10): cards carry their paths.</summary>
    public int Order => 20;

    public async Task ProjectAsync(WriteScope scope, CancellationToken ct)
    {
        var people = kinds.All.Where(k => PersonFacts.CardKinds.Contains(k.Entity)).SelectMany(scope.Touched).ToHashSet();
        if (scope.Touched(SubjectKind.Office).Count > 0)
        {
            people.UnionWith(await MovedAlongAsync(scope, ct));
        }

        var (known, fresh) = Chunks(scope, people);
        foreach (var some in known)
        {
            await RenewAsync(scope, some, ct);
        }

        await AddAsync(scope, fresh, ct);
    }

    public async Task<IPartProjection?> ForPartsAsync(WriteScope scope, CancellationToken ct) =>
        new OfParts(kinds, new OfficePlaces(await scope.Db.Set<OfficeNode>().AsNoTracking().ToListAsync(ct)), clock.Today());

    /// <summary>People a change touches, some at a time; of the new ones the facts are in memory, and parts of them can be worked on side by side.</summary>
    public static (IEnumerable<long[]> Known, IReadOnlyList<long[]> Fresh) Chunks(WriteScope scope, IEnumerable<long> people)
    {
        var sides = people.Order().ToLookup(scope.IsNew);
        return (sides[false].Chunk(Chunk), [.. sides[true].Chunk(NewChunk)]);
    }

    /// <summary>Cards as they have to be, by the facts that stand.</summary>
    public async Task<IReadOnlyList<PersonCard>> MakeAsync(DuoshiDb db, IReadOnlyCollection<long> people, Known known, CancellationToken ct)
    {
        return await MakeAsync(db, await PersonFacts.LoadAsync(db, kinds, people, known, ct), ct);
    }

    private async Task<IReadOnlyList<PersonCard>> MakeAsync(DuoshiDb db, IReadOnlyList<PersonFacts> facts, CancellationToken ct)
    {
        var places = await OfficePlaces.LoadAsync(db, Offices(facts.SelectMany(f => f.Of<Service>())), ct);
        var today = clock.Today();
        return [.. facts.SelectMany(f => CardBuilder.Build(f, places, today))];
    }

    private static HashSet<long> Offices(IEnumerable<Service> services) => services.Where(s => s.OfficeId is not null).Select(s => s.OfficeId!.Value).ToHashSet();

    /// <summary>Cards of people who come on the record by this change: the next ones are made while some are written.</summary>
    private async Task AddAsync(WriteScope scope, IReadOnlyList<long[]> fresh, CancellationToken ct)
    {
        if (fresh.Count == 0)
        {
            return;
        }

        var services = await scope.StandingAsync(kinds.Get<Service>(), [.. fresh.SelectMany(f => f)], ct);
        var places = await OfficePlaces.LoadAsync(scope.Db, Offices(services.Cast<Service>()), ct);
        var today = clock.Today();
        await foreach (var cards in SideBySide.InOrderAsync(fresh, SideBySide.Parts, MadeAsync, ct))
        {
            await KeepAsync(scope, cards, ct);
        }

        Task<List<PersonCard>> MadeAsync(long[] some) => new OfParts(kinds, places, today).MadeAsync(scope, some, ct);
    }

    private static async Task KeepAsync(WriteScope scope, IReadOnlyList<PersonCard> cards, CancellationToken ct)
    {
        Key(scope, cards);
        await scope.Db.AddRowsAsync(cards, ct);
    }

    private static void Key(WriteScope scope, IReadOnlyList<PersonCard> cards)
    {
        var next = scope.NextIds(cards.Count);
        foreach (var card in cards)
        {
            card.Id = next++;
        }
    }

    /// <summary>Replaces the cards of some people.</summary>
    public async Task RenewAsync(WriteScope scope, IReadOnlyCollection<long> people, CancellationToken ct)
    {
        var cards = await MakeAsync(scope.Db, await PersonFacts.LoadAsync(kinds, people, kind => scope.StandingAsync(kind, people, ct)), ct);
        long[] known = [.. people.Where(p => !scope.IsNew(p))];
        if (known.Length > 0)
        {
            await scope.Db.Set<PersonCard>().Where(c => known.Contains(c.PersonId)).ExecuteDeleteAsync(ct);
        }

        await KeepAsync(scope, cards, ct);
    }

    /// <summary>Cards of people who come on the record, by facts in memory.</summary>
    private sealed class OfParts(FactKinds kinds, OfficePlaces places, DateOnly today) : IPartProjection
    {
        public async Task AddAsync(WriteScope part, ReadyRows ready, CancellationToken ct)
        {
            var people = kinds.All.Where(k => PersonFacts.CardKinds.Contains(k.Entity)).SelectMany(part.Touched).Distinct().Order();
            var cards = await MadeAsync(part, [.. people], ct);
            Key(part, cards);
            ready.Add(cards);
        }

        public async Task<List<PersonCard>> MadeAsync(WriteScope scope, long[] people, CancellationToken ct) =>
            [.. (await PersonFacts.LoadAsync(kinds, people, kind => scope.StandingAsync(kind, people, ct))).SelectMany(f => CardBuilder.Build(f, places, today))];
    }

    /// <summary>People who count or counted in an office whose place in the tree this change made anew.</summary>
    private static async Task<HashSet<long>> MovedAlongAsync(WriteScope scope, CancellationToken ct)
    {
        var change = scope.Change.Id;
        var offices = await scope.Db.Set<OfficeNode>().Where(n => n.MadeBy == change).Select(n => n.OfficeId).Distinct().ToListAsync(ct);
        var people = new HashSet<long>();
        // An office whose founding is withdrawn has no node left: the touched ones count too.
        foreach (var some in offices.Union(scope.Touched(SubjectKind.Office)).Chunk(Chunk))
        {
            people.UnionWith(await scope.Db.Set<Service>().As(Known.Now)
                .Where(s => s.OfficeId != null && some.Contains(s.OfficeId.Value)).Select(s => s.SubjectId).Distinct().ToListAsync(ct));
        }

        return people;
    }
}
