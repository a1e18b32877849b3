using Duoshi.Core.Time;

namespace Duoshi.Core.Engines.Checks;

/// <summary>A row of a person's record.</summary>
/// <param name="id">The caller's key of the row.</param>
/// <param name="from">First day.</param>
/// <param name="to">First day after.</param>
/// <param name="value">Gives the value of a field by its place: string, decimal, int, long, bool, <see cref="DateOnly"/>, <see cref="PartialDate"/>, byte[] or null.</param>
public sealed class CheckRow(long id, PartialDate from, PartialDate to, Func<int, object?> value)
{
    /// <summary>The caller's key of the row.</summary>
    public long Id => id;

    /// <summary>First day.</summary>
    public PartialDate From => from;

    /// <summary>First day after.</summary>
    public PartialDate To => to;

    /// <summary>The value of a field by its place in the kind.</summary>
    public object? this[int field] => value(field);

    /// <summary>Whether the row holds on a day.</summary>
    public bool Holds(DateOnly day) => from.Value <= day && day < to.Value;
}

/// <summary>A person's rows by kind.</summary>
/// <param name="rows">In the order of the schema's kinds; each by first day. Kinds no rule reads may be empty.</param>
public sealed class CheckRecord(IReadOnlyList<IReadOnlyList<CheckRow>> rows)
{
    /// <summary>The rows of a kind by its place, those that begin after the day judged included.</summary>
    public IReadOnlyList<CheckRow> this[int kind] => rows[kind];
}

/// <summary>How a rule came out.</summary>
public enum CheckVerdict : byte
{
    /// <summary>What must hold does not.</summary>
    Fails = 1,

    /// <summary>Something needed to judge is not on record, or not known exactly enough.</summary>
    Unclear = 2,
}

/// <summary>A rule that does not hold, or cannot be judged.</summary>
/// <param name="Verdict">Which of both.</param>
/// <param name="Row">The row it is about; null: the person.</param>
public readonly record struct CheckFinding(CheckVerdict Verdict, long? Row);
