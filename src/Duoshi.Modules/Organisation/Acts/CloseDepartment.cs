using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Duoshi.Modules.Organisation.Acts;

/// <summary>撤销内设机构: the department and the positions in it end. Its people stay on the record.</summary>
internal sealed class CloseDepartment(OfficeRights rights, FactKinds kinds, RecordWriter writer)
{
    internal sealed record Act : OrganisationAct;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/departments/{id:long}/closure", (long id, Act body, HttpRequest http, CloseDepartment slice, CancellationToken ct) =>
            http.IfMatchAsync(seen => slice.RunAsync(id, body with { Seen = seen }, ct)))
        .Needs(Permission.OrganisationChange).WithSummary("撤销内设机构 Close a department").Produces<OrganisationActDone>()
        .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired);

    public async Task<Outcome<OrganisationActDone>> RunAsync(long department, Act act, CancellationToken ct)
    {
        if (!act.Day().Succeeded(out var on, out var why) || !(await rights.ToChangeDepartmentAsync(department, ct)).Succeeded(out var found, out why))
        {
            return why;
        }

        var request = new WriteRequest(act.Header("close-department"), [])
        {
            Prepare = async scope => await SeenVersion.ConflictAsync(scope, SubjectKind.Department, department, act.Seen, ct) is { } conflict
                ? conflict
                : await Closing.OfDepartmentAsync(scope.Db, kinds, department, on, ct),
        };
        return (await writer.WriteAsync(found.Who, request, ct)).Succeeded(out var receipt, out why) ? new OrganisationActDone(department, receipt.Change) : why;
    }
}
