using System.Text;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>Audit of a change: one head, and an entry a subject with the keyed digest of the rows written and superseded for it.</summary>
internal static class AuditDigests
{
    /// <summary>Writes the head and the entries, in the order of the subjects.</summary>
    public static void Write(LedgerTransaction transaction, WriteScope scope, ChangeReceipt receipt, List<SubjectDigest> subjects)
    {
        var change = scope.Change;
        transaction.Audit(scope.Actor, change.Act, change: change.Id, detail: $"added {receipt.Added}, superseded {receipt.Superseded}");
        foreach (var subject in subjects.OrderBy(s => (s.Subject, s.Id)))
        {
            transaction.Audit(scope.Actor, change.Act, subject.Subject, subject.Id, change.Id, subject.Kinds, subject.Digest);
        }
    }

    /// <summary>What is told of each subject that a scope touched.</summary>
    public static SubjectDigest[] Of(WriteScope scope, WrittenFacts facts)
    {
        var written = facts.Added.ToLookup(a => (a.Kind.Subject, a.Row.SubjectId));
        var gone = facts.Gone.SelectMany(s => s.Rows.Select(r => (s.Kind, Row: r))).ToLookup(s => (s.Kind.Subject, s.Row.SubjectId));
        return Of(scope, TouchedKinds.Of(scope, _ => true), subject => written[subject], subject => gone[subject]);
    }

    /// <summary>What is told of subjects that come on the record by a scope.</summary>
    public static SubjectDigest[] OfNew(WriteScope scope, List<(FactKind Kind, List<Fact> Rows)> rows)
    {
        var touched = TouchedKinds.Of(scope, _ => true);
        var written = touched.ToDictionary(t => (t.Subject, t.Id), _ => new List<(FactKind Kind, Fact Row)>());
        foreach (var (kind, some) in rows)
        {
            foreach (var row in some)
            {
                written[(kind.Subject, row.SubjectId)].Add((kind, row));
            }
        }

        return Of(scope, touched, subject => written[subject], _ => []);
    }

    private static SubjectDigest[] Of(
        WriteScope scope, List<(SubjectKind Subject, long Id, string Kinds)> touched,
        Func<(SubjectKind, long), IEnumerable<(FactKind Kind, Fact Row)>> added, Func<(SubjectKind, long), IEnumerable<(FactKind Kind, Fact Row)>> gone)
    {
        var digests = new SubjectDigest[touched.Count];
        var cipher = scope.Db.Source.Cipher;
        Parallel.For(0, touched.Count, i =>
        {
            var (subject, id, kinds) = touched[i];
            digests[i] = new SubjectDigest(subject, id, kinds, Of(cipher, added((subject, id)), gone((subject, id))));
        });
        return digests;
    }

    /// <summary>The kinds an audit entry names; kinds this program doesn't know are left out.</summary>
    public static IEnumerable<FactKind> Kinds(FactKinds kinds, string? joined) =>
        (joined ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(kinds.Find).OfType<FactKind>();

    /// <summary>The keyed digest of what a change did to one subject. Every text goes in with its length, so that no two contents give the same bytes.</summary>
    public static byte[] Of(FieldCipher cipher, IEnumerable<(FactKind Kind, Fact Row)> added, IEnumerable<(FactKind Kind, Fact Row)> superseded)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        foreach (var (kind, row) in added.OrderBy(a => a.Kind.Key, StringComparer.Ordinal).ThenBy(a => a.Row.Id))
        {
            writer.Write(kind.Key);
            writer.Write(row.Id);
            writer.Write(row.FactId);
            writer.Write(row.Slot ?? -1);
            writer.Write(row.ValidFrom.DayNumber);
            writer.Write(row.ValidTo.DayNumber);
            writer.Write((byte)row.FromPrecision);
            writer.Write((byte)row.ToPrecision);
            writer.Write(row.DayOrder);
            writer.Write(row.ImportRow ?? -1);
            foreach (var field in kind.Fields)
            {
                writer.Write(FactText.Stored(field.Get(row)));
            }
        }

        writer.Write("superseded");
        foreach (var (kind, row) in superseded.OrderBy(s => s.Kind.Key, StringComparer.Ordinal).ThenBy(s => s.Row.Id))
        {
            writer.Write(kind.Key);
            writer.Write(row.Id);
        }

        writer.Flush();
        return cipher.AuditLink(stream.ToArray());
    }
}

/// <summary>What the audit keeps of a subject of a change.</summary>
/// <param name="Subject">What sort of subject.</param>
/// <param name="Id">Which.</param>
/// <param name="Kinds">The kinds touched, joined by commas.</param>
/// <param name="Digest">Keyed digest of the rows.</param>
internal sealed record SubjectDigest(SubjectKind Subject, long Id, string Kinds, byte[] Digest);

/// <summary>Rows written and superseded by acts.</summary>
internal sealed record WrittenFacts(List<(FactKind Kind, Fact Row)> Added, List<(FactKind Kind, List<Fact> Rows)> Gone)
{
    public bool IsEmpty => Added.Count == 0 && Gone.Sum(g => g.Rows.Count) == 0;
}
