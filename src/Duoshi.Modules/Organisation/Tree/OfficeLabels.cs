using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Organisation.Tree;

/// <summary>Names of offices for grants.</summary>
internal sealed class OfficeLabels(OfficeIndexes indexes, TimeProvider clock) : ISubjectNames
{
    public SubjectKind Subject => SubjectKind.Office;

    public async Task<IReadOnlyDictionary<long, NamedSubject>> NamesAsync(IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var (index, today) = (await indexes.PresentAsync(ct), clock.Today());
        return ids.Distinct().Select(o => index.Nearest(o, today)).OfType<OfficeNode>().ToDictionary(n => n.OfficeId, n => Label(index.On(today), n));
    }

    public async Task<IReadOnlyList<NamedSubject>> FindAsync(string text, int take, CancellationToken ct)
    {
        var day = (await indexes.PresentAsync(ct)).On(clock.Today());
        return
        [
            .. day.InOrder
                .Where(n => n.Name.Contains(text, StringComparison.Ordinal) || n.ShortName?.Contains(text, StringComparison.Ordinal) == true || n.UnitCode?.StartsWith(text, StringComparison.Ordinal) == true)
                .Take(take).Select(n => Label(day, n)),
        ];
    }

    private static NamedSubject Label(OfficeDay day, OfficeNode node) =>
        new(node.OfficeId, node.Name, node.ParentId is { } parent ? day.Find(parent)?.Name : null);
}
