using Duoshi.Core.Engines.Questions;
using Duoshi.Core.Time;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Questions;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>The whole of a small record in memory, as the plain evaluator reads it.</summary>
internal sealed class AskedWorld
{
    private readonly ILookup<long, OfficeNode> nodes;
    private readonly List<PersonCard> cards;
    private readonly Dictionary<long, Dictionary<string, IReadOnlyList<FactRow>>> rows = [];

    private AskedWorld(List<OfficeNode> nodes, List<PersonCard> cards) => (this.nodes, this.cards) = (nodes.ToLookup(n => n.OfficeId), cards);

    public static async Task<AskedWorld> LoadAsync(SmallProvince here, Askable askable)
    {
        await using var db = await here.Data.OpenAsync();
        var world = new AskedWorld(await db.Set<OfficeNode>().AsNoTracking().ToListAsync(), await db.Set<PersonCard>().AsNoTracking().ToListAsync());
        var people = world.cards.Select(c => c.PersonId).Distinct().ToList();
        foreach (var kind in askable.Catalogue.Kinds)
        {
            var asked = askable.Kind(kind.Key);
            var found = (await asked.Kind.LoadAsync(db, people, Known.Now, CancellationToken.None)).ToLookup(f => f.SubjectId);
            foreach (var person in people)
            {
                (world.rows.TryGetValue(person, out var own) ? own : world.rows[person] = [])[kind.Key] = [.. found[person].Select(f => world.Row(asked, f))];
            }
        }

        return world;
    }

    /// <summary>Everybody who meets the question, whatever the status; by key.</summary>
    public Task<List<long>> AnswerAsync(DuoshiDb db, OpenQuestion open)
    {
        var day = open.Day;
        var evaluator = new QuestionEvaluator(open.Askable.Catalogue, day, office => NodeAt(office, day, day.AddDays(1)).Select(n => n.Path).FirstOrDefault());
        return Task.FromResult(cards.Where(c => c.ValidFrom <= day && day < c.ValidTo)
            .Where(c => evaluator.Meets(new AskedPerson(Values(c, day), rows[c.PersonId]), open.Question.Where))
            .Select(c => c.PersonId).Order().ToList());
    }

    private Dictionary<string, object?> Values(PersonCard card, DateOnly day) => CardFields.All.ToDictionary(
        f => f.Field.Key,
        f => f.Field.Key switch
        {
            CardFields.Age => card.BirthKey.Length == 0 ? null : DateOnly.ParseExact(card.BirthKey, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            CardFields.Office => card.OfficeId is { } id ? new OfficeHeld(id, [card.OfficePath]) : null,
            CardFields.OfficeLevel => Levels(card.OfficeId, day, day.AddDays(1)),
            _ => f.Of.Compile().DynamicInvoke(card),
        },
        StringComparer.Ordinal);

    private FactRow Row(Askable.AskableKind kind, Fact fact) => new(
        fact.FactId, fact.ValidFrom, fact.ValidTo, fact.FromPrecision != DatePrecision.Unknown,
        kind.Fields.ToDictionary(f => f.Asked.Key, f => Value(f, fact), StringComparer.Ordinal));

    private object? Value(Askable.AskableField field, Fact fact) => field switch
    {
        { Field: null, Asked.Key: Askable.From } => fact.ValidFrom == DateOnly.MinValue ? null : fact.ValidFrom,
        { Field: null } => fact.ValidTo == DateOnly.MaxValue ? null : fact.ValidTo,
        { IsLevel: true } => Levels((long?)field.Field.Get(fact), fact.ValidFrom, fact.ValidTo),
        { Asked.Type: QuestionFieldType.Office } => field.Field.Get(fact) is long id ? new OfficeHeld(id, [.. NodeAt(id, fact.ValidFrom, fact.ValidTo).Select(n => n.Path)]) : null,
        _ => field.Field.Get(fact),
    };

    private List<string> Levels(long? office, DateOnly from, DateOnly to) => office is { } id ? [.. NodeAt(id, from, to).Select(n => n.Level)] : [];

    private IEnumerable<OfficeNode> NodeAt(long office, DateOnly from, DateOnly to) => nodes[office].Where(n => n.ValidFrom < to && from < n.ValidTo);
}
