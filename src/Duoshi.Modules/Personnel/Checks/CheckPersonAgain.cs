using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Checks;

/// <summary>Judges one person of a run again, after the record was mended: the rest of the run stays as it was.</summary>
internal sealed class CheckPersonAgain(IDbContextFactory<DuoshiDb> databases, JudgeCheckRun judging, IActor actors)
{
    /// <param name="Findings">What the rules of the run find of the person now, of what the actor reads.</param>
    public sealed record Judged(int Findings);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/check-runs/{run:long}/people/{person:long}", async (long run, long person, CheckPersonAgain slice, CancellationToken ct) => (await slice.RunAsync(run, person, ct)).ToHttp())
        .WithSummary("Judge one person of a run again, after the record was mended").Produces<Judged>()
        .ProducesProblem(StatusCodes.Status404NotFound).Needs(Permission.CheckRun);

    /// <returns>What is found now; or <c>access.not-found</c>, <c>check.text</c>.</returns>
    public async Task<Outcome<Judged>> RunAsync(long run, long person, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.CheckRun))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var found = await db.Set<CheckRun>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == run && r.FinishedAt != null, ct);
        if (found is null || !(found.IsTrial ? actor.May(Permission.CheckRuleWrite, found.Path) : CheckScope.Concerns(actor, Permission.CheckRead, found.Path)))
        {
            return Refusal.NotFound;
        }

        return (await judging.AgainAsync(actor, found, person, ct)).Succeeded(out var findings, out var why) ? new Judged(findings) : why;
    }
}
