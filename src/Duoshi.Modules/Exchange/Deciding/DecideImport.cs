using System.Text.Json;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>A decision about a row.</summary>
/// <param name="Row">Key of the row.</param>
/// <param name="Decision">accept, refuse or pending; null leaves it.</param>
/// <param name="Person">The person of the record it is about.</param>
/// <param name="SameAs">The row of this batch it is the same as.</param>
/// <param name="IsNew">It is somebody new, whoever bears the same name.</param>
/// <param name="Reason">Why it is refused: a refusal needs it.</param>
internal sealed record RowDecision(long Row, string? Decision = null, long? Person = null, long? SameAs = null, bool IsNew = false, string? Reason = null);

/// <summary>A decision about a single field.</summary>
internal sealed record FieldDecision(long Field, string Decision);

/// <summary>Decisions about a batch.</summary>
internal sealed record Decisions
{
    public IReadOnlyList<RowDecision> Rows { get; init; } = [];

    public IReadOnlyList<FieldDecision> Fields { get; init; } = [];

    /// <summary>Accepts every undecided row that is neither conflict nor candidate nor in error.</summary>
    public bool AcceptUndisputed { get; init; }

    /// <summary>Decides every undecided proposal to clear at once: accept or refuse.</summary>
    public string? Clearings { get; init; }
}

/// <summary>Accepts or refuses rows and fields, and settles who a candidate is. Nothing reaches the record by it.</summary>
internal sealed class DecideImport(
    BatchAccess access, HoldingLedger ledger, RowComparing comparing, NewRowFields plain, EffectsAnew effects, IPeople people, FieldCipher cipher, TimeProvider clock)
{
    /// <summary>How a row is matched that a person settled.</summary>
    public const string BySomebody = "decision";

    /// <returns>The batch with its new version; or <c>access.not-found</c>, <c>exchange.batch-changed</c>, <c>exchange.closed</c>, <c>exchange.unknown-row</c>, <c>exchange.undecided</c>, <c>exchange.row-in-error</c>, <c>exchange.refuse-reason</c> (422).</returns>
    public async Task<Outcome<ImportBatch>> RunAsync(long importId, Decisions decisions, int? seenVersion, CancellationToken ct)
    {
        await using var transaction = await ledger.BeginAsync(ct);
        var db = transaction.Db;
        if (!(await access.FindAsync(db, importId, Permission.ImportPrepare, ct, tracked: true)).Succeeded(out var found, out var why))
        {
            return why;
        }

        var (actor, batch) = found;
        if (BatchAccess.Stale(batch, seenVersion) is { } stale)
        {
            return stale;
        }

        if ((BatchAccess.Closed(batch) ?? RefusedRow.Unreasoned(decisions)) is { } refused)
        {
            return refused;
        }

        if (await ApplyAsync(transaction, actor, batch, decisions, ct) is { } refusal)
        {
            return refusal;
        }

        batch.Version++;
        batch.NoteDecision(actor.Name, clock.GetUtcNow().UtcTicks);
        await db.SaveChangesAsync(ct);
        await BatchCounts.RenewAsync(db, batch, ct);
        foreach (var (row, reason) in RefusedRow.Reasons(decisions))
        {
            transaction.Audit(actor, RefusedRow.Act, detail: $"import {importId}, row {row}: {reason}");
        }

        transaction.Audit(actor, "import-decide", detail: $"import {importId}, rows {decisions.Rows.Count}, fields {decisions.Fields.Count}{(decisions.AcceptUndisputed ? ", all undisputed" : "")}");
        await transaction.CommitAsync(ct);
        return batch;
    }

    private async Task<Refusal?> ApplyAsync(LedgerTransaction transaction, Actor actor, ImportBatch batch, Decisions decisions, CancellationToken ct)
    {
        var db = transaction.Db;
        var (importId, clearings) = (batch.Id, ToDecision(decisions.Clearings));
        var ids = decisions.Rows.Select(r => r.Row).Concat(decisions.Rows.Select(r => r.SameAs ?? 0)).Distinct().ToList();
        var rows = await db.Set<ImportRow>().Where(r => r.ImportId == importId && ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        foreach (var decision in decisions.Rows.Where(d => d.Person is not null || d.SameAs is not null || d.IsNew))
        {
            if (!rows.TryGetValue(decision.Row, out var row) || row.MergedInto is not null || row.CommittedBy is not null)
            {
                return BatchAccess.Unknown(decision.Row);
            }

            if (await SettleAsync(transaction, actor, batch, row, decision, rows, ct) is { } refusal)
            {
                return refusal;
            }
        }

        await db.SaveChangesAsync(ct);
        var fieldIds = decisions.Fields.Select(f => f.Field).ToList();
        var fields = await db.Set<ImportField>().Where(f => f.ImportId == importId && fieldIds.Contains(f.Id)).ToDictionaryAsync(f => f.Id, ct);
        foreach (var (key, field) in await plain.KeepAsync(db, actor, batch, fieldIds, transaction.NextId, ct))
        {
            fields[key] = field;
        }

        foreach (var decision in decisions.Fields)
        {
            if (!fields.TryGetValue(decision.Field, out var field) || field.CommittedBy is not null || ToDecision(decision.Decision) is not { } said)
            {
                return BatchAccess.Unknown(decision.Field);
            }

            field.Decision = said;
        }

        if (clearings is { } all)
        {
            foreach (var field in await db.Set<ImportField>().Where(f => f.ImportId == importId && f.Verdict == FieldVerdict.Clears && f.Decision == Decision.Pending).ToListAsync(ct))
            {
                field.Decision = all;
                fields[field.Id] = field;
            }
        }

        await db.SaveChangesAsync(ct);
        foreach (var decision in decisions.Rows.Where(d => d.Decision is not null))
        {
            if (!rows.TryGetValue(decision.Row, out var row) || ToDecision(decision.Decision) is not { } said)
            {
                return BatchAccess.Unknown(decision.Row);
            }

            if (said != Decision.Refused && row.Decision == Decision.Refused)
            {
                await RefusedRow.ForgetAsync(db, row, cipher, ct);
            }

            if (said == Decision.Accepted && await MayNotAcceptAsync(db, row, ct) is { } refusal)
            {
                return refusal;
            }

            row.Decision = said;
            if (said == Decision.Refused)
            {
                var reason = decision.Reason!.Trim();
                (row.ReasonCode, row.ReasonZh, row.ReasonEn) = (RefusedRow.Code, reason, reason);
            }
        }

        if (decisions.AcceptUndisputed)
        {
            await db.SaveChangesAsync(ct);
            await db.Set<ImportRow>()
                .Where(r => r.ImportId == importId && r.MergedInto == null && r.Decision == Decision.Pending && (r.Verdict == RowVerdict.New || r.Verdict == RowVerdict.Changed))
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.Decision, Decision.Accepted), ct);
        }

        await db.SaveChangesAsync(ct);
        var touched = fields.Values.Select(f => f.RowId).Distinct().ToList();
        await effects.RenewAsync(db, actor, batch, [.. fields.Values.Where(f => RowEffect.Counts(f.Kind)).Select(f => f.RowId).Distinct()], ct);
        foreach (var row in await db.Set<ImportRow>().Where(r => touched.Contains(r.Id)).ToListAsync(ct))
        {
            row.WaitingFields = await db.Set<ImportField>().CountAsync(
                f => f.RowId == row.Id && f.Decision == Decision.Pending && f.CommittedBy == null && (f.Verdict == FieldVerdict.Clears || f.Verdict == FieldVerdict.Conflict), ct);
        }

        return null;
    }

    /// <summary>Says who a row is about, and compares it anew.</summary>
    private async Task<Refusal?> SettleAsync(
        LedgerTransaction transaction, Actor actor, ImportBatch batch, ImportRow row, RowDecision decision, Dictionary<long, ImportRow> rows, CancellationToken ct)
    {
        if (row.Verdict != RowVerdict.Candidate && row.CandidatePeople is null && row.CandidateRows is null)
        {
            return BatchAccess.Unknown(row.Id);
        }

        var person = decision.Person;
        if (decision.SameAs is { } same)
        {
            if (!rows.TryGetValue(same, out var other) || other.Id == row.Id || other.MergedInto is not null)
            {
                return BatchAccess.Unknown(same);
            }

            if (other.CommittedBy is null)
            {
                return await MergeAsync(transaction, actor, batch, row, other, ct);
            }

            person = other.PersonId;
        }

        if (person is { } chosen && !(await people.LabelsAsync([chosen], ct)).ContainsKey(chosen))
        {
            return Refusal.NotFound;
        }

        (row.PersonId, row.MatchedBy, row.IsDeclaredNew) = (person, person is null ? null : BySomebody, person is null);
        await CompareAnewAsync(transaction, actor, batch, [row], ct);
        return null;
    }

    private async Task<Refusal?> MergeAsync(LedgerTransaction transaction, Actor actor, ImportBatch batch, ImportRow row, ImportRow into, CancellationToken ct)
    {
        if (row.Number > 0 || into.Number > 0)
        {
            return new Refusal("exchange.cannot-merge", "名册中的两行不能合并，请退回其中一行。", "Two rows of a sheet can't be merged; refuse one of them.", 422);
        }

        var (from, to) = (row.Id, into.Id);
        await transaction.Db.Set<ReceivedForm>().Where(f => f.RowId == from).ExecuteUpdateAsync(s => s.SetProperty(f => f.RowId, to), ct);
        await transaction.Db.Set<ImportField>().Where(f => f.RowId == from).ExecuteDeleteAsync(ct);
        row.MergedInto = to;
        if (into.Verdict != RowVerdict.Candidate)
        {
            await CompareAnewAsync(transaction, actor, batch, [into], ct);
        }

        return null;
    }

    /// <summary>Compares rows with the record as it stands now; what was decided about their fields falls.</summary>
    public async Task CompareAnewAsync(LedgerTransaction transaction, Actor actor, ImportBatch batch, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var db = transaction.Db;
        var ids = rows.Select(r => r.Id).ToList();
        await db.Set<ImportField>().Where(f => ids.Contains(f.RowId) && f.CommittedBy == null).ExecuteDeleteAsync(ct);
        await db.Set<ImportNotice>().Where(n => n.RowId != null && ids.Contains(n.RowId.Value)).ExecuteDeleteAsync(ct);
        var files = await db.Set<ImportFile>().AsNoTracking().Where(f => rows.Select(r => r.FileId).Contains(f.Id)).Select(f => new { f.Id, f.Name }).ToDictionaryAsync(f => f.Id, f => f.Name, ct);
        var units = await comparing.NewLookupAsync(batch, ct);
        foreach (var some in rows.Chunk(RowComparing.Chunk))
        {
            foreach (var compared in await comparing.CompareAsync(db, actor, batch, some, units, ct))
            {
                var fields = comparing.ToFields(compared).ToList();
                fields.ForEach(f => f.Id = transaction.NextId());
                db.AddRange(fields);
                db.AddRange(compared.Notices.Select(n => (n with { File = files[compared.Row.FileId] }).ToNotice(transaction.NextId(), batch.Id, cipher)));
                compared.Row.Decision = Decision.Pending;
                compared.Row.WaitingFields = fields.Count(f => f.Asks);
            }
        }
    }

    private static async Task<Refusal?> MayNotAcceptAsync(DuoshiDb db, ImportRow row, CancellationToken ct)
    {
        if (row.MergedInto is not null)
        {
            return BatchAccess.Unknown(row.Id);
        }

        if (row.Verdict == RowVerdict.Candidate)
        {
            return new Refusal("exchange.undecided", $"“{row.Name}”与他人同名同出生年月，请先确定是哪一位，或确认为新人员。", $"'{row.Name}' has the name and birth month of somebody else; say first who it is, or that it is somebody new.", 422);
        }

        if (row.Verdict != RowVerdict.Error)
        {
            return null;
        }

        // A wrong value may be left out; a row that is wrong as a whole has no fields and can only be refused.
        var errors = await db.Set<ImportField>().Where(f => f.RowId == row.Id && f.Verdict == FieldVerdict.Error).Select(f => f.Decision).ToListAsync(ct);
        return errors.Count > 0 && errors.TrueForAll(d => d == Decision.Refused)
            ? null
            : new Refusal("exchange.row-in-error", $"“{row.Name}”有错误：{row.ReasonZh}请就地改正，或退回有误的各项。", $"'{row.Name}' has errors: {row.ReasonEn} Mend it in place, or refuse the fields in error.", 422);
    }

    private static Decision? ToDecision(string? text) => text switch
    {
        "accept" => Decision.Accepted,
        "refuse" => Decision.Refused,
        "pending" => Decision.Pending,
        _ => null,
    };

    /// <summary>Keys kept as a JSON list.</summary>
    internal static IReadOnlyList<long> Keys(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<long>>(json) ?? [];
}
