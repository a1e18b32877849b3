namespace Duoshi.Core.Demo.Careers;

/// <summary>One guides the other for a time.</summary>
internal sealed record GuidedPair(Member Mentor, Member Mentee, DateOnly From, DateOnly To);

/// <summary>Who guided whom: young people of casework in their first years, by an experienced colleague of the same office.</summary>
internal static class Guidance
{
    private const int YearsOfExperience = 8;

    /// <param name="members">Everybody of the record, in order of appearance.</param>
    /// <param name="today">The last day.</param>
    /// <param name="since">The first day kept.</param>
    /// <param name="random">Source of chance.</param>
    public static List<GuidedPair> Pairs(IReadOnlyList<Member> members, DateOnly today, DateOnly since, DemoRandom random)
    {
        var casework = members.Where(m => m.Track == Planning.Track.Casework && !MayBearAnothersName(m)).ToList();
        var byOffice = casework.ToLookup(m => m.Entry.Office);
        var pairs = new List<GuidedPair>();
        foreach (var young in casework.Where(m => m.Joined >= since && m.Joined.AddMonths(2) <= today))
        {
            if (!random.Chance(0.4))
            {
                continue;
            }

            var from = young.Joined.AddMonths(1);
            var to = from.AddMonths(random.Pick([12, 12, 24]));
            var able = byOffice[young.Entry.Office].Where(m => m.Joined.AddYears(YearsOfExperience) <= from && Stays(m, from, to, young.Entry.Office)).ToList();
            if (able.Count > 0 && Stays(young, from, to, young.Entry.Office))
            {
                pairs.Add(new GuidedPair(random.Pick(able), young, from, to));
            }
        }

        return pairs;

        bool Stays(Member member, DateOnly first, DateOnly last, int office) =>
            member.Services.Exists(s => s.Status == "1" && s.Office == office && s.From <= first && s.To >= (last < today ? last : today));
    }

    /// <summary>Now and then somebody gets the name of another (<see cref="DemoRecord"/>): theirs is not known before.</summary>
    private static bool MayBearAnothersName(Member member) => member.Serial % DemoRecord.TwinEvery == 0;
}
