using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>
/// The only way to write facts: lock the ledger, compare versions, apply the acts, supersede, insert, project, guard,
/// audit, commit; whole or not at all.
/// </summary>
internal sealed class RecordWriter(
    IDbContextFactory<DuoshiDb> databases,
    WriteGate gate,
    TimeProvider clock,
    IEnumerable<IRecordProjection> projections,
    IEnumerable<IRecordGuard> guards)
{
    private readonly IRecordProjection[] projections = [.. projections.OrderBy(p => p.Order)];

    public async Task<Outcome<ChangeReceipt>> WriteAsync(Actor actor, WriteRequest request, CancellationToken ct)
    {
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var db = transaction.Db;
        if (await Versions.ConflictAsync(db, request.Expected ?? [], ct) is { } conflict)
        {
            return conflict;
        }

        var change = transaction.Open(actor, request.Header);
        var scope = new WriteScope(db, transaction.Ledger, change, actor);
        var writes = request.Writes;
        if (request.Prepare is not null)
        {
            if (!(await request.Prepare(scope)).Succeeded(out var more, out var why))
            {
                return why;
            }

            writes = [.. writes, .. more];
        }

        if (!(await ApplyAsync(scope, writes, request, ct)).Succeeded(out var own, out var refused))
        {
            return refused;
        }

        if (own.IsEmpty && request is { Alongside: null, Prepare: null, Parts: null })
        {
            return new ChangeReceipt(0, 0, 0);
        }

        var (added, superseded) = (own.Added.Count, own.Gone.Sum(g => g.Rows.Count));
        var digests = new List<SubjectDigest>();
        if (request.Parts is not null)
        {
            await db.SaveChangesAsync(ct);
            await foreach (var part in request.Parts().WithCancellation(ct))
            {
                if (!part.Succeeded(out var some, out var stopped) || !(await PartAsync(scope.Part(), some, digests, ct)).Succeeded(out var count, out stopped))
                {
                    return stopped;
                }

                added += count;
            }
        }

        if (request.Alongside is not null)
        {
            await request.Alongside(scope);
        }

        await db.SaveChangesAsync(ct);
        if (await ProjectAsync(scope, ct) is { } refusal)
        {
            return refusal;
        }

        digests.AddRange(AuditDigests.Of(scope, own));
        AuditDigests.Write(transaction, scope, added, superseded, digests);
        await transaction.CommitAsync(ct);
        return new ChangeReceipt(change.Id, added, superseded);
    }

    /// <summary>Writes a part of the subjects that come on the record by this change, with all that follows from it.</summary>
    /// <returns>Rows written.</returns>
    private async Task<Outcome<int>> PartAsync(WriteScope scope, IReadOnlyList<FactWrite> writes, List<SubjectDigest> digests, CancellationToken ct)
    {
        if (writes.Any(w => !scope.IsNew(w.SubjectId)))
        {
            throw new InvalidOperationException("A part of a change may speak of new subjects only.");
        }

        if (!(await ApplyAsync(scope, writes, null, ct)).Succeeded(out var written, out var refusal))
        {
            return refusal;
        }

        if (await ProjectAsync(scope, ct) is { } guarded)
        {
            return guarded;
        }

        digests.AddRange(AuditDigests.Of(scope, written));
        return written.Added.Count;
    }

    private static async Task<Outcome<WrittenFacts>> ApplyAsync(WriteScope scope, IReadOnlyList<FactWrite> writes, WriteRequest? request, CancellationToken ct)
    {
        var book = new LineBook(scope);
        await book.LoadAsync(scope.Db, writes, ct);
        foreach (var write in writes)
        {
            if ((FactValidation.Check(write) ?? book.Apply(write)) is { } refusal)
            {
                return refusal;
            }
        }

        // Supersede first, or the unique indexes trip.
        List<(FactKind Kind, List<Fact> Rows)> gone = [.. book.SupersededRows, .. (request?.Withdrawn ?? []).Select(w => (w.Kind, w.Rows.ToList()))];
        await SupersedeAsync(scope, gone, ct);
        var added = await InsertAsync(scope, [.. book.Added, .. Keyed(scope, request?.Ready ?? [])], ct);
        await Versions.SetAsync(scope, ct);
        return new WrittenFacts(added, gone);
    }

    private async Task<Refusal?> ProjectAsync(WriteScope scope, CancellationToken ct)
    {
        foreach (var projection in projections)
        {
            await projection.ProjectAsync(scope, ct);
        }

        foreach (var guard in guards)
        {
            if (await guard.CheckAsync(scope, ct) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static async Task SupersedeAsync(WriteScope scope, List<(FactKind Kind, List<Fact> Rows)> groups, CancellationToken ct)
    {
        foreach (var (kind, rows) in groups)
        {
            var count = await kind.SupersedeAsync(scope.Db, [.. rows.Select(r => r.Id)], scope.Change.Id, ct);
            if (count != rows.Count)
            {
                throw new InvalidOperationException($"{kind.Table}: {rows.Count} rows to supersede, {count} still stood. Something wrote past the record writer.");
            }

            foreach (var row in rows)
            {
                scope.Touch(kind, row.SubjectId);
            }
        }
    }

    private static async Task<List<(FactKind Kind, Fact Row)>> InsertAsync(WriteScope scope, List<(FactKind Kind, List<Fact> Rows)> groups, CancellationToken ct)
    {
        var all = new List<(FactKind, Fact)>();
        foreach (var (kind, rows) in groups)
        {
            await kind.InsertAsync(scope.Db, rows, ct);
            scope.Wrote(kind, rows);
            foreach (var row in rows)
            {
                scope.Touch(kind, row.SubjectId);
                all.Add((kind, row));
            }
        }

        return all;
    }

    /// <summary>Keys, where they have none, and change number for rows that came ready-made.</summary>
    private static IEnumerable<(FactKind Kind, List<Fact> Rows)> Keyed(WriteScope scope, IEnumerable<(FactKind Kind, IReadOnlyList<Fact> Rows)> ready)
    {
        foreach (var (kind, rows) in ready)
        {
            var next = scope.NextIds(rows.Count(r => r.Id == 0));
            foreach (var row in rows)
            {
                row.Id = row.Id == 0 ? next++ : row.Id;
                row.FactId = row.FactId == 0 ? row.Id : row.FactId;
                row.RecordedBy = scope.Change.Id;
            }

            yield return (kind, [.. rows]);
        }
    }
}
