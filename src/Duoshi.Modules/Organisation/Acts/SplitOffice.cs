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

/// <summary>分设: new offices come out of one, which stays or ends. Each office below it that is to pass says to which. People are not moved.</summary>
internal sealed class SplitOffice(OfficeRights rights, OfficeIndexes indexes, FactKinds kinds, RecordWriter writer)
{
    /// <summary>A new office of the split.</summary>
    internal sealed record Part
    {
        public required NewOffice Office { get; init; }

        /// <summary>Offices that pass to it.</summary>
        public IReadOnlyList<long> SubOffices { get; init; } = [];
    }

    internal sealed record Act : OrganisationAct
    {
        public required IReadOnlyList<Part> Into { get; init; }

        /// <summary>Whether the office itself goes on.</summary>
        public bool Stays { get; init; }
    }

    /// <summary>What a split did.</summary>
    /// <param name="Change">Number of the change.</param>
    /// <param name="Offices">The new offices, in the order asked.</param>
    /// <param name="MovedOffices">Offices that passed to them.</param>
    internal sealed record Done(long Change, ImmutableArray<long> Offices, ImmutableArray<long> MovedOffices);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/offices/{id:long}/split", (long id, Act body, HttpRequest http, SplitOffice slice, CancellationToken ct) =>
            http.IfMatchAsync(seen => slice.RunAsync(id, body with { Seen = seen }, ct)))
        .Needs(Permission.OrganisationChange).WithSummary("分设 Split an office").Produces<Done>()
        .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired);

    public async Task<Outcome<Done>> RunAsync(long office, Act act, CancellationToken ct)
    {
        if (!act.Day().Succeeded(out var on, out var why) || !(await rights.ToChangeAsync([office], ct)).Succeeded(out var who, out why))
        {
            return why;
        }

        foreach (var part in act.Into)
        {
            if (!(await rights.ToFoundUnderAsync(part.Office.ParentId, part.Office.BusinessParentId, ct)).Succeeded(out who, out why))
            {
                return why;
            }
        }

        var index = await indexes.PresentAsync(ct);
        if (Check(index, office, act, on.Value) is { } refusal)
        {
            return refusal;
        }

        var founded = ImmutableArray<long>.Empty;
        var moved = ImmutableArray<long>.Empty;
        var request = new WriteRequest(act.Header("split-office"), [])
        {
            Prepare = async scope =>
            {
                if (await SeenVersion.ConflictAsync(scope, SubjectKind.Office, office, act.Seen, ct) is { } conflict)
                {
                    return conflict;
                }

                var writes = new List<FactWrite>();
                var passesTo = new Dictionary<long, long>();
                founded = [];
                foreach (var part in act.Into)
                {
                    writes.AddRange(part.Office.Found(scope, kinds, index, NewOffice.Split, on, act.DocumentNumber, out var id));
                    writes.Add(MergeOffices.Succession(kinds, office, NewOffice.Split, id, on, act.DocumentNumber));
                    founded = founded.Add(id);
                    foreach (var below in part.SubOffices)
                    {
                        passesTo[below] = id;
                    }
                }

                var graph = await OfficeGraph.LoadAsync(scope.Db, Known.Now, ct);
                (var rehung, moved) = Rehanging.Writes(graph, kinds, (above, below) => above == office && passesTo.TryGetValue(below, out var to) ? to : null, act.Stays ? [] : [office], on);
                writes.AddRange(rehung);
                if (!act.Stays)
                {
                    writes.AddRange(await Closing.OfOfficesAsync(scope.Db, kinds, [office], on, ct));
                }

                return writes;
            },
        };
        return (await writer.WriteAsync(who, request, ct)).Succeeded(out var receipt, out why) ? new Done(receipt.Change, founded, moved) : why;
    }

    private static Refusal? Check(OfficeIndex index, long office, Act act, DateOnly day)
    {
        if (act.Into.Count < (act.Stays ? 1 : 2))
        {
            return new Refusal(
                "organisation.split-incomplete",
                "分设至少需要两个院：保留原院时至少新设一个，否则至少新设两个。",
                "A split leaves two offices at least: found one if the office stays, else two.", 422);
        }

        if (act.Into.GroupBy(p => OfficeNames.Normalise(p.Office.Name), StringComparer.Ordinal).Any(g => g.Count() > 1))
        {
            return new Refusal("organisation.name-taken", "新设各院的院名不能相同。", "The new offices need different names.", 422);
        }

        if ((MergeOffices.NotThere(index, [office], day) ?? act.Into.Select(p => p.Office.Check(index, day)).FirstOrDefault(r => r is not null)) is { } refusal)
        {
            return refusal;
        }

        var left = act.Stays ? [] : index.On(day).Below(office).Where(n => !act.Into.Any(p => p.SubOffices.Contains(n.OfficeId))).ToList();
        return left.Count == 0
            ? null
            : new Refusal(
                "organisation.split-leaves-offices",
                $"请为下级院指定归属：{string.Join("、", left.Select(n => n.Name))}。",
                $"Say where these offices go: {string.Join(", ", left.Select(n => n.Name))}.", 422)
            { Details = left.Select(n => n.OfficeId) };
    }
}
