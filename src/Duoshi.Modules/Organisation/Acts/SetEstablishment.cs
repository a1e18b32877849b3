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

/// <summary>核定编制: from a day on the office has a number of posts of one kind of establishment.</summary>
internal sealed class SetEstablishment(OfficeRights rights, FactKinds kinds, RecordWriter writer)
{
    internal sealed record Act : OrganisationAct
    {
        /// <summary>Kind of establishment, by code.</summary>
        public required string Kind { get; init; }

        /// <summary>Posts authorised, 0 or more; null: this kind ends.</summary>
        public int? Authorised { get; init; }
    }

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/offices/{id:long}/establishment", (long id, Act body, HttpRequest http, SetEstablishment slice, CancellationToken ct) =>
            http.IfMatchAsync(seen => slice.RunAsync(id, body with { Seen = seen }, ct)))
        .Needs(Permission.OrganisationChange).WithSummary("核定编制 Set authorised posts of a kind").Produces<OrganisationActDone>()
        .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired);

    /// <summary>The line of a kind of establishment: each has a history of its own.</summary>
    internal static short SlotOf(string kind) => short.Parse(kind, CultureInfo.InvariantCulture);

    public async Task<Outcome<OrganisationActDone>> RunAsync(long office, Act act, CancellationToken ct)
    {
        if (FieldCodes.Find(CodeTableNames.EstablishmentDuoshi, act.Kind) is null)
        {
            return new Refusal("organisation.unknown-establishment", $"没有编制类型“{act.Kind}”。", $"There is no kind of establishment '{act.Kind}'.", 422) { Details = new { field = "kind" } };
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

        var slot = SlotOf(act.Kind);
        var write = act.Authorised is { } number
            ? FactLine.From<OfficeEstablishment>(
                kinds, office, slot, on,
                (nameof(OfficeEstablishment.EstablishmentKind), act.Kind), (nameof(OfficeEstablishment.Authorised), number), (nameof(OfficeEstablishment.DocumentNumber), act.DocumentNumber))
            : FactLine.Ends<OfficeEstablishment>(kinds, office, slot, on);
        var request = new WriteRequest(act.Header("set-establishment"), [])
        {
            Prepare = async scope => await SeenVersion.ConflictAsync(scope, SubjectKind.Office, office, act.Seen, ct) is { } conflict ? conflict : new[] { write },
        };
        return (await writer.WriteAsync(who, request, ct)).Succeeded(out var receipt, out why) ? new OrganisationActDone(office, receipt.Change) : why;
    }
}
