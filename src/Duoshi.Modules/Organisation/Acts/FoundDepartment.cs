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

/// <summary>设立内设机构: a department of an office begins.</summary>
internal sealed class FoundDepartment(OfficeRights rights, OfficeIndexes indexes, FactKinds kinds, RecordWriter writer)
{
    internal sealed record Act : OrganisationAct
    {
        public required string Name { get; init; }

        /// <summary>Business line, by code.</summary>
        public string? Line { get; init; }

        public int? SiblingOrder { get; init; }
    }

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/offices/{id:long}/departments", async (long id, Act body, FoundDepartment slice, CancellationToken ct) =>
            (await slice.RunAsync(id, body, ct)).ToHttp(done => Results.Created($"/api/v1/offices/{id}", done)))
        .Needs(Permission.OrganisationChange).WithSummary("设立内设机构 Found a department").Produces<OrganisationActDone>(StatusCodes.Status201Created)
        .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);

    public async Task<Outcome<OrganisationActDone>> RunAsync(long office, Act act, CancellationToken ct)
    {
        if (!act.Day().Succeeded(out var on, out var why) || !(await rights.ToChangeAsync([office], ct)).Succeeded(out var who, out why))
        {
            return why;
        }

        if (MergeOffices.NotThere(await indexes.PresentAsync(ct), [office], on.Value) is { } refusal)
        {
            return refusal;
        }

        long id = 0;
        var request = new WriteRequest(act.Header("found-department"), [])
        {
            Prepare = scope =>
            {
                id = scope.NextId();
                scope.Db.Add(new Department { Id = id, RecordedBy = scope.Change.Id });
                return Task.FromResult<Outcome<IReadOnlyList<FactWrite>>>(new[]
                {
                    FactLine.From<DepartmentPlace>(
                        kinds, id, 1, on,
                        (nameof(DepartmentPlace.OfficeId), office), (nameof(DepartmentPlace.Name), act.Name.Trim()), (nameof(DepartmentPlace.Line), string.IsNullOrWhiteSpace(act.Line) ? null : act.Line),
                        (nameof(DepartmentPlace.SiblingOrder), act.SiblingOrder), (nameof(DepartmentPlace.DocumentNumber), act.DocumentNumber)),
                });
            },
        };
        return (await writer.WriteAsync(who, request, ct)).Succeeded(out var receipt, out why) ? new OrganisationActDone(id, receipt.Change) : why;
    }
}
