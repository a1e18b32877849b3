using Duoshi.Core.Codes;
using Duoshi.Core.Identity;

namespace Duoshi.Core.Engines.Checks;

/// <summary>
/// Judges rules. Three answers: holds, fails, unclear. What is missing or only known by month or year makes a comparison
/// unclear, never false by accident; a rule fails only where it surely does not hold.
/// </summary>
public sealed class CheckJudge
{
    private readonly CheckSchema schema;
    private readonly CheckRecord record;
    private readonly DateOnly day;
    private readonly List<CheckRow> rows = [];

    private CheckJudge(CheckSchema schema, CheckRecord record, DateOnly day)
    {
        this.schema = schema;
        this.record = record;
        this.day = day;
    }

    /// <summary>Judges one rule for one person.</summary>
    /// <param name="rule">The rule, read over <paramref name="schema"/>.</param>
    /// <param name="schema">The kinds and fields.</param>
    /// <param name="record">The person's rows.</param>
    /// <param name="day">The day; rows that begin later are left out.</param>
    /// <returns>One finding a person, or a row with <c>each</c>, that fails or is unclear; in order of the rows.</returns>
    public static ImmutableArray<CheckFinding> Judge(CheckRule rule, CheckSchema schema, CheckRecord record, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var judge = new CheckJudge(schema, record, day);
        if (rule.EachKind is not { } kind)
        {
            return judge.Verdict(rule) is { } verdict ? [new CheckFinding(verdict, null)] : [];
        }

        var findings = ImmutableArray.CreateBuilder<CheckFinding>();
        foreach (var row in judge.Begun(kind))
        {
            judge.rows.Add(row);
            if (judge.Verdict(rule) is { } verdict)
            {
                findings.Add(new CheckFinding(verdict, row.Id));
            }

            judge.rows.Clear();
        }

        return findings.ToImmutable();
    }

    /// <summary>Null: it holds, or is not meant for this.</summary>
    private CheckVerdict? Verdict(CheckRule rule)
    {
        if (rule.When is not null && Truth(rule.When) is not true)
        {
            return null;
        }

        return Truth(rule.Require) switch { true => null, false => CheckVerdict.Fails, null => CheckVerdict.Unclear };
    }

    private bool? Truth(CheckExpression expression) => Value(expression).Truth;

    private CheckValue Value(CheckExpression expression) => expression switch
    {
        CheckLiteral literal => CheckValue.Stored(literal.Value),
        CheckDay => CheckValue.Of(day),
        CheckStateField field => State(field.Kind) is { } row ? Field(row, field.Field) : CheckValue.Missing,
        CheckRowField field => Field(rows[field.Depth], field.Field),
        CheckNot not => CheckValue.Of(!Truth(not.Operand)),
        CheckIn choice => Among(choice),
        CheckBinary { Operator: CheckOperator.And } both => CheckValue.Of(And(Truth(both.Left), both.Right)),
        CheckBinary { Operator: CheckOperator.Or } either => CheckValue.Of(!And(!Truth(either.Left), new CheckNot(either.Right))),
        CheckBinary pair => Joined(pair.Operator, Value(pair.Left), Value(pair.Right)),
        CheckCall call => Call(call),
        CheckAggregate figure => Figure(figure),
        _ => throw new NotSupportedException($"{expression.GetType()} is not judged."),
    };

    /// <summary>And of three values; the second is looked at only where it matters.</summary>
    private bool? And(bool? first, CheckExpression second)
    {
        if (first is false)
        {
            return false;
        }

        var other = Truth(second);
        return other is false ? false : first is null || other is null ? null : true;
    }

    private CheckValue Among(CheckIn choice)
    {
        var value = Value(choice.Operand);
        if (!value.IsThere)
        {
            return CheckValue.Of((bool?)null);
        }

        return CheckValue.Of(choice.Choices.Any(c => Joined(CheckOperator.Equal, value, CheckValue.Stored(c.Value)).Truth == true));
    }

    private static CheckValue Joined(CheckOperator by, CheckValue left, CheckValue right)
    {
        if (!left.IsThere || !right.IsThere)
        {
            return CheckValue.Missing;
        }

        return by switch
        {
            CheckOperator.Add => CheckValue.Of(left.Min + right.Min, left.Max + right.Max),
            CheckOperator.Subtract => CheckValue.Of(left.Min - right.Max, left.Max - right.Min),
            CheckOperator.Equal => CheckValue.Of(Same(left, right)),
            CheckOperator.NotEqual => CheckValue.Of(!Same(left, right)),
            CheckOperator.Less => CheckValue.Of(Before(left, right)),
            CheckOperator.LessOrEqual => CheckValue.Of(!Before(right, left)),
            CheckOperator.Greater => CheckValue.Of(Before(right, left)),
            CheckOperator.GreaterOrEqual => CheckValue.Of(!Before(left, right)),
            _ => throw new NotSupportedException($"{by} joins conditions."),
        };
    }

    private static bool Same(CheckValue left, CheckValue right) =>
        left.Truth is { } yes ? yes == right.Truth
        : left.Text is { } text ? text == right.Text
        : left.Min <= right.Max && right.Min <= left.Max;

    /// <summary>Surely before, surely not, or unclear.</summary>
    private static bool? Before(CheckValue left, CheckValue right) => left.Max < right.Min ? true : left.Min >= right.Max ? false : null;

    private CheckValue Call(CheckCall call)
    {
        var first = Value(call.Arguments[0]);
        if (call.Function is CheckFunction.Present or CheckFunction.Missing)
        {
            return CheckValue.Of(first.IsThere == (call.Function == CheckFunction.Present));
        }

        var second = call.Arguments.Length > 1 ? Value(call.Arguments[1]) : first;
        if (!first.IsThere || !second.IsThere)
        {
            return CheckValue.Missing;
        }

        return call.Function switch
        {
            CheckFunction.Years => CheckValue.Of(FullYears(Day(first.Max), Day(second.Min)), FullYears(Day(first.Min), Day(second.Max))),
            CheckFunction.Year => CheckValue.Of(Day(first.Min).Year, Day(first.Max).Year),
            CheckFunction.BirthOf => IdentityNumber.TryRead(first.Text, out var number) ? CheckValue.Of(number.BirthDate) : CheckValue.Missing,
            CheckFunction.SexOf => IdentityNumber.TryRead(first.Text, out var number) ? CheckValue.Of(number.IsMale ? "1" : "2") : CheckValue.Missing,
            CheckFunction.ValidId => CheckValue.Of(IdentityNumber.TryRead(first.Text, out _)),
            CheckFunction.Length => CheckValue.Of(first.Text!.Length),
            CheckFunction.Contains => CheckValue.Of(first.Text!.Contains(second.Text!, StringComparison.Ordinal)),
            CheckFunction.Below => CheckValue.Of(IsBelow(Table(call.Arguments[0]), first.Text!, second.Text!)),
            CheckFunction.Min => CheckValue.Of(Math.Min(first.Min, second.Min), Math.Min(first.Max, second.Max)),
            CheckFunction.Max => CheckValue.Of(Math.Max(first.Min, second.Min), Math.Max(first.Max, second.Max)),
            _ => throw new NotSupportedException($"{call.Function} goes over rows."),
        };
    }

    private CheckValue Figure(CheckAggregate figure)
    {
        var (sure, maybe) = Chosen(figure);
        switch (figure.Function)
        {
            case CheckFunction.Count:
                return CheckValue.Of(sure.Count, sure.Count + maybe.Count);
            case CheckFunction.Any:
                return CheckValue.Of(sure.Count > 0 ? true : maybe.Count > 0 ? null : false);
            case CheckFunction.Overlapping:
                return CheckValue.Of(Overlaps(sure));
            case CheckFunction.First or CheckFunction.Last:
                var row = figure.Function == CheckFunction.First ? sure.FirstOrDefault() : sure.LastOrDefault();
                return row is null ? CheckValue.Missing : Field(row, figure.Field!.Value);
            default:
                var (from, to) = (Value(figure.Arguments[0]), Value(figure.Arguments[1]));
                return from.IsThere && to.IsThere ? CheckValue.Of(YearsWithout(sure, figure.Field!.Value, (int)from.Max, (int)to.Min)) : CheckValue.Missing;
        }
    }

    private (List<CheckRow> Sure, List<CheckRow> Maybe) Chosen(CheckAggregate figure)
    {
        if (figure.Where is null)
        {
            return ([.. Begun(figure.Kind)], []);
        }

        var (sure, maybe) = (new List<CheckRow>(), new List<CheckRow>());
        foreach (var row in Begun(figure.Kind))
        {
            rows.Add(row);
            var truth = Truth(figure.Where);
            rows.RemoveAt(rows.Count - 1);
            if (truth is not false)
            {
                (truth is true ? sure : maybe).Add(row);
            }
        }

        return (sure, maybe);
    }

    /// <summary>A row known by month surely holds from the end of that month only.</summary>
    private static int Overlaps(List<CheckRow> chosen)
    {
        var stretches = chosen.Where(r => CheckValue.Of(r.From).IsThere)
            .Select(r => (From: CheckValue.Of(r.From).Max, To: CheckValue.Of(r.To) is { IsThere: true } to ? to.Min : decimal.MaxValue)).ToList();
        var pairs = 0;
        for (var i = 0; i < stretches.Count; i++)
        {
            for (var j = i + 1; j < stretches.Count; j++)
            {
                pairs += Math.Max(stretches[i].From, stretches[j].From) < Math.Min(stretches[i].To, stretches[j].To) ? 1 : 0;
            }
        }

        return pairs;
    }

    private int YearsWithout(List<CheckRow> chosen, int field, int from, int to)
    {
        var there = chosen.Select(r => Field(r, field)).Where(v => v.IsThere).Select(v => (int)v.Min).ToHashSet();
        var missing = 0;
        for (var year = from; year <= to && year <= day.Year; year++)
        {
            missing += there.Contains(year) ? 0 : 1;
        }

        return missing;
    }

    private CheckValue Field(CheckRow row, int field) => field switch
    {
        CheckRowField.From => CheckValue.Of(row.From),
        CheckRowField.To => CheckValue.Of(row.To),
        CheckRowField.Current => CheckValue.Of(row.Holds(day)),
        _ => CheckValue.Stored(row[field]),
    };

    private CheckRow? State(int kind) => record[kind].LastOrDefault(r => r.Holds(day));

    private IEnumerable<CheckRow> Begun(int kind) => record[kind].Where(r => r.From.Value <= day);

    private CodeTable? Table(CheckExpression expression) => expression switch
    {
        CheckStateField { Field: >= 0 } f => schema.Kinds[f.Kind].Fields[f.Field].Table,
        CheckRowField { Field: >= 0 } f => schema.Kinds[f.Kind].Fields[f.Field].Table,
        CheckAggregate { Field: >= 0 and var field } a => schema.Kinds[a.Kind].Fields[field].Table,
        _ => null,
    };

    private static bool IsBelow(CodeTable? table, string code, string top)
    {
        for (string? at = code; at is not null; at = table?.Find(at)?.Parent)
        {
            if (at == top)
            {
                return true;
            }
        }

        return false;
    }

    private static DateOnly Day(decimal number) => DateOnly.FromDayNumber((int)number);

    private static int FullYears(DateOnly from, DateOnly to) => to.Year - from.Year - (to < from.AddYears(to.Year - from.Year) ? 1 : 0);
}
