using System.Globalization;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Selection.Matters;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Selection.PaperDecisions;

/// <summary>The registered decisions in scope, the newest first.</summary>
internal sealed class ListDecisions(IDbContextFactory<DuoshiDb> databases, IActor actors, TimeProvider clock)
{
    private const int PageSize = 50;
    private const int GreatestSize = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/paper-decisions", async (string? state, string? q, int? skip, int? take, ListDecisions slice, CancellationToken ct) =>
                (await slice.RunAsync(state, q, skip ?? 0, Math.Clamp(take ?? PageSize, 1, GreatestSize), ct)).ToHttp())
            .WithSummary("补录的决定 Registered paper decisions in scope, the newest first")
            .Produces<DecisionPage>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).Needs(Permission.DecisionRegister);
        api.MapGet("/paper-decisions/export", async (string? state, string? q, string? format, ListDecisions slice, HandOutList sheets, CancellationToken ct) =>
                await sheets.RunAsync(await slice.SheetAsync(state, q, ct), format, ct))
            .WithSummary("Registered paper decisions as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.DecisionRegister);
    }

    /// <param name="state">Name of a <see cref="DecisionState"/>; empty: all.</param>
    /// <param name="text">Part of the document number, the body, the meeting, the office's name or the name of a person concerned.</param>
    /// <param name="skip">Rows to pass over.</param>
    /// <param name="take">Rows of a page.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<DecisionPage>> RunAsync(string? state, string? text, int skip, int take, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.DecisionRegister))
        {
            return Refusal.Forbidden;
        }

        DecisionState? only = null;
        if (!string.IsNullOrEmpty(state))
        {
            if (!Enum.TryParse<DecisionState>(state, true, out var asked) || !Enum.IsDefined(asked))
            {
                var offered = string.Join(", ", Enum.GetNames<DecisionState>());
                return new Refusal("decision.state", $"没有“{state}”这种状态，可用：{offered}。", $"There is no state '{state}'; offered: {offered}.", 422) { Details = new { field = "state" } };
            }

            only = asked;
        }

        var today = clock.Today();
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        var found = MatterScope.Decisions(db, actor, Permission.DecisionRegister, today);
        found = only is { } one ? found.Where(d => d.State == one) : found;
        found = found.Naming(text, db, today);
        var total = await found.CountAsync(ct);
        var page = await found.OrderByDescending(d => d.Id).Skip(Math.Max(0, skip)).Take(take).ToListAsync(ct);
        return new DecisionPage(await RowsAsync(db, actor, page, today, ct), total);
    }

    /// <summary>How many wait for a check by somebody else than the actor.</summary>
    public async Task<int> WaitingAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await MatterScope.Decisions(db, actor, Permission.DecisionCheck, clock.Today()).CountAsync(d => d.State == DecisionState.Submitted && (d.EnteredBy != actor.AccountId || d.EnteredByName != actor.Name), ct);
    }

    internal static async Task<List<DecisionRow>> RowsAsync(DuoshiDb db, Actor actor, IReadOnlyList<PaperDecision> page, DateOnly today, CancellationToken ct)
    {
        var rows = new List<DecisionRow>();
        foreach (var some in page.Chunk(400))
        {
            var ids = some.Select(d => d.Id).ToList();
            var acts = (await db.Set<PlannedAct>().AsNoTracking().Where(a => ids.Contains(a.MatterId)).OrderBy(a => a.Order).Select(a => new { a.MatterId, a.PersonId }).ToListAsync(ct)).ToLookup(a => a.MatterId, a => a.PersonId);
            var names = await ActWords.CardsAsync(db, [.. acts.SelectMany(a => a).Distinct()], today, ct);
            var offices = some.Select(d => d.OfficeId).Distinct().ToList();
            var nodes = await db.Set<OfficeNode>().AsNoTracking().Where(n => offices.Contains(n.OfficeId) && n.ValidFrom <= today && today < n.ValidTo).ToDictionaryAsync(n => n.OfficeId, n => n.Name, ct);
            rows.AddRange(some.Select(d => new DecisionRow(
                d.Id, d.Body, d.Meeting, d.DocumentNumber, d.DecidedOn, d.EffectiveOn, nodes.GetValueOrDefault(d.OfficeId),
                string.Join(T("、", ", "), acts[d.Id].Distinct().Select(p => names.GetValueOrDefault(p)?.Name).OfType<string>()), d.State, DecisionNames.Of(d.State),
                d.EnteredByName, new DateTime(d.EnteredAt, DateTimeKind.Utc).ToCivil(), d.CheckedByName, actor.Is(d.EnteredBy, d.EnteredByName))));
        }

        return rows;
    }

    public async Task<Outcome<ShownList>> SheetAsync(string? state, string? text, CancellationToken ct)
    {
        if (!(await actors.CurrentAsync(ct)).May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        return (await RunAsync(state, text, 0, int.MaxValue, ct)).Succeeded(out var page, out var why)
            ? new ShownList(
                T("补录的决定", "Registered paper decisions"),
                [new(T("文号", "Document")), new(T("决定机关", "Body")), new(T("会议", "Meeting")), new(T("决定日期", "Decided")), new(T("生效日期", "Holds from")), new(T("单位", "Office")), new(T("人员", "People")), new(T("状态", "State")), new(T("录入", "Entered by")), new(T("复核", "Checked by"))],
                page.Rows.Select(r => SheetLine.Of(r.DocumentNumber, r.Body, r.Meeting, Day(r.DecidedOn), Day(r.EffectiveOn), r.Office, r.People, r.StateName, r.EnteredBy, r.CheckedBy)))
            {
                Filters = ShownList.InWords(Enum.TryParse<DecisionState>(state, true, out var shown) ? DecisionNames.Of(shown) : null, ShownList.Containing(text)),
            }
            : why;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
