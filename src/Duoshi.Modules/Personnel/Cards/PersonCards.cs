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

    private const int NewChunk = 10_000;

    /// <summary>After the offices' own (10): cards carry their paths.</summary>
    public int Order => 20;

    public async Task ProjectAsync(WriteScope scope, CancellationToken ct)
    {
        var people = kinds.All.Where(k => PersonFacts.CardKinds.Contains(k.Entity)).SelectMany(scope.Touched).ToHashSet();
        if (scope.Touched(SubjectKind.Office).Count > 0)
        {
            people.UnionWith(await MovedAlongAsync(scope, ct));
        }

        foreach (var some in Chunks(scope, people))
        {
            await RenewAsync(scope, some, ct);
        }
    }

    /// <summary>People a change touches, some at a time; of new ones the facts are in memory anyway.</summary>
    public static IEnumerable<long[]> Chunks(WriteScope scope, IEnumerable<long> people)
    {
        var sides = people.Order().ToLookup(scope.IsNew);
        return sides[false].Chunk(Chunk).Concat(sides[true].Chunk(NewChunk));
    }

    /// <summary>Cards as they have to be, by the facts that stand.</summary>
    public async Task<IReadOnlyList<PersonCard>> MakeAsync(DuoshiDb db, IReadOnlyCollection<long> people, Known known, CancellationToken ct)
    {
        return await MakeAsync(db, await PersonFacts.LoadAsync(db, kinds, people, known, ct), ct);
    }

    private async Task<IReadOnlyList<PersonCard>> MakeAsync(DuoshiDb db, IReadOnlyList<PersonFacts> facts, CancellationToken ct)
    {
        var offices = facts.SelectMany(f => f.Of<Service>()).Where(s => s.OfficeId is not null).Select(s => s.OfficeId!.Value).ToHashSet();
        var places = await OfficePlaces.LoadAsync(db, offices, ct);
        var today = clock.Today();
        return [.. facts.SelectMany(f => CardBuilder.Build(f, places, today))];
    }

    /// <summary>Replaces the cards of some people.</summary>
    public async Task RenewAsync(WriteScope scope, IReadOnlyCollection<long> people, CancellationToken ct)
    {
        var cards = await MakeAsync(scope.Db, await PersonFacts.LoadAsync(kinds, people, kind => scope.StandingAsync(kind, people, ct)), ct);
        var next = scope.NextIds(cards.Count);
        foreach (var card in cards)
        {
            card.Id = next++;
        }

        long[] known = [.. people.Where(p => !scope.IsNew(p))];
        if (known.Length > 0)
        {
            await scope.Db.Set<PersonCard>().Where(c => known.Contains(c.PersonId)).ExecuteDeleteAsync(ct);
        }

        await scope.Db.AddRowsAsync(cards, ct);
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
