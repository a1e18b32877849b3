using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Duoshi.Modules.Organisation.Acts;

/// <summary>撤销职位: the position ends. Whoever held it keeps the appointment on the record.</summary>
internal sealed class ClosePosition(OfficeRights rights, FactKinds kinds, RecordWriter writer)
{
    internal sealed record Act : OrganisationAct;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/positions/{id:long}/closure", (long id, Act body, HttpRequest http, ClosePosition slice, CancellationToken ct) =>
            http.IfMatchAsync(seen => slice.RunAsync(id, body with { Seen = seen }, ct)))
        .Needs(Permission.OrganisationChange).WithSummary("撤销职位 Close a position").Produces<OrganisationActDone>()
        .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired);

    public async Task<Outcome<OrganisationActDone>> RunAsync(long position, Act act, CancellationToken ct)
    {
        if (!act.Day().Succeeded(out var on, out var why) || !(await rights.ToChangePositionAsync(position, ct)).Succeeded(out var found, out why))
        {
            return why;
        }

        var request = new WriteRequest(act.Header("close-position"), [])
        {
            Prepare = async scope => await SeenVersion.ConflictAsync(scope, SubjectKind.Position, position, act.Seen, ct) is { } conflict
                ? conflict
                : new[] { FactLine.Ends<PositionPlace>(kinds, position, 1, on) },
        };
        return (await writer.WriteAsync(found.Who, request, ct)).Succeeded(out var receipt, out why) ? new OrganisationActDone(position, receipt.Change) : why;
    }
}
