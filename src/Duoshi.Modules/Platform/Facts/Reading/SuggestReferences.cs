using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Facts;

/// <summary>Offices, departments, positions and people in scope to choose from while a field that refers to one is filled in.</summary>
internal sealed class SuggestReferences(IDbContextFactory<DuoshiDb> databases, SubjectDirectory subjects, IActor actors, TimeProvider clock)
{
    private const int Most = 20;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/references/{kind}", async (string kind, string? q, long? within, SuggestReferences slice, CancellationToken ct) =>
            Enum.TryParse<SubjectKind>(kind, ignoreCase: true, out var sort) ? (await slice.RunAsync(sort, q, within, ct)).ToHttp() : Refusal.NotFound.ToHttp())
        .WithSummary("Offices, departments (of an office), positions (of an office) or people in scope to choose from while typing")
        .WithTags("references")
        .Produces<IReadOnlyList<ReferenceChoice>>()
        .Needs(Permission.OrganisationRead);

    public async Task<Outcome<IReadOnlyList<ReferenceChoice>>> RunAsync(SubjectKind kind, string? text, long? within, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.OrganisationRead))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        return subjects.Find(kind) is { } owner
            ? new List<ReferenceChoice>(await owner.SuggestAsync(db, actor, text?.Trim() ?? "", within, clock.Today(), Most, ct))
            : Refusal.NotFound;
    }
}
