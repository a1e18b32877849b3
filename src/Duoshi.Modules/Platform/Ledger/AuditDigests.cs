using System.Globalization;
using System.Text;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>Audit of a change: one head, and an entry a subject with the keyed digest of the rows written for it.</summary>
internal static class AuditDigests
{
    public static void Write(LedgerTransaction transaction, WriteScope scope, List<(FactKind Kind, Fact Row)> added, int superseded)
    {
        var change = scope.Change;
        transaction.Audit(scope.Actor, change.Act, change: change.Id, detail: $"added {added.Count}, superseded {superseded}");
        var written = added.ToLookup(a => (a.Kind.Subject, a.Row.SubjectId));
        var subjects = scope.TouchedKinds.SelectMany(k => scope.Touched(k).Select(s => (k.Subject, Id: s, k.Key)))
            .GroupBy(s => (s.Subject, s.Id), s => s.Key);
        foreach (var subject in subjects.OrderBy(s => s.Key))
        {
            var canonical = new StringBuilder();
            foreach (var (kind, row) in written[subject.Key])
            {
                canonical.Append(CultureInfo.InvariantCulture, $"{kind.Key}|{row.Id}|{row.FactId}|{row.Slot}|{row.ValidFrom:O}|{row.ValidTo:O}|{row.DayOrder}");
                foreach (var field in kind.Fields)
                {
                    canonical.Append('|').Append(FactText.Stored(field.Get(row)));
                }

                canonical.Append('\n');
            }

            transaction.Audit(
                scope.Actor, change.Act, subject.Key.Subject, subject.Key.Id, change.Id,
                string.Join(',', subject.Order(StringComparer.Ordinal)),
                scope.Db.Source.Cipher.AuditLink(Encoding.UTF8.GetBytes(canonical.ToString())));
        }
    }
}
