using System.Globalization;
using Duoshi.Core.Codes;

namespace Duoshi.Core.Engines.Checks;

// Conditions: or, and, not, comparisons, lists of values, sums.
public sealed partial class CheckParser
{
    private CheckExpression Condition()
    {
        var from = Now;
        var found = Either();
        return found.Type == CheckType.YesNo ? found : throw Wrong(from, "这里应为一个条件（成立或不成立）。", "A condition is needed here, which holds or not.", "present(…)");
    }

    private CheckExpression Either()
    {
        if (++nesting > DeepestNesting)
        {
            throw Wrong(Now, $"嵌套过深，最多 {DeepestNesting} 层。", $"Nested too deep; {DeepestNesting} levels at most.");
        }

        var left = Both();
        while (Is("or"))
        {
            left = Joined(CheckOperator.Or, left, Both);
        }

        nesting--;
        return left;
    }

    private CheckExpression Both()
    {
        var left = Negated();
        while (Is("and"))
        {
            left = Joined(CheckOperator.And, left, Negated);
        }

        return left;
    }

    private CheckBinary Joined(CheckOperator by, CheckExpression left, Func<CheckExpression> next)
    {
        var word = tokens[at++];
        var right = next();
        return left.Type == CheckType.YesNo && right.Type == CheckType.YesNo
            ? new CheckBinary(by, left, right, CheckType.YesNo)
            : throw Wrong(word, $"“{word.Text}”两边都应为条件。", $"Both sides of '{word.Text}' must be conditions.");
    }

    private CheckExpression Negated()
    {
        if (!Is("not"))
        {
            return Compared();
        }

        var word = tokens[at++];
        if (++nesting > DeepestNesting)
        {
            throw Wrong(word, $"嵌套过深，最多 {DeepestNesting} 层。", $"Nested too deep; {DeepestNesting} levels at most.");
        }

        var operand = Negated();
        nesting--;
        return operand.Type == CheckType.YesNo ? new CheckNot(operand) : throw Wrong(word, "“not（非）”后应为条件。", "A condition must follow 'not'.");
    }

    private CheckExpression Compared()
    {
        var left = Sum();
        if (Is("in"))
        {
            return OneOf(left);
        }

        if (Now.Kind != TokenKind.Sign || !Comparisons.TryGetValue(Now.Text, out var by))
        {
            return left;
        }

        var sign = tokens[at++];
        var from = Now;
        var right = Sum();
        if (left is CheckLiteral { Type: CheckType.Text } first && TableOf(right) is { } table)
        {
            left = Coded(first, table, sign);
        }
        else if (right is CheckLiteral { Type: CheckType.Text } second && TableOf(left) is { } other)
        {
            right = Coded(second, other, from);
        }

        var sides = (Bare(left.Type), Bare(right.Type));
        if (sides.Item1 != sides.Item2)
        {
            throw Wrong(from, $"两边不能比较：{Word(left.Type)}与{Word(right.Type)}。", $"These can't be compared: {Name(left.Type)} and {Name(right.Type)}.");
        }

        if (by >= CheckOperator.Less && sides.Item1 is CheckType.Text or CheckType.YesNo && by >= CheckOperator.Less)
        {
            throw Wrong(sign, $"{Word(left.Type)}没有大小先后，只能用 = 或 !=。", $"{Name(left.Type)} has no order; use = or !=.", "=", "!=");
        }

        return new CheckBinary(by, left, right, CheckType.YesNo);
    }

    private CheckIn OneOf(CheckExpression operand)
    {
        at++;
        Expect("(");
        var choices = ImmutableArray.CreateBuilder<CheckLiteral>();
        do
        {
            var from = Now;
            if (Primary() is not CheckLiteral literal)
            {
                throw Wrong(from, "这里只能列出具体的值。", "Only values can be listed here.");
            }

            literal = literal.Type == CheckType.Text && TableOf(operand) is { } table ? Coded(literal, table, from) : literal;
            choices.Add(Bare(literal.Type) == Bare(operand.Type) ? literal : throw Wrong(from, $"应为{Word(operand.Type)}。", $"{Name(operand.Type)} is needed."));
        }
        while (TookSign(","));
        Expect(")");
        return new CheckIn(operand, choices.ToImmutable());
    }

    private CheckExpression Sum()
    {
        var left = Primary();
        while (Now is { Kind: TokenKind.Sign, Text: "+" or "-" })
        {
            var sign = tokens[at++];
            var right = Primary();
            left = left.Type == CheckType.Number && right.Type == CheckType.Number
                ? new CheckBinary(sign.Text == "+" ? CheckOperator.Add : CheckOperator.Subtract, left, right, CheckType.Number)
                : throw Wrong(sign, "只有数字可以加减；日期之差用 years(甲, 乙)。", "Only numbers are added; for dates use years(a, b).", "years(…)");
        }

        return left;
    }
}
