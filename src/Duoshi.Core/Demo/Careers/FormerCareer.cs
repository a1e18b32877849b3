namespace Duoshi.Core.Demo.Careers;

/// <summary>The posts of a leader before coming from another organ: a ladder of a court, a political and legal committee, or a discipline commission.</summary>
internal static class FormerCareer
{
    private static readonly (string Organ, string[] Steps) Court = ("人民法院", ["书记员", "助理审判员", "审判员", "副庭长", "庭长", "副院长"]);
    private static readonly (string Organ, string[] Steps) Committee = ("政法委员会", ["科员", "副主任科员", "科长", "副处长", "处长", "副书记"]);
    private static readonly (string Organ, string[] Steps) Commission = ("纪委监委", ["科员", "副主任科员", "副主任", "主任", "常务委员会委员", "副书记"]);

    /// <summary>The posts in order; the last one ends with the coming.</summary>
    /// <param name="region">Name of the region, such as 示范省.</param>
    /// <param name="discipline">Whether from a discipline commission.</param>
    /// <param name="level">Level of the post the person comes for: a higher one has more steps behind it.</param>
    /// <param name="from">First work.</param>
    /// <param name="to">Day of coming.</param>
    /// <param name="random">Source of chance.</param>
    public static IReadOnlyList<DemoAppointment> Of(string region, bool discipline, int level, DateOnly from, DateOnly to, DemoRandom random)
    {
        var (organ, steps) = discipline ? Commission : random.Chance(0.6) ? Court : Committee;
        var count = Math.Min(Math.Clamp(level + 1, 3, steps.Length), 1 + ((to.Year - from.Year) / 3));
        var posts = new List<DemoAppointment>();
        for (var i = 0; i < count; i++)
        {
            // Whole years between the steps, each begun in another month.
            var start = i == 0 ? from : new DateOnly(from.Year + ((to.Year - from.Year) * i / count), random.Between(1, 12), 1);
            posts.Add(new DemoAppointment
            {
                From = start,
                Manner = "1",
                OfficeName = region + organ,
                PostName = steps[i],
                Nature = "3",
                OrderAmongOwn = 1,
            });
            if (i > 0)
            {
                posts[i - 1].To = start;
            }
        }

        posts[^1].To = to;
        return posts;
    }
}
