using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Platform.Access;

/// <summary>Asks whichever module keeps the subjects.</summary>
internal sealed class SubjectNames(IEnumerable<ISubjectNames> sources)
{
    public async Task<IReadOnlyDictionary<long, NamedSubject>> NamesAsync(SubjectKind subject, IReadOnlyCollection<long> ids, CancellationToken ct) =>
        ids.Count > 0 && sources.FirstOrDefault(s => s.Subject == subject) is { } source
            ? await source.NamesAsync(ids, ct)
            : ImmutableDictionary<long, NamedSubject>.Empty;

    public async Task<IReadOnlyList<NamedSubject>> FindAsync(SubjectKind subject, string text, int take, CancellationToken ct) =>
        text.Trim().Length > 0 && sources.FirstOrDefault(s => s.Subject == subject) is { } source
            ? await source.FindAsync(text.Trim(), take, ct)
            : [];
}
