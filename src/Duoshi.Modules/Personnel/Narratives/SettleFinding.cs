using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Narratives;

/// <summary>Settles a finding: by the fix as the user left it, or by letting it stand with a reason, which can be taken back.</summary>
internal sealed class SettleFinding(
    IDbContextFactory<DuoshiDb> databases, WriteGate gate, PersonSubjects people, ActOnFact acts, IActor actors, TimeProvider clock)
{
    /// <param name="Fix">The fix, its values as the user left them.</param>
    /// <param name="Reason">Why, in the user's words; may be empty.</param>
    public sealed record FixRequest(FixView Fix, string? Reason = null);

    /// <param name="Reason">Why it may stand.</param>
    public sealed record DismissRequest(string Reason);

    private static Refusal Gone { get; } = new("record.finding-gone", "简历或记录已经变动，请刷新后再看。", "Resume or rows have changed; look again.", 412);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/persons/{id:long}/findings/{finding}/fix", async (long id, string finding, FixRequest request, SettleFinding slice, CancellationToken ct) => (await slice.FixAsync(id, finding, request, ct)).ToHttp())
            .WithSummary("Correct row or resume as the finding proposes, with the values sent").Produces<ActResult>().ProducesProblem(StatusCodes.Status412PreconditionFailed).Needs(Permission.FactCorrect);
        api.MapPost("/persons/{id:long}/findings/{finding}/dismissal", async (long id, string finding, DismissRequest request, SettleFinding slice, CancellationToken ct) => (await slice.DismissAsync(id, finding, request.Reason, ct)).ToHttp())
            .WithSummary("Let a finding stand, with the reason; it comes back when either side changes").Produces<long>().Needs(Permission.FactCorrect);
        api.MapPost("/persons/{id:long}/dismissals/{dismissal:long}/withdrawal", async (long id, long dismissal, SettleFinding slice, CancellationToken ct) => (await slice.WithdrawAsync(id, dismissal, ct)).ToHttp(_ => Results.NoContent()))
            .WithSummary("Take back that a finding may stand").Produces(StatusCodes.Status204NoContent).Needs(Permission.FactCorrect);
    }

    /// <returns>What the act did; or <c>access.not-found</c>, <c>record.finding-gone</c> (412), <c>record.fix-unfilled</c> and what the act refuses.</returns>
    public async Task<Outcome<ActResult>> FixAsync(long id, string finding, FixRequest request, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var kindOfFix = request.Fix.Key == FindingFixes.OfResume ? "resume" : null;
        var versions = new Dictionary<string, long>();
        foreach (var kind in (string[])["resume", "appointment", "education"])
        {
            // Versions first: whoever changes a row after it is told of it, not overwritten.
            versions[kind] = await Versions.CurrentAsync(db, SubjectKind.Person, id, kind, ct);
        }

        if (!(await FindAsync(db, id, finding, ct)).Succeeded(out var found, out var why))
        {
            return why;
        }

        if (!FindingFixes.Of(found).Any(f => f.Key == request.Fix.Key) || !FindingFixes.IsFilled(request.Fix))
        {
            return new Refusal("record.fix-unfilled", "请把日期和内容填写完整：日期如 2019.06，没有终止的填“至今”。", "Fill in dates and texts: a date such as 2019.06, 至今 for an open end.", 422);
        }

        var (target, act) = FindingFixes.Act(found, request.Fix);
        var reason = $"简历与任职核对：{found.Found.Zh}" + (string.IsNullOrWhiteSpace(request.Reason) ? "" : $"；{request.Reason.Trim()}");
        return await acts.RunAsync(SubjectKind.Person, id, kindOfFix ?? target, act with { Reason = reason.Length > 400 ? reason[..400] : reason }, versions[target], false, ct);
    }

    /// <returns>Key of the dismissal; or <c>access.not-found</c>, <c>record.finding-gone</c> (412), <c>record.reason-required</c>.</returns>
    public async Task<Outcome<long>> DismissAsync(long id, string finding, string? reason, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await FindAsync(db, id, finding, ct)).Succeeded(out _, out var why))
        {
            return why;
        }

        if (reason?.Trim() is not { Length: > 0 and <= FindingDismissal.ReasonMost } text)
        {
            return new Refusal("record.reason-required", $"请写明理由，不超过 {FindingDismissal.ReasonMost} 字。", $"Give the reason, {FindingDismissal.ReasonMost} characters at most.", 422);
        }

        var actor = await actors.CurrentAsync(ct);
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        if (await transaction.Db.Set<FindingDismissal>().AsNoTracking().FirstOrDefaultAsync(d => d.PersonId == id && d.Finding == finding && d.WithdrawnAt == null, ct) is { } already)
        {
            return already.Id;
        }

        var dismissal = new FindingDismissal { Id = transaction.NextId(), PersonId = id, Finding = finding, Reason = text, By = actor.Name, At = clock.GetUtcNow().UtcTicks };
        transaction.Db.Add(dismissal);
        transaction.Audit(actor, "finding-dismiss", SubjectKind.Person, id, detail: finding);
        await transaction.CommitAsync(ct);
        return dismissal.Id;
    }

    /// <returns>Its key; or <c>access.not-found</c>.</returns>
    public async Task<Outcome<long>> WithdrawAsync(long id, long dismissal, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var stored = await people.SeeAsync(transaction.Db, actor, Permission.FactCorrect, id, ct) is { IsSelf: false }
            ? await transaction.Db.Set<FindingDismissal>().SingleOrDefaultAsync(d => d.Id == dismissal && d.PersonId == id && d.WithdrawnAt == null, ct)
            : null;
        if (stored is null)
        {
            return Refusal.NotFound;
        }

        (stored.WithdrawnAt, stored.WithdrawnBy) = (clock.GetUtcNow().UtcTicks, actor.Name);
        transaction.Audit(actor, "finding-dismissal-withdraw", SubjectKind.Person, id, detail: stored.Finding);
        await transaction.CommitAsync(ct);
        return dismissal;
    }

    /// <summary>The finding as it is now, of a person whose resume the actor may read and correct.</summary>
    private async Task<Outcome<NarrativeFinding>> FindAsync(DuoshiDb db, long id, string finding, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (await people.SeeAsync(db, actor, Permission.FactCorrect, id, ct) is not { IsSelf: false, Readable: >= FieldClass.Personal })
        {
            return Refusal.NotFound;
        }

        var found = (await NarrativeFindings.LoadAsync(db, [id], clock.Today(), ct)).GetValueOrDefault(id)?.FirstOrDefault(f => f.Digest == finding);
        return found is null ? Gone : found;
    }
}
