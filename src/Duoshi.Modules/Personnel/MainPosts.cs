using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Personnel;

/// <summary>Nobody holds two main posts on one day (scenario 4). Succession without a stated end is no overlap: the new post ends the old.</summary>
internal static class MainPosts
{
    /// <summary>Main posts that stand on days from <paramref name="from"/> up to <paramref name="until"/>.</summary>
    /// <param name="standing">Standing rows; withdrawn ones are not among them and do not count.</param>
    /// <param name="from">First day claimed.</param>
    /// <param name="until">First day no longer claimed.</param>
    /// <param name="except">The fact that is itself changed, or 0.</param>
    public static IReadOnlyList<Appointment> Overlapping(IEnumerable<Appointment> standing, DateOnly from, DateOnly until, long except = 0) =>
        [.. standing.Where(a => a.Slot == Appointment.MainSlot && a.Id != except && a.ValidFrom < a.ValidTo && a.ValidFrom < until && from < a.ValidTo)];

    /// <summary>The refusal that names the post in the way.</summary>
    public static Refusal Refused(Appointment held) => new(
        "record.main-post-overlap",
        $"{FactText.Dates(held)} 已任主职“{held.OfficeName}{held.DepartmentName}{held.PostName}”，同一时间不能有两个主职。请先终止原任职，或登记为兼职、挂职。",
        $"The main post '{held.OfficeName}{held.DepartmentName}{held.PostName}' is held {FactText.Dates(held)}; nobody has two main posts at once. End that one first, or record this as a concurrent duty or attachment.",
        422)
    { Details = new { field = "to", rowId = held.Id } };
}
