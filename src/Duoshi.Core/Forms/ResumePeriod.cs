using Duoshi.Core.Time;

namespace Duoshi.Core.Forms;

/// <summary>One period of a resume.</summary>
/// <param name="From">Start; <see cref="PartialDate.UnknownStart"/> when the line has no date that can be read.</param>
/// <param name="To">End; <see cref="PartialDate.Open"/> when the period is open or states no end.</param>
/// <param name="Text">What the line says after the dates, trimmed.</param>
/// <param name="Continuations">The lines below that belong to the period, trimmed: side events, or the rest of a wrapped text.</param>
public sealed record ResumePeriod(PartialDate From, PartialDate To, string Text, ImmutableArray<string> Continuations)
{
    /// <summary>Whether the period has no end.</summary>
    public bool IsOpen => To == PartialDate.Open;

    /// <inheritdoc/>
    public bool Equals(ResumePeriod? other) =>
        other is not null && From == other.From && To == other.To && Text == other.Text && Continuations.SequenceEqual(other.Continuations);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, To, Text, Continuations.Length);
}
