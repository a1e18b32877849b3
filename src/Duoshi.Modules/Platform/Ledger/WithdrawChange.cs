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
/// Withdraws a whole change, an import for one, as one act: its standing rows are superseded, what it had superseded is
/// restated on the days that later changes leave free, and what they built on it stays and is listed.
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

        var withdrawn = new List<(FactKind Kind, IReadOnlyList<Fact> Rows)>();
        var restated = new List<(FactKind Kind, IReadOnlyList<Fact> Rows)>();
        IReadOnlyList<BuiltOn> stays = [];
        var request = new WriteRequest(new ChangeHeader("withdraw-change", Basis.Withdrawal, change, reason), [])
        {
            Prepare = async scope =>
            {
                if (await RefusalAsync(scope.Db, change, scope.Change.Id, ct) is { } refusal)
                {
                    return refusal;
                }

                stays = await WorkOutAsync(scope.Db, change, scope.Change.Id, withdrawn, restated, ct);
                return Array.Empty<FactWrite>();
            },
            Withdrawn = withdrawn,
            Ready = restated,
            Alongside = alongside,
        };
        return (await writer.WriteAsync(actor, request, ct)).Succeeded(out var receipt, out var why)
            ? new WithdrawnChange(receipt.Change, receipt.Superseded, receipt.Added, stays)
            : why;
    }

    private static async Task<Refusal?> RefusalAsync(DuoshiDb db, long change, long own, CancellationToken ct)
    {
        if (change >= own || !await db.Set<Change>().AnyAsync(c => c.Id == change, ct))
        {
            return new Refusal("record.no-such-change", "没有这次变更。", "There is no such change.", 404);
        }

        return await WithdrawnByAsync(db, change, ct) is { } by
            ? new Refusal(
                "record.already-withdrawn",
                $"此次变更已由 {by.ActorName} 于 {by.AtUtc.ToCivil():yyyy-MM-dd HH:mm} 撤回。",
                $"This change was withdrawn by {by.ActorName} on {by.AtUtc.ToCivil():yyyy-MM-dd HH:mm}.")
            : null;
    }

    /// <summary>The withdrawal of a change that has not itself been withdrawn.</summary>
    private static async Task<Change?> WithdrawnByAsync(DuoshiDb db, long change, CancellationToken ct)
    {
        var withdrawals = await db.Set<Change>().AsNoTracking().Where(c => c.Basis == Basis.Withdrawal && c.BasisId == change).OrderBy(c => c.Id).ToListAsync(ct);
        foreach (var withdrawal in withdrawals)
        {
            if (await WithdrawnByAsync(db, withdrawal.Id, ct) is null)
            {
                return withdrawal;
            }
        }

        return null;
    }

    private static Task<List<AuditEntry>> EntriesAsync(DuoshiDb db, long change, CancellationToken ct) =>
        db.Set<AuditEntry>().AsNoTracking().Where(a => a.ChangeId == change && a.SubjectId != null).OrderBy(a => a.Sequence).ToListAsync(ct);

    private async Task<IReadOnlyList<BuiltOn>> WorkOutAsync(
        DuoshiDb db, long change, long own, List<(FactKind, IReadOnlyList<Fact>)> withdrawn, List<(FactKind, IReadOnlyList<Fact>)> restated, CancellationToken ct)
    {
        var stays = new Dictionary<long, (FactKind Kind, Fact Row)>();
        var entries = await EntriesAsync(db, change, ct);
        var touched = entries.SelectMany(e => AuditDigests.Kinds(kinds, e.Detail).Select(k => (Kind: k, Id: e.SubjectId!.Value))).ToLookup(e => e.Kind, e => e.Id);
        foreach (var kind in touched)
        {
            var (goes, comes) = (new List<Fact>(), new List<Fact>());
            foreach (var some in kind.Chunk(Chunk))
            {
                var rows = await kind.Key.Rows(db).Where(f => some.Contains(f.SubjectId) && f.SupersededBy >= change).ToListAsync(ct);
                foreach (var line in rows.GroupBy(r => (r.SubjectId, r.Slot, Fact: r.Slot is null ? r.FactId : 0)))
                {
                    var restatement = Restatement.Of(kind.Key, [.. line], change);
                    goes.AddRange(restatement.Withdrawn);
                    comes.AddRange(restatement.Restated);
                    foreach (var row in restatement.Stays)
                    {
                        stays[row.Id] = (kind.Key, row);
                    }
                }
            }

            withdrawn.Add((kind.Key, goes));
            restated.Add((kind.Key, comes));
        }

        foreach (var subjects in entries.GroupBy(e => e.SubjectKind!.Value, e => e.SubjectId!.Value))
        {
            await OnNewSubjectsAsync(db, subjects.Key, [.. subjects.Distinct()], change, own, stays, ct);
        }

        return await NamedAsync(db, stays.Values, ct);
    }

    /// <summary>Whoever the change brought on the record: all that others recorded of them since rests on it.</summary>
    private async Task OnNewSubjectsAsync(DuoshiDb db, SubjectKind subject, List<long> ids, long change, long own, Dictionary<long, (FactKind Kind, Fact Row)> stays, CancellationToken ct)
    {
        foreach (var some in ids.Chunk(Chunk))
        {
            var there = new HashSet<long>();
            var later = new List<(FactKind Kind, Fact Row)>();
            foreach (var kind in kinds.Of(subject))
            {
                there.UnionWith(await kind.Rows(db).Where(f => some.Contains(f.SubjectId) && f.RecordedBy < change).Select(f => f.SubjectId).Distinct().ToListAsync(ct));
                var since = await kind.Rows(db).As(Known.Now).Where(f => some.Contains(f.SubjectId) && f.RecordedBy > change && f.RecordedBy < own).ToListAsync(ct);
                later.AddRange(since.Select(r => (kind, r)));
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
}
