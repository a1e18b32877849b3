using System.Linq.Expressions;
using System.Reflection;
using Duoshi.Modules.Personnel.Contracts;

namespace Duoshi.Modules.Personnel.Access;

/// <summary>Conditions on cards, joined; the same condition for the database and for cards in memory.</summary>
internal static class Predicates
{
    private static readonly MethodInfo ByDatabase = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;
    private static readonly MethodInfo ByByte = typeof(string).GetMethod(nameof(string.CompareOrdinal), [typeof(string), typeof(string)])!;

    public static Expression<Func<PersonCard, bool>> And(Expression<Func<PersonCard, bool>> one, Expression<Func<PersonCard, bool>> other) =>
        Expression.Lambda<Func<PersonCard, bool>>(Expression.AndAlso(one.Body, Body(other, one.Parameters[0])), one.Parameters);

    public static Expression<Func<PersonCard, bool>> Or(Expression<Func<PersonCard, bool>> one, Expression<Func<PersonCard, bool>> other) =>
        Expression.Lambda<Func<PersonCard, bool>>(Expression.OrElse(one.Body, Body(other, one.Parameters[0])), one.Parameters);

    /// <summary>A condition on one column.</summary>
    public static Expression<Func<PersonCard, bool>> On(Expression<Func<PersonCard, string?>> column, Expression<Func<string?, bool>> condition) =>
        Expression.Lambda<Func<PersonCard, bool>>(new Replaced(condition.Parameters[0], column.Body).Visit(condition.Body), column.Parameters);

    /// <summary>For cards in memory: the database compares sort keys by byte, so must this.</summary>
    public static Func<PersonCard, bool> InMemory(Expression<Func<PersonCard, bool>> condition) =>
        ((Expression<Func<PersonCard, bool>>)new ByteOrder().Visit(condition)).Compile();

    /// <summary>The body of a condition over another parameter.</summary>
    public static Expression Body(LambdaExpression condition, ParameterExpression parameter) =>
        new Replaced(condition.Parameters[0], parameter).Visit(condition.Body);

    private sealed class Replaced(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }

    private sealed class ByteOrder : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node) =>
            node.Method == ByDatabase ? Expression.Call(ByByte, node.Arguments) : base.VisitMethodCall(node);
    }
}
