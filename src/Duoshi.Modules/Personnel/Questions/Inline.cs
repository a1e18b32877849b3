using System.Linq.Expressions;

namespace Duoshi.Modules.Personnel.Questions;

/// <summary>Puts expressions in the place of a lambda's parameters.</summary>
internal static class Inline
{
    public static Expression Put(LambdaExpression lambda, params ReadOnlySpan<Expression> values)
    {
        var map = new Dictionary<ParameterExpression, Expression>();
        for (var i = 0; i < values.Length; i++)
        {
            map[lambda.Parameters[i]] = values[i].Type == lambda.Parameters[i].Type ? values[i] : Expression.Convert(values[i], lambda.Parameters[i].Type);
        }

        return new Putting(map).Visit(lambda.Body);
    }

    private sealed class Putting(Dictionary<ParameterExpression, Expression> map) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => map.GetValueOrDefault(node, node);
    }
}
