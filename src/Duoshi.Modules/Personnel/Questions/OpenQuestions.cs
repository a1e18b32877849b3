using System.Globalization;
using Duoshi.Core.Engines.Questions;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Questions;

/// <summary>
/// Reads a question as the actor may ask it: by JSON or by saved name, with every field judged; what touches more than internal
/// fields is an entry of the audit.
/// </summary>
internal sealed class OpenQuestions(
    IDbContextFactory<DuoshiDb> databases, WriteGate gate, FactKinds kinds, SavedQuestions saved, IActor actors, TimeProvider clock)
{
    private const string InService = "1";
    private const int MostProblems = 20;

    /// <summary>The question; or <c>question.unreadable</c> (400) with every problem, <c>question.saved-…</c>, <c>access.forbidden</c>.</summary>
    public async Task<Outcome<OpenQuestion>> RunAsync(AskedQuestion asked, CancellationToken ct, Permission permission = Permission.PersonRead)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(permission) || Askable.For(kinds, actor, permission) is not { } askable)
        {
            return Refusal.Forbidden;
        }

        var json = asked.Question;
        if (!string.IsNullOrWhiteSpace(asked.Saved))
        {
            if (!(await saved.FindAsync(asked.Saved, ct)).Succeeded(out var kept, out var missing))
            {
                return missing;
            }

            json = kept.Question;
        }

        if (!Read(json, askable).Succeeded(out var question, out var unreadable))
        {
            return unreadable;
        }

        var cell = new PivotCell(Blank(asked.Down), Blank(asked.Across));
        if ((cell.Down is not null && question.Pivot is null) || (cell.Across is not null && question.Pivot?.Across is null))
        {
            return PivotQuestion.NoPivot;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await Moments.ReadAsync(db, actor, clock, asked.AsOf, null, ct)).Succeeded(out var moment, out var unclear))
        {
            return unclear;
        }

        var day = moment.Day;
        var offices = OfficesIn(question.Where).ToList();
        var nodes = await db.Set<OfficeNode>().AsNoTracking().Where(n => offices.Contains(n.OfficeId) && n.ValidFrom <= day && day < n.ValidTo)
            .Select(n => new { n.OfficeId, n.Name, n.Path }).ToDictionaryAsync(n => n.OfficeId, ct);
        string? NameOf(long office) => nodes.GetValueOrDefault(office)?.Name;
        var open = new OpenQuestion(
            question, day, askable, askable.Needed(question), nodes.ToDictionary(n => n.Key, n => n.Value.Path), nodes.ToDictionary(n => n.Key, n => n.Value.Name),
            new QuestionSentence(askable.Catalogue, NameOf, english: false).Say(question), new QuestionSentence(askable.Catalogue, NameOf, english: true).Say(question), actor, permission)
        {
            Cell = cell is { Down: null, Across: null } ? null : cell,
        };
        if (open.Needed > FieldClass.Internal)
        {
            await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
            transaction.Audit(actor, "ask-question", detail: $"{open.Needed.Name()}; {day:yyyy-MM-dd}; {open.Sentence}");
            await transaction.CommitAsync(ct);
        }

        return open;
    }

    /// <summary>The cards the question is about: those of its condition and, where one is named, of a cell of its counts.</summary>
    public IQueryable<PersonCard> Cards(DuoshiDb db, OpenQuestion open)
    {
        var cards = PeopleInScope.On(db, open.Actor, open.Permission, open.Day, clock.Today(), open.Needed);
        if (!open.Question.Everybody)
        {
            cards = cards.Where(c => c.Status == InService);
        }

        if (open.Question.Where is { } where)
        {
            cards = cards.Where(new QuestionFilter(db, open.Askable, open.Day, open.Paths).Of(where));
        }

        return PivotQuestion.InCell(db, open, cards);
    }

    private static string? Blank(string? key) => string.IsNullOrWhiteSpace(key) ? null : key;

    /// <summary>Reads and judges JSON; blank: everybody in service.</summary>
    public static Outcome<Question> Read(string? json, Askable askable)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return new Question();
        }

        var reading = QuestionReader.Read(json, askable.Catalogue);
        if (reading.Question is { } question)
        {
            return question;
        }

        var first = reading.Problems[0];
        var more = reading.Problems.Length - 1;
        return new Refusal(
            "question.unreadable",
            $"问题的 {first.Path} 处：{first.Zh}；{first.RemedyZh}。" + (more > 0 ? $"另有 {more} 处。" : ""),
            $"At {first.Path} of the question: {first.En}; {first.RemedyEn}." + (more > 0 ? $" {more} more." : ""),
            400)
        { Details = new { field = "question", problems = reading.Problems.Take(MostProblems) } };
    }

    private static IEnumerable<long> OfficesIn(Condition? condition) => condition switch
    {
        AllOf all => all.Parts.SelectMany(OfficesIn),
        AnyOf any => any.Parts.SelectMany(OfficesIn),
        Not not => OfficesIn(not.Part),
        FactTest fact => OfficesIn(fact.Where),
        // Whatever is no key of an office finds none.
        FieldTest { Operator: QuestionOperator.Is or QuestionOperator.Under } test when long.TryParse(test.Values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var key) => [key],
        _ => [],
    };
}
