using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Facts;

/// <summary>The four acts on a fact of a person, office, department or position: new from a day, correct, end, withdraw.</summary>
internal sealed class ActOnFact(
    IDbContextFactory<DuoshiDb> databases, FactKinds kinds, SubjectDirectory subjects, RecordWriter writer, IActor actors, IEnumerable<IFactRule> rules)
{
    /// <summary>The right each act needs.</summary>
    public static Permission? PermissionOf(string act) => act switch
    {
        "insert" => Permission.FactInsert,
        "correct" => Permission.FactCorrect,
        "end" => Permission.FactEnd,
        "withdraw" => Permission.FactWithdraw,
        _ => null,
    };

    /// <summary>Does the act, or shows what it would do.</summary>
    /// <param name="sort">What sort of subject.</param>
    /// <param name="id">Whose fact.</param>
    /// <param name="kindKey">Key of the kind.</param>
    /// <param name="request">The act.</param>
    /// <param name="ifMatch">The version the user had before her eyes; required but for a preview.</param>
    /// <param name="preview">Only the difference, nothing written.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>
    /// The difference; or <c>record.version-required</c> (428), <c>record.changed-meanwhile</c> (412), <c>record.unknown-code</c>,
    /// <c>record.date-impossible</c>, <c>record.main-post-overlap</c> and what the timeline refuses.
    /// </returns>
    public async Task<Outcome<ActResult>> RunAsync(SubjectKind sort, long id, string kindKey, ActRequest request, long? ifMatch, bool preview, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (PermissionOf(request.Act) is not { } permission || !actor.May(permission))
        {
            return Refusal.Forbidden;
        }

        // Load
        await using var db = await databases.CreateDbContextAsync(ct);
        if (subjects.Find(sort) is not { } owner
            || await owner.SeeAsync(db, actor, permission, id, ct) is not { } subject
            || kinds.Find(kindKey) is not { } kind || kind.Subject != sort || kind.Class > subject.Readable)
        {
            return Refusal.NotFound;
        }

        if (sort != SubjectKind.Person && !actor.May(Permission.OrganisationChange, subject.OfficePath))
        {
            return Refusal.Forbidden;
        }

        if (subject.IsSelf)
        {
            return new Refusal("record.own-record", "本人档案须由他人办理，请提出更正申请。", "Your own record is changed by somebody else; ask for a correction.", 403);
        }

        if (ifMatch is null && !preview)
        {
            return new Refusal("record.version-required", "请先读取最新内容，并随请求送回其版本（If-Match）。", "Read the present state first and send its version back (If-Match).", 428);
        }

        ExpectedVersion[] expected = ifMatch is { } seen ? [new ExpectedVersion(sort, id, kind.Key, seen)] : [];
        if (await Versions.ConflictAsync(db, expected, ct) is { } conflict)
        {
            return conflict;
        }

        // Decide
        var standing = await kind.LoadAsync(db, [id], Known.Now, ct);
        if (!DraftOf(db, kind, subject, standing, request).Succeeded(out var draft, out var unclear))
        {
            return unclear;
        }

        if (await UnknownReferenceAsync(db, actor, draft, ct) is { } unknown)
        {
            return unknown;
        }

        foreach (var rule in rules.Where(r => r.Entity == kind.Entity))
        {
            if (await rule.CompleteAsync(draft, ct) is { } refused)
            {
                return refused;
            }
        }

        var write = new FactWrite(kind, id, draft.Slot, draft.FactId, draft.ToAct());
        List<Fact> line = draft.Slot is { } slot
            ? [.. standing.Where(f => f.Slot == slot)]
            : [.. standing.Where(f => f.Slot is null && f.FactId == draft.FactId)];
        var periods = line.Select(kind.ToPeriod).ToList();
        var outcome = Timeline.Apply(periods, write.Act, write.Shape, kind.Fields.Length);
        if (outcome.Change is not { } change)
        {
            return new Refusal(outcome.Refusal!.Code, outcome.Refusal.Chinese, outcome.Refusal.English, 422) { Details = new { field = outcome.Refusal.Field?.ToLowerInvariant() } };
        }

        if (MissingRequired(kind, change) is { } missing)
        {
            return missing;
        }

        var difference = await DifferenceAsync(db, kind, subject, periods, change, ct);
        if (preview)
        {
            return new ActResult(0, ifMatch ?? await Versions.CurrentAsync(db, sort, id, kind.Key, ct), difference, draft.Warnings);
        }

        // Save
        var basis = request.Act is "correct" or "withdraw" ? Basis.Correction : Basis.Registration;
        var header = new ChangeHeader($"{request.Act}-fact", basis, null, Trimmed(request.Reason), Trimmed(request.DocumentNumber));
        var written = await writer.WriteAsync(actor, new WriteRequest(header, [write], expected), ct);
        return written.Succeeded(out var receipt, out var why)
            ? new ActResult(receipt.Change, receipt.Change == 0 ? ifMatch!.Value : receipt.Change, difference, draft.Warnings)
            : why;
    }

    private static Outcome<FactDraft> DraftOf(DuoshiDb db, FactKind kind, SubjectSight subject, List<Fact> standing, ActRequest request)
    {
        var row = request.RowId is { } rowId ? standing.Find(f => f.Id == rowId)
            : request.FactId is { } factId and not 0 ? standing.FindLast(f => f.FactId == factId) : null;
        if (row is null && (request.Act is "correct" or "withdraw" || request.RowId is not null || request.FactId is not null and not 0))
        {
            return new Refusal("timeline.no-such-period", "这一时段已不在现行记录中，请刷新后再试。", "This period no longer stands; reload and try again.");
        }

        if (request.Act is "correct" or "withdraw" && string.IsNullOrWhiteSpace(request.Reason))
        {
            return new Refusal("record.reason-required", "更正或撤销须写明理由。", "A correction or withdrawal needs its reason.", 422) { Details = new { field = "reason" } };
        }

        if (!ActDates.From(request.From).Succeeded(out var from, out var refused)
            | !ActDates.To(request.To).Succeeded(out var to, out var refusedTo)
            | !ActDates.On(request.On).Succeeded(out var on, out var refusedOn))
        {
            return (refused ?? refusedTo ?? refusedOn)!;
        }

        if (((request.Act == "insert" && from is null ? ActDates.Required("from", "开始日期", "first day") : null)
            ?? (request.Act == "end" && on is null ? ActDates.Required("on", "终止日期", "day of ending") : null)
            ?? ActDates.EndBeforeStart(from, to)) is { } dates)
        {
            return dates;
        }

        var draft = new FactDraft(db, kind, subject.Id, standing, row)
        {
            Act = request.Act,
            From = from,
            To = to,
            On = on,
            Reach = request.Reach is "later" ? Reach.AllLater : Reach.ThisPeriod,
            Fill = request.Fill is "previous" ? Fill.PreviousContinues : Fill.Gap,
            Slot = row is not null ? row.Slot : kind.Shape == FactShape.State ? (short)1 : null,
            RequestedSlot = request.Slot,
            FactId = row?.FactId ?? 0,
        };
        if (request.Act is "insert" or "correct")
        {
            foreach (var (key, text) in request.Values)
            {
                if (kind.PositionOf(key) < 0 || kind.Field(key) is not { } field || field.Class > subject.Readable)
                {
                    return new Refusal("record.unknown-field", $"“{kind.Zh}”没有字段 {key}。", $"'{kind.En}' has no field {key}.", 422) { Details = new { field = key } };
                }

                if (!FieldInput.Read(field, text).Succeeded(out var value, out var unreadable))
                {
                    return unreadable;
                }

                draft.Values[key] = value.Value;
                if (FieldInput.TooLongForForm(field, value.Value) is { } warning)
                {
                    draft.Warnings.Add(warning);
                }
            }
        }

        return draft;
    }

    private async Task<Refusal?> UnknownReferenceAsync(DuoshiDb db, Actor actor, FactDraft draft, CancellationToken ct)
    {
        foreach (var (key, value) in draft.Values)
        {
            var field = draft.Kind.Field(key);
            if (field.RefersTo is { } to && value is long id && subjects.Find(to) is { } owner
                && ((await owner.NamesAsync(db, [id], draft.From?.Value ?? DateOnly.MaxValue, ct)).Count == 0 || !await owner.MayReferAsync(db, actor, id, ct)))
            {
                return new Refusal("record.unknown-reference", $"“{field.Zh}”所指的对象不存在，请从列表中选择。", $"What '{field.En}' refers to does not exist; choose from the list.", 422) { Details = new { field = key } };
            }
        }

        return null;
    }

    private static Refusal? MissingRequired(FactKind kind, TimelineChange change)
    {
        foreach (var period in change.Added)
        {
            for (var i = 0; i < kind.Fields.Length; i++)
            {
                if (kind.Fields[i] is { Required: true } field && period.Values[i] is null or "")
                {
                    return new Refusal("record.required", $"“{kind.Zh}”的“{field.Zh}”不能为空，请填写。", $"'{field.En}' of '{kind.En}' is required; fill it in.", 422) { Details = new { field = field.Key } };
                }
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<DifferenceView>> DifferenceAsync(DuoshiDb db, FactKind kind, SubjectSight subject, List<Period> line, TimelineChange change, CancellationToken ct)
    {
        var rows = TimelineDifference.Of(line, change).Rows;
        var shown = rows.SelectMany(r => new[] { r.Before, r.After }).Where(p => p is not null).Select(p => (kind, kind.ToFact(p!, subject.Id, null)));
        var names = await subjects.NamesAsync(db, shown, DateOnly.MaxValue, ct);
        var fields = FactReader.Readable(kind, subject.Readable).ToList();
        return [.. rows.Select(r => new DifferenceView(
            r.Kind, View(r.Before), View(r.After),
            [.. r.Fields.Select(f => kind.Fields[f]).Where(fields.Contains).Select(f => f.Key)]))];

        PeriodView? View(Period? period) => period is null ? null : new PeriodView(
            FactDisplay.From(period.From, period.FromPrecision), FactDisplay.To(period.To, period.ToPrecision),
            fields.Select(f => (f.Key, Text: FactDisplay.Text(f, period.Values[kind.PositionOf(f.Key)], names)))
                .Where(f => f.Text.Length > 0).ToDictionary(f => f.Key, f => f.Text, StringComparer.Ordinal));
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
