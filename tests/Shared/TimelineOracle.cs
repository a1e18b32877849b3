namespace Duoshi.Tests.Shared;

/// <summary>
/// What the four acts mean, as naively as it can be said: an array of days, each empty or with one value per field. It knows
/// no periods; of the period that an act addresses it is told the day numbers only (and, of a zero-day period, its values,
/// since no day has them). Acts are replayed from nothing, so a line known at change c is the replay of the first c acts.
/// </summary>
/// <remarks>
/// Day 0 stands for all days before the forty, 0001-01-01 included; days 1 to 40 for themselves; day 41 for all days after,
/// since no act begins or ends among them. Day 42 is the open end.
/// </remarks>
public sealed class TimelineOracle
{
    public const int DayCount = 42;
    public const int FieldCount = 3;

    private object?[]?[] _days = new object?[DayCount][];

    private static readonly DateOnly FirstOfForty = new(2020, 1, 1);

    /// <summary>The date that day number <paramref name="day"/> stands for; 0 is the unknown start, 42 the open end.</summary>
    public static DateOnly Date(int day) => day switch
    {
        0 => DateOnly.MinValue,
        DayCount => DateOnly.MaxValue,
        _ => FirstOfForty.AddDays(day - 1),
    };

    /// <summary>The number of a date that <see cref="Date"/> gave.</summary>
    public static int Number(DateOnly date) =>
        date == DateOnly.MinValue ? 0 : date == DateOnly.MaxValue ? DayCount : date.DayNumber - FirstOfForty.DayNumber + 1;

    /// <summary>Replays acts from nothing.</summary>
    public static TimelineOracle Replay(IEnumerable<OracleAct> acts)
    {
        var oracle = new TimelineOracle();
        foreach (var act in acts)
        {
            oracle.Accepts(act);
        }

        return oracle;
    }

    /// <summary>The values of a day; null when nothing holds.</summary>
    public IReadOnlyList<object?>? this[int day] => _days[day];

    /// <summary>All days as text, to compare and to read when a test fails: one group a day, '.' for an empty one.</summary>
    public string Show() => string.Join(' ', _days.Select(Show));

    /// <summary>One day as text.</summary>
    public static string Show(IReadOnlyList<object?>? values) =>
        values is null ? "." : string.Concat(values.Select(value => value?.ToString() ?? "-"));

    /// <summary>Does an act; false when it has to be refused, and then nothing changes.</summary>
    public bool Accepts(OracleAct act) => act switch
    {
        OracleAct.Insert insert => Insert(insert),
        OracleAct.Correct correct => Correct(correct),
        OracleAct.End end => End(end),
        OracleAct.Withdraw withdraw => Withdraw(withdraw),
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };

    private bool Insert(OracleAct.Insert act)
    {
        if (act.Until < act.From || act.Until == 0)
        {
            return false;
        }

        if (act.Until is { } until)
        {
            Write(act.Changes, act.From, until);
        }
        else if (_days[act.From] is null)
        {
            var next = act.From;
            while (next < DayCount && _days[next] is null)
            {
                next++;
            }

            Write(act.Changes, act.From, next);
        }
        else if (act.AllLater)
        {
            Flow(act.Changes, act.From);
        }
        else
        {
            Write(act.Changes, act.From, act.PeriodEnd);
        }

        return true;
    }

    private bool Correct(OracleAct.Correct act)
    {
        if (act.NewFrom > act.NewTo || act.NewTo == 0)
        {
            return false;
        }

        object?[]? values;
        if (act.OldFrom == act.OldTo)
        {
            values = Changed(act.ZeroDayValues, act.Changes);
        }
        else
        {
            if (act.AllLater)
            {
                Flow(act.Changes, act.OldFrom);
            }

            Write(act.Changes, act.OldFrom, act.OldTo);
            values = _days[act.OldFrom];
        }

        var after = _days.ToArray();
        for (var day = act.OldFrom; day < act.OldTo; day++)
        {
            if (day < act.NewFrom)
            {
                after[day] = act.OldFrom == 0 ? null : _days[act.OldFrom - 1];
            }
            else if (day >= act.NewTo)
            {
                after[day] = act.OldTo == DayCount ? null : _days[act.OldTo];
            }
        }

        for (var day = act.NewFrom; day < act.NewTo; day++)
        {
            after[day] = values;
        }

        _days = after;
        return true;
    }

    private bool End(OracleAct.End act)
    {
        var ended = act.AllLater ? DayCount : act.PeriodEnd;
        if (act.On == 0 || !Enumerable.Range(act.On, Math.Max(0, ended - act.On)).Any(day => _days[day] is not null))
        {
            return false;
        }

        Array.Clear(_days, act.On, ended - act.On);
        return true;
    }

    private bool Withdraw(OracleAct.Withdraw act)
    {
        var before = act.PreviousContinues && act.From > 0 ? _days[act.From - 1] : null;
        for (var day = act.From; day < act.To; day++)
        {
            _days[day] = before;
        }

        return true;
    }

    private void Write(IReadOnlyDictionary<int, object?> changes, int from, int until)
    {
        for (var day = from; day < until; day++)
        {
            _days[day] = Changed(_days[day], changes);
        }
    }

    private void Flow(IReadOnlyDictionary<int, object?> changes, int from)
    {
        var old = _days.ToArray();
        foreach (var (field, value) in changes)
        {
            for (var day = from; day < DayCount && old[day] is { } values && (day == from || Equals(values[field], old[day - 1]![field])); day++)
            {
                _days[day] = Changed(_days[day], new Dictionary<int, object?> { [field] = value });
            }
        }
    }

    private static object?[] Changed(object?[]? values, IReadOnlyDictionary<int, object?> changes)
    {
        var changed = values?.ToArray() ?? new object?[FieldCount];
        foreach (var (field, value) in changes)
        {
            changed[field] = value;
        }

        return changed;
    }
}

/// <summary>An act in day numbers.</summary>
public abstract record OracleAct
{
    /// <param name="From">First day.</param>
    /// <param name="Until">First day no longer, or null.</param>
    /// <param name="Changes">Value by field.</param>
    /// <param name="AllLater">Whether it reaches all later periods.</param>
    /// <param name="PeriodEnd">The end of the period that holds on <paramref name="From"/>; 0 when none does.</param>
    public sealed record Insert(int From, int? Until, IReadOnlyDictionary<int, object?> Changes, bool AllLater, int PeriodEnd) : OracleAct;

    /// <param name="OldFrom">First day of the period addressed.</param>
    /// <param name="OldTo">Its end.</param>
    /// <param name="NewFrom">The right first day.</param>
    /// <param name="NewTo">The right end.</param>
    /// <param name="Changes">Value by field.</param>
    /// <param name="AllLater">Whether it reaches all later periods.</param>
    /// <param name="ZeroDayValues">The values of a period without a day; else null.</param>
    public sealed record Correct(
        int OldFrom, int OldTo, int NewFrom, int NewTo, IReadOnlyDictionary<int, object?> Changes, bool AllLater, object?[]? ZeroDayValues) : OracleAct;

    /// <param name="On">First day no longer.</param>
    /// <param name="AllLater">Whether all later periods end too.</param>
    /// <param name="PeriodEnd">The end of the period that holds on <paramref name="On"/>; 0 when none does.</param>
    public sealed record End(int On, bool AllLater, int PeriodEnd) : OracleAct;

    /// <param name="From">First day of the period addressed.</param>
    /// <param name="To">Its end.</param>
    /// <param name="PreviousContinues">Whether the day before gives its values.</param>
    public sealed record Withdraw(int From, int To, bool PreviousContinues) : OracleAct;
}
