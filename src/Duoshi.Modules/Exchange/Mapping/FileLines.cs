using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>Which line of the record a line of a file is.</summary>
internal static class FileLines
{
    /// <summary>Kinds whose lines are the same whatever their date: one study at a school, one assessment a year.</summary>
    private static readonly ImmutableArray<string> WhateverDate = [KindKeys.Education, KindKeys.Assessment];

    /// <summary>The line of the record: what tells lines of the kind apart is equal; of a relative the name alone where only one has it.</summary>
    public static Fact? For(FactKind kind, ProposedFact fact, List<Fact> rows)
    {
        object? Proposed(string field) => fact.Values.FirstOrDefault(v => v.Field == field)?.Value;
        var standing = rows.Where(r => r.ValidTo == DateOnly.MaxValue || kind.Shape == FactShape.Event).ToList();
        if (kind.Key == KindKeys.Family)
        {
            var (relation, name) = (kind.Field("relation"), kind.Field("name"));
            return standing.Find(r => Comparison.Equal(relation.Get(r), Proposed("relation")) && Comparison.Equal(name.Get(r), Proposed("name")))
                ?? (standing.Where(r => Proposed("name") is not null && Comparison.Equal(name.Get(r), Proposed("name"))).ToList() is [var only] ? only : null);
        }

        if (KindKeys.LineFields.TryGetValue(kind.Key, out var telling))
        {
            var fields = telling.Select(f => (Field: kind.Field(f), Value: Proposed(f))).ToList();
            var same = rows.Where(r => r.Slot is null
                && fields.TrueForAll(f => f.Value is null || f.Field.Get(r) is not { } old || Comparison.Equal(old, f.Value))
                && fields.Exists(f => f.Value is not null && Comparison.Equal(f.Field.Get(r), f.Value))).ToList();
            return same.Find(r => fact.Since is { } since && IsSameDay(since, r))
                ?? (same is [var one] && (WhateverDate.Contains(kind.Key) || fact.Since is null || one.FromPrecision == DatePrecision.Unknown) ? one : null);
        }

        return standing.Find(r => fact.Values.All(v => v.Value is null || Comparison.Equal(kind.Field(v.Field).Get(r), v.Value)));
    }

    /// <summary>The date the line has by the file, where the record has another; null: nothing to correct.</summary>
    public static PartialDate? Redated(FactKind kind, ProposedFact fact, Fact standing) =>
        kind.Key != KindKeys.Assessment && KindKeys.LineFields.ContainsKey(kind.Key) && fact.Since is { } since && !IsSameDay(since, standing) ? since : null;

    public static string From(Fact row) => row.FromPrecision == DatePrecision.Unknown ? "" : new PartialDate(row.ValidFrom, row.FromPrecision).ToString();

    /// <summary>The same day as far as both are known.</summary>
    private static bool IsSameDay(PartialDate since, Fact row) => (DatePrecision)Math.Max((byte)since.Precision, (byte)row.FromPrecision) switch
    {
        DatePrecision.Day => since.Value == row.ValidFrom,
        DatePrecision.Month => (since.Value.Year, since.Value.Month) == (row.ValidFrom.Year, row.ValidFrom.Month),
        DatePrecision.Year => since.Value.Year == row.ValidFrom.Year,
        _ => false,
    };
}
