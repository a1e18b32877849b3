using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>The standing rows of the subjects a change touches, and what becomes of them as its acts are applied in order.</summary>
internal sealed class LineBook(WriteScope scope)
{
    private readonly Dictionary<(FactKind Kind, long Subject), List<Fact>> standing = [];
    private readonly HashSet<long> fresh = [];
    private readonly Dictionary<FactKind, List<Fact>> superseded = [];

    public async Task LoadAsync(DuoshiDb db, IEnumerable<FactWrite> writes, CancellationToken ct)
    {
        foreach (var kind in writes.GroupBy(w => w.Kind))
        {
            var subjects = kind.Select(w => w.SubjectId).Distinct().Where(s => !standing.ContainsKey((kind.Key, s))).ToList();
            foreach (var subject in subjects)
            {
                standing[(kind.Key, subject)] = [];
            }

            foreach (var row in await kind.Key.LoadAsync(db, [.. subjects.Where(s => !scope.IsNew(s))], Known.Now, ct))
            {
                standing[(kind.Key, row.SubjectId)].Add(row);
            }
        }
    }

    /// <summary>Applies one act to its line.</summary>
    public Refusal? Apply(FactWrite write)
    {
        var rows = standing[(write.Kind, write.SubjectId)];
        var line = rows.Count == 0 ? rows
            : write.Slot is { } slot ? rows.Where(r => r.Slot == slot).ToList()
            : rows.Where(r => r.Slot is null && r.FactId == write.FactId).ToList();
        if (line.Count == 0 && write.Slot is null && write.FactId != 0)
        {
            // A key from a request: nothing may come to stand under another subject's fact.
            return new Refusal("record.no-such-fact", "该条记录已不存在，请刷新后重试。", "This entry no longer stands; look at the present state.", 404);
        }

        var outcome = Timeline.Apply(line.Count == 0 ? [] : [.. line.Select(write.Kind.ToPeriod)], write.Act, write.Shape, write.Kind.Fields.Length);
        if (outcome.Refusal is { } refusal)
        {
            return new Refusal(refusal.Code, refusal.Chinese, refusal.English);
        }

        var change = outcome.Change!;
        foreach (var row in line.FindAll(r => change.Superseded.Contains(r.Id)))
        {
            rows.Remove(row);
            // A row of this very change was never written: it just goes.
            if (!fresh.Remove(row.Id))
            {
                Superseded(write.Kind).Add(row);
            }
        }

        // Parts of one new stretch get one fact id.
        var newFact = write.Slot is null && write.FactId != 0 ? write.FactId : 0;
        foreach (var period in change.Added)
        {
            var row = write.Kind.ToFact(period, write.SubjectId, write.Slot);
            row.Id = scope.NextId();
            row.FactId = period.FactId != 0 ? period.FactId : newFact = newFact != 0 ? newFact : row.Id;
            row.RecordedBy = scope.Change.Id;
            row.ImportRow = write.ImportRow;
            fresh.Add(row.Id);
            rows.Add(row);
        }

        if (!change.IsEmpty)
        {
            scope.Touch(write.Kind, write.SubjectId);
        }

        return null;
    }

    /// <summary>Rows to write, by kind.</summary>
    public IEnumerable<(FactKind Kind, List<Fact> Rows)> Added => standing
        .GroupBy(s => s.Key.Kind, s => s.Value.Where(r => fresh.Contains(r.Id)))
        .Select(g => (g.Key, g.SelectMany(r => r).ToList()))
        .Where(g => g.Item2.Count > 0);

    /// <summary>Written rows that no longer stand, by kind.</summary>
    public IEnumerable<(FactKind Kind, List<Fact> Rows)> SupersededRows => superseded.Select(s => (s.Key, s.Value));

    private List<Fact> Superseded(FactKind kind)
    {
        if (!superseded.TryGetValue(kind, out var rows))
        {
            superseded[kind] = rows = [];
        }

        return rows;
    }
}
