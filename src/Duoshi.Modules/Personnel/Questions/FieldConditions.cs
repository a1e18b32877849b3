using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Duoshi.Core.Engines.Questions;
using Duoshi.Core.Time;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Questions;

/// <summary>
/// Tests of fields as expressions that both databases translate. Each is true or false also where the column is empty, so that
/// the opposite of a condition is its opposite in SQL too.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="day">The day asked about.</param>
/// <param name="paths">Paths of the offices named, on that day.</param>
[SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "In queries; the columns are compared by byte.")]
internal sealed class FieldConditions(DuoshiDb db, DateOnly day, IReadOnlyDictionary<long, string> paths)
{
    private static readonly MethodInfo Earlier = typeof(FieldConditions).GetMethod(nameof(IsEarlier), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo NotEarlier = typeof(FieldConditions).GetMethod(nameof(IsNotEarlier), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>A test of a value.</summary>
    /// <param name="field">What it is.</param>
    /// <param name="test">The comparison.</param>
    /// <param name="value">Where it stands.</param>
    public Expression Of(QuestionField field, FieldTest test, Expression value) => field.Type switch
    {
        QuestionFieldType.Code when test.Operator != QuestionOperator.Empty => OneOf(value, QuestionCodes.Meant(field.Codes!, test.Operator, test.Values)),
        QuestionFieldType.Code or QuestionFieldType.Text => Text(test, value),
        QuestionFieldType.YesNo => YesNo(test, value),
        QuestionFieldType.Number => Number(test, value),
        QuestionFieldType.Years => Years(test, value),
        QuestionFieldType.Date => Date(test, value),
        _ => throw new NotSupportedException(field.Type.ToString()),
    };

    /// <summary>A test of an office over the days of a row.</summary>
    public Expression Office(FieldTest test, Expression office, Expression from, Expression to)
    {
        if (test.Operator == QuestionOperator.Empty)
        {
            return Empty(test, office, Expression.Constant(null, typeof(long?)));
        }

        long? asked = long.Parse(test.Values[0], CultureInfo.InvariantCulture);
        if (test.Operator == QuestionOperator.Is)
        {
            return Put<long?>(o => o == asked, office);
        }

        if (!paths.TryGetValue(asked.Value, out var path))
        {
            return Expression.Constant(false);
        }

        var end = path + "~";
        var nodes = db.Set<OfficeNode>().AsNoTracking();
        Expression<Func<long?, DateOnly, DateOnly, bool>> below = (o, first, after) =>
            nodes.Any(n => n.OfficeId == o && n.ValidFrom < after && first < n.ValidTo && string.Compare(n.Path, path) >= 0 && string.Compare(n.Path, end) < 0);
        return Inline.Put(below, office, from, to);
    }

    /// <summary>A test of the level an office had on some of the days of a row.</summary>
    public Expression Level(QuestionField field, FieldTest test, Expression office, Expression from, Expression to)
    {
        var nodes = db.Set<OfficeNode>().AsNoTracking();
        if (test.Operator == QuestionOperator.Empty)
        {
            Expression<Func<long?, DateOnly, DateOnly, bool>> none = (o, first, after) => !nodes.Any(n => n.OfficeId == o && n.ValidFrom < after && first < n.ValidTo);
            var missing = Inline.Put(none, office, from, to);
            return test.Values[0] == "true" ? missing : Expression.Not(missing);
        }

        var levels = QuestionCodes.Meant(field.Codes!, test.Operator, test.Values).ToList();
        Expression<Func<long?, DateOnly, DateOnly, bool>> some = (o, first, after) =>
            nodes.Any(n => n.OfficeId == o && n.ValidFrom < after && first < n.ValidTo && levels.Contains(n.Level));
        return Inline.Put(some, office, from, to);
    }

    private static Expression Text(FieldTest test, Expression value)
    {
        if (test.Operator == QuestionOperator.Empty)
        {
            return Empty(test, value, Expression.Constant(null, typeof(string)));
        }

        if (test.Operator != QuestionOperator.Contains)
        {
            return OneOf(value, test.Values);
        }

        var part = test.Values[0];
        return Put<string?>(s => s != null && s.Contains(part), value);
    }

    private static Expression OneOf(Expression value, ImmutableArray<string> values)
    {
        if (values.Length == 1)
        {
            var one = values[0];
            return Put<string?>(s => s != null && s == one, value);
        }

        var list = values.ToList();
        return Put<string?>(s => s != null && list.Contains(s), value);
    }

    private static Expression YesNo(FieldTest test, Expression value)
    {
        if (test.Operator == QuestionOperator.Empty)
        {
            return Empty(test, value, Expression.Constant(null, typeof(bool?)));
        }

        var asked = test.Values[0] == "true";
        return Put<bool?>(b => b != null && b == asked, value);
    }

    private static Expression Number(FieldTest test, Expression value)
    {
        if (test.Operator == QuestionOperator.Empty)
        {
            return Empty(test, value, Expression.Constant(null, value.Type));
        }

        var asked = decimal.Parse(test.Values[0], CultureInfo.InvariantCulture);
        if (value.Type == typeof(decimal?))
        {
            return test.Operator switch
            {
                QuestionOperator.Below => Put<decimal?>(n => n != null && n < asked, value),
                QuestionOperator.AtMost => Put<decimal?>(n => n != null && n <= asked, value),
                QuestionOperator.AtLeast => Put<decimal?>(n => n != null && n >= asked, value),
                QuestionOperator.Above => Put<decimal?>(n => n != null && n > asked, value),
                // 8 and 8.00 are one number: an equality would compare texts on SQLite.
                _ => Put<decimal?>(n => n != null && n >= asked && n <= asked, value),
            };
        }

        var (lower, upper) = ((int)decimal.Floor(asked), (int)decimal.Ceiling(asked));
        return test.Operator switch
        {
            QuestionOperator.Below => Put<int?>(n => n != null && n < upper, value),
            QuestionOperator.AtMost => Put<int?>(n => n != null && n <= lower, value),
            QuestionOperator.AtLeast => Put<int?>(n => n != null && n >= upper, value),
            QuestionOperator.Above => Put<int?>(n => n != null && n > lower, value),
            _ => lower == upper ? Put<int?>(n => n != null && n == lower, value) : Expression.Constant(false),
        };
    }

    /// <summary>Years become days: so many have gone by when the date lies on or before the last that is early enough.</summary>
    private Expression Years(FieldTest test, Expression value)
    {
        if (test.Operator == QuestionOperator.Empty)
        {
            return value.Type == typeof(string)
                ? Empty(test, value, Expression.Constant("", typeof(string)))
                : Empty(test, value, Expression.Constant(null, typeof(PartialDate?)));
        }

        var years = int.Parse(test.Values[0], CultureInfo.InvariantCulture);
        Expression AtLeast(int asked)
        {
            var next = FullYears.LatestStart(day, asked).AddDays(1);
            return value.Type == typeof(string) ? ByKey(value, next, before: true) : ByPartial(value, next, before: true);
        }

        Expression Less(int asked)
        {
            var next = FullYears.LatestStart(day, asked).AddDays(1);
            return value.Type == typeof(string) ? ByKey(value, next, before: false) : ByPartial(value, next, before: false);
        }

        return test.Operator switch
        {
            QuestionOperator.Below => Less(years),
            QuestionOperator.AtMost => Less(years + 1),
            QuestionOperator.AtLeast => AtLeast(years),
            QuestionOperator.Above => AtLeast(years + 1),
            _ => Expression.AndAlso(AtLeast(years), Less(years + 1)),
        };
    }

    private static Expression Date(FieldTest test, Expression value)
    {
        if (value.Type == typeof(DateOnly))
        {
            // A day of the row itself: the ends of time stand for an unknown start and an open end.
            var (first, last) = (DateOnly.MinValue, DateOnly.MaxValue);
            if (test.Operator == QuestionOperator.Empty)
            {
                return test.Values[0] == "true" ? Put<DateOnly>(d => d == first || d == last, value) : Put<DateOnly>(d => d != first && d != last, value);
            }

            var asked = Day(test);
            return test.Operator == QuestionOperator.Before ? Put<DateOnly>(d => d != first && d < asked, value) : Put<DateOnly>(d => d != last && d >= asked, value);
        }

        if (test.Operator == QuestionOperator.Empty)
        {
            return Empty(test, value, Expression.Constant(null, value.Type));
        }

        var before = test.Operator == QuestionOperator.Before;
        if (value.Type == typeof(PartialDate?))
        {
            return ByPartial(value, Day(test), before);
        }

        var limit = Day(test);
        return before ? Put<DateOnly?>(d => d != null && d < limit, value) : Put<DateOnly?>(d => d != null && d >= limit, value);
    }

    private static Expression ByKey(Expression value, DateOnly limit, bool before)
    {
        var text = FactText.Stored(limit);
        return before
            ? Put<string>(k => k != "" && string.Compare(k, text) < 0, value)
            : Put<string>(k => k != "" && string.Compare(k, text) >= 0, value);
    }

    /// <summary>
    /// Partial dates are stored as 1985, 1985-03 or 1985-03-14. Compared as text with the shortest form of a day, a date comes before
    /// it exactly when the first day it can mean does.
    /// </summary>
    private static Expression ByPartial(Expression value, DateOnly limit, bool before)
    {
        var shortest = new PartialDate(limit, limit is { Month: 1, Day: 1 } ? DatePrecision.Year : limit.Day == 1 ? DatePrecision.Month : DatePrecision.Day);
        var asked = Expression.Property(Expression.Constant(new Asked(shortest)), nameof(Asked.Date));
        var compared = before ? Expression.LessThan(value, asked, false, Earlier) : Expression.GreaterThanOrEqual(value, asked, false, NotEarlier);
        return Expression.AndAlso(Expression.NotEqual(value, Expression.Constant(null, typeof(PartialDate?))), compared);
    }

    private static Expression Empty(FieldTest test, Expression value, Expression none) =>
        test.Values[0] == "true" ? Expression.Equal(value, none) : Expression.NotEqual(value, none);

    private static DateOnly Day(FieldTest test) => DateOnly.ParseExact(test.Values[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Expression Put<T>(Expression<Func<T, bool>> test, Expression value) => Inline.Put(test, value);

    private static bool IsEarlier(PartialDate one, PartialDate other) => one.Value < other.Value;

    private static bool IsNotEarlier(PartialDate one, PartialDate other) => one.Value >= other.Value;

    /// <summary>Held by an object, so that the date is a parameter of the statement and not part of its text.</summary>
    private sealed record Asked(PartialDate? Date);
}
