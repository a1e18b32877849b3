using System.Text;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>Audit of a change: one head, and an entry a subject with the keyed digest of the rows written and superseded for it.</summary>
internal static class AuditDigests
{
    public static void Write(LedgerTransaction transaction, WriteScope scope, List<(FactKind Kind, Fact Row)> added, List<(FactKind Kind, List<Fact> Rows)> superseded)
    {
        var change = scope.Change;
        transaction.Audit(scope.Actor, change.Act, change: change.Id, detail: $"added {added.Count}, superseded {superseded.Sum(s => s.Rows.Count)}");
        var written = added.ToLookup(a => (a.Kind.Subject, a.Row.SubjectId));
        var gone = superseded.SelectMany(s => s.Rows.Select(r => (s.Kind, Row: r))).ToLookup(s => (s.Kind.Subject, s.Row.SubjectId));
        var subjects = scope.TouchedKinds.SelectMany(k => scope.Touched(k).Select(s => (k.Subject, Id: s, k.Key)))
            .GroupBy(s => (s.Subject, s.Id), s => s.Key);
        var ordered = subjects.OrderBy(s => s.Key).ToList();
        var digests = new byte[ordered.Count][];
        Parallel.For(0, ordered.Count, i => digests[i] = Of(scope.Db.Source.Cipher, written[ordered[i].Key], gone[ordered[i].Key]));
        foreach (var (subject, digest) in ordered.Zip(digests))
        {
            transaction.Audit(scope.Actor, change.Act, subject.Key.Subject, subject.Key.Id, change.Id, JoinKinds(subject), digest);
        }
    }

    /// <summary>The kinds of a subject that a change touched, as an audit entry names them.</summary>
    public static string JoinKinds(IEnumerable<string> kinds) => string.Join(',', kinds.Order(StringComparer.Ordinal));

    /// <summary>The reverse of <see cref="JoinKinds"/>; kinds this program doesn't know are left out.</summary>
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
