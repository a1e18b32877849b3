using System.Globalization;
using Duoshi.Core.Time;

namespace Duoshi.Modules.Platform.Facts;

/// <summary>Values and dates of facts as plain text.</summary>
public static class FactText
{
    /// <summary>The value as it is stored, in invariant form: for comparison, digests and machine output.</summary>
    public static string Stored(object? value) => value switch
    {
        null => "",
        string text => text,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        PartialDate date => PartialDateConverter.ToText(date),
        bool yes => yes ? "1" : "0",
        byte[] bytes => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)),
        // 8 and 8.00 are one number: databases differ in the scale they give back.
        decimal number => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>From and to as forms print them: 2003.09--2007.07, an open end left blank.</summary>
    public static string Dates(Fact fact) =>
        $"{From(fact)}--{To(fact)}";

    public static PartialDate From(Fact fact) => new(fact.ValidFrom, fact.FromPrecision);

    public static PartialDate To(Fact fact) => fact.ValidTo == DateOnly.MaxValue ? PartialDate.Open : new(fact.ValidTo, fact.ToPrecision);
}
