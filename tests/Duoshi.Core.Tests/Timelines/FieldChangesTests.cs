using Duoshi.Core.Timelines;

namespace Duoshi.Core.Tests.Timelines;

public class FieldChangesTests
{
    [Fact]
    public void Changes_stand_in_the_order_of_the_fields_and_of_one_field_the_last_counts()
    {
        var changes = FieldChanges.Of([(5, "e"), (1, "a"), (3, null), (5, "E"), (0, 7)]);
        Assert.Equal([(0, 7), (1, "a"), (3, null), (5, (object?)"E")], changes.Pairs.Select(p => (p.Key, p.Value)));
        Assert.Equal([0, 1, 3, 5], changes.Keys);
        Assert.Equal(4, changes.Count);
    }

    [Fact]
    public void A_field_that_is_cleared_changes_and_one_that_is_not_named_does_not()
    {
        var changes = FieldChanges.Of([(3, null)]);
        Assert.True(changes.Contains(3));
        Assert.True(changes.TryGetValue(3, out var cleared));
        Assert.Null(cleared);
        Assert.Null(changes[3]);
        Assert.False(changes.TryGetValue(2, out _));
        Assert.Throws<KeyNotFoundException>(() => changes[2]);
        Assert.False(FieldChanges.Empty.Contains(0));
    }

    [Fact]
    public void Changes_agree_with_a_sorted_map_whatever_is_set()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var map = new SortedDictionary<int, object?>();
            var builder = new FieldChanges.Builder();
            for (var i = random.Next(30); i > 0; i--)
            {
                var (field, value) = (random.Next(12), random.Next(4) == 0 ? null : (object)random.Next(100));
                map[field] = value;
                builder.Set(field, value);
            }

            var changes = builder.Finish();
            Assert.Equal(map, changes.Pairs);
            var walked = new List<KeyValuePair<int, object?>>();
            foreach (var change in changes)
            {
                walked.Add(change);
            }

            Assert.Equal(map, walked);
        }
    }
}
