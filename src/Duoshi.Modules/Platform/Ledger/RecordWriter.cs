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
        var writes = request.Writes;
        if (request.Prepare is not null)
        {
            if (!(await request.Prepare(scope)).Succeeded(out var more, out var why))
            {
                return why;
            }

            writes = [.. writes, .. more];
        }

        var book = new LineBook(scope);
        if (await ActAsync(book, db, writes, ct) is { } refused)
        {
            return refused;
        }

        var own = await KeepAsync(scope, book, request.Withdrawn, request.Ready, ct);
        if (own.IsEmpty && request is { Alongside: null, Prepare: null, Parts: null })
        {
            return new ChangeReceipt(0, 0, 0);
        }

        var digests = new List<SubjectDigest>();
        var inParts = 0;
        if (request.Parts is not null)
        {
            await db.SaveChangesAsync(ct);
            if (!(await WritePartsAsync(scope, request.Parts(), digests, ct)).Succeeded(out inParts, out var stopped))
            {
                return stopped;
            }
        }

        if (request.Alongside is not null)
        {
            await request.Alongside(scope);
        }

        await db.SaveChangesAsync(ct);
        if (await ProjectAsync(scope, projections, ct) is { } refusal)
        {
            return refusal;
        }

        digests.AddRange(AuditDigests.Of(scope, own));
        var receipt = new ChangeReceipt(change.Id, inParts + own.Added.Count, own.Gone.Sum(g => g.Rows.Count));
        AuditDigests.Write(transaction, scope, receipt, digests);
        return receipt;
    }

    /// <summary>Writes people who come on the record by this change, part by part: while one is written, the next is worked out to the last row.</summary>
    /// <returns>Rows written.</returns>
    private async Task<Outcome<int>> WritePartsAsync(WriteScope scope, IAsyncEnumerable<Outcome<IReadOnlyList<FactWrite>>> parts, List<SubjectDigest> digests, CancellationToken ct)
    {
        var added = 0;
        var ahead = new Dictionary<IRecordProjection, IPartProjection>();
        foreach (var projection in projections)
        {
            if (await projection.ForPartsAsync(scope, ct) is { } ofParts)
            {
                ahead[projection] = ofParts;
            }
        }

        var blocks = new CopyBlocks();
        var (before, writing) = (Task.FromResult<Refusal?>(null), Task.FromResult<Refusal?>(null));
        try
        {
            await foreach (var part in parts.WithCancellation(ct))
            {
                if (!part.Succeeded(out var writes, out var stopped) || !(await WorkOutAsync(scope, writes, ahead.Values, blocks, digests, ct)).Succeeded(out var work, out stopped))
                {
                    return stopped;
                }

                added += work.Added;

                // One part waits ready behind the one that is being written.
                if (await before is { } guarded)
                {
                    return guarded;
                }

                (before, writing) = (writing, WriteAfterAsync(writing, () => WritePartAsync(work.Part, work.Ready, projections.Where(p => !ahead.ContainsKey(p)), ct), ct));
            }

            return await writing is { } last ? last : added;
        }
        finally
        {
            // Nobody goes on with the connection of the transaction behind its back.
            await ((Task)Task.WhenAll(before, writing)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Writes once the part before is written, unless that was refused.</summary>
    private static Task<Refusal?> WriteAfterAsync(Task<Refusal?> before, Func<Task<Refusal?>> write, CancellationToken ct) =>
        Task.Run(async () => await before is { } refused ? refused : await write(), ct);

    /// <summary>Works out all rows of a part while the connection of the transaction is still with a part before.</summary>
    private static async Task<Outcome<(WriteScope Part, ReadyRows Ready, int Added)>> WorkOutAsync(
        WriteScope scope, IReadOnlyList<FactWrite> writes, IEnumerable<IPartProjection> projections, CopyBlocks blocks, List<SubjectDigest> digests, CancellationToken ct)
    {
        if (writes.Any(w => w.Kind.Subject != SubjectKind.Person || !scope.IsNew(w.SubjectId)))
        {
            throw new InvalidOperationException("A part of a change may speak of new people only.");
        }

        var part = scope.Part();
        var book = new LineBook(part);
        if (await ActAsync(book, scope.Db, writes, ct) is { } refusal)
        {
            return refusal;
        }

        List<(FactKind Kind, List<Fact> Rows)> rows = [.. book.Added];
        digests.AddRange(AuditDigests.OfNew(part, rows));
        var ready = new ReadyRows(scope.Db, blocks);
        foreach (var (kind, some) in rows)
        {
            kind.Ready(ready, some);
            Note(part, kind, some);
        }

        Versions.Ready(part, ready);
        foreach (var projection in projections)
        {
            await projection.AddAsync(part, ready, ct);
        }

        part.Forget();
        return (part, ready, rows.Sum(r => r.Rows.Count));
    }

    private async Task<Refusal?> WritePartAsync(WriteScope part, ReadyRows ready, IEnumerable<IRecordProjection> others, CancellationToken ct)
    {
        await ready.SendAsync(ct);
        return await ProjectAsync(part, others, ct);
    }

    private static async Task<Refusal?> ActAsync(LineBook book, DuoshiDb db, IReadOnlyList<FactWrite> writes, CancellationToken ct)
    {
        await book.LoadAsync(db, writes, ct);
        foreach (var write in writes)
        {
            if ((FactValidation.Check(write) ?? book.Apply(write)) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static async Task<WrittenFacts> KeepAsync(
        WriteScope scope, LineBook book, IReadOnlyList<(FactKind Kind, IReadOnlyList<Fact> Rows)> withdrawn, IReadOnlyList<(FactKind Kind, IReadOnlyList<Fact> Rows)> ready, CancellationToken ct)
    {
        // Supersede first, or the unique indexes trip.
        List<(FactKind Kind, List<Fact> Rows)> gone = [.. book.SupersededRows, .. withdrawn.Select(w => (w.Kind, w.Rows.ToList()))];
        await SupersedeAsync(scope, gone, ct);
        var added = await InsertAsync(scope, [.. book.Added, .. Keyed(scope, ready)], ct);
        await Versions.SetAsync(scope, ct);
        return new WrittenFacts(added, gone);
    }

    private async Task<Refusal?> ProjectAsync(WriteScope scope, IEnumerable<IRecordProjection> some, CancellationToken ct)
    {
        foreach (var projection in some)
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
            Note(scope, kind, rows);
            all.AddRange(rows.Select(row => (kind, row)));
        }

        return all;
    }

    private static void Note(WriteScope scope, FactKind kind, List<Fact> rows)
    {
        scope.Wrote(kind, rows);
        rows.ForEach(row => scope.Touch(kind, row.SubjectId));
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
