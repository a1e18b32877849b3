using System.Collections.Immutable;
using CsCheck;
using Duoshi.Core.Time;
using Duoshi.Core.Timelines;

namespace Duoshi.Tests.Shared;

/// <summary>
/// Random histories of acts on one line: the same through memory, SQLite and PostgreSQL. A drawn act is only a row of numbers;
/// <see cref="DrawnAct.On"/> turns it into an act on the periods that stand, so that it addresses real ones and often
/// falls on their boundaries, where the rules differ.
/// </summary>
public static class TimelineHistories
{
    /// <summary>Histories of up to <paramref name="longest"/> acts.</summary>
    public static Gen<DrawnAct[]> Of(int longest) => Act.Array[1, longest];

    private static readonly Gen<DrawnAct> Act =
        from kind in Gen.Frequency((6, Gen.Const(DrawnKind.Insert)), (3, Gen.Const(DrawnKind.Correct)), (1, Gen.Const(DrawnKind.End)), (1, Gen.Const(DrawnKind.Withdraw)))
        from days in Gen.Select(Day, Day)
        from pick in Gen.Int[0, 999]
        from fields in Gen.Int[1, 7]
        from values in Gen.Int[0, 3].Array[TimelineOracle.FieldCount]
        from bits in Gen.Int[0, 255]
        select new DrawnAct(kind, days.Item1, days.Item2, pick, fields, new DrawnValues(values[0], values[1], values[2]), bits);

    private static Gen<int> Day => Gen.Frequency((1, Gen.Const(0)), (30, Gen.Int[1, 40]));
}

/// <summary>The kinds of act.</summary>
public enum DrawnKind
{
    Insert,
    Correct,
    End,
    Withdraw,
}

/// <summary>A value for each of the three fields: 1 to 3, or 0 for none.</summary>
public readonly record struct DrawnValues(int First, int Second, int Third)
{
    public object? this[int field] => (field switch { 0 => First, 1 => Second, _ => Third }) is var value and > 0 ? value : null;
}

/// <summary>An act before it meets a line.</summary>
/// <param name="Kind">The kind of act.</param>
/// <param name="Day">The first date, as a day number of the oracle.</param>
/// <param name="OtherDay">The second date.</param>
/// <param name="Pick">Which standing period it addresses.</param>
/// <param name="Fields">The fields it changes, a bit each.</param>
/// <param name="Values">Their values.</param>
/// <param name="Bits">Choices: reach, second date or not, a date on a boundary of the picked period or not, fill.</param>
public sealed record DrawnAct(DrawnKind Kind, int Day, int OtherDay, int Pick, int Fields, DrawnValues Values, int Bits)
{
    private bool AllLater => (Bits & 1) != 0;

    private bool HasFrom => (Bits & 2) != 0;

    private bool HasTo => (Bits & 4) != 0;

    private bool OnBoundary => (Bits & 24) == 24;

    private bool OtherBoundary => (Bits & 32) != 0;

    private bool Gap => (Bits & 64) != 0;

    private bool ChangesNoField => (Bits & 136) == 136;

    /// <summary>The act on the periods of <paramref name="line"/>, and the same in day numbers; null when it needs a period and none stands.</summary>
    public (FactAct Act, OracleAct InDays)? On(IReadOnlyList<Period> line)
    {
        var picked = line.Count == 0 ? null : line.OrderBy(p => p.From).ThenBy(p => p.DayOrder).ElementAt(Pick % line.Count);
        var day = OnBoundary && picked is not null ? TimelineOracle.Number(OtherBoundary ? picked.To : picked.From) : Day;
        day = day == TimelineOracle.DayCount ? Day : day;
        var changes = Enumerable.Range(0, TimelineOracle.FieldCount)
            .Where(field => (Fields & (1 << field)) != 0)
            .ToImmutableDictionary(field => field, field => Values[field]);
        var reach = AllLater ? Reach.AllLater : Reach.ThisPeriod;
        var periodEnd = line.FirstOrDefault(p => p.Holds(TimelineOracle.Date(day))) is { } holding ? TimelineOracle.Number(holding.To) : 0;
        switch (Kind)
        {
            case DrawnKind.Insert:
                // Mostly the right way round, else half of them would only be refused.
                var until = HasTo ? (Pick % 8 > 0 && OtherDay < day ? day + (OtherDay % 5) : OtherDay) : (int?)null;
                until = until > 40 ? 40 : until;
                return (new FactAct.Insert(Dated(day), until is { } end ? Dated(end) : null, changes, reach),
                    new OracleAct.Insert(day, until, changes, AllLater, periodEnd));

            case DrawnKind.End:
                return (new FactAct.End(Dated(day), reach), new OracleAct.End(day, AllLater, periodEnd));

            case DrawnKind.Correct when picked is not null:
                changes = ChangesNoField ? changes.Clear() : changes;
                var from = HasFrom ? day : (int?)null;
                var to = HasTo ? Pick % 4 == 0 ? TimelineOracle.DayCount : OtherDay : (int?)null;
                return (new FactAct.Correct(picked.Id, from is { } newFrom ? Dated(newFrom) : null, to is { } newTo ? Dated(newTo) : null, changes, reach),
                    new OracleAct.Correct(
                        TimelineOracle.Number(picked.From),
                        TimelineOracle.Number(picked.To),
                        from ?? TimelineOracle.Number(picked.From),
                        to ?? TimelineOracle.Number(picked.To),
                        changes,
                        AllLater,
                        picked.From == picked.To ? [.. picked.Values] : null));

            case DrawnKind.Withdraw when picked is not null:
                return (new FactAct.Withdraw(picked.Id, Gap ? Fill.Gap : Fill.PreviousContinues),
                    new OracleAct.Withdraw(TimelineOracle.Number(picked.From), TimelineOracle.Number(picked.To), !Gap));

            default:
                return null;
        }
    }

    private static PartialDate Dated(int day) =>
        new(TimelineOracle.Date(day), day is 0 or TimelineOracle.DayCount ? DatePrecision.Unknown : DatePrecision.Day);
}
