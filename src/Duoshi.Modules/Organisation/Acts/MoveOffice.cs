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

/// <summary>
/// 调整隶属: from a day on the office stands under another parent, for staff and money, for guidance, or both; or in
/// another order among its siblings. All below it moves along.
/// </summary>
internal sealed class MoveOffice(OfficeRights rights, FactKinds kinds, RecordWriter writer)
{
    internal sealed record Act : OrganisationAct
    {
        /// <summary>The new parent for staff, money and scope; left out: stays.</summary>
        public long? ParentId { get; init; }

        /// <summary>The office that guides from now on; the parent itself ends a guidance from elsewhere; left out: stays.</summary>
        public long? BusinessParentId { get; init; }

        public string? Level { get; init; }

        public int? SiblingOrder { get; init; }
    }

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/offices/{id:long}/move", (long id, Act body, HttpRequest http, MoveOffice slice, CancellationToken ct) =>
            http.IfMatchAsync(seen => slice.RunAsync(id, body with { Seen = seen }, ct)))
        .Needs(Permission.OrganisationChange).WithSummary("调整隶属关系 Move an office under another parent").Produces<OrganisationActDone>()
        .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired);

    public async Task<Outcome<OrganisationActDone>> RunAsync(long office, Act act, CancellationToken ct)
    {
        if (!act.Day().Succeeded(out var on, out var why)
            || !(await rights.ToChangeAsync([office], ct)).Succeeded(out var who, out why)
            || (act.ParentId is not null && !(await rights.ToFoundUnderAsync(act.ParentId, act.BusinessParentId, ct)).Succeeded(out who, out why)))
        {
            return why;
        }

        var request = new WriteRequest(act.Header("move-office"), [])
        {
            Prepare = async scope =>
            {
                if (await SeenVersion.ConflictAsync(scope, SubjectKind.Office, office, act.Seen, ct) is { } conflict)
                {
                    return conflict;
                }

                var standing = (await kinds.Get<OfficePlace>().LoadAsync(scope.Db, [office], Known.Now, ct)).Cast<OfficePlace>()
                    .FirstOrDefault(p => p.ValidFrom <= on.Value && on.Value < p.ValidTo);
                var changes = Changes(act, standing);
                return changes.Length == 0
                    ? new Refusal("organisation.nothing-to-move", "请至少更改一项：上级院、业务指导院、层级或排序。", "Change at least one: parent, guiding office, level or order.", 422)
                    : new[] { FactLine.From<OfficePlace>(kinds, office, 1, on, changes) };
            },
        };
        return (await writer.WriteAsync(who, request, ct)).Succeeded(out var receipt, out why)
            ? new OrganisationActDone(office, receipt.Change, act.ParentId is null ? [] : [office])
            : why;
    }

    /// <summary>Guidance by the parent itself is stored as none: the two parents then never drift apart by a later move.</summary>
    private static (string, object?)[] Changes(Act act, OfficePlace? standing)
    {
        var changes = new List<(string, object?)>();
        var parent = act.ParentId ?? standing?.ParentId;
        if (act.ParentId is not null)
        {
            changes.Add((nameof(OfficePlace.ParentId), act.ParentId));
        }

        if (act.BusinessParentId is { } guide)
        {
            changes.Add((nameof(OfficePlace.BusinessParentId), guide == parent ? null : guide));
        }
        else if (act.ParentId is not null && standing?.BusinessParentId == act.ParentId)
        {
            changes.Add((nameof(OfficePlace.BusinessParentId), null));
        }

        if (!string.IsNullOrWhiteSpace(act.Level))
        {
            changes.Add((nameof(OfficePlace.Level), act.Level));
        }

        if (act.SiblingOrder is not null)
        {
            changes.Add((nameof(OfficePlace.SiblingOrder), act.SiblingOrder));
        }

        return [.. changes];
    }
}
