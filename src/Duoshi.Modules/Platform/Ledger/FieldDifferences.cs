using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>Which fields of a fact differ between the rows a change took away and those it put in their place.</summary>
internal static class FieldDifferences
{
    public static IReadOnlyList<FieldDifference> Between(FactKind kind, IEnumerable<Fact> before, IEnumerable<Fact> after)
    {
        var old = before.OrderBy(f => f.ValidFrom).ThenBy(f => f.DayOrder).ToList();
        var fresh = after.OrderBy(f => f.ValidFrom).ThenBy(f => f.DayOrder).ToList();
        var differences = new List<FieldDifference>();
        foreach (var field in kind.Fields)
        {
            var (a, b) = (Distinct(field, old), Distinct(field, fresh));
            if (a != b)
            {
                // Bytes and ciphered fields: that they differ, never what they were.
                var secret = field.Encrypted || field.Type == FieldType.Bytes;
                differences.Add(new FieldDifference(field.Key, field.Zh, field.En, secret ? null : a, secret ? null : b));
            }
        }

        var (datesBefore, datesAfter) = (Dates(old), Dates(fresh));
        if (datesBefore != datesAfter)
        {
            differences.Add(new FieldDifference("dates", "起止时间", "Dates", datesBefore, datesAfter));
        }

        return differences;
    }

    private static string Distinct(FactField field, List<Fact> rows) =>
        string.Join(" → ", rows.Select(r => FactText.Stored(field.Get(r))).Distinct(StringComparer.Ordinal));

    private static string Dates(List<Fact> rows) => string.Join("; ", rows.Select(FactText.Dates));
}
