namespace Duoshi.Ui.Timelines;

/// <summary>A lane of a timeline.</summary>
public sealed record TimelineLane(string Title, IReadOnlyList<TimelineItem> Items);

/// <summary>A bar, or a point, of a lane.</summary>
/// <param name="Text">What it says.</param>
/// <param name="From">First day; null: unknown, drawn from the left edge.</param>
/// <param name="To">First day no longer; null: open.</param>
/// <param name="IsPoint">An event rather than a stretch.</param>
/// <param name="Holds">Whether it holds on the day read.</param>
/// <param name="Dates">Its dates as people write them.</param>
/// <param name="Key">What the page that drew it knows it by.</param>
public sealed record TimelineItem(string Text, DateOnly? From, DateOnly? To, bool IsPoint, bool Holds, string Dates, object Key);
