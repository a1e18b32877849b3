using System.Runtime.InteropServices;

namespace Duoshi.Core.Timelines;

/// <summary>The values of a period, field by field.</summary>
internal static class FieldValues
{
    /// <summary><paramref name="values"/> with the fields of <paramref name="changes"/> replaced.</summary>
    public static ImmutableArray<object?> With(this ImmutableArray<object?> values, IEnumerable<KeyValuePair<int, object?>> changes)
    {
        object?[] changed = [.. values];
        foreach (var (field, value) in changes)
        {
            changed[field] = value;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(changed);
    }

    /// <summary>Positions of the fields in which two periods differ.</summary>
    public static ImmutableArray<int> Differing(ImmutableArray<object?> one, ImmutableArray<object?> other) =>
        [.. Enumerable.Range(0, one.Length).Where(field => !Equals(one[field], other[field]))];

    public static bool Same(ImmutableArray<object?> one, ImmutableArray<object?> other) => one.SequenceEqual(other);

    /// <summary>Whether two periods are the same row but for the key: an <see cref="ImmutableArray{T}"/> compares by reference.</summary>
    public static bool SameRow(Period one, Period other) =>
        one with { Id = 0, Values = [] } == other with { Id = 0, Values = [] } && Same(one.Values, other.Values);
}
