using CsCheck;
using Duoshi.Core.Engines.Rosters;
using Duoshi.Core.Names;

namespace Duoshi.Core.Tests.Rosters;

/// <summary>名册序: units, protocol, order in the group, day of the post, then the name.</summary>
public class RosterLayoutTests
{
    private static readonly Gen<RosterPlace> AnyPlace =
        from path in Gen.OneOfConst("", "001a-1.", "001a-1.002b-2.", "001a-1.zzz-3.", "002c-4.")
        from protocol in Gen.OneOfConst(1, 2, 12, RosterPlace.NoProtocol)
        from team in Gen.OneOfConst(1, 2, 3, RosterPlace.NotOfTheTeam)
        from order in Gen.OneOfConst(0, 1, 10, RosterPlace.NoOrder)
        from since in Gen.OneOfConst("2019", "201903", "20190301", RosterPlace.NoDay)
        select new RosterPlace(path, protocol, team, order, since);

    private static readonly Gen<RosterEntry> AnyEntry =
        from id in Gen.Long[1, 10_000]
        from name in Gen.OneOfConst("丁一", "王二", "张三", "张伟", "赵六", "欧阳明", "阿依古丽·买买提", "𠀀")
        from place in AnyPlace
        from grade in Gen.OneOfConst("01", "08", "99")
        from birth in Gen.OneOfConst("", "1970-01-01", "1985-03-01")
        from outer in Gen.OneOfConst("a", "b")
        from inner in Gen.OneOfConst("x", "y", "z")
        select new RosterEntry(id, name, place) { GradeKey = grade, BirthKey = birth, Headings = [new(outer, "外" + outer), new(inner, "内" + inner)] };

    private static readonly Gen<RosterEntry[]> AnyPeople = AnyEntry.Array[0, 30].Select(people => people.DistinctBy(p => p.Id).ToArray());

    [Fact]
    public void Equal_keys_go_on_to_the_next_key()
    {
        static RosterEntry Of(long id, string name, string path = "001a-1.", int protocol = 99, int team = 9, int order = 9999, string since = "99999999") =>
            new(id, name, new RosterPlace(path, protocol, team, order, since));
        RosterEntry[] expected =
        [
            Of(9, "赵六", protocol: 1), // the chief, though his name has most strokes
            Of(8, "张三", protocol: 2, team: 1), // the head of the team before a deputy
            Of(7, "丁一", protocol: 2, team: 2, order: 2, since: "201001"), // order in the group before the day
            Of(6, "丁一", protocol: 2, team: 2, order: 3, since: "200501"),
            Of(5, "张三", protocol: 2, team: 2, order: 3, since: "2019"), // the earlier day
            Of(4, "丁一", protocol: 2, team: 2, order: 3, since: "20190301"),
            Of(3, "丁一"), // 2 strokes
            Of(2, "王二"), // 4
            Of(1, "张三"), // 7
            Of(11, "张三"), // equal in all: by key
            Of(10, "丁一", path: "001a-1.002b-2.", protocol: 1), // the unit below, last
        ];
        Assert.Equal(expected, RosterLayout.Order(expected.Reverse(), RosterSort.PlaceThenStrokes));
    }

    [Fact]
    public void Strokes_and_pinyin_part_people_of_one_place_differently()
    {
        RosterEntry[] people = [.. new[] { "赵六", "丁一", "张三", "王二" }.Select((n, i) => new RosterEntry(i + 1, n, new RosterPlace("001a-1.", 99, 9, 9999, "99999999")))];
        Assert.Equal(["丁一", "王二", "张三", "赵六"], RosterLayout.Order(people, RosterSort.PlaceThenStrokes).Select(p => p.Name));
        Assert.Equal(["丁一", "王二", "张三", "赵六"], RosterLayout.Order(people, RosterSort.Strokes).Select(p => p.Name));
        Assert.Equal(["丁一", "王二", "张三", "赵六"], RosterLayout.Order(people, RosterSort.Pinyin).Select(p => p.Name)); // ding, wang, zhang, zhao
        RosterEntry[] apart = [.. new[] { "白云", "丁一", "安然" }.Select((n, i) => new RosterEntry(i + 1, n, new RosterPlace("001a-1.", 99, 9, 9999, "99999999")))];
        Assert.Equal(["安然", "白云", "丁一"], RosterLayout.Order(apart, RosterSort.PlaceThenPinyin).Select(p => p.Name));
        Assert.Equal(["丁一", "白云", "安然"], RosterLayout.Order(apart, RosterSort.PlaceThenStrokes).Select(p => p.Name)); // 2, 5, 6
    }

    [Fact]
    public void The_oldest_and_the_highest_grade_come_first_and_the_unknown_last()
    {
        var place = new RosterPlace("001a-1.", 99, 9, 9999, "99999999");
        RosterEntry[] people = [new(1, "甲", place), new(2, "乙", place) { BirthKey = "1985-03-01", GradeKey = "08" }, new(3, "丙", place) { BirthKey = "1970-01-01", GradeKey = "12" }];
        Assert.Equal([3, 2, 1], RosterLayout.Order(people, RosterSort.Birth).Select(p => p.Id));
        Assert.Equal([2, 3, 1], RosterLayout.Order(people, RosterSort.Grade).Select(p => p.Id));
    }

    [Fact]
    public void The_order_is_total_and_does_not_depend_on_how_people_came() => Gen.Select(AnyPeople, Gen.Enum<RosterSort>(), Gen.Int[0, 1_000]).Sample((people, sort, seed) =>
    {
        var ordered = RosterLayout.Order(people, sort);
        Assert.Equal(people.OrderBy(p => p.Id), ordered.OrderBy(p => p.Id));
        Assert.Equal(ordered, RosterLayout.Order(people.OrderBy(p => (p.Id * 7919) ^ seed), sort));
        Assert.Equal(ordered, RosterLayout.Order(ordered, sort));
    });

    [Fact]
    public void Within_equal_headings_a_place_never_comes_before_a_higher_one() => AnyPeople.Sample(people =>
    {
        var ordered = RosterLayout.Order(people, RosterSort.PlaceThenPinyin);
        foreach (var (one, next) in ordered.Zip(ordered.Skip(1)))
        {
            if (one.Headings.SequenceEqual(next.Headings))
            {
                Assert.True(one.Place.CompareTo(next.Place) <= 0);
                Assert.True(one.Place != next.Place || string.CompareOrdinal(Pinyin.SortKey(one.Name), Pinyin.SortKey(next.Name)) <= 0);
            }
        }
    });

    [Fact]
    public void Every_group_has_one_heading_and_says_how_many_stand_under_it() => Gen.Select(AnyPeople, Gen.Enum<RosterSort>()).Sample((people, sort) =>
    {
        var lines = RosterLayout.Build(people, sort);
        Assert.Equal(Enumerable.Range(1, people.Length), lines.Where(l => l.Entry is not null).Select(l => l.Number));
        Assert.Equal(people.Length, lines.Where(l => l is { Heading: not null, Level: 0 }).Sum(l => l.Count));
        Assert.Equal(people.Length, lines.Where(l => l is { Heading: not null, Level: 1 }).Sum(l => l.Count));
        Assert.Equal(people.Select(p => p.Headings[0].Key).Distinct().Count(), lines.Count(l => l is { Heading: not null, Level: 0 }));
        Assert.Equal(people.Select(p => (p.Headings[0].Key, p.Headings[1].Key)).Distinct().Count(), lines.Count(l => l is { Heading: not null, Level: 1 }));
        var above = new string[2];
        foreach (var line in lines)
        {
            if (line.Heading is { } heading)
            {
                above[line.Level] = heading.Key;
            }
            else
            {
                Assert.Equal(above, line.Entry!.Headings.Select(h => h.Key));
            }
        }
    });

    [Fact]
    public void A_place_is_read_back_from_its_key() => Gen.Select(AnyPlace, Gen.OneOfConst("", "zhang05F20 san04E09")).Sample((place, name) =>
        Assert.Equal(place, RosterPlace.Read(place.Key + name)));

    [Fact]
    public void Keys_order_places_as_their_parts_do() => Gen.Select(AnyPlace, AnyPlace).Sample((one, other) =>
    {
        var byParts = (string.CompareOrdinal(one.UnitPath, other.UnitPath), one.Protocol.CompareTo(other.Protocol), one.TeamMember.CompareTo(other.TeamMember), one.OrderInGroup.CompareTo(other.OrderInGroup), string.CompareOrdinal(one.Since, other.Since));
        int[] parts = [byParts.Item1, byParts.Item2, byParts.Item3, byParts.Item4, byParts.Item5];
        Assert.Equal(Math.Sign(parts.FirstOrDefault(p => p != 0)), Math.Sign(one.CompareTo(other)));
    });

    [Fact]
    public void People_with_unequally_many_headings_are_refused() => Assert.Throws<ArgumentException>(() => RosterLayout.Build(
        [new(1, "甲", new RosterPlace("", 99, 9, 9999, "99999999")), new(2, "乙", new RosterPlace("", 99, 9, 9999, "99999999")) { Headings = [new("a", "a")] }], RosterSort.Pinyin));

    [Fact]
    public void What_is_no_key_is_refused() => Assert.Throws<FormatException>(() => RosterPlace.Read("zhang"));
}
