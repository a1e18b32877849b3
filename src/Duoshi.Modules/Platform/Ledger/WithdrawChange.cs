using System.Globalization;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>A standing fact that rests on a withdrawn change and stays; somebody has to look at it.</summary>
internal sealed record BuiltOn(SubjectKind SubjectKind, long SubjectId, string Kind, string Dates, long Change, string ActorName);

/// <summary>What the withdrawal of a change did.</summary>
/// <param name="Change">Number of the withdrawal.</param>
/// <param name="Withdrawn">Rows of the change that stood and no longer do.</param>
/// <param name="Restated">Rows written to bring back what it had superseded.</param>
/// <param name="Stays">What later changes built on it.</param>
internal sealed record WithdrawnChange(long Change, int Withdrawn, int Restated, IReadOnlyList<BuiltOn> Stays);

/// <summary>
/// Withdraws a whole change, an import for one, as one act: its standing rows are superseded, what lay below them is
/// restated on the days that no later change touched, and what later changes built on it stays and is listed. A withdrawal
/// is a change too, and withdrawn the same way.
/// </summary>
/// <remarks>
/// Whether the actor may withdraw for the subjects concerned is the caller's to judge: their keys come from
/// <see cref="SubjectsAsync"/>. Here only the permission itself is asked.
/// </remarks>
internal sealed class WithdrawChange(IDbContextFactory<DuoshiDb> databases, RecordWriter writer, FactKinds kinds)
{
    /// <summary>Keys in one IN list.</summary>
    private const int Chunk = 500;

    /// <summary>Whose facts a change touched.</summary>
    public async Task<IReadOnlyList<(SubjectKind Kind, long Id)>> SubjectsAsync(long change, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var entries = await EntriesAsync(db, change, ct);
        return [.. entries.Select(e => (e.SubjectKind!.Value, e.SubjectId!.Value)).Distinct()];
    }

    /// <returns>What was done; or <c>record.no-such-change</c>, <c>record.already-withdrawn</c>, or the refusal of a guard.</returns>
    /// <param name="actor">Who withdraws.</param>
    /// <param name="change">Number of the change.</param>
    /// <param name="reason">Why, in the actor's words.</param>
    /// <param name="ct">Cancels; nothing is written then.</param>
    /// <param name="alongside">Other rows of the same transaction, such as the state of an import.</param>
    public async Task<Outcome<WithdrawnChange>> RunAsync(Actor actor, long change, string? reason, CancellationToken ct, Func<WriteScope, Task>? alongside = null)
    {
        if (!actor.May(Permission.FactWithdraw))
        {
            return Refusal.Forbidden;
        }

        var work = new Work();
        return (await writer.WriteAsync(actor, Request(change, reason, work, alongside, ct), ct)).Succeeded(out var receipt, out var why)
            ? new WithdrawnChange(receipt.Change, receipt.Superseded, receipt.Added, work.Stays)
            : why;
    }

    /// <summary>Withdraws several changes as one act: in one transaction, all of them or none.</summary>
    /// <param name="actor">Who withdraws.</param>
    /// <param name="changes">Numbers of the changes, in the order in which they are withdrawn.</param>
    /// <param name="reason">Why, in the actor's words.</param>
    /// <param name="alongside">Other rows of the same transaction, with the change they go with.</param>
    /// <param name="ct">Cancels; nothing is written then.</param>
    /// <returns>What was done to each, in the same order; or <c>record.no-such-change</c>, <c>record.already-withdrawn</c>, or the refusal of a guard.</returns>
    public async Task<Outcome<IReadOnlyList<WithdrawnChange>>> RunAllAsync(Actor actor, IReadOnlyList<long> changes, string? reason, Func<WriteScope, long, Task> alongside, CancellationToken ct)
    {
        if (!actor.May(Permission.FactWithdraw))
        {
            return Refusal.Forbidden;
        }

        var works = changes.Select(_ => new Work()).ToList();
        var requests = changes.Select((change, i) => Request(change, reason, works[i], scope => alongside(scope, change), ct)).ToList();
        return (await writer.WriteAllAsync(actor, requests, ct)).Succeeded(out var receipts, out var why)
            ? receipts.Select((r, i) => new WithdrawnChange(r.Change, r.Superseded, r.Added, works[i].Stays)).ToList()
            : why;
    }

    /// <summary>Which of some changes are withdrawn as things stand.</summary>
    public static async Task<IReadOnlySet<long>> WithdrawnAsync(DuoshiDb db, IReadOnlyCollection<long> changes, CancellationToken ct)
    {
        var withdrawals = await Withdrawals.LoadAsync(db, ct);
        return changes.Where(c => withdrawals.By(c) is not null).ToHashSet();
    }

    private WriteRequest Request(long change, string? reason, Work work, Func<WriteScope, Task>? alongside, CancellationToken ct) =>
        new(new ChangeHeader("withdraw-change", Basis.Withdrawal, change, reason), [])
        {
            Prepare = async scope =>
            {
                var withdrawals = await Withdrawals.LoadAsync(scope.Db, ct);
                if (await RefusalAsync(scope.Db, withdrawals, change, scope.Change.Id, ct) is { } refusal)
                {
                    return refusal;
                }

                work.Stays = await WorkOutAsync(scope.Db, withdrawals.And(scope.Change.Id, change), change, work.Withdrawn, work.Restated, ct);
                return Array.Empty<FactWrite>();
            },
            Withdrawn = work.Withdrawn,
            Ready = work.Restated,
            Alongside = alongside,
        };

    private static async Task<Refusal?> RefusalAsync(DuoshiDb db, Withdrawals withdrawals, long change, long own, CancellationToken ct)
    {
        if (change >= own || !await db.Set<Change>().AnyAsync(c => c.Id == change, ct))
        {
            return new Refusal("record.no-such-change", "没有这次变更。", "There is no such change.", 404);
        }

        if (withdrawals.By(change) is not { } by)
        {
            return null;
        }

        var withdrawal = await db.Set<Change>().AsNoTracking().SingleAsync(c => c.Id == by, ct);
        var when = withdrawal.AtUtc.ToCivil().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new Refusal(
            "record.already-withdrawn",
            $"此次变更已由 {withdrawal.ActorName} 于 {when} 撤回。",
            $"{withdrawal.ActorName} withdrew this change on {when}.");
    }

    private static Task<List<AuditEntry>> EntriesAsync(DuoshiDb db, long change, CancellationToken ct) =>
        db.Set<AuditEntry>().AsNoTracking().Where(a => a.ChangeId == change && a.SubjectId != null).OrderBy(a => a.Sequence).ToListAsync(ct);

    private async Task<IReadOnlyList<BuiltOn>> WorkOutAsync(
        DuoshiDb db, Withdrawals withdrawals, long change, List<(FactKind, IReadOnlyList<Fact>)> withdrawn, List<(FactKind, IReadOnlyList<Fact>)> restated, CancellationToken ct)
    {
        var stays = new Dictionary<long, (FactKind Kind, Fact Row)>();
        var entries = await EntriesAsync(db, withdrawals.Root(change), ct);
        var touched = entries.SelectMany(e => AuditDigests.Kinds(kinds, e.Detail).Select(k => (Kind: k, Id: e.SubjectId!.Value))).ToLookup(e => e.Kind, e => e.Id);
        foreach (var kind in touched)
        {
            var (goes, comes) = (new List<Fact>(), new List<Fact>());
            foreach (var some in kind.Chunk(Chunk))
            {
                var rows = await kind.Key.Rows(db).Where(f => some.Contains(f.SubjectId)).ToListAsync(ct);
                foreach (var line in rows.GroupBy(r => (r.SubjectId, r.Slot, Fact: r.Slot is null ? r.FactId : 0)))
                {
                    var layers = LineLayers.Of(kind.Key, [.. line], withdrawals, change);
                    goes.AddRange(layers.Goes);
                    comes.AddRange(layers.Comes);
                    foreach (var row in layers.Stays)
                    {
                        stays[row.Id] = (kind.Key, row);
                    }
                }
            }

            withdrawn.Add((kind.Key, goes));
            restated.Add((kind.Key, comes));
        }

        if (!withdrawals.IsWithdrawal(change))
        {
            foreach (var subjects in entries.GroupBy(e => e.SubjectKind!.Value, e => e.SubjectId!.Value))
            {
                await OnNewSubjectsAsync(db, withdrawals, subjects.Key, [.. subjects.Distinct()], change, stays, ct);
            }
        }

        return await NamedAsync(db, stays.Values, ct);
    }

    /// <summary>Whoever the change brought on the record: all that others recorded of them since rests on it.</summary>
    private async Task OnNewSubjectsAsync(DuoshiDb db, Withdrawals withdrawals, SubjectKind subject, List<long> ids, long change, Dictionary<long, (FactKind Kind, Fact Row)> stays, CancellationToken ct)
    {
        foreach (var some in ids.Chunk(Chunk))
        {
            var there = new HashSet<long>();
            var later = new List<(FactKind Kind, Fact Row)>();
            foreach (var kind in kinds.Of(subject))
            {
                there.UnionWith(await kind.Rows(db).Where(f => some.Contains(f.SubjectId) && f.RecordedBy < change).Select(f => f.SubjectId).Distinct().ToListAsync(ct));
                var since = await kind.Rows(db).As(Known.Now).Where(f => some.Contains(f.SubjectId) && f.RecordedBy > change).ToListAsync(ct);
                later.AddRange(since.Where(r => withdrawals.Holds(r.RecordedBy)).Select(r => (kind, r)));
            }

            foreach (var row in later.Where(l => !there.Contains(l.Row.SubjectId)))
            {
                stays[row.Row.Id] = row;
            }
        }
    }

    private static async Task<IReadOnlyList<BuiltOn>> NamedAsync(DuoshiDb db, IReadOnlyCollection<(FactKind Kind, Fact Row)> stays, CancellationToken ct)
    {
        var actors = new Dictionary<long, string>();
        foreach (var some in stays.Select(s => s.Row.RecordedBy).Distinct().Chunk(Chunk))
        {
            foreach (var change in await db.Set<Change>().AsNoTracking().Where(c => some.Contains(c.Id)).Select(c => new { c.Id, c.ActorName }).ToListAsync(ct))
            {
                actors[change.Id] = change.ActorName;
            }
        }

        return
        [
            .. stays.OrderBy(s => s.Kind.Subject).ThenBy(s => s.Row.SubjectId).ThenBy(s => s.Kind.Order).ThenBy(s => s.Row.ValidFrom)
                .Select(s => new BuiltOn(s.Kind.Subject, s.Row.SubjectId, s.Kind.Key, FactText.Dates(s.Row), s.Row.RecordedBy, actors[s.Row.RecordedBy])),
        ];
    }

    /// <summary>What the withdrawal of one change takes away and brings back; filled in under the lock.</summary>
    private sealed class Work
    {
        public List<(FactKind Kind, IReadOnlyList<Fact> Rows)> Withdrawn { get; } = [];

        public List<(FactKind Kind, IReadOnlyList<Fact> Rows)> Restated { get; } = [];

        public IReadOnlyList<BuiltOn> Stays { get; set; } = [];
    }
}
