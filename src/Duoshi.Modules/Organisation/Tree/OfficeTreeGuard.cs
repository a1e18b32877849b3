using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation.Tree;

/// <summary>On no day is an office its own ancestor, and none hangs under an office that does not exist that day.</summary>
internal sealed class OfficeTreeGuard : IRecordGuard
{
    public async Task<Refusal?> CheckAsync(WriteScope scope, CancellationToken ct)
    {
        var kinds = scope.Db.Source.Kinds;
        IReadOnlyCollection<long> touched = [.. scope.Touched(kinds.Get<OfficePlace>()), .. scope.Touched(kinds.Get<OfficeExistence>())];
        if (touched.Count == 0)
        {
            return null;
        }

        var graph = await OfficeGraph.LoadAsync(scope.Db, Known.Now, ct);
        return await CircleAsync(scope, graph, touched, ct) ?? await OrphanAsync(scope, graph, touched, ct);
    }

    /// <summary>A circle that this change closed runs through an office it moved.</summary>
    private static async Task<Refusal?> CircleAsync(WriteScope scope, OfficeGraph graph, IEnumerable<long> touched, CancellationToken ct)
    {
        (long Office, DateOnly Day)? found = null;
        foreach (var office in touched)
        {
            foreach (var business in new[] { false, true })
            {
                graph.Paths(office, DateOnly.MinValue, DateOnly.MaxValue, business, (o, day) => found ??= (o, day));
            }
        }

        if (found is not { } circle)
        {
            return null;
        }

        var name = await NameAsync(scope, circle.Office, ct);
        var since = Day(circle.Day);
        return new Refusal(
            "organisation.circle",
            $"“{name}”{since.Zh}将成为自己的上级院。请另选上级院或日期。",
            $"{name} would stand above itself{since.En}. Choose another parent or day.");
    }

    private static async Task<Refusal?> OrphanAsync(WriteScope scope, OfficeGraph graph, IReadOnlyCollection<long> touched, CancellationToken ct)
    {
        var moved = touched.ToHashSet();
        foreach (var office in graph.Offices)
        {
            foreach (var place in graph.Places(office))
            {
                foreach (var parent in new[] { place.ParentId, place.BusinessParentId })
                {
                    if (parent is not { } above || !(moved.Contains(office) || moved.Contains(above)) || FirstDayWithout(graph, office, place, above) is not { } day)
                    {
                        continue;
                    }

                    var (name, aboveName, since) = (await NameAsync(scope, office, ct), await NameAsync(scope, above, ct), Day(day));
                    return new Refusal(
                        "organisation.parent-gone",
                        $"“{name}”{since.Zh}隶属“{aboveName}”，而该院当日不存在。请先调整“{name}”的上级院。",
                        $"{name} stands under {aboveName}{since.En}, which does not exist then. Move {name} first.");
                }
            }
        }

        return null;
    }

    /// <summary>The first day on which the office exists at this place and the office above does not.</summary>
    private static DateOnly? FirstDayWithout(OfficeGraph graph, long office, OfficePlace place, long above)
    {
        foreach (var exists in graph.Existence(office))
        {
            var day = exists.ValidFrom > place.ValidFrom ? exists.ValidFrom : place.ValidFrom;
            var end = exists.ValidTo < place.ValidTo ? exists.ValidTo : place.ValidTo;
            foreach (var parent in graph.Existence(above).Where(p => p.ValidTo > day))
            {
                if (parent.ValidFrom > day)
                {
                    break;
                }

                day = parent.ValidTo;
            }

            if (day < end)
            {
                return day;
            }
        }

        return null;
    }

    private static async Task<string> NameAsync(WriteScope scope, long office, CancellationToken ct) =>
        await scope.Db.Set<OfficeName>().As(Known.Now).Where(n => n.SubjectId == office)
            .OrderByDescending(n => n.ValidFrom).Select(n => n.Name).FirstOrDefaultAsync(ct) ?? office.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static (string Zh, string En) Day(DateOnly day) =>
        day == DateOnly.MinValue ? ("", "") : ($"自 {day:yyyy-MM-dd} 起", $" from {day:yyyy-MM-dd}");
}
