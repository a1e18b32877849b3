namespace Duoshi.Core.Engines.Checks;

/// <summary>A rule as a tree: for whom it is meant, and what must hold.</summary>
/// <param name="EachKind">Place of the kind whose every row is judged; null: the person is judged once.</param>
/// <param name="When">The rule is meant only where this holds; null: always.</param>
/// <param name="Require">What must hold.</param>
public sealed record CheckRule(int? EachKind, CheckExpression? When, CheckExpression Require)
{
    /// <summary>The kinds read, by their place in the schema.</summary>
    public IEnumerable<int> KindsRead => Parts.SelectMany(p => p.OwnKinds).Concat(EachKind is { } each ? [each] : []).Distinct();

    /// <summary>The fields read: place of the kind and of the field in it.</summary>
    public IEnumerable<(int Kind, int Field)> FieldsRead => Parts.SelectMany(p => p.OwnFields).Distinct();

    /// <summary>The fields that what must hold reads, in the order written.</summary>
    public IEnumerable<(int Kind, int Field)> FieldsRequired => Require.All.SelectMany(p => p.OwnFields);

    private IEnumerable<CheckExpression> Parts => (When?.All ?? []).Concat(Require.All);
}

/// <summary>A part of a rule with a type of its own.</summary>
/// <param name="Type">What its value is.</param>
public abstract record CheckExpression(CheckType Type)
{
    internal virtual IEnumerable<CheckExpression> Children => [];

    internal IEnumerable<CheckExpression> All => Children.SelectMany(c => c.All).Prepend(this);

    internal virtual IEnumerable<int> OwnKinds => [];

    internal virtual IEnumerable<(int Kind, int Field)> OwnFields => [];
}

/// <summary>A value written in the rule.</summary>
/// <param name="Value">A string, decimal, <see cref="DateOnly"/> or bool; of codes the code, whatever was written.</param>
/// <param name="Type">What it is.</param>
public sealed record CheckLiteral(object Value, CheckType Type) : CheckExpression(Type);

/// <summary>The day on which the rule is judged.</summary>
public sealed record CheckDay() : CheckExpression(CheckType.Date);

/// <summary>A field of the one row of a kind that holds on the day.</summary>
/// <param name="Kind">Place of the kind.</param>
/// <param name="Field">Place of the field; negative: <see cref="CheckRowField"/>.</param>
/// <param name="Type">What it holds.</param>
public sealed record CheckStateField(int Kind, int Field, CheckType Type) : CheckExpression(Type)
{
    internal override IEnumerable<int> OwnKinds => [Kind];

    internal override IEnumerable<(int Kind, int Field)> OwnFields => Field >= 0 ? [(Kind, Field)] : [];
}

/// <summary>A field of a row that the rule goes through.</summary>
/// <param name="Depth">Which going through: 0 the outermost.</param>
/// <param name="Kind">Place of the kind.</param>
/// <param name="Field">Place of the field, or one of the constants.</param>
/// <param name="Type">What it holds.</param>
public sealed record CheckRowField(int Depth, int Kind, int Field, CheckType Type) : CheckExpression(Type)
{
    /// <summary>First day of the row.</summary>
    public const int From = -1;

    /// <summary>First day after the row; missing while it is open.</summary>
    public const int To = -2;

    /// <summary>Whether the row holds on the day.</summary>
    public const int Current = -3;

    internal override IEnumerable<int> OwnKinds => [Kind];

    internal override IEnumerable<(int Kind, int Field)> OwnFields => Field >= 0 ? [(Kind, Field)] : [];
}

/// <summary>How two values are joined.</summary>
public enum CheckOperator : byte
{
    /// <summary>Both hold.</summary>
    And,

    /// <summary>One at least holds.</summary>
    Or,

    /// <summary>Nothing contradicts that they are the same.</summary>
    Equal,

    /// <summary>They surely differ.</summary>
    NotEqual,

    /// <summary>Before, or smaller.</summary>
    Less,

    /// <summary>Not after, or not greater.</summary>
    LessOrEqual,

    /// <summary>After, or greater.</summary>
    Greater,

    /// <summary>Not before, or not smaller.</summary>
    GreaterOrEqual,

    /// <summary>Sum of numbers.</summary>
    Add,

    /// <summary>Difference of numbers.</summary>
    Subtract,
}

/// <summary>Two values joined.</summary>
/// <param name="Operator">How.</param>
/// <param name="Left">The first.</param>
/// <param name="Right">The second.</param>
/// <param name="Type">What comes out.</param>
public sealed record CheckBinary(CheckOperator Operator, CheckExpression Left, CheckExpression Right, CheckType Type) : CheckExpression(Type)
{
    internal override IEnumerable<CheckExpression> Children => [Left, Right];
}

/// <summary>The contrary.</summary>
/// <param name="Operand">Of what.</param>
public sealed record CheckNot(CheckExpression Operand) : CheckExpression(CheckType.YesNo)
{
    internal override IEnumerable<CheckExpression> Children => [Operand];
}

/// <summary>Whether a value is one of those listed.</summary>
/// <param name="Operand">The value.</param>
/// <param name="Choices">The list; compared by value and order.</param>
public sealed record CheckIn(CheckExpression Operand, ImmutableArray<CheckLiteral> Choices) : CheckExpression(CheckType.YesNo)
{
    internal override IEnumerable<CheckExpression> Children => [Operand, .. Choices];

    /// <inheritdoc/>
    public bool Equals(CheckIn? other) => other is not null && Operand.Equals(other.Operand) && Choices.SequenceEqual(other.Choices);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Operand, Choices.Length);
}

/// <summary>A function of values.</summary>
/// <param name="Function">Which.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Type">What comes out.</param>
public sealed record CheckCall(CheckFunction Function, ImmutableArray<CheckExpression> Arguments, CheckType Type) : CheckExpression(Type)
{
    internal override IEnumerable<CheckExpression> Children => Arguments;

    /// <inheritdoc/>
    public bool Equals(CheckCall? other) => other is not null && Function == other.Function && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Function, Arguments.Length);
}

/// <summary>A figure over the rows of a kind.</summary>
/// <param name="Function">Which.</param>
/// <param name="Kind">Place of the kind.</param>
/// <param name="Field">The field taken, for those that take one; else null.</param>
/// <param name="Depth">How deep its rows lie among the goings through.</param>
/// <param name="Where">Only rows for which this holds; null: all.</param>
/// <param name="Arguments">Further arguments.</param>
/// <param name="Type">What comes out.</param>
public sealed record CheckAggregate(
    CheckFunction Function, int Kind, int? Field, int Depth, CheckExpression? Where, ImmutableArray<CheckExpression> Arguments, CheckType Type) : CheckExpression(Type)
{
    internal override IEnumerable<CheckExpression> Children => Where is null ? Arguments : [Where, .. Arguments];

    internal override IEnumerable<int> OwnKinds => [Kind];

    internal override IEnumerable<(int Kind, int Field)> OwnFields => Field is >= 0 and var place ? [(Kind, place)] : [];

    /// <inheritdoc/>
    public bool Equals(CheckAggregate? other) => other is not null && Function == other.Function && Kind == other.Kind && Field == other.Field && Depth == other.Depth
        && Equals(Where, other.Where) && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Function, Kind, Field, Depth, Where, Arguments.Length);
}
