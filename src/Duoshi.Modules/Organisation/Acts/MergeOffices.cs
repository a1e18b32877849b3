using Duoshi.Core.Time;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Organisation.Tree;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Duoshi.Modules.Organisation.Acts;

/// <summary>
/// 合并: offices go into a new one or into one that stays. They end, each with a successor; offices below them pass to
/// it. People are not moved: that is decided person by person.
/// </summary>
internal sealed class MergeOffices(OfficeRights rights, OfficeIndexes indexes, FactKinds kinds, RecordWriter writer)
{
    internal sealed record Act : OrganisationAct
    {
        /// <summary>The offices that end.</summary>
        public required IReadOnlyList<long> Offices { get; init; }

        /// <summary>The office that stays and takes them in; or</summary>
        public long? IntoId { get; init; }

        /// <summary>the office that is founded by the merger.</summary>
        public NewOffice? Into { get; init; }
    }

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/offices/merger", async (Act body, MergeOffices slice, CancellationToken ct) => (await slice.RunAsync(body, ct)).ToHttp())
        .Needs(Permission.OrganisationChange).WithSummary("合并 Merge offices").Produces<OrganisationActDone>()
        .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);

    public async Task<Outcome<OrganisationActDone>> RunAsync(Act act, CancellationToken ct)
    {
        var ending = act.Offices.Distinct().ToList();
        if (ending.Count == 0 || act.IntoId is null == act.Into is null || ending.Contains(act.IntoId ?? 0))
        {
            return new Refusal(
                "organisation.merger-incomplete",
                "请选择要并入的院，以及一个承继的院（新设或现有，不能是被并入的院之一）。",
                "Name the offices that end and one successor, new or standing, that is none of them.", 422);
        }

        if (!act.Day().Succeeded(out var on, out var why)
            || !(await rights.ToChangeAsync([.. ending, .. act.IntoId is { } stays ? new[] { stays } : []], ct)).Succeeded(out var who, out why)
            || (act.Into is not null && !(await rights.ToFoundUnderAsync(act.Into.ParentId, act.Into.BusinessParentId, ct)).Succeeded(out who, out why)))
        {
            return why;
        }

        var index = await indexes.PresentAsync(ct);
        if ((NotThere(index, [.. ending, .. act.IntoId is { } into ? new[] { into } : []], on.Value) ?? act.Into?.Check(index, on.Value)) is { } refusal)
        {
            return refusal;
        }

        long successor = 0;
        var moved = ImmutableArray<long>.Empty;
        var request = new WriteRequest(act.Header("merge-offices"), [])
        {
            Prepare = async scope =>
            {
                var writes = new List<FactWrite>();
                successor = act.IntoId ?? 0;
                if (act.Into is not null)
                {
                    writes.AddRange(act.Into.Found(scope, kinds, index, NewOffice.Merged, on, act.DocumentNumber, out successor));
                }

                writes.AddRange(ending.Select(o => Succession(kinds, o, NewOffice.Merged, successor, on, act.DocumentNumber)));
                var graph = await OfficeGraph.LoadAsync(scope.Db, Known.Now, ct);
                (var rehung, moved) = Rehanging.Writes(graph, kinds, (above, below) => !ending.Contains(above) ? null : below == successor ? Above(graph, above, ending, on.Value) : successor, ending, on);
                writes.AddRange(rehung);
                writes.AddRange(await Closing.OfOfficesAsync(scope.Db, kinds, ending, on, ct));
                return writes;
            },
        };
        return (await writer.WriteAsync(who, request, ct)).Succeeded(out var receipt, out why) ? new OrganisationActDone(successor, receipt.Change, moved) : why;
    }

    /// <summary>An event of the office that ends: it went into the successor.</summary>
    internal static FactWrite Succession(FactKinds kinds, long office, string way, long successor, PartialDate on, string? document) => FactLine.From<OfficeSuccession>(
        kinds, office, null, on,
        (nameof(OfficeSuccession.Way), way), (nameof(OfficeSuccession.SuccessorId), successor), (nameof(OfficeSuccession.DocumentNumber), document));

    /// <summary>Offices can only act on days on which they exist.</summary>
    internal static Refusal? NotThere(OfficeIndex index, IEnumerable<long> offices, DateOnly day)
    {
        var gone = offices.FirstOrDefault(o => index.On(o, day) is null);
        if (gone == 0)
        {
            return null;
        }

        var name = index.Line(gone) is [.., var last] ? last.Name : "";
        return new Refusal(
            "organisation.not-there",
            $"“{name}”在 {day:yyyy-MM-dd} 不存在。请核对日期。",
            $"{name} does not exist on {day:yyyy-MM-dd}. Check the day.");
    }

    /// <summary>The next office above that does not end: when an office is merged into one below it, that one takes its place.</summary>
    private static long? Above(OfficeGraph graph, long office, List<long> ending, DateOnly day)
    {
        var above = graph.Places(office).FirstOrDefault(p => p.ValidFrom <= day && day < p.ValidTo)?.ParentId;
        return above is { } next && ending.Contains(next) && next != office ? Above(graph, next, ending, day) : above;
    }
}
