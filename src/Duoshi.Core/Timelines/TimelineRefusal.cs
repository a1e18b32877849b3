namespace Duoshi.Core.Timelines;

/// <summary>Why an act on a line can't be done, in words that say what to do instead.</summary>
/// <param name="Code">Stable: one of the constants of this type.</param>
/// <param name="Field">The date of the act to mend (From, Until, To or On); null when it is not about one date.</param>
/// <param name="Chinese">The text for a user reading Chinese.</param>
/// <param name="English">The text for a user reading English.</param>
public sealed record TimelineRefusal(string Code, string? Field, string Chinese, string English)
{
    /// <summary>An end before its start, or a start or end on a day that is none.</summary>
    public const string ImpossibleDates = "timeline.impossible-dates";

    /// <summary>The period addressed does not stand on this line, or no longer.</summary>
    public const string NoSuchPeriod = "timeline.no-such-period";

    /// <summary>An event is not a condition that ends.</summary>
    public const string EventCannotEnd = "timeline.event-cannot-end";

    /// <summary>An event stands; a second one is a fact of its own.</summary>
    public const string EventStands = "timeline.event-stands";

    /// <summary>There is nothing to end on that day.</summary>
    public const string NothingHolds = "timeline.nothing-holds";

    internal static TimelineRefusal EndBeforeStart(string field) => new(
        ImpossibleDates,
        field,
        "结束日期早于开始日期，请改正其中一个。",
        "The end is before the start; correct one of the two.");

    internal static TimelineRefusal NeverBegins(string field) => new(
        ImpossibleDates,
        field,
        "开始日期不能是“至今”，请填写开始的那一天；不知道的，填“不详”。",
        "A start can't be the open end; give the day it began, or mark it as unknown.");

    internal static TimelineRefusal UnknownEnd(string field) => new(
        ImpossibleDates,
        field,
        "结束日期不能早于一切日期；结束时间不详的，请留空。",
        "An end can't lie before all days; leave it open when it is not known.");

    internal static TimelineRefusal PeriodIsGone { get; } = new(
        NoSuchPeriod,
        null,
        "这一时段已不在现行记录中，可能已被他人更正或撤销，请刷新后再试。",
        "This period no longer stands: it may have been corrected or withdrawn meanwhile. Reload and try again.");

    internal static TimelineRefusal EventsDoNotEnd { get; } = new(
        EventCannotEnd,
        null,
        "这是一件事，不是持续的状态，不能终止；日期有误请更正，未曾发生请撤销。",
        "This is an event, not a condition that ends. Correct it if its dates are wrong, withdraw it if it never was.");

    internal static TimelineRefusal EventIsRecorded { get; } = new(
        EventStands,
        null,
        "此事已经记录；内容有误请更正，另有一事请另行登记。",
        "This event is recorded already. Correct it if it is wrong; record another event on its own.");

    internal static TimelineRefusal NothingToEnd { get; } = new(
        NothingHolds,
        nameof(FactAct.End.On),
        "这一天没有有效的记录可以终止，请核对日期。",
        "Nothing holds on that day that could end; check the date.");
}
