using System.Text;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>
/// A writing transaction: the ledger row locked first, audit entries chained in it, committed together with what they
/// tell of. If the audit can't be written, the change isn't.
/// </summary>
internal sealed class LedgerTransaction : IAsyncDisposable
{
    /// <summary>From this many entries on a bulk copy is worth its set-up.</summary>
    private const int BulkFrom = 200;

    private readonly List<AuditEntry> entries = [];
    private readonly IDisposable turn;
    private readonly IDbContextTransaction transaction;
    private readonly TimeProvider clock;

    private LedgerTransaction(DuoshiDb db, LedgerState ledger, IDbContextTransaction transaction, IDisposable turn, TimeProvider clock)
    {
        Db = db;
        Ledger = ledger;
        this.transaction = transaction;
        this.turn = turn;
        this.clock = clock;
    }

    public DuoshiDb Db { get; }

    public LedgerState Ledger { get; }

    /// <summary>Hands out a key.</summary>
    public long NextId() => Ledger.NextId++;

    public static async Task<LedgerTransaction> BeginAsync(IDbContextFactory<DuoshiDb> databases, WriteGate gate, TimeProvider clock, CancellationToken ct)
    {
        var turn = await gate.EnterAsync(ct);
        DuoshiDb? db = null;
        try
        {
            db = await databases.CreateDbContextAsync(ct);
            // SQLite: BEGIN IMMEDIATE. PostgreSQL: READ COMMITTED, so that what follows the lock is fresh.
            var transaction = await db.Database.BeginTransactionAsync(ct);
            var ledger = db.IsPostgres
                ? await db.Set<LedgerState>().FromSql($"select * from platform_ledger where id = 1 for update").SingleAsync(ct)
                : await db.Set<LedgerState>().SingleAsync(l => l.Id == 1, ct);
            return new LedgerTransaction(db, ledger, transaction, turn, clock);
        }
        catch
        {
            if (db is not null)
            {
                await db.DisposeAsync();
            }

            turn.Dispose();
            throw;
        }
    }

    /// <summary>Opens a change of the record with the next number.</summary>
    public Change Open(Actor actor, ChangeHeader header)
    {
        var change = new Change
        {
            Id = ++Ledger.LastChange,
            At = Now(),
            ActorId = actor.AccountId,
            ActorName = actor.Name,
            Act = header.Act,
            Basis = header.Basis,
            BasisId = header.BasisId,
            Reason = header.Reason,
            DocumentNumber = header.DocumentNumber,
        };
        Db.Add(change);
        return change;
    }

    /// <summary>Appends an entry to the audit chain.</summary>
    public AuditEntry Audit(Actor actor, string act, SubjectKind? subjectKind = null, long? subjectId = null, long? change = null, string? detail = null, byte[]? digest = null)
    {
        var entry = new AuditEntry
        {
            Sequence = ++Ledger.LastAudit,
            At = Now(),
            ActorId = actor.AccountId,
            ActorName = actor.Name,
            Act = act,
            SubjectKind = subjectKind,
            SubjectId = subjectId,
            ChangeId = change,
            Detail = detail,
            Digest = digest ?? [],
        };
        entry.Link = Db.Source.Cipher.AuditLink(Canonical(Ledger.AuditHead, entry));
        Ledger.AuditHead = entry.Link;
        entries.Add(entry);
        return entry;
    }

    /// <summary>Between two changes of one transaction: what the first left is sent, and forgotten by the context, so that the next reads it anew.</summary>
    public async Task RestAsync(CancellationToken ct)
    {
        await Db.SaveChangesAsync(ct);
        foreach (var entry in Db.ChangeTracker.Entries().Where(e => e.Entity != (object)Ledger).ToList())
        {
            entry.State = EntityState.Detached;
        }
    }

    public async Task CommitAsync(CancellationToken ct)
    {
        if (entries.Count < BulkFrom)
        {
            Db.AddRange(entries);
        }
        else
        {
            await Db.AddRowsAsync(entries, ct);
        }

        entries.Clear();
        await Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await Db.DisposeAsync();
        turn.Dispose();
    }

    /// <summary>The bytes an entry's link is computed over: the link before it and every column, length first.</summary>
    internal static byte[] Canonical(byte[] previous, AuditEntry entry)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        void Bytes(byte[] bytes)
        {
            writer.Write(bytes.Length);
            writer.Write(bytes);
        }

        Bytes(previous);
        writer.Write(entry.Sequence);
        writer.Write(entry.At);
        writer.Write(entry.ActorId);
        Bytes(Encoding.UTF8.GetBytes(entry.ActorName));
        Bytes(Encoding.UTF8.GetBytes(entry.Act));
        writer.Write((byte)(entry.SubjectKind ?? 0));
        writer.Write(entry.SubjectId ?? -1);
        writer.Write(entry.ChangeId ?? -1);
        Bytes(Encoding.UTF8.GetBytes(entry.Detail ?? ""));
        Bytes(entry.Digest);
        writer.Flush();
        return stream.ToArray();
    }

    private long Now() => Ledger.LastAt = Math.Max(Ledger.LastAt, clock.GetUtcNow().UtcTicks);
}
