using System.Globalization;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Selection.Matters;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Selection.PaperDecisions;

/// <summary>A decision read and planned against the record: what submitting and previewing have in common.</summary>
internal sealed record DecisionDraft(DateOnly DecidedOn, DateOnly EffectiveOn, IReadOnlyList<PlannedAct> Acts, PlannedWrites Plan, string SeenVersions);

/// <summary>Reads decisions as entered.</summary>
internal sealed class DecisionReading(ActReading acts, ActPlanner planner)
{
    /// <summary>Reads and plans; nothing is written.</summary>
    public async Task<Outcome<DecisionDraft>> ReadAsync(DuoshiDb db, Actor actor, DecisionBody body, DateOnly today, CancellationToken ct)
    {
        if (await MatterScope.OfficeAsync(db, actor, Permission.DecisionRegister, body.OfficeId, today, ct) is not { } office)
        {
            return Refusal.NotFound;
        }

        if (Missing(body) is { } missing)
        {
            return missing;
        }

        if (!MatterRequests.Day(body.DecidedOn, "decidedOn", "决定日期", "day of the decision").Succeeded(out var decided, out var why)
            || !MatterRequests.Day(body.EffectiveOn, "effectiveOn", "生效日期", "first day it holds").Succeeded(out var effective, out why))
        {
            return why;
        }

        if (decided > today)
        {
            return new Refusal("decision.date-future", "决定日期不能晚于今天：补录的是已作出的决定。", "The day of the decision can't be after today: what is registered has been decided.", 422) { Details = new { field = "decidedOn" } };
        }

        if (!(await acts.ReadAsync(db, actor, Permission.DecisionRegister, body.Acts, today, ct)).Succeeded(out var read, out why))
        {
            return why;
        }

        // Whoever may not see a decision about these people doesn't register one either.
        var cards = await ActWords.CardsAsync(db, [.. read.Select(a => a.PersonId).Distinct()], today, ct);
        if (!MatterScope.Reaches(actor, Permission.DecisionRegister, office.Path, cards.Values.Select(c => c.ManagementAuthority).OfType<string>().Order(StringComparer.Ordinal).FirstOrDefault()))
        {
            return new Refusal("decision.managed-above", "其中有上级管理的干部，请由有管理权限的单位补录。", "Some of them are managed above: the office with that authority registers it.", 403);
        }

        if (!(await planner.PlanAsync(db, read, effective, body.DocumentNumber!.Trim(), ct)).Succeeded(out var plan, out why))
        {
            return why;
        }

        return new DecisionDraft(decided, effective, read, plan, await SeenAsync(db, plan, ct));
    }

    /// <summary>The versions a decision was entered against, as the writer compares them.</summary>
    public static IReadOnlyList<ExpectedVersion> Expected(string seen) =>
        [.. seen.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split(':')).Select(s => new ExpectedVersion(
            SubjectKind.Person, long.Parse(s[0], CultureInfo.InvariantCulture), s[1], long.Parse(s[2], CultureInfo.InvariantCulture)))];

    private static async Task<string> SeenAsync(DuoshiDb db, PlannedWrites plan, CancellationToken ct)
    {
        var people = plan.Touched.Select(t => t.Person).Distinct().ToList();
        var versions = await Versions.OfAsync(db, SubjectKind.Person, people, ct);
        return string.Join(';', plan.Touched.Order().Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Person}:{t.Kind}:{versions.GetValueOrDefault(t)}")));
    }

    private static Refusal? Missing(DecisionBody body)
    {
        (string? Value, string Field, string Zh, string En, int Most)[] texts =
        [
            (body.Body, "body", "决定机关", "deciding body", 120), (body.DocumentNumber, "documentNumber", "文号", "document number", 60),
        ];
        return texts.Where(t => string.IsNullOrWhiteSpace(t.Value) || t.Value.Trim().Length > t.Most)
            .Select(t => new Refusal("decision.required", $"请填写{t.Zh}（不超过 {t.Most} 字）。", $"Give the {t.En} (at most {t.Most} characters).", 422) { Details = new { field = t.Field } })
            .FirstOrDefault() ?? MatterRequests.Votes(body.Reason) ?? MatterRequests.Votes(body.Meeting);
    }
}
