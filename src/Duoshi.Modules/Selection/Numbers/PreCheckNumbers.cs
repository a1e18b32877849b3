using Duoshi.Core.Engines.PostNumbers;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Selection.Matters;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Selection.Numbers;

/// <summary>职数预审: the numbers of an office as they stand or after a plan of moves, with what stops it and what to look at. It writes nothing.</summary>
internal sealed class PreCheckNumbers(IDbContextFactory<DuoshiDb> databases, ActReading reading, NumberBook book, CandidateReader candidates, IActor actors, TimeProvider clock)
{
    private const int DefaultMonths = 12;
    private const int MostMonths = 60;

    /// <param name="OfficeId">The office; null: those of the plan.</param>
    /// <param name="On">The day the plan takes effect; empty: today.</param>
    /// <param name="Months">Months ahead within which leaving is told; null: 12.</param>
    /// <param name="Acts">The plan; none: the numbers as they stand.</param>
    public sealed record Body(long? OfficeId, string? On, int? Months, IReadOnlyList<ActBody>? Acts);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/selection/pre-check", async (Body body, PreCheckNumbers slice, CancellationToken ct) => (await slice.RunAsync(body, ct)).ToHttp())
        .WithSummary("职数预审 Pre-check of the numbers of an office, as they stand or after a plan of moves")
        .Produces<PreCheckView>()
        .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity)
        .Needs(Permission.SelectionRecord);

    /// <param name="body">What to check.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="permission">The right whose scope counts.</param>
    public async Task<Outcome<PreCheckView>> RunAsync(Body body, CancellationToken ct, Permission permission = Permission.SelectionRecord)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(permission))
        {
            return Refusal.Forbidden;
        }

        var today = clock.Today();
        var day = today;
        if (!string.IsNullOrWhiteSpace(body.On) && !MatterRequests.Day(body.On, "on", "生效日期", "day").Succeeded(out day, out var why))
        {
            return why;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        if (body.OfficeId is { } office && await MatterScope.OfficeAsync(db, actor, permission, office, today, ct) is null)
        {
            return Refusal.NotFound;
        }

        IReadOnlyList<PlannedAct> acts = [];
        if (body.Acts is { Count: > 0 } && !(await reading.ReadAsync(db, actor, permission, body.Acts, today, ct)).Succeeded(out acts!, out why))
        {
            return why;
        }

        return body.OfficeId is null && acts.Count == 0
            ? new Refusal("selection.office-required", "请选择院。", "Choose the office.", 422) { Details = new { field = "officeId" } }
            : await OfAsync(db, actor, body.OfficeId, acts, day, Math.Clamp(body.Months ?? DefaultMonths, 1, MostMonths), ct);
    }

    /// <summary>The pre-check of acts that are known already.</summary>
    public async Task<PreCheckView> OfAsync(DuoshiDb db, Actor actor, long? office, IReadOnlyList<PlannedAct> acts, DateOnly day, int months, CancellationToken ct)
    {
        var today = clock.Today();
        var plan = await book.ReadAsync(db, office, acts, day, day.AddMonths(months), today, ct);
        IReadOnlyList<PostFinding> people = acts.Count == 0 ? [] : await candidates.FindAsync(db, actor, acts, plan, today, ct);
        return await PreCheckView.OfAsync(db, plan, people, today, ct);
    }
}
