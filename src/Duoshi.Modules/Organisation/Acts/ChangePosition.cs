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

/// <summary>From a day on a position has another name, department, duty, level, number or order. Appointments keep the names they froze.</summary>
internal sealed class ChangePosition(OfficeRights rights, FactKinds kinds, RecordWriter writer)
{
    internal sealed record Act : OrganisationAct
    {
        /// <summary>Left out: stays. So with all that follow.</summary>
        public string? Name { get; init; }

        public long? DepartmentId { get; init; }

        public string? PostCode { get; init; }

        public string? Level { get; init; }

        public int? Number { get; init; }

        public int? SiblingOrder { get; init; }
    }

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/positions/{id:long}/change", (long id, Act body, HttpRequest http, ChangePosition slice, CancellationToken ct) =>
            http.IfMatchAsync(seen => slice.RunAsync(id, body with { Seen = seen }, ct)))
        .Needs(Permission.OrganisationChange).WithSummary("变更职位 Change a position").Produces<OrganisationActDone>()
        .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired);

    public async Task<Outcome<OrganisationActDone>> RunAsync(long position, Act act, CancellationToken ct)
    {
        if (!act.Day().Succeeded(out var on, out var why) || !(await rights.ToChangePositionAsync(position, ct)).Succeeded(out var found, out why))
        {
            return why;
        }

        var changes = new List<(string Property, object? Value)>
        {
            (nameof(PositionPlace.Name), string.IsNullOrWhiteSpace(act.Name) ? null : act.Name.Trim()), (nameof(PositionPlace.DepartmentId), act.DepartmentId),
            (nameof(PositionPlace.PostCode), act.PostCode), (nameof(PositionPlace.Level), act.Level),
            (nameof(PositionPlace.Number), act.Number), (nameof(PositionPlace.SiblingOrder), act.SiblingOrder),
        };
        changes.RemoveAll(c => c.Value is null);
        if (changes.Count == 0)
        {
            return new Refusal("organisation.nothing-to-change", "请至少更改一项。", "Change at least one thing.", 422);
        }

        var request = new WriteRequest(act.Header("change-position"), [])
        {
            Prepare = async scope => (await SeenVersion.ConflictAsync(scope, SubjectKind.Position, position, act.Seen, ct)
                    ?? await FoundPosition.ForeignDepartmentAsync(scope.Db, act.DepartmentId, found.Place.OfficeId ?? 0, on.Value, ct)) is { } refusal
                ? refusal
                : new[] { FactLine.From<PositionPlace>(kinds, position, 1, on, [.. changes]) },
        };
        return (await writer.WriteAsync(found.Who, request, ct)).Succeeded(out var receipt, out why) ? new OrganisationActDone(position, receipt.Change) : why;
    }
}
