using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Selection.Matters;
using Duoshi.Modules.Selection.Numbers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Selection.PaperDecisions;

/// <summary>A registered decision whole: what it would change as the record stands now, and what the pre-check says.</summary>
internal sealed class ReadDecision(
    IDbContextFactory<DuoshiDb> databases, ActWords words, ActPlanner planner, SubjectDirectory subjects, PreCheckNumbers numbers, IActor actors, TimeProvider clock)
{
    private const int Months = 12;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/paper-decisions/{id:long}", async (long id, HttpResponse reply, ReadDecision slice, CancellationToken ct) =>
            {
                var outcome = await slice.RunAsync(id, ct);
                if (outcome.Succeeded(out var view, out _))
                {
                    reply.Headers.ETag = EntityTags.Of(view.Version);
                }

                return outcome.ToHttp();
            })
            .WithSummary("A registered decision with what it would change; its ETag is what changes are based on")
            .Produces<DecisionView>().ProducesProblem(StatusCodes.Status404NotFound).Needs(Permission.DecisionRegister);
        api.MapGet("/paper-decisions/{id:long}/pre-check/export", async (long id, string? format, ReadDecision slice, HandOutList sheets, CancellationToken ct) =>
                await sheets.RunAsync(await slice.CheckSheetAsync(id, ct), format, ct))
            .WithSummary("The pre-check of a registered decision as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.DecisionRegister);
    }

    public async Task<Outcome<DecisionView>> RunAsync(long id, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.DecisionRegister))
        {
            return Refusal.Forbidden;
        }

        var today = clock.Today();
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        if (await MatterScope.Decisions(db, actor, Permission.DecisionRegister, today).SingleOrDefaultAsync(d => d.Id == id, ct) is not { } decision)
        {
            return Refusal.NotFound;
        }

        var acts = await db.Set<PlannedAct>().AsNoTracking().Where(a => a.MatterId == id).OrderBy(a => a.Order).ToListAsync(ct);
        var told = await words.OfAsync(db, acts, today, ct);
        DecisionPreview? preview = null;
        string? unfit = null;
        if (decision.State is DecisionState.Submitted or DecisionState.Returned)
        {
            var check = await numbers.OfAsync(db, actor, null, acts, decision.EffectiveOn, Months, ct);
            if ((await planner.PlanAsync(db, acts, decision.EffectiveOn, decision.DocumentNumber, ct)).Succeeded(out var plan, out var why))
            {
                preview = new DecisionPreview(told, await ActWords.OfAsync(db, plan.Lines, today, subjects, ct), check);
            }
            else
            {
                (preview, unfit) = (new DecisionPreview(told, [], check), why.Text);
            }
        }

        return new DecisionView(
            (await ListDecisions.RowsAsync(db, actor, [decision], today, ct))[0], decision.Version, decision.OfficeId, decision.Reason, decision.Answer, decision.ChangeId,
            decision.WithdrawnByName is { } by ? $"{by} {decision.WithdrawalReason}" : null, told, preview, unfit);
    }

    private async Task<Outcome<ShownList>> CheckSheetAsync(long id, CancellationToken ct) =>
        !(await actors.CurrentAsync(ct)).May(Permission.RecordExport) ? Refusal.Forbidden
        : !(await RunAsync(id, ct)).Succeeded(out var view, out var why) ? why
        : view.Preview is { } preview ? NumberSheet.Of(preview.Check, T($"职数预审：{view.Head.DocumentNumber}", $"Pre-check: {view.Head.DocumentNumber}"))
        : new Refusal("decision.settled", "此决定已办结，不再预审。", "This decision is settled: there is no pre-check any more.");
}
