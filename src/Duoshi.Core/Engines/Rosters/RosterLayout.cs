using Duoshi.Core.Names;

namespace Duoshi.Core.Engines.Rosters;

/// <summary>A line of a roster: either a heading with how many people stand under it, or a person with the running number.</summary>
/// <param name="Heading">The heading; null on a person's line.</param>
/// <param name="Level">How deep the heading stands, 0 the outermost; on a person's line the number of headings above.</param>
/// <param name="Count">People under the heading; 1 on a person's line.</param>
/// <param name="Entry">The person; null on a heading's line.</param>
/// <param name="Number">Running number from 1 through the whole roster; 0 on a heading's line.</param>
public sealed record RosterLine(RosterHeading? Heading, int Level, int Count, RosterEntry? Entry, int Number);

/// <summary>Puts people in the order of a roster and under their headings.</summary>
/// <remarks>Names by strokes: see <see cref="Strokes.SortKey"/>.</remarks>
public static class RosterLayout
{
    /// <summary>Orders people: by headings, outermost first, then as <paramref name="sort"/> says, at last by key.</summary>
    /// <returns>The same entries; equal input in any order gives equal output.</returns>
    public static ImmutableArray<RosterEntry> Order(IEnumerable<RosterEntry> entries, RosterSort sort)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var keyed = entries.Select(e => (Entry: e, Keys: Keys(e, sort))).ToArray();
        Array.Sort(keyed, (a, b) => Compare(a.Keys, b.Keys) is var order and not 0 ? order : a.Entry.Id.CompareTo(b.Entry.Id));
        return [.. keyed.Select(k => k.Entry)];
    }

    /// <summary>Orders people and puts the headings before them.</summary>
    /// <returns>Each entry once; a heading before the first person of each group, with the number of people in the group.</returns>
    /// <exception cref="ArgumentException">Some entries have more headings than others.</exception>
    public static ImmutableArray<RosterLine> Build(IEnumerable<RosterEntry> entries, RosterSort sort)
    {
        var ordered = Order(entries, sort);
        var depth = ordered.IsEmpty ? 0 : ordered[0].Headings.Length;
        if (ordered.Any(e => e.Headings.Length != depth))
        {
            throw new ArgumentException("All people of a roster need equally many headings.", nameof(entries));
        }

        var lines = ImmutableArray.CreateBuilder<RosterLine>(ordered.Length);
        for (var i = 0; i < ordered.Length; i++)
        {
            for (var level = i == 0 ? 0 : Shared(ordered[i - 1], ordered[i]); level < depth; level++)
            {
                var count = 1;
                while (i + count < ordered.Length && Shared(ordered[i], ordered[i + count]) > level)
                {
                    count++;
                }

                lines.Add(new RosterLine(ordered[i].Headings[level], level, count, null, 0));
            }

            lines.Add(new RosterLine(null, depth, 1, ordered[i], i + 1));
        }

        return lines.ToImmutable();
    }

    // How many headings, from the outermost on, two people share.
    private static int Shared(RosterEntry one, RosterEntry other)
    {
        var shared = 0;
        while (shared < one.Headings.Length && one.Headings[shared].Key == other.Headings[shared].Key)
        {
            shared++;
        }

        return shared;
    }

    private static string[] Keys(RosterEntry entry, RosterSort sort)
    {
        var place = entry.Place.Key;
        string[] own = sort switch
        {
            RosterSort.PlaceThenStrokes => [place, Strokes.SortKey(entry.Name)],
            RosterSort.PlaceThenPinyin => [place, Pinyin.SortKey(entry.Name)],
            RosterSort.Strokes => [Strokes.SortKey(entry.Name), place],
            RosterSort.Pinyin => [Pinyin.SortKey(entry.Name), place],
            RosterSort.Grade => [entry.GradeKey, place, Strokes.SortKey(entry.Name)],
            RosterSort.Birth => [entry.BirthKey.Length == 0 ? "~" : entry.BirthKey, place, Strokes.SortKey(entry.Name)],
            _ => throw new ArgumentOutOfRangeException(nameof(sort)),
        };
        return [.. entry.Headings.Select(h => h.Key), .. own];
    }

    private static int Compare(string[] one, string[] other)
    {
        for (var i = 0; i < Math.Min(one.Length, other.Length); i++)
        {
            if (string.CompareOrdinal(one[i], other[i]) is var order and not 0)
            {
                return order;
            }
        }

        return one.Length.CompareTo(other.Length);
    }
}
