using System.Globalization;
using Duoshi.Core.Time;
using Duoshi.Core.Timelines;

namespace Duoshi.Core.Tests.Timelines;

/// <summary>Writes and reads lines as tests tell them: "2020-01-01..2022-01-01 A X".</summary>
internal static class Lines
{
    /// <summary>A standing period of fact 100 + id; an empty <paramref name="to"/> is the open end.</summary>
    public static Period Row(long id, string from, string to, params object?[] values) =>
        new(id, 100 + id, Day(from).Value, to.Length == 0 ? DateOnly.MaxValue : Day(to).Value, 0, [.. values], DatePrecision.Day, to.Length == 0 ? DatePrecision.Unknown : DatePrecision.Day);

    /// <summary>A date as precise as it is written; "" is the open end, "?" the unknown start.</summary>
    public static PartialDate Day(string text) => text switch
    {
        "" => PartialDate.Open,
        "?" => PartialDate.UnknownStart,
        _ => PartialDate.TryParse(text, out var date) ? date : throw new FormatException(text),
    };

    public static ImmutableDictionary<int, object?> Fields(params (int Field, object? Value)[] changes) =>
        changes.ToImmutableDictionary(c => c.Field, c => c.Value);

    public static FactAct.Insert Insert(string from, string? until, Reach reach, params (int, object?)[] changes) =>
        new(Day(from), until is null ? null : Day(until), Fields(changes), reach);

    public static FactAct.Correct Correct(long id, string? from, string? to, Reach reach, params (int, object?)[] changes) =>
        new(id, from is null ? null : Day(from), to is null ? null : Day(to), Fields(changes), reach);

    public static FactAct.End End(string on, Reach reach) => new(Day(on), reach);

    public static TimelineChange Do(IReadOnlyList<Period> line, FactAct act, FactShape shape = FactShape.State) =>
        Timeline.Apply(line, act, shape).Change ?? throw new InvalidOperationException("The act was refused.");

    public static TimelineRefusal Refused(IReadOnlyList<Period> line, FactAct act, FactShape shape = FactShape.State) =>
        Timeline.Apply(line, act, shape).Refusal ?? throw new InvalidOperationException("The act was not refused.");

    /// <summary>The line once the change is written; rows added get keys from 1001, a new fact the number 900.</summary>
    public static IReadOnlyList<Period> Then(this IReadOnlyList<Period> line, TimelineChange change)
    {
        var next = Math.Max(1000, line.Select(p => p.Id).DefaultIfEmpty(0).Max());
        return [.. line.Where(p => !change.Superseded.Contains(p.Id))
            .Concat(change.Added.Select(p => p with { Id = ++next, FactId = p.FactId == 0 ? 900 : p.FactId }))
            .OrderBy(p => p.From).ThenBy(p => p.DayOrder)];
    }

    public static IReadOnlyList<Period> Then(this IReadOnlyList<Period> line, FactAct act, FactShape shape = FactShape.State) => line.Then(Do(line, act, shape));

    public static IEnumerable<string> Show(this IEnumerable<Period> line) => line.Select(Show);

    public static string Show(Period p) =>
        $"{Show(p.From)}..{Show(p.To)}{(p.DayOrder == 0 ? "" : $"#{p.DayOrder}")} {string.Join(' ', p.Values.Select(v => v ?? "-"))}";

    public static string Show(TimelineStep step) =>
        $"{step.Kind} {Show(step.From)}..{Show(step.To)}{(step.Fields.IsEmpty ? "" : " fields ")}{string.Join(',', step.Fields)}";

    private static string Show(DateOnly day) =>
        day == DateOnly.MinValue ? "?" : day == DateOnly.MaxValue ? "" : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
