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

/// <summary>From a day on a department bears another name, serves another line, stands in another order or in another office.</summary>
internal sealed class ChangeDepartment(OfficeRights rights, FactKinds kinds, RecordWriter writer)
{
    internal sealed record Act : OrganisationAct
    {
        /// <summary>Left out: stays.</summary>
        public string? Name { get; init; }

        /// <summary>Left out: stays; empty: none any more.</summary>
        public string? Line { get; init; }

        public int? SiblingOrder { get; init; }

        /// <summary>The office it passes to.</summary>
        public long? OfficeId { get; init; }
    }

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/departments/{id:long}/change", (long id, Act body, HttpRequest http, ChangeDepartment slice, CancellationToken ct) =>
            http.IfMatchAsync(seen => slice.RunAsync(id, body with { Seen = seen }, ct)))
        .Needs(Permission.OrganisationChange).WithSummary("变更内设机构 Rename or move a department").Produces<OrganisationActDone>()
        .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired);

    public async Task<Outcome<OrganisationActDone>> RunAsync(long department, Act act, CancellationToken ct)
    {
        if (!act.Day().Succeeded(out var on, out var why)
            || !(await rights.ToChangeDepartmentAsync(department, ct)).Succeeded(out var found, out why)
            || (act.OfficeId is { } office && !(await rights.ToChangeAsync([office], ct)).Succeeded(out _, out why)))
        {
            return why;
        }

        var changes = new List<(string, object?)>();
        changes.AddRange(string.IsNullOrWhiteSpace(act.Name) ? [] : [(nameof(DepartmentPlace.Name), act.Name.Trim())]);
        changes.AddRange(act.Line is null ? [] : [(nameof(DepartmentPlace.Line), act.Line.Length == 0 ? null : act.Line)]);
        changes.AddRange(act.SiblingOrder is null ? [] : [(nameof(DepartmentPlace.SiblingOrder), act.SiblingOrder)]);
        changes.AddRange(act.OfficeId is null ? [] : [(nameof(DepartmentPlace.OfficeId), act.OfficeId)]);
        if (changes.Count == 0)
        {
            return new Refusal("organisation.nothing-to-change", "请至少更改一项。", "Change at least one thing.", 422);
        }

        var request = new WriteRequest(act.Header("change-department"), [])
        {
            Prepare = async scope => await SeenVersion.ConflictAsync(scope, SubjectKind.Department, department, act.Seen, ct) is { } conflict
                ? conflict
                : new[] { FactLine.From<DepartmentPlace>(kinds, department, 1, on, [.. changes]) },
        };
        return (await writer.WriteAsync(found.Who, request, ct)).Succeeded(out var receipt, out why) ? new OrganisationActDone(department, receipt.Change) : why;
    }
}
