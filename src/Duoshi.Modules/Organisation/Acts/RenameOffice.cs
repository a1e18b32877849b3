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

/// <summary>更名: from a day on the office bears another name.</summary>
internal sealed class RenameOffice(OfficeRights rights, OfficeIndexes indexes, FactKinds kinds, RecordWriter writer)
{
    internal sealed record Act : OrganisationAct
    {
        public required string Name { get; init; }

        /// <summary>Left out: stays as it was. Empty: none any more.</summary>
        public string? ShortName { get; init; }

        /// <inheritdoc cref="ShortName"/>
        public string? DocumentPrefix { get; init; }
    }

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/offices/{id:long}/renaming", (long id, Act body, HttpRequest http, RenameOffice slice, CancellationToken ct) =>
            http.IfMatchAsync(seen => slice.RunAsync(id, body with { Seen = seen }, ct)))
        .Needs(Permission.OrganisationChange).WithSummary("更名 Rename an office").Produces<OrganisationActDone>()
        .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired);

    public async Task<Outcome<OrganisationActDone>> RunAsync(long office, Act act, CancellationToken ct)
    {
        if (!act.Day().Succeeded(out var on, out var why) || !(await rights.ToChangeAsync([office], ct)).Succeeded(out var who, out why))
        {
            return why;
        }

        if (NewOffice.Taken(await indexes.PresentAsync(ct), act.Name, office, on.Value) is { } taken)
        {
            return taken;
        }

        List<(string, object?)> values = [(nameof(OfficeName.Name), act.Name.Trim())];
        values.AddRange(act.ShortName is null ? [] : [(nameof(OfficeName.ShortName), Blank(act.ShortName))]);
        values.AddRange(act.DocumentPrefix is null ? [] : [(nameof(OfficeName.DocumentPrefix), Blank(act.DocumentPrefix))]);
        var request = new WriteRequest(act.Header("rename-office"), [])
        {
            Prepare = async scope => await SeenVersion.ConflictAsync(scope, SubjectKind.Office, office, act.Seen, ct) is { } conflict
                ? conflict
                : new[] { FactLine.From<OfficeName>(kinds, office, 1, on, [.. values]) },
        };
        return (await writer.WriteAsync(who, request, ct)).Succeeded(out var receipt, out why) ? new OrganisationActDone(office, receipt.Change) : why;
    }

    private static string? Blank(string text) => text.Trim() is { Length: > 0 } bare ? bare : null;
}
