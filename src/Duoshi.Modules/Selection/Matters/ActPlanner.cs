using Duoshi.Core.Engines.PostNumbers;
using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Selection.Matters;

/// <summary>What acts would write, and the lines they touch before and after.</summary>
/// <param name="Writes">For the record writer, in order.</param>
/// <param name="Lines">Before and after.</param>
internal sealed record PlannedWrites(IReadOnlyList<FactWrite> Writes, IReadOnlyList<ChangedLine> Lines)
{
    /// <summary>Kinds of people that are touched: what versions are compared of.</summary>
    public IEnumerable<(long Person, string Kind)> Touched => Writes.Select(w => (w.SubjectId, w.Kind.Key)).Distinct();
}

/// <summary>A line of facts of a person, and what becomes of it.</summary>
internal sealed record ChangedLine(long Person, FactKind Kind, ImmutableArray<DifferenceRow> Rows);

/// <summary>Turns planned acts into writes against the record as it stands now: the new post ends the old main post, everything under the document's number.</summary>
internal sealed class ActPlanner(FactKinds kinds, IOffices offices)
{
    private const short OneLine = 1;

    /// <param name="db">The database; inside a writing transaction the record can't change any more.</param>
    /// <param name="acts">The acts, in order.</param>
    /// <param name="effective">First day they hold.</param>
    /// <param name="document">文号.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<PlannedWrites>> PlanAsync(DuoshiDb db, IReadOnlyList<PlannedAct> acts, DateOnly effective, string? document, CancellationToken ct)
    {
        var people = acts.Select(a => a.PersonId).Distinct().ToList();
        var standing = new Dictionary<FactKind, ILookup<long, Fact>>();
        foreach (var key in new[] { "appointment", "duty-level", "civil-service-rank", "prosecutor-grade", "service", "establishment-held" })
        {
            var kind = kinds.Find(key)!;
            standing[kind] = (await kind.LoadAsync(db, people, Known.Now, ct)).ToLookup(f => f.SubjectId);
        }

        var writes = new List<FactWrite>();
        var removed = acts.Select(a => a.FactId).OfType<long>().ToHashSet();
        // Removals first: a post given up makes room for the one taken.
        foreach (var act in acts.OrderBy(a => a.Kind == PlannedActKind.Remove ? 0 : 1).ThenBy(a => a.Order))
        {
            if (!(await WritesOfAsync(act, standing, removed, effective, document, ct)).Succeeded(out var some, out var why))
            {
                return why;
            }

            writes.AddRange(some);
        }

        return Apply(writes, standing).Succeeded(out var lines, out var refused) ? new PlannedWrites(writes, lines) : refused;
    }

    private async Task<Outcome<List<FactWrite>>> WritesOfAsync(PlannedAct act, Dictionary<FactKind, ILookup<long, Fact>> standing, HashSet<long> removed, DateOnly effective, string? document, CancellationToken ct)
    {
        var on = new PartialDate(effective, DatePrecision.Day);
        switch (act.Kind)
        {
            case PlannedActKind.Appoint:
                return await AppointAsync(act, standing, removed, on, document, ct);
            case PlannedActKind.Remove:
                var appointments = kinds.Find("appointment")!;
                var row = standing[appointments][act.PersonId].LastOrDefault(f => f.FactId == act.FactId && f.ValidFrom <= effective && effective < f.ValidTo);
                return row is null
                    ? new Refusal("act.not-held", "拟免的职务在生效日已不再担任，请刷新后重新选择。", "The post to be given up is not held on the day; look again and choose anew.")
                    : new List<FactWrite>
                    {
                        new(appointments, act.PersonId, row.Slot, row.FactId, new FactAct.Correct(row.Id, null, null, Values(appointments, ("removalDocumentNumber", document)), Reach.ThisPeriod)),
                        new(appointments, act.PersonId, row.Slot, row.FactId, new FactAct.End(on, Reach.ThisPeriod)),
                    };
            default:
                var (key, field) = ActReading.KindOf(act.Kind);
                var kind = kinds.Find(key)!;
                var changes = Values(kind, (field, act.Code), ("documentNumber", document));
                if (act.Kind == PlannedActKind.Grade)
                {
                    changes = changes.SetItem(kind.PositionOf("promotionWay"), null);
                }

                return new List<FactWrite> { new(kind, act.PersonId, OneLine, 0, new FactAct.Insert(on, null, changes, Reach.AllLater)) };
        }
    }

    private async Task<Outcome<List<FactWrite>>> AppointAsync(PlannedAct act, Dictionary<FactKind, ILookup<long, Fact>> standing, HashSet<long> removed, PartialDate on, string? document, CancellationToken ct)
    {
        var kind = kinds.Find("appointment")!;
        var names = await offices.NamesAsync(act.OfficeId, act.DepartmentId, on.Value, ct);
        if (names.Office is null)
        {
            return new Refusal("act.office-not-there", "任职的院在生效日不存在，请核对院和日期。", "The office does not exist on the day; check both.", 422) { Details = new { field = "officeId" } };
        }

        var line = act.DepartmentId is { } department ? (await offices.DepartmentsAsync(act.OfficeId!.Value, on.Value, ct)).FirstOrDefault(d => d.DepartmentId == department)?.Line : null;
        var values = kind.Fields.Select((_, i) => i).ToImmutableDictionary(i => i, object? (_) => null).SetItems(Values(
            kind,
            ("manner", act.Manner), ("officeId", act.OfficeId), ("officeName", names.Office), ("departmentId", act.DepartmentId), ("departmentName", names.Department), ("postName", act.PostName),
            ("postCode", act.PostCode), ("nature", act.Nature), ("line", line), ("isLeading", act.IsLeading), ("teamMember", LeadingPosts.TeamMember(act.PostCode)), ("documentNumber", document)));
        var writes = new List<FactWrite>();
        if (act.Manner != "1")
        {
            writes.Add(new FactWrite(kind, act.PersonId, null, 0, new FactAct.Insert(on, null, values, Reach.ThisPeriod)));
            return writes;
        }

        // The old post ends where the new one begins, also one whose end was set already.
        if (standing[kind][act.PersonId].Any(f => f.Slot == OneLine && f.ValidFrom < on.Value && on.Value < f.ValidTo && !removed.Contains(f.FactId)))
        {
            writes.Add(new FactWrite(kind, act.PersonId, OneLine, 0, new FactAct.End(on, Reach.ThisPeriod)));
        }

        writes.Add(new FactWrite(kind, act.PersonId, OneLine, 0, new FactAct.Insert(on, null, values, Reach.ThisPeriod)));
        if (act.Moves)
        {
            Move("service", null);
            Move("establishment-held", document);
        }

        return writes;

        void Move(string key, string? paper)
        {
            var moved = kinds.Find(key)!;
            if (standing[moved][act.PersonId].Any(f => f.ValidFrom <= on.Value && on.Value < f.ValidTo && !Equals(moved.Field("officeId").Get(f), act.OfficeId)))
            {
                var changes = Values(moved, ("officeId", act.OfficeId));
                changes = moved.PositionOf("documentNumber") >= 0 ? changes.SetItems(Values(moved, ("documentNumber", paper))) : changes;
                writes.Add(new FactWrite(moved, act.PersonId, OneLine, 0, new FactAct.Insert(on, null, changes, Reach.AllLater)));
            }
        }
    }

    /// <summary>Runs the writes over the lines in memory, as the writer will.</summary>
    private static Outcome<IReadOnlyList<ChangedLine>> Apply(List<FactWrite> writes, Dictionary<FactKind, ILookup<long, Fact>> standing)
    {
        var lines = new List<ChangedLine>();
        long fresh = -1;
        foreach (var write in writes.GroupBy(w => (w.Kind, w.SubjectId, w.Slot, Fact: w.Slot is null ? w.FactId : 0)))
        {
            var (kind, person, slot, fact) = write.Key;
            ImmutableArray<Period> before = [.. standing[kind][person].Where(f => slot is null ? fact != 0 && f.Slot is null && f.FactId == fact : f.Slot == slot).Select(kind.ToPeriod)];
            // Several new spells of one person are lines of their own.
            var runs = slot is null && fact == 0 ? write.Select(w => new[] { w }) : [write.ToArray()];
            foreach (var run in runs)
            {
                var now = before.ToList();
                foreach (var one in run)
                {
                    var act = one.Act is FactAct.End or FactAct.Insert ? one.Act : Redirected(one.Act, now);
                    var outcome = Timeline.Apply(now, act, one.Shape, kind.Fields.Length);
                    if (outcome.Change is not { } change)
                    {
                        return new Refusal(outcome.Refusal!.Code, outcome.Refusal.Chinese, outcome.Refusal.English, 422);
                    }

                    now.RemoveAll(p => change.Superseded.Contains(p.Id));
                    now.AddRange(change.Added.Select(p => p with { Id = fresh-- }));
                }

                var gone = before.Where(p => now.TrueForAll(n => n.Id != p.Id)).Select(p => p.Id).ToImmutableArray();
                var difference = TimelineDifference.Of(before, new TimelineChange(gone, [.. now.Where(n => n.Id < 0)], []));
                lines.Add(new ChangedLine(person, kind, [.. difference.Rows.Where(r => r.Kind != DifferenceKind.Unchanged)]));
            }
        }

        return lines;
    }

    /// <summary>A correction names its row by key; an earlier act of the same run may have restated it.</summary>
    private static FactAct Redirected(FactAct act, List<Period> now) =>
        act is FactAct.Correct correct && now.TrueForAll(p => p.Id != correct.PeriodId) && now.Count > 0 ? correct with { PeriodId = now[^1].Id } : act;

    private static ImmutableDictionary<int, object?> Values(FactKind kind, params (string Field, object? Value)[] values) =>
        values.ToImmutableDictionary(v => kind.PositionOf(v.Field), v => v.Value);
}
