using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Organisation.Tree;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation.Acts;

/// <summary>设置职位: a position in the structure of an office begins.</summary>
internal sealed class FoundPosition(OfficeRights rights, OfficeIndexes indexes, FactKinds kinds, RecordWriter writer)
{
    internal sealed record Act : OrganisationAct
    {
        public required string Name { get; init; }

        /// <summary>The department it is in; left out: of the office itself.</summary>
        public long? DepartmentId { get; init; }

        /// <summary>Duty, by code: P01 …</summary>
        public string? PostCode { get; init; }

        /// <summary>Duty level, by code.</summary>
        public string? Level { get; init; }

        /// <summary>How many people it can have.</summary>
        public int? Number { get; init; }

        public int? SiblingOrder { get; init; }
    }

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/offices/{id:long}/positions", async (long id, Act body, FoundPosition slice, CancellationToken ct) =>
            (await slice.RunAsync(id, body, ct)).ToHttp(done => Results.Created($"/api/v1/offices/{id}", done)))
        .Needs(Permission.OrganisationChange).WithSummary("设置职位 Found a position").Produces<OrganisationActDone>(StatusCodes.Status201Created)
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
        var request = new WriteRequest(act.Header("found-position"), [])
        {
            Prepare = async scope =>
            {
                if (await ForeignDepartmentAsync(scope.Db, act.DepartmentId, office, on.Value, ct) is { } foreign)
                {
                    return foreign;
                }

                id = scope.NextId();
                scope.Db.Add(new Position { Id = id, RecordedBy = scope.Change.Id });
                return new[]
                {
                    FactLine.From<PositionPlace>(
                        kinds, id, 1, on,
                        (nameof(PositionPlace.OfficeId), office), (nameof(PositionPlace.DepartmentId), act.DepartmentId), (nameof(PositionPlace.Name), act.Name.Trim()),
                        (nameof(PositionPlace.PostCode), string.IsNullOrWhiteSpace(act.PostCode) ? null : act.PostCode), (nameof(PositionPlace.Level), string.IsNullOrWhiteSpace(act.Level) ? null : act.Level),
                        (nameof(PositionPlace.Number), act.Number), (nameof(PositionPlace.SiblingOrder), act.SiblingOrder)),
                };
            },
        };
        return (await writer.WriteAsync(who, request, ct)).Succeeded(out var receipt, out why) ? new OrganisationActDone(id, receipt.Change) : why;
    }

    /// <summary>A position stands in a department of its own office.</summary>
    internal static async Task<Refusal?> ForeignDepartmentAsync(DuoshiDb db, long? department, long office, DateOnly day, CancellationToken ct) =>
        department is null || await db.Set<DepartmentPlace>().At(day, Known.Now).AnyAsync(d => d.SubjectId == department && d.OfficeId == office, ct)
            ? null
            : new Refusal(
                "organisation.department-elsewhere",
                $"所选内设机构在 {day:yyyy-MM-dd} 不属于本院。",
                $"The department does not belong to the office on {day:yyyy-MM-dd}.", 422)
            { Details = new { field = "departmentId" } };
}
