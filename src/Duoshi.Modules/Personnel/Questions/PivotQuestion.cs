using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using Duoshi.Core.Codes;
using Duoshi.Core.Engines.Questions;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Questions;

/// <summary>Counts of an answer by one field down and another across.</summary>
/// <param name="AsOf">The day asked about.</param>
/// <param name="Rows">Name of the field of the rows.</param>
/// <param name="Across">Name of the field of the columns; null: none.</param>
/// <param name="Columns">Heads of the columns.</param>
/// <param name="Lines">The rows, in the order of their code table or tree; what is not recorded comes last.</param>
/// <param name="Totals">Totals of the columns.</param>
/// <param name="Total">Everybody.</param>
public sealed record QuestionPivot(DateOnly AsOf, string Rows, string? Across, IReadOnlyList<PivotHead> Columns, IReadOnlyList<PivotLine> Lines, IReadOnlyList<int> Totals, int Total);

/// <summary>A head: stored value (null: not recorded) and name.</summary>
public sealed record PivotHead(string? Key, string Name);

/// <summary>A row: its head, counts by column, and their sum.</summary>
public sealed record PivotLine(string? Key, string Name, IReadOnlyList<int> Counts, int Total);

/// <summary>Counts the people who answer a question by two fields, in one statement.</summary>
[SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "In queries; the columns are compared by byte.")]
internal sealed class PivotQuestion(IDbContextFactory<DuoshiDb> databases, OpenQuestions questions)
{
    private static readonly MethodInfo StateOfKind = typeof(PivotQuestion).GetMethod(nameof(StateOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Upper ends of the age bands; above the last one there is a band of its own.</summary>
    private static readonly int[] BandEnds = [30, 35, 40, 45, 50, 54, 59];

    /// <summary>Told where counts are asked of a question that names no field for them.</summary>
    public static Refusal NoPivot { get; } = new("question.no-pivot", "问题里没有写按什么交叉统计，请加上 pivot。", "The question doesn't say what to count by; add a pivot.", 400) { Details = new { field = "question" } };

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/questions/pivot", async ([AsParameters] AskedQuestion asked, PivotQuestion slice, OpenQuestions questions, CancellationToken ct) =>
            (await questions.RunAsync(asked, ct)).Succeeded(out var open, out var why) ? (await slice.RunAsync(open, ct)).ToHttp() : why.ToHttp())
        .WithSummary("Counts of the people who answer a question by the two fields of its pivot")
        .Produces<QuestionPivot>().ProducesProblem(StatusCodes.Status400BadRequest).Needs(Permission.PersonRead);

    /// <returns>The counts; or <c>question.no-pivot</c>.</returns>
    public async Task<Outcome<QuestionPivot>> RunAsync(OpenQuestion open, CancellationToken ct)
    {
        if (open.Question.Pivot is not { } pivot)
        {
            return NoPivot;
        }

        // The table is the whole one: a cell of it says whose names are listed.
        open = open with { Cell = null };
        await using var db = await databases.CreateDbContextAsync(ct);
        var card = Expression.Parameter(typeof(PersonCard), "c");
        var none = Expression.Constant(null, typeof(string));
        var keys = Expression.Lambda<Func<PersonCard, PivotKey>>(
            Expression.MemberInit(
                Expression.New(typeof(PivotKey)),
                Expression.Bind(typeof(PivotKey).GetProperty(nameof(PivotKey.Down))!, Key(db, open, pivot.Rows, card)),
                Expression.Bind(typeof(PivotKey).GetProperty(nameof(PivotKey.Across))!, pivot.Across is null ? none : Key(db, open, pivot.Across, card))),
            card);
        var cells = await questions.Cards(db, open).Select(keys).GroupBy(k => new { k.Down, k.Across })
            .Select(g => new { g.Key.Down, g.Key.Across, Count = g.Count() }).ToListAsync(ct);
        var offices = pivot.Rows == CardFields.Office || pivot.Across == CardFields.Office ? await OfficesAsync(db, open.Day, ct) : [];
        var down = Heads(open, pivot.Rows, cells.Select(c => c.Down), offices);
        var across = pivot.Across is null ? [new PivotHead(null, Words.T("人数", "People"))] : Heads(open, pivot.Across, cells.Select(c => c.Across), offices);
        var counts = cells.ToDictionary(c => (c.Down ?? "", c.Across ?? ""), c => c.Count);
        List<PivotLine> lines = [.. down.Select(d => Line(d, across.Select(a => counts.GetValueOrDefault((d.Key ?? "", a.Key ?? "")))))];
        return new QuestionPivot(
            open.Day, Name(open, pivot.Rows), pivot.Across is null ? null : Name(open, pivot.Across), across, lines,
            [.. across.Select((_, i) => lines.Sum(l => l.Counts[i]))], lines.Sum(l => l.Total));
    }

    /// <summary>Of the cards those behind the cell that is asked for, by the very keys that are counted by.</summary>
    public static IQueryable<PersonCard> InCell(DuoshiDb db, OpenQuestion open, IQueryable<PersonCard> cards)
    {
        if (open.Cell is not { } cell || open.Question.Pivot is not { } pivot)
        {
            return cards;
        }

        var down = cell.Down is null ? cards : cards.Where(HasKey(db, open, pivot.Rows, cell.Down));
        return cell.Across is null || pivot.Across is null ? down : down.Where(HasKey(db, open, pivot.Across, cell.Across));
    }

    private static Expression<Func<PersonCard, bool>> HasKey(DuoshiDb db, OpenQuestion open, string field, string key)
    {
        var card = Expression.Parameter(typeof(PersonCard), "c");
        var value = Key(db, open, field, card);
        // A parameter of the statement, not a text in it.
        Expression<Func<string>> wanted = () => key;
        var same = key == PivotCell.NotRecorded
            ? Expression.OrElse(Expression.Equal(value, Expression.Constant(null, typeof(string))), Expression.Equal(value, Expression.Constant("")))
            : Expression.Equal(value, wanted.Body);
        return Expression.Lambda<Func<PersonCard, bool>>(same, card);
    }

    private static PivotLine Line(PivotHead head, IEnumerable<int> counts)
    {
        int[] all = [.. counts];
        return new PivotLine(head.Key, head.Name, all, all.Sum());
    }

    private static Expression Key(DuoshiDb db, OpenQuestion open, string key, ParameterExpression card)
    {
        if (open.Askable.Behind(key) is var (kind, field))
        {
            return Inline.Put((LambdaExpression)StateOfKind.MakeGenericMethod(kind.Kind.Entity).Invoke(null, [db, open.Day, field])!, card);
        }

        var day = open.Day;
        switch (key)
        {
            case CardFields.AgeBand:
                return Bands(day, Expression.Property(card, nameof(PersonCard.BirthKey)));
            case CardFields.Office:
                // The path is the order of the tree as well; people who left lie with their last office.
                return Expression.Property(card, nameof(PersonCard.OfficePath));
            case CardFields.OfficeLevel:
                var nodes = db.Set<OfficeNode>().AsNoTracking();
                Expression<Func<PersonCard, string?>> level = c => nodes.Where(n => n.OfficeId == c.OfficeId && n.ValidFrom <= day && day < n.ValidTo).OrderBy(n => n.Id).Select(n => n.Level).FirstOrDefault();
                return Inline.Put(level, card);
            default:
                return Inline.Put(CardFields.Get(key).Of, card);
        }
    }

    private static Expression Bands(DateOnly day, Expression birth)
    {
        Expression band = Expression.Constant(Band(BandEnds.Length), typeof(string));
        for (var i = BandEnds.Length - 1; i >= 0; i--)
        {
            var oldest = FactText.Stored(FullYears.LatestStart(day, BandEnds[i] + 1));
            Expression<Func<string, bool>> younger = k => string.Compare(k, oldest) > 0;
            band = Expression.Condition(Inline.Put(younger, birth), Expression.Constant(Band(i), typeof(string)), band);
        }

        return Expression.Condition(Expression.Equal(birth, Expression.Constant("")), Expression.Constant(null, typeof(string)), band);
    }

    private static string Band(int index) => ((char)('a' + index)).ToString();

    private static string BandName(string band)
    {
        var i = band[0] - 'a';
        return i == 0 ? Words.T($"{BandEnds[0]}岁及以下", $"{BandEnds[0]} and under")
            : i == BandEnds.Length ? Words.T($"{BandEnds[^1] + 1}岁及以上", $"{BandEnds[^1] + 1} and over")
            : Words.T($"{BandEnds[i - 1] + 1}至{BandEnds[i]}岁", $"{BandEnds[i - 1] + 1} to {BandEnds[i]}");
    }

    /// <summary>The value of a state on the day; of several lines the first by its slot.</summary>
    private static Expression<Func<PersonCard, string?>> StateOf<T>(DuoshiDb db, DateOnly day, FactField field)
        where T : Fact
    {
        var rows = db.Set<T>().AsNoTracking().At(day, Known.Now);
        var row = Expression.Parameter(typeof(T), "f");
        var value = Expression.Lambda<Func<T, string?>>(Expression.Property(row, field.Property), row);
        return c => rows.Where(f => f.SubjectId == c.PersonId).OrderBy(f => f.Slot).ThenBy(f => f.Id).Select(value).FirstOrDefault();
    }

    private static List<PivotHead> Heads(OpenQuestion open, string key, IEnumerable<string?> values, Dictionary<string, string> offices)
    {
        var found = values.Select(v => v ?? "").Distinct(StringComparer.Ordinal).ToList();
        var table = open.Askable.Catalogue.Groupings.First(g => g.Key == key).Codes;
        var order = table is null ? null : CodeTables.Get(table).Entries.Select((e, i) => (e.Code, i)).ToDictionary(e => e.Code, e => e.i, StringComparer.Ordinal);
        return [.. found
            .OrderBy(v => v.Length == 0).ThenBy(v => order?.GetValueOrDefault(v, int.MaxValue) ?? 0).ThenBy(v => v, StringComparer.Ordinal)
            .Select(v => v.Length == 0 ? new PivotHead(null, Words.T("未记录", "Not recorded"))
                : new PivotHead(v, table is not null ? FieldCodes.Name(table, v) : key == CardFields.AgeBand ? BandName(v) : offices.GetValueOrDefault(v, v)))];
    }

    private static string Name(OpenQuestion open, string key) => open.Askable.Catalogue.Groupings.First(g => g.Key == key) is var field ? Words.T(field.Zh, field.En) : key;

    private static Task<Dictionary<string, string>> OfficesAsync(DuoshiDb db, DateOnly day, CancellationToken ct) =>
        db.Set<OfficeNode>().AsNoTracking().Where(n => n.ValidFrom <= day && day < n.ValidTo).Select(n => new { n.Path, n.Name }).ToDictionaryAsync(n => n.Path, n => n.Name, ct);

    private sealed class PivotKey
    {
        public string? Down { get; init; }

        public string? Across { get; init; }
    }
}
