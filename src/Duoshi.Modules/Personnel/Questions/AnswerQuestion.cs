using Duoshi.Core.Engines.Questions;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Roster;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Questions;

/// <summary>How many people answer a question.</summary>
/// <param name="AsOf">The day asked about.</param>
/// <param name="Count">People.</param>
/// <param name="Zh">The question as a Chinese sentence.</param>
/// <param name="En">The same in English.</param>
/// <param name="Limit">Who is left out by the actor's rights, in words; null: nobody.</param>
internal sealed record QuestionCount(DateOnly AsOf, int Count, string Zh, string En, string? Limit);

/// <summary>A page of the people who answer a question.</summary>
/// <param name="AsOf">The day asked about.</param>
/// <param name="Columns">The columns chosen.</param>
/// <param name="Rows">The people.</param>
/// <param name="Next">What <c>after</c> has to say for the next page; null on the last.</param>
/// <param name="Previous">What <c>before</c> has to say for the page before; null on the first.</param>
internal sealed record QuestionPeople(DateOnly AsOf, IReadOnlyList<AnswerColumn> Columns, IReadOnlyList<AnswerRow> Rows, string? Next, string? Previous);

/// <summary>A column of an answer.</summary>
internal sealed record AnswerColumn(string Key, string Name, bool IsNumber);

/// <summary>A person of an answer: a text for each column.</summary>
internal sealed record AnswerRow(long PersonId, string Name, IReadOnlyList<string> Cells);

/// <summary>Count and list of the people who answer a question, in scope on a day.</summary>
internal sealed class AnswerQuestion(IDbContextFactory<DuoshiDb> databases, OpenQuestions questions, SubjectDirectory subjects)
{
    private const int DefaultSize = 50;
    private const int GreatestSize = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/questions/count", async ([AsParameters] AskedQuestion asked, AnswerQuestion slice, OpenQuestions questions, CancellationToken ct) =>
                (await questions.RunAsync(asked, ct)).Succeeded(out var open, out var why) ? Results.Ok(await slice.CountAsync(open, ct)) : why.ToHttp())
            .WithSummary("How many people answer a question, and the question in words")
            .Produces<QuestionCount>().ProducesProblem(StatusCodes.Status400BadRequest).Needs(Permission.PersonRead);
        api.MapGet("/questions/people", async ([AsParameters] AskedQuestion asked, string? after, string? before, int? size, AnswerQuestion slice, OpenQuestions questions, CancellationToken ct) =>
                (await questions.RunAsync(asked, ct)).Succeeded(out var open, out var why) ? (await slice.ListAsync(open, after, before, size, ct)).ToHttp() : why.ToHttp())
            .WithSummary("The people who answer a question, page by page")
            .Produces<QuestionPeople>().ProducesProblem(StatusCodes.Status400BadRequest).Needs(Permission.PersonRead);
    }

    public async Task<QuestionCount> CountAsync(OpenQuestion open, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return new QuestionCount(open.Day, await questions.Cards(db, open).CountAsync(ct), open.Zh, open.En, open.Limit);
    }

    /// <returns>A page; or <c>list.cursor</c>.</returns>
    public async Task<Outcome<QuestionPeople>> ListAsync(OpenQuestion open, string? after, string? before, int? size, CancellationToken ct)
    {
        var back = before is { Length: > 0 };
        var cursor = back ? before : after;
        PeopleOrder.Place? place = null;
        if (cursor is { Length: > 0 } && (place = PeopleOrder.Place.TryRead(cursor)) is null)
        {
            return new Refusal("list.cursor", "翻页位置无效，请从第一页开始。", "The page marker can't be read; start from the first page.", 422) { Details = new { field = back ? "before" : "after" } };
        }

        var order = PeopleOrder.Find(open.Question.Order)!;
        var direction = open.Question.Descending != back;
        var rows = Math.Clamp(size ?? DefaultSize, 1, GreatestSize);
        await using var db = await databases.CreateDbContextAsync(ct);
        var cards = questions.Cards(db, open);
        var found = await order.Sort(place is null ? cards : cards.Where(order.After(place, direction)), direction).Take(rows + 1).ToListAsync(ct);
        var more = found.Count > rows;
        found = found[..Math.Min(rows, found.Count)];
        if (back)
        {
            found.Reverse();
        }

        var columns = Columns(open);
        return new QuestionPeople(
            open.Day, [.. columns.Select(c => new AnswerColumn(c.Key, c.Name, c.Roster?.IsNumber == true))], await RowsAsync(db, open, columns, found, ct),
            found.Count > 0 && (back || more) ? order.PlaceOf(found[^1]).ToText() : null,
            found.Count > 0 && (back ? more : place is not null) ? order.PlaceOf(found[0]).ToText() : null);
    }

    /// <summary>All pages, one after the other, for exports.</summary>
    public async IAsyncEnumerable<AnswerRow> AllAsync(OpenQuestion open, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        string? after = null;
        do
        {
            var page = (await ListAsync(open, after, null, GreatestSize, ct)).Value;
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            after = page.Next;
        }
        while (after is not null);
    }

    /// <summary>The columns a question shows, with the usual ones where it names none.</summary>
    public static IReadOnlyList<AnswerColumn> ColumnsOf(OpenQuestion open) => [.. Columns(open).Select(c => new AnswerColumn(c.Key, c.Name, c.Roster?.IsNumber == true))];

    private static List<Column> Columns(OpenQuestion open)
    {
        if (open.Question.Columns.IsEmpty)
        {
            return [.. RosterColumns.All.Where(c => c.Shown).Select(c => new Column(c.Key, c.Name, c, null, null))];
        }

        return [.. open.Question.Columns.Select(key => open.Askable.Behind(key) is var (kind, field)
            ? new Column(key, Ui.Language.Words.T($"{kind.Kind.Zh}·{field.Zh}", $"{kind.Kind.En}: {field.En}"), null, kind.Kind, field)
            : RosterColumns.All.First(c => c.Key == key) is var column ? new Column(key, column.Name, column, null, null) : null!)];
    }

    private async Task<List<AnswerRow>> RowsAsync(DuoshiDb db, OpenQuestion open, List<Column> columns, List<PersonCard> found, CancellationToken ct)
    {
        var people = found.ConvertAll(c => PersonRow.Of(c, open.Day));
        var ids = found.Select(c => c.PersonId).ToList();
        var facts = new Dictionary<string, ILookup<long, Fact>>(StringComparer.Ordinal);
        foreach (var kind in columns.Select(c => c.Kind).OfType<FactKind>().Distinct())
        {
            facts[kind.Key] = (await kind.LoadAsync(db, ids, Known.Now, ct)).Where(f => FactReader.Holds(kind, f, open.Day)).ToLookup(f => f.SubjectId);
        }

        var names = await subjects.NamesAsync(db, columns.Where(c => c.Kind is not null).SelectMany(c => facts[c.Kind!.Key].SelectMany(g => g).Select(f => (c.Kind!, f))), open.Day, ct);
        return [.. people.Select(p => new AnswerRow(p.PersonId, p.Name, [.. columns.Select(c => c.Roster is { } roster
            ? roster.Text(p) ?? ""
            : string.Join("；", facts[c.Kind!.Key][p.PersonId].Select(f => FactDisplay.Text(c.Field!, c.Field!.Get(f), names)).Where(t => t.Length > 0).Distinct()))]))];
    }

    private sealed record Column(string Key, string Name, RosterColumn? Roster, FactKind? Kind, FactField? Field);
}
