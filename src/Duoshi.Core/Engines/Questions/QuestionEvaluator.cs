using System.Globalization;
using Duoshi.Core.Time;

namespace Duoshi.Core.Engines.Questions;

/// <summary>An office as a row refers to it: its key, and its places and levels over the days of the row.</summary>
public sealed record OfficeHeld(long Id, ImmutableArray<string> Paths);

/// <summary>A row of a fact as the evaluator sees it; only rows that stand.</summary>
/// <param name="FactId">The same fact over all its restatements.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day no longer; equal to <paramref name="From"/>: passed through within a day, never looked at.</param>
/// <param name="FromIsKnown">Whether anybody stated the first day.</param>
/// <param name="Values">Value by field: text, long, decimal, bool, DateOnly, PartialDate, <see cref="OfficeHeld"/>, a list of codes; null or absent: empty.</param>
public sealed record FactRow(long FactId, DateOnly From, DateOnly To, bool FromIsKnown, IReadOnlyDictionary<string, object?> Values);

/// <summary>A person as the evaluator sees it.</summary>
/// <param name="Values">Values of the card on the day asked about, as in <see cref="FactRow.Values"/>; for fields of years the date they count from.</param>
/// <param name="Rows">Rows by kind.</param>
public sealed record AskedPerson(IReadOnlyDictionary<string, object?> Values, IReadOnlyDictionary<string, IReadOnlyList<FactRow>> Rows);

/// <summary>
/// Answers a question for one person by looking at every row and, for what has to last, at every day. It is slow and plain: what the
/// databases answer is held against it.
/// </summary>
/// <param name="catalogue">What the fields are.</param>
/// <param name="day">The day asked about.</param>
/// <param name="pathOf">Path of an office on that day; null: none.</param>
public sealed class QuestionEvaluator(QuestionCatalogue catalogue, DateOnly day, Func<long, string?> pathOf)
{
    /// <summary>Whether the person meets the condition; whether the question is about people in service alone is the caller's to see to.</summary>
    public bool Meets(AskedPerson person, Condition? condition) => condition switch
    {
        null => true,
        AllOf all => all.Parts.All(p => Meets(person, p)),
        AnyOf any => any.Parts.Any(p => Meets(person, p)),
        Not not => !Meets(person, not.Part),
        FieldTest test => Meets(catalogue.Find(test.Field)!, test, person.Values),
        FactTest fact => Meets(person, fact),
        _ => throw new NotSupportedException(condition.GetType().Name),
    };

    private bool Meets(AskedPerson person, FactTest fact)
    {
        var kind = catalogue.Kind(fact.Kind)!;
        var rows = person.Rows.GetValueOrDefault(fact.Kind, []).Where(r => r.From < r.To && RowMeets(kind, r, fact.Where)).ToList();
        return fact.When is When.SinceBefore since
            ? HeldSinceBefore(rows, since.Day)
            : rows.Where(r => InTime(kind, r, fact.When)).Select(r => r.FactId).Distinct().Count() >= fact.AtLeast;
    }

    private bool RowMeets(QuestionKind kind, FactRow row, Condition? condition) => condition switch
    {
        null => true,
        AllOf all => all.Parts.All(p => RowMeets(kind, row, p)),
        AnyOf any => any.Parts.Any(p => RowMeets(kind, row, p)),
        Not not => !RowMeets(kind, row, not.Part),
        FieldTest test => Meets(kind.Find(test.Field)!, test, row.Values),
        _ => throw new NotSupportedException(condition.GetType().Name),
    };

    private bool InTime(QuestionKind kind, FactRow row, When when) => when switch
    {
        When.Between between when kind.IsEvent => between.From <= row.From && row.From <= between.To,
        When.Between between => row.From <= between.To && between.From < row.To,
        When.EverBefore => row.From <= day,
        _ => row.From <= day && (kind.IsEvent || day < row.To),
    };

    private bool HeldSinceBefore(List<FactRow> rows, DateOnly before)
    {
        var first = before.AddDays(-1) < day ? before.AddDays(-1) : day;
        if (!rows.Any(r => r.FromIsKnown && r.From <= first && first < r.To))
        {
            return false;
        }

        for (var at = first; at <= day; at = at.AddDays(1))
        {
            if (!rows.Any(r => r.From <= at && at < r.To))
            {
                return false;
            }
        }

        return true;
    }

    private bool Meets(QuestionField field, FieldTest test, IReadOnlyDictionary<string, object?> values)
    {
        var value = values.GetValueOrDefault(field.Key);
        if (test.Operator == QuestionOperator.Empty)
        {
            return (value is null || value is IReadOnlyCollection<string> { Count: 0 }) == (test.Values[0] == "true");
        }

        return value is not null && field.Type switch
        {
            QuestionFieldType.Code => (value is string code ? [code] : (IEnumerable<string>)value).Intersect(QuestionCodes.Meant(field.Codes!, test.Operator, test.Values)).Any(),
            QuestionFieldType.Text => test.Operator == QuestionOperator.Contains ? ((string)value).Contains(test.Values[0], StringComparison.Ordinal) : test.Values.Contains((string)value),
            QuestionFieldType.YesNo => (bool)value == (test.Values[0] == "true"),
            QuestionFieldType.Number => Compare(Convert.ToDecimal(value, CultureInfo.InvariantCulture), test),
            QuestionFieldType.Years => Compare(FullYears.On(FirstDay(value), day), test),
            QuestionFieldType.Date => FirstDay(value) < DateOnly.ParseExact(test.Values[0], "yyyy-MM-dd", CultureInfo.InvariantCulture) == (test.Operator == QuestionOperator.Before),
            _ => Office((OfficeHeld)value, test),
        };
    }

    private bool Office(OfficeHeld held, FieldTest test)
    {
        var asked = long.Parse(test.Values[0], CultureInfo.InvariantCulture);
        return test.Operator == QuestionOperator.Is
            ? held.Id == asked
            : pathOf(asked) is { } path && held.Paths.Any(p => p.StartsWith(path, StringComparison.Ordinal));
    }

    private static DateOnly FirstDay(object value) => value is PartialDate date ? date.Value : (DateOnly)value;

    private static bool Compare(decimal value, FieldTest test)
    {
        var asked = decimal.Parse(test.Values[0], CultureInfo.InvariantCulture);
        return test.Operator switch
        {
            QuestionOperator.Below => value < asked,
            QuestionOperator.AtMost => value <= asked,
            QuestionOperator.AtLeast => value >= asked,
            QuestionOperator.Above => value > asked,
            _ => value == asked,
        };
    }
}
