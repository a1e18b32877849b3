using Duoshi.Core.Time;

namespace Duoshi.Modules.Platform.Facts;

/// <summary>
/// One row of a fact table: what held, from when to when, and between which changes it was what we knew. A row is
/// written once; only <see cref="SupersededBy"/> is set later, once. Not itself part of the model: each kind has its own table.
/// </summary>
public abstract class Fact
{
    /// <summary>Value of <see cref="SupersededBy"/> while the row stands. A constant, so that queries carry the literal and use the partial indexes.</summary>
    public const long Current = long.MaxValue;

    public long Id { get; set; }

    /// <summary>The same fact over all its restatements.</summary>
    public long FactId { get; set; }

    /// <summary>Whose fact it is: a person, an office, a department or a position, by the kind.</summary>
    public long SubjectId { get; set; }

    /// <summary>Facts of one subject and slot exclude each other; null: they may overlap.</summary>
    public short? Slot { get; set; }

    public DateOnly ValidFrom { get; set; }

    public DateOnly ValidTo { get; set; } = DateOnly.MaxValue;

    public DatePrecision FromPrecision { get; set; }

    public DatePrecision ToPrecision { get; set; } = DatePrecision.Unknown;

    public short DayOrder { get; set; }

    /// <summary>Number of the change that wrote the row.</summary>
    public long RecordedBy { get; set; }

    /// <summary>Number of the change that superseded the row, or <see cref="Current"/>.</summary>
    public long SupersededBy { get; set; } = Current;

    /// <summary>The row of an import the fact came from.</summary>
    public long? ImportRow { get; set; }
}
