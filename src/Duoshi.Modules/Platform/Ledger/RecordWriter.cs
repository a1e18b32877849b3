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
        var outcome = await WriteAsync(transaction, actor, request, ct);
        if (outcome.Succeeded(out var receipt, out _) && receipt.Change != 0)
        {
            await transaction.CommitAsync(ct);
        }

        return outcome;
    }

    /// <summary>Several changes in a row, each with a number of its own, all of them or none: what one refuses undoes those before it.</summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="requests">The changes in their order; each has something to do.</param>
    /// <param name="ct">Cancels; nothing is written then.</param>
    public async Task<Outcome<IReadOnlyList<ChangeReceipt>>> WriteAllAsync(Actor actor, IReadOnlyList<WriteRequest> requests, CancellationToken ct)
    {
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var receipts = new List<ChangeReceipt>(requests.Count);
        foreach (var request in requests)
        {
            if (!(await WriteAsync(transaction, actor, request, ct)).Succeeded(out var receipt, out var why))
            {
                return why;
            }

            receipts.Add(receipt);
            await transaction.RestAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return receipts;
    }

    private async Task<Outcome<ChangeReceipt>> WriteAsync(LedgerTransaction transaction, Actor actor, WriteRequest request, CancellationToken ct)
    {
        var db = transaction.Db;
        if (await Versions.ConflictAsync(db, request.Expected ?? [], ct) is { } conflict)
        {
            return conflict;
        }

        var change = transaction.Open(actor, request.Header);
        var scope = new WriteScope(db, transaction.Ledger, change, actor);
        var book = new LineBook(scope);

        var writes = request.Writes;
        if (request.Prepare is not null)
        {
            if (!(await request.Prepare(scope)).Succeeded(out var more, out var why))
            {
                return why;
            }

            writes = [.. writes, .. more];
        }

        await book.LoadAsync(db, writes, ct);
        foreach (var write in writes)
        {
            if ((FactValidation.Check(write) ?? book.Apply(write)) is { } refusal)
            {
                return refusal;
            }
        }

        // Supersede first, or the unique indexes trip.
        List<(FactKind Kind, List<Fact> Rows)> gone = [.. book.SupersededRows, .. request.Withdrawn.Select(w => (w.Kind, w.Rows.ToList()))];
        var superseded = await SupersedeAsync(scope, gone, ct);
        var added = await InsertAsync(scope, [.. book.Added, .. Keyed(scope, request.Ready)], ct);
        if (added.Count == 0 && superseded == 0 && request.Alongside is null && request.Prepare is null)
        {
            return new ChangeReceipt(0, 0, 0);
        }

        await Versions.SetAsync(scope, ct);
        if (request.Alongside is not null)
        {
            await request.Alongside(scope);
        }

        await db.SaveChangesAsync(ct);
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

        AuditDigests.Write(transaction, scope, added, gone);
        return new ChangeReceipt(change.Id, added.Count, superseded);
    }

    private static async Task<int> SupersedeAsync(WriteScope scope, List<(FactKind Kind, List<Fact> Rows)> groups, CancellationToken ct)
    {
        var total = 0;
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

            total += count;
        }

        return total;
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
