using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Careers;

/// <summary>What the parts of a province's course through the years share.</summary>
/// <param name="Random">Source of chance.</param>
/// <param name="Papers">Numbers documents.</param>
/// <param name="Today">The last day.</param>
/// <param name="Detail">How much is kept of whom.</param>
/// <param name="Workplaces">Offices at work, parents before children.</param>
internal sealed record Course(DemoRandom Random, Papers Papers, DateOnly Today, Detail Detail, IReadOnlyList<Workplace> Workplaces)
{
    private int serial;

    /// <summary>Everybody whose career ended since <see cref="Detail.LeaversSince"/>.</summary>
    public List<Member> Gone { get; } = [];

    public Workplace Top => Workplaces[0];

    public int NextSerial() => serial++;

    public IEnumerable<Workplace> At(DateOnly day) => Workplaces.Where(w => w.Exists(day));

    /// <summary>Offices directly below.</summary>
    public IEnumerable<Workplace> Below(Workplace above, DateOnly day) => Workplaces.Where(w => w.Above == above && w.Exists(day));

    /// <summary>People on the special establishment an office means to have: a little below what it may.</summary>
    public static int SpecialTarget(Workplace at, DateOnly day) =>
        (int)(at.Office.Authorised("1", day) * (0.943 + (0.004 * (at.Office.Index * 7 % 9))));

    public static int SpecialHeads(Workplace at) => at.Staff.Count(m => m.OnSpecialEstablishment);
}

/// <summary>How much is kept of whom.</summary>
/// <param name="LeaversSince">Who left before this day is not in the record.</param>
/// <param name="EventsSince">Assessments, rewards, sanctions, postings are kept from this day on.</param>
/// <param name="TrainingsSince">Trainings are kept from this day on.</param>
internal sealed record Detail(DateOnly LeaversSince, DateOnly EventsSince, DateOnly TrainingsSince)
{
    public static Detail For(DemoScale scale, DateOnly today) => scale != DemoScale.National
        ? new Detail(today.AddYears(-15), today.AddYears(-15), today.AddYears(-15))
        : new Detail(today.AddYears(-2), today.AddYears(-5), today.AddYears(-1));
}
