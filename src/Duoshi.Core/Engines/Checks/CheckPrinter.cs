using System.Globalization;

namespace Duoshi.Core.Engines.Checks;

/// <summary>Writes a rule as text that reads back to the same rule.</summary>
public static class CheckPrinter
{
    /// <summary>The rule as text.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="schema">The kinds and fields it was read over.</param>
    public static string Print(CheckRule rule, CheckSchema schema)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(schema);
        return (rule.EachKind is { } kind ? $"each {schema.Kinds[kind].Key} " : "")
            + (rule.When is null ? "" : $"when {Text(rule.When, schema)} ")
            + $"require {Text(rule.Require, schema)}";
    }

    private static string Text(CheckExpression expression, CheckSchema schema) => expression switch
    {
        CheckLiteral literal => Literal(literal.Value),
        CheckDay => "today",
        CheckStateField f => $"{schema.Kinds[f.Kind].Key}.{Field(f.Kind, f.Field, schema)}",
        CheckRowField f => $"{schema.Kinds[f.Kind].Key}.{Field(f.Kind, f.Field, schema)}",
        CheckNot not => $"not ({Text(not.Operand, schema)})",
        CheckIn choice => $"{Text(choice.Operand, schema)} in ({string.Join(", ", choice.Choices.Select(c => Text(c, schema)))})",
        CheckBinary pair => $"({Text(pair.Left, schema)} {Sign(pair.Operator)} {Text(pair.Right, schema)})",
        CheckCall call => $"{CheckFunctions.Of(call.Function).Name}({string.Join(", ", call.Arguments.Select(a => Text(a, schema)))})",
        CheckAggregate figure => Aggregate(figure, schema),
        _ => throw new NotSupportedException($"{expression.GetType()} has no text."),
    };

    private static string Aggregate(CheckAggregate figure, CheckSchema schema) =>
        $"{CheckFunctions.Of(figure.Function).Name}({schema.Kinds[figure.Kind].Key}"
        + (figure.Field is { } field ? "." + Field(figure.Kind, field, schema) : "")
        + (figure.Where is null ? "" : " where " + Text(figure.Where, schema))
        + string.Concat(figure.Arguments.Select(a => ", " + Text(a, schema))) + ")";

    private static string Field(int kind, int field, CheckSchema schema) => field switch
    {
        CheckRowField.From => "from",
        CheckRowField.To => "to",
        CheckRowField.Current => "current",
        _ => schema.Kinds[kind].Fields[field].Key,
    };

    private static string Literal(object value) => value switch
    {
        string text => '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"',
        bool yes => yes ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"Values of type {value.GetType()} are not written."),
    };

    private static string Sign(CheckOperator by) => by switch
    {
        CheckOperator.And => "and",
        CheckOperator.Or => "or",
        CheckOperator.Equal => "=",
        CheckOperator.NotEqual => "!=",
        CheckOperator.Less => "<",
        CheckOperator.LessOrEqual => "<=",
        CheckOperator.Greater => ">",
        CheckOperator.GreaterOrEqual => ">=",
        CheckOperator.Add => "+",
        _ => "-",
    };
}
