using System.Runtime.InteropServices;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>The kinds a scope touched of each subject, joined by commas in ordinal order, as versions and audit entries name them.</summary>
internal static class TouchedKinds
{
    /// <summary>A line a subject that a filter lets through.</summary>
    public static List<(SubjectKind Subject, long Id, string Kinds)> Of(WriteScope scope, Func<long, bool> filter)
    {
        // Thousands of people come with the same kinds: they share the text.
        var joined = new Dictionary<(string Before, string Kind), string>();
        var found = new Dictionary<(SubjectKind Subject, long Id), string>();
        foreach (var kind in scope.TouchedKinds.OrderBy(k => k.Key, StringComparer.Ordinal))
        {
            foreach (var id in scope.Touched(kind))
            {
                if (filter(id))
                {
                    ref var kinds = ref CollectionsMarshal.GetValueRefOrAddDefault(found, (kind.Subject, id), out var there);
                    kinds = there ? With(kinds!, kind.Key) : kind.Key;
                }
            }
        }

        return [.. found.Select(f => (f.Key.Subject, f.Key.Id, f.Value)).OrderBy(f => (f.Subject, f.Id))];

        string With(string before, string kind) => joined.TryGetValue((before, kind), out var same) ? same : joined[(before, kind)] = string.Concat(before, ",", kind);
    }
}
