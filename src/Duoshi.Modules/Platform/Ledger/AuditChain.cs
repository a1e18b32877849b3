using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>What the check of the audit chain found.</summary>
/// <param name="Entries">Entries read until the end or the first fault.</param>
/// <param name="FirstBroken">Sequence of the first entry that is missing, changed or out of place; null when all is whole.</param>
internal sealed record AuditVerdict(long Entries, long? FirstBroken)
{
    public bool Whole => FirstBroken is null;
}

/// <summary>A subject whose rows are not those that the audit entry of a change was written for.</summary>
internal sealed record TamperedFacts(long Sequence, long Change, SubjectKind SubjectKind, long SubjectId);

/// <summary>Checks the audit chain, and the facts against it. Both stream: memory does not grow with the chain.</summary>
internal static class AuditChain
{
    private const int Chunk = 500;

    /// <summary>Recomputes each link from the one before, and compares the last with the ledger's head.</summary>
    public static async Task<AuditVerdict> VerifyAsync(DuoshiDb db, CancellationToken ct)
    {
        // One moment for the head and the entries: a writer may go on meanwhile.
        await using var reading = await db.BeginReadAsync(ct);
        var ledger = await db.Set<LedgerState>().AsNoTracking().SingleAsync(ct);
        var cipher = db.Source.Cipher;
        byte[] head = [];
        long last = 0;
        await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().OrderBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (entry.Sequence != last + 1 || !entry.Link.AsSpan().SequenceEqual(cipher.AuditLink(LedgerTransaction.Canonical(head, entry))))
            {
                return new AuditVerdict(last, last + 1);
            }

            (head, last) = (entry.Link, entry.Sequence);
        }

        return last == ledger.LastAudit && head.AsSpan().SequenceEqual(ledger.AuditHead)
            ? new AuditVerdict(last, null)
            : new AuditVerdict(last, Math.Min(last, ledger.LastAudit) + 1);
    }

    /// <summary>Recomputes the digest of each subject of each change from the rows as they are now.</summary>
    /// <returns>The first subject that differs, or null.</returns>
    public static async Task<TamperedFacts?> VerifyFactsAsync(DuoshiDb db, CancellationToken ct)
    {
        await using var reading = await db.BeginReadAsync(ct);
        long last = 0;
        while (true)
        {
            var entries = await db.Set<AuditEntry>().AsNoTracking()
                .Where(a => a.Sequence > last && a.SubjectId != null && a.ChangeId != null)
                .OrderBy(a => a.Sequence).Take(Chunk).ToListAsync(ct);
            if (entries.Count == 0)
            {
                return null;
            }

            foreach (var change in entries.GroupBy(e => e.ChangeId!.Value))
            {
                if (await FirstTamperedAsync(db, change.Key, [.. change], ct) is { } found)
                {
                    return found;
                }
            }

            last = entries[^1].Sequence;
        }
    }

    private static async Task<TamperedFacts?> FirstTamperedAsync(DuoshiDb db, long change, List<AuditEntry> entries, CancellationToken ct)
    {
        var kinds = db.Source.Kinds;
        var byKind = entries.SelectMany(e => AuditDigests.Kinds(kinds, e.Detail).Select(k => (Kind: k, Id: e.SubjectId!.Value))).ToLookup(e => e.Kind, e => e.Id);
        var added = new List<(FactKind Kind, Fact Row)>();
        var superseded = new List<(FactKind Kind, Fact Row)>();
        foreach (var kind in byKind)
        {
            var subjects = kind.ToList();
            var rows = await kind.Key.Rows(db).Where(f => subjects.Contains(f.SubjectId) && (f.RecordedBy == change || f.SupersededBy == change)).ToListAsync(ct);
            added.AddRange(rows.Where(r => r.RecordedBy == change).Select(r => (kind.Key, r)));
            superseded.AddRange(rows.Where(r => r.SupersededBy == change).Select(r => (kind.Key, r)));
        }

        var addedOf = added.ToLookup(a => (a.Kind.Subject, a.Row.SubjectId));
        var supersededOf = superseded.ToLookup(s => (s.Kind.Subject, s.Row.SubjectId));
        foreach (var entry in entries)
        {
            var subject = (entry.SubjectKind!.Value, entry.SubjectId!.Value);
            if (!entry.Digest.AsSpan().SequenceEqual(AuditDigests.Of(db.Source.Cipher, addedOf[subject], supersededOf[subject])))
            {
                return new TamperedFacts(entry.Sequence, change, entry.SubjectKind.Value, entry.SubjectId.Value);
            }
        }

        return null;
    }
}
