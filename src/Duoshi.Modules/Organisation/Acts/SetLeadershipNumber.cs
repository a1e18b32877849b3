using System.Globalization;
using Duoshi.Core.Codes;
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

/// <summary>核定领导职数: from a day on the office has a number of one leading post.</summary>
internal sealed class SetLeadershipNumber(OfficeRights rights, FactKinds kinds, RecordWriter writer)
{
    internal sealed record Act : OrganisationAct
    {
        /// <summary>Leading post, by code: P01, P02 …</summary>
        public required string Post { get; init; }

        /// <summary>Posts authorised, 0 or more; null: the number ends.</summary>
        public int? Authorised { get; init; }
    }

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/offices/{id:long}/leadership", (long id, Act body, HttpRequest http, SetLeadershipNumber slice, CancellationToken ct) =>
            http.IfMatchAsync(seen => slice.RunAsync(id, body with { Seen = seen }, ct)))
        .Needs(Permission.OrganisationChange).WithSummary("核定领导职数 Set the number of a leading post").Produces<OrganisationActDone>()
        .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired);

    /// <summary>The line of a post: P01 is 1.</summary>
    internal static short SlotOf(string post) => short.Parse(post.AsSpan(1), CultureInfo.InvariantCulture);

    public async Task<Outcome<OrganisationActDone>> RunAsync(long office, Act act, CancellationToken ct)
    {
        if (FieldCodes.Find(CodeTableNames.ProcuratoratePost, act.Post) is null)
        {
            return new Refusal("organisation.unknown-post", $"没有领导职务“{act.Post}”。", $"There is no leading post '{act.Post}'.", 422) { Details = new { field = "post" } };
        }

        return act.Authorised < 0
            ? new Refusal("organisation.negative-number", "核定数不能为负。", "The number authorised can't be below 0.", 422) { Details = new { field = "authorised" } }
            : await WriteAsync(office, act, ct);
    }

    private async Task<Outcome<OrganisationActDone>> WriteAsync(long office, Act act, CancellationToken ct)
    {
        if (!act.Day().Succeeded(out var on, out var why) || !(await rights.ToChangeAsync([office], ct)).Succeeded(out var who, out why))
        {
            return why;
        }

        var slot = SlotOf(act.Post);
        var write = act.Authorised is { } number
            ? FactLine.From<OfficeLeadership>(
                kinds, office, slot, on,
                (nameof(OfficeLeadership.Post), act.Post), (nameof(OfficeLeadership.Authorised), number), (nameof(OfficeLeadership.DocumentNumber), act.DocumentNumber))
            : FactLine.Ends<OfficeLeadership>(kinds, office, slot, on);
        var request = new WriteRequest(act.Header("set-leadership-number"), [])
        {
            Prepare = async scope => await SeenVersion.ConflictAsync(scope, SubjectKind.Office, office, act.Seen, ct) is { } conflict ? conflict : new[] { write },
        };
        return (await writer.WriteAsync(who, request, ct)).Succeeded(out var receipt, out why) ? new OrganisationActDone(office, receipt.Change) : why;
    }
}
