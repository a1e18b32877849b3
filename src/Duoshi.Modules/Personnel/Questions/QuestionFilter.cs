using System.Linq.Expressions;
using System.Reflection;
using Duoshi.Core.Engines.Questions;
using Duoshi.Core.Time;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Questions;

/// <summary>
/// A question's condition as one expression over cards: facts become EXISTS on their tables, so that count, page and pivot are one
/// statement each whatever is asked. Present knowledge. What it answers is held against <see cref="QuestionEvaluator"/>.
/// </summary>
internal sealed class QuestionFilter(DuoshiDb db, Askable askable, DateOnly day, IReadOnlyDictionary<long, string> paths)
{
    private static readonly MethodInfo Facts = typeof(QuestionFilter).GetMethod(nameof(FactsOf), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private readonly FieldConditions fields = new(db, day, paths);

    public Expression<Func<PersonCard, bool>> Of(Condition condition)
    {
        var card = Expression.Parameter(typeof(PersonCard), "c");
        return Expression.Lambda<Func<PersonCard, bool>>(Card(condition, card), card);
    }

    private Expression Card(Condition condition, ParameterExpression card) => condition switch
    {
        AllOf all => Joined(all.Parts.Select(p => Card(p, card)), Expression.AndAlso, true),
        AnyOf any => Joined(any.Parts.Select(p => Card(p, card)), Expression.OrElse, false),
        Not not => Expression.Not(Card(not.Part, card)),
        FieldTest test => Field(test, card),
        FactTest fact => Inline.Put((LambdaExpression)Facts.MakeGenericMethod(askable.Kind(fact.Kind).Kind.Entity).Invoke(this, [fact])!, card),
        _ => throw new NotSupportedException(condition.GetType().Name),
    };

    private Expression Field(FieldTest test, ParameterExpression card)
    {
        var field = CardFields.Get(test.Field);
        var value = Inline.Put(field.Of, card);
        var (today, next) = (day, day.AddDays(1));
        Expression<Func<DateOnly>> from = () => today;
        Expression<Func<DateOnly>> to = () => next;
        if (test.Field == CardFields.OfficeLevel)
        {
            return fields.Level(field.Field, test, value, from.Body, to.Body);
        }

        if (field.Field.Type != QuestionFieldType.Office)
        {
            return fields.Of(field.Field, test, value);
        }

        if (test.Operator != QuestionOperator.Under)
        {
            return fields.Office(test, value, from.Body, to.Body);
        }

        // The card carries the path: a range of its index instead of a look into the tree.
        return paths.TryGetValue(long.Parse(test.Values[0], System.Globalization.CultureInfo.InvariantCulture), out var path)
            ? Expression.AndAlso(Expression.NotEqual(value, Expression.Constant(null, typeof(long?))), Inline.Put(PeopleInScope.Below(path), card))
            : Expression.Constant(false);
    }

    private Expression<Func<PersonCard, bool>> FactsOf<T>(FactTest fact)
        where T : Fact
    {
        var kind = askable.Kind(fact.Kind);
        var row = Expression.Parameter(typeof(T), "f");
        var rows = db.Set<T>().AsNoTracking().As(Known.Now).Where(f => f.ValidFrom < f.ValidTo);
        if (fact.Where is { } where)
        {
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(Row(where, kind, row), row));
        }

        if (fact.When is When.SinceBefore since)
        {
            return HeldSinceBefore(rows, since.Day);
        }

        var isEvent = kind.Asked.IsEvent;
        rows = fact.When switch
        {
            When.Between(var from, var to) when isEvent => rows.Where(f => from <= f.ValidFrom && f.ValidFrom <= to),
            When.Between(var from, var to) => rows.Where(f => f.ValidFrom <= to && from < f.ValidTo),
            When.HoldsOnDay when !isEvent => rows.Where(f => f.ValidFrom <= day && day < f.ValidTo),
            _ => rows.Where(f => f.ValidFrom <= day),
        };
        var atLeast = fact.AtLeast;
        return atLeast == 1
            ? c => rows.Any(f => f.SubjectId == c.PersonId)
            : c => rows.Where(f => f.SubjectId == c.PersonId).Select(f => f.FactId).Distinct().Count() >= atLeast;
    }

    /// <summary>
    /// Covered on the first day by a row whose beginning is known, and wherever a row ends before or on the day asked about, another
    /// one holds on that very day: then no day between is left out.
    /// </summary>
    private Expression<Func<PersonCard, bool>> HeldSinceBefore<T>(IQueryable<T> rows, DateOnly before)
        where T : Fact
    {
        var first = before.AddDays(-1) < day ? before.AddDays(-1) : day;
        return c =>
            rows.Any(f => f.SubjectId == c.PersonId && f.FromPrecision != DatePrecision.Unknown && f.ValidFrom <= first && first < f.ValidTo)
            && !rows.Any(f => f.SubjectId == c.PersonId && f.ValidTo > first && f.ValidTo <= day
                && !rows.Any(next => next.SubjectId == c.PersonId && next.ValidFrom <= f.ValidTo && f.ValidTo < next.ValidTo));
    }

    private Expression Row(Condition condition, Askable.AskableKind kind, ParameterExpression row) => condition switch
    {
        AllOf all => Joined(all.Parts.Select(p => Row(p, kind, row)), Expression.AndAlso, true),
        AnyOf any => Joined(any.Parts.Select(p => Row(p, kind, row)), Expression.OrElse, false),
        Not not => Expression.Not(Row(not.Part, kind, row)),
        FieldTest test => Field(test, kind.Field(test.Field), row),
        _ => throw new NotSupportedException(condition.GetType().Name),
    };

    private Expression Field(FieldTest test, Askable.AskableField field, ParameterExpression row)
    {
        var (from, to) = (Expression.Property(row, nameof(Fact.ValidFrom)), Expression.Property(row, nameof(Fact.ValidTo)));
        if (field.Field is not { } stored)
        {
            return fields.Of(field.Asked, test, field.Asked.Key == Askable.From ? from : to);
        }

        var value = Expression.Property(row, stored.Property);
        return field switch
        {
            { IsLevel: true } => fields.Level(field.Asked, test, value, from, to),
            { Asked.Type: QuestionFieldType.Office } => fields.Office(test, value, from, to),
            _ => fields.Of(field.Asked, test, value),
        };
    }

    private static Expression Joined(IEnumerable<Expression> parts, Func<Expression, Expression, Expression> join, bool none) =>
        parts.Aggregate((Expression?)null, (one, other) => one is null ? other : join(one, other)) ?? Expression.Constant(none);
}
