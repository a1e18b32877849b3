using System.Globalization;

namespace Duoshi.Core.Rules;

/// <summary>What follows from a sanction by its code of the table <c>sanction-duoshi</c>: three digits, the first the sort (1 Party, 2 government), the rest the kind.</summary>
public static class SanctionCodes
{
    /// <summary>The effect of a sanction.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="from">The day it counts from.</param>
    /// <param name="months">Months the decision itself set; null: those of the rules.</param>
    /// <returns>Null for a kind the rules do not know.</returns>
    public static SanctionEffect? Effect(string? code, DateOnly from, int? months) =>
        code is not { Length: 3 } || !int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? null
            : (number / 100, number % 100) switch
            {
                (1, var kind) => SanctionPeriods.PartyEffect((PartySanctionKind)kind, from, PartySanctionParameters.Current),
                (2, (int)SanctionKind.Expulsion) => SanctionPeriods.Effect(SanctionKind.Expulsion, from, SanctionParameters.Current),
                (2, var kind) => SanctionPeriods.Effect((SanctionKind)kind, from, SanctionParameters.Current, months),
                _ => null,
            };
}
