using System.Collections.Immutable;
using Duoshi.Core.Timelines;
using Duoshi.Tests.Shared;

namespace Duoshi.Core.Tests.Timelines;

/// <summary>A table of one line in memory: rows with the change that recorded them and the one that superseded them.</summary>
internal sealed class KeptLine
{
    private const int Current = int.MaxValue;
    private readonly List<(Period Row, int RecordedBy, int SupersededBy)> _rows = [];
    private long _lastKey;
    private int _lastChange;

    public IReadOnlyList<Period> Standing() => [.. _rows.Where(r => r.SupersededBy == Current).Select(r => r.Row)];

    public void Write(TimelineChange change)
    {
        _lastChange++;
        for (var i = 0; i < _rows.Count; i++)
        {
            if (_rows[i].SupersededBy == Current && change.Superseded.Contains(_rows[i].Row.Id))
            {
                _rows[i] = _rows[i] with { SupersededBy = _lastChange };
            }
        }

        foreach (var row in change.Added)
        {
            // One new fact an act: it takes the number of the act.
            _rows.Add((row with { Id = ++_lastKey, FactId = row.FactId == 0 ? 1000 + _lastChange : row.FactId }, _lastChange, Current));
        }
    }

    /// <summary>All days as they were known after change <paramref name="known"/>, in the form of the oracle.</summary>
    public string Show(int known)
    {
        var rows = _rows.Where(r => r.RecordedBy <= known && r.SupersededBy > known).Select(r => r.Row).ToImmutableArray();
        return string.Join(' ', Enumerable.Range(0, TimelineOracle.DayCount)
            .Select(day => TimelineOracle.Show(rows.SingleOrDefault(p => p.Holds(TimelineOracle.Date(day)))?.Values)));
    }
}
