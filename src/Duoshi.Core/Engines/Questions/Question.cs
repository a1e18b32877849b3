namespace Duoshi.Core.Engines.Questions;

/// <summary>
/// A question to the record: which people, by conditions joined by and, or, not over fields of the card and of every kind of
/// fact, and how the answer is shown. It is text that can be kept, sent and read aloud; nothing in it names who asks.
/// </summary>
public sealed record Question
{
    /// <summary>Whether people who left are asked for too; else those in service on the day alone.</summary>
    public bool Everybody { get; init; }

    /// <summary>The condition; null: all people.</summary>
    public Condition? Where { get; init; }

    /// <summary>Columns of the list by key; none: the usual ones.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>Order of the list; null: roster order.</summary>
    public string? Order { get; init; }

    public bool Descending { get; init; }

    /// <summary>Counts by two fields; null: none.</summary>
    public Crossing? Pivot { get; init; }
}

/// <summary>Counts by one field down and, optionally, another across.</summary>
/// <param name="Rows">Field of the rows.</param>
/// <param name="Across">Field of the columns; null: totals only.</param>
public sealed record Crossing(string Rows, string? Across);

/// <summary>A condition on a person, or on one row of a kind of fact.</summary>
public abstract record Condition;

/// <summary>All of them; of none it is true.</summary>
public sealed record AllOf(ImmutableArray<Condition> Parts) : Condition;

/// <summary>At least one of them; of none it is false.</summary>
public sealed record AnyOf(ImmutableArray<Condition> Parts) : Condition;

/// <summary>The opposite. What is unknown does not meet a condition, so it meets the opposite.</summary>
public sealed record Not(Condition Part) : Condition;

/// <summary>A field compared with values in canonical text: codes, keys, yyyy-MM-dd, invariant numbers, true or false.</summary>
/// <param name="Field">Key of the field of the card, or of the kind around it.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Values">One value; several for <see cref="QuestionOperator.In"/>.</param>
public sealed record FieldTest(string Field, QuestionOperator Operator, ImmutableArray<string> Values) : Condition;

/// <summary>There are rows of a kind of fact.</summary>
/// <param name="Kind">Key of the kind.</param>
/// <param name="When">At which days the rows are looked for.</param>
/// <param name="AtLeast">How many facts at least; restatements of one fact count once. 1 or more.</param>
/// <param name="Where">What each row must say; null: anything.</param>
public sealed record FactTest(string Kind, When When, int AtLeast, Condition? Where) : Condition;

/// <summary>The days a fact is looked for at. X is the day asked about.</summary>
public abstract record When
{
    /// <summary>Holds on X; an event: has happened by X.</summary>
    public static When OnDay { get; } = new HoldsOnDay();

    /// <summary>Has held on some day up to X; an event: has happened by X.</summary>
    public static When Ever { get; } = new EverBefore();

    private When()
    {
    }

    /// <inheritdoc cref="OnDay"/>
    public sealed record HoldsOnDay : When;

    /// <inheritdoc cref="Ever"/>
    public sealed record EverBefore : When;

    /// <summary>
    /// Rows that meet the condition cover every day from the day before <paramref name="Day"/> to X without a gap, and the first of
    /// these days lies in a row whose beginning is known. Not for events.
    /// </summary>
    public sealed record SinceBefore(DateOnly Day) : When;

    /// <summary>Has held on some day from <paramref name="From"/> to <paramref name="To"/>, both included; an event: happened then.</summary>
    public sealed record Between(DateOnly From, DateOnly To) : When;
}
