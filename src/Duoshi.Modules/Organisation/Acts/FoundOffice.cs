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

/// <summary>设立: an office begins to exist under a parent.</summary>
internal sealed class FoundOffice(OfficeRights rights, OfficeIndexes indexes, FactKinds kinds, RecordWriter writer)
{
    internal sealed record Act : OrganisationAct
    {
        public required NewOffice Office { get; init; }
    }

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/offices", async (Act body, FoundOffice slice, CancellationToken ct) =>
            (await slice.RunAsync(body, ct)).ToHttp(done => Results.Created($"/api/v1/offices/{done.Id}", done)))
        .Needs(Permission.OrganisationChange).WithSummary("设立检察院 Found an office").Produces<OrganisationActDone>(StatusCodes.Status201Created)
        .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);

    public async Task<Outcome<OrganisationActDone>> RunAsync(Act act, CancellationToken ct)
    {
        if (!act.Day().Succeeded(out var on, out var why)
            || !(await rights.ToFoundUnderAsync(act.Office.ParentId, act.Office.BusinessParentId, ct)).Succeeded(out var who, out why))
        {
            return why;
        }

        var index = await indexes.PresentAsync(ct);
        if (act.Office.Check(index, on.Value) is { } refusal)
        {
            return refusal;
        }

        long id = 0;
        var request = new WriteRequest(act.Header("found-office"), [])
        {
            Prepare = scope => Task.FromResult<Outcome<IReadOnlyList<FactWrite>>>(
                act.Office.Found(scope, kinds, index, NewOffice.Founded, on, act.DocumentNumber, out id).ToArray()),
        };
        return (await writer.WriteAsync(who, request, ct)).Succeeded(out var receipt, out why) ? new OrganisationActDone(id, receipt.Change) : why;
    }
}
