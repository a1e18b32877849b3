using Duoshi.Core.Forms;
using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>Reads the holding area: batches, rows, differences and notices within the actor's reach.</summary>
internal sealed class ReviewImport(
    IDbContextFactory<DuoshiDb> databases, BatchAccess access, NewRowFields plain, ImportingOffice importing, IActor actors, IPeople people, IOffices offices, FactKinds kinds, FieldCipher cipher, TimeProvider clock)
{
    private const int Most = 500;
    private const int MostNotices = 5_000;

    /// <summary>Batches, the newest first.</summary>
    /// <param name="before">Key of the last batch seen; null: from the newest.</param>
    /// <param name="take">How many.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<IReadOnlyList<ReviewedBatch>>> BatchesAsync(long? before, int take, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.ImportPrepare))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var batches = db.Set<ImportBatch>().AsNoTracking().Where(b => before == null || b.Id < before);
        if (importing.Reached(db, actor, Permission.ImportPrepare) is { } reached)
        {
            batches = batches.Where(b => b.OfficeId != null && reached.Contains(b.OfficeId.Value));
        }

        var views = new List<ReviewedBatch>();
        foreach (var batch in await batches.OrderByDescending(b => b.Id).Take(Math.Clamp(take, 1, Most)).ToListAsync(ct))
        {
            views.Add(await ViewAsync(db, batch, ct));
        }

        return views;
    }

    public async Task<Outcome<ReviewedBatch>> BatchAsync(long importId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return (await access.FindAsync(db, importId, Permission.ImportPrepare, ct)).Succeeded(out var found, out var why) ? await ViewAsync(db, found.Batch, ct) : why;
    }

    public async Task<Outcome<RowPage>> RowsAsync(long importId, RowQuery query, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await access.FindAsync(db, importId, Permission.ImportPrepare, ct)).Succeeded(out _, out var why))
        {
            return why;
        }

        var rows = db.Set<ImportRow>().AsNoTracking().Where(r => r.ImportId == importId && r.MergedInto == null);
        rows = query.Verdict switch
        {
            null or "" or "all" => rows,
            "waiting" => rows.Where(r => (r.Decision == Decision.Pending && r.Verdict != RowVerdict.Same) || (r.Decision == Decision.Accepted && r.WaitingFields > 0)),
            "to-place" => rows.Where(r => r.IsToPlace),
            "committed" => rows.Where(r => r.CommittedBy != null),
            var name when Enum.GetValues<RowVerdict>().FirstOrDefault(v => v.Key() == name) is var verdict && verdict != 0 => rows.Where(r => r.Verdict == verdict),
            _ => rows.Where(r => false),
        };
        if (!string.IsNullOrWhiteSpace(query.Name))
        {
            var part = PersonNames.Normalise(query.Name);
            rows = rows.Where(r => r.Name.Contains(part));
        }

        if (!string.IsNullOrEmpty(query.Missing))
        {
            var marked = RequiredFields.Marked(query.Missing);
            rows = rows.Where(r => r.Decision != Decision.Refused && r.Missing!.Contains(marked));
        }

        if (!string.IsNullOrEmpty(query.Effect))
        {
            var places = EffectsOfImport.CountedWith(query.Effect);
            var (one, other) = places.Count == 0 ? (query.Effect, query.Effect) : (places[0], places[^1]);
            rows = rows.Where(r => r.Decision != Decision.Refused && (r.Effect!.Contains(one) || r.Effect.Contains(other)));
        }

        if (!string.IsNullOrEmpty(query.Decision))
        {
            var decided = Enum.GetValues<Decision>().Where(d => d.Key() == query.Decision).ToList();
            rows = rows.Where(r => decided.Contains(r.Decision));
        }

        var total = await rows.CountAsync(ct);
        var take = Math.Clamp(query.Take, 1, Most);
        var page = await rows.Where(r => query.After == null || r.Order > query.After).OrderBy(r => r.Order).Take(take + 1).ToListAsync(ct);
        var views = await ViewsAsync(db, importId, [.. page.Take(take)], ct);
        return new RowPage(views, page.Count > take ? views[^1].Order : null, total);
    }

    public async Task<Outcome<ReviewedRow>> RowAsync(long importId, long rowId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await access.FindAsync(db, importId, Permission.ImportPrepare, ct)).Succeeded(out _, out var why))
        {
            return why;
        }

        var row = await db.Set<ImportRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == rowId && r.ImportId == importId, ct);
        if (row?.MergedInto is { } into)
        {
            // Part of another row by now: that one tells of it.
            row = await db.Set<ImportRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == into && r.ImportId == importId, ct);
        }

        return row is null ? Refusal.NotFound : (await ViewsAsync(db, importId, [row], ct))[0];
    }

    /// <summary>The differences of a row that the actor may read.</summary>
    public async Task<Outcome<IReadOnlyList<ReviewedField>>> FieldsAsync(long importId, long rowId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await access.FindAsync(db, importId, Permission.ImportPrepare, ct)).Succeeded(out var found, out var why))
        {
            return why;
        }

        var row = await db.Set<ImportRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == rowId && r.ImportId == importId, ct);
        if (row is null)
        {
            return Refusal.NotFound;
        }

        var readable = await access.ReadableAsync(found.Actor, found.Batch, row.PersonId, ct);
        var fields = await db.Set<ImportField>().AsNoTracking().Where(f => f.RowId == rowId).OrderBy(f => f.Id).ToListAsync(ct);
        if (fields.Count == 0 && NewRowFields.MayBePlain(row))
        {
            fields = await plain.OfAsync(db, found.Actor, found.Batch, row, ct);
        }

        return fields.Where(f => ClassOf(f) <= readable).Select(View).ToList();
    }

    public async Task<Outcome<IReadOnlyList<ReviewedNotice>>> NoticesAsync(long importId, long? rowId, CancellationToken ct, int most = MostNotices)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await access.FindAsync(db, importId, Permission.ImportPrepare, ct)).Succeeded(out _, out var why))
        {
            return why;
        }

        var notices = await db.Set<ImportNotice>().AsNoTracking().Where(n => n.ImportId == importId && (rowId == null || n.RowId == rowId))
            .OrderByDescending(n => n.Weight).ThenBy(n => n.Id).Take(most).ToListAsync(ct);
        return notices.Select(n =>
        {
            var text = cipher.OpenJson<NoticeText>(n.SealedText);
            return new ReviewedNotice(n.File, n.Sheet, n.Row, n.Column, n.Element, n.Code, n.Weight.Key(), Words.T(text.CauseZh, text.CauseEn), Words.T(text.RemedyZh, text.RemedyEn), n.RowId);
        }).ToList();
    }

    private async Task<ReviewedBatch> ViewAsync(DuoshiDb db, ImportBatch b, CancellationToken ct)
    {
        var importId = b.Id;
        var withdrawal = b.State != ImportState.Withdrawn ? null : await db.Set<Change>().AsNoTracking()
            .Where(w => w.Basis == Basis.Withdrawal && db.Set<Change>().Any(c => c.Id == w.BasisId && c.Basis == Basis.Import && c.BasisId == importId)).OrderByDescending(w => w.Id).FirstOrDefaultAsync(ct);
        var change = b.CommittedBy is { } number ? await db.Set<Change>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == number, ct) : null;
        return new ReviewedBatch(
            b.Id, b.Source, b.Content.HasFlag(ImportContent.Forms), b.Content.HasFlag(ImportContent.Roster), b.State.Key(),
            b.OfficeId is { } office ? (await offices.NamesAsync(office, null, clock.Today(), ct)).Office : null,
            b.ReceivedBy, ViewWords.AtUtc(b.ReceivedAt), b.AsOf, b.CommittedBy, b.Reason, b.Version,
            b.Files, b.FilesRead, b.Rows, b.New, b.Changed, b.Same, b.Conflicts, b.Candidates, b.Errors, b.ToPlace, b.Waiting)
        {
            DecidedBy = b.DecidedBy,
            DecidedAt = b.DecidedAt is { } at ? ViewWords.AtUtc(at) : null,
            CommittedBy = change?.ActorName,
            CommittedAt = change?.AtUtc,
            DocumentNumber = change?.DocumentNumber,
            ReviewedBy = b.ReviewedBy,
            WithdrawnBy = withdrawal?.ActorName,
            WithdrawnAt = withdrawal?.AtUtc,
            WithdrawalReason = withdrawal?.Reason,
        };
    }

    private async Task<List<ReviewedRow>> ViewsAsync(DuoshiDb db, long importId, List<ImportRow> rows, CancellationToken ct)
    {
        var otherKeys = rows.SelectMany(r => DecideImport.Keys(r.CandidateRows)).Distinct().ToList();
        var others = await db.Set<ImportRow>().AsNoTracking().Where(r => otherKeys.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        var fileKeys = rows.Select(r => r.FileId).Concat(others.Values.Select(o => o.FileId)).Distinct().ToList();
        var files = await db.Set<ImportFile>().AsNoTracking().Where(f => fileKeys.Contains(f.Id)).Select(f => new { f.Id, f.Name }).ToDictionaryAsync(f => f.Id, f => f.Name, ct);

        // A row of the batch that is on the record by now is a person of the record.
        var persons = rows.SelectMany(r => DecideImport.Keys(r.CandidatePeople)).Concat(others.Values.Select(o => o.PersonId ?? 0)).Where(p => p != 0).Distinct().ToList();
        var labels = await people.LabelsAsync(persons, ct);
        return rows.ConvertAll(r => new ReviewedRow(
            r.Id, r.Order, r.PersonId, r.Name, r.Birth is { } birth && PartialDate.TryParse(birth, out var date) ? date.ToString() : null, files[r.FileId], r.Number, r.Verdict.Key(), r.Decision.Key(),
            r.MatchedBy, r.ReasonZh is null ? null : Words.T(r.ReasonZh, r.ReasonEn ?? r.ReasonZh), r.UnitText, r.UnitOfficeId, r.IsToPlace, r.WaitingFields, r.CommittedBy,
            Candidates(r))
        {
            FromSheet = r.Number > 0,
            Repairs = r.Number > 0 ? cipher.OpenPayload(r.SealedPayload).Repairs.Count : 0,
            Missing = [.. RequiredFields.Keys(r.Missing ?? "").Select(RequiredFields.Find).OfType<RequiredField>().Select(f => Words.T(f.Zh, f.En))],
        });

        List<ReviewedCandidate> Candidates(ImportRow row)
        {
            var found = new List<ReviewedCandidate>();
            var seen = new HashSet<long>();
            foreach (var person in DecideImport.Keys(row.CandidatePeople))
            {
                if (seen.Add(person) && labels.GetValueOrDefault(person) is { } label)
                {
                    found.Add(new ReviewedCandidate(person, null, label.Name, label.StaffNumber, label.Office, label.Duty, null));
                }
            }

            foreach (var key in DecideImport.Keys(row.CandidateRows))
            {
                var other = others.GetValueOrDefault(key);
                if (other is not { MergedInto: null } || (other.PersonId is { } p && !seen.Add(p)))
                {
                    continue;
                }

                var label = other.PersonId is { } person ? labels.GetValueOrDefault(person) : null;
                found.Add(new ReviewedCandidate(other.PersonId, key, other.Name, label?.StaffNumber, label?.Office, label?.Duty, files.GetValueOrDefault(other.FileId)));
            }

            return found;
        }
    }

    private FieldClass ClassOf(ImportField field) => kinds.Find(field.Kind) is not { } kind ? FieldClass.Public
        : field.Field == Difference.Whole ? kind.Class
        : kind.Field(field.Field).Class;

    private ReviewedField View(ImportField f)
    {
        var kind = kinds.Find(f.Kind);
        var field = kind is null || f.Field == Difference.Whole ? null : kind.Field(f.Field);
        var label = kind is null ? Words.T("任免审批表（整份保存）", "Appointment form (kept whole)")
            : field is null ? Words.T(kind.Zh, kind.En)
            : Words.T($"{kind.Zh}·{field.Zh}", $"{kind.En} · {field.En}");
        var source = SheetColumns.Find(f.Source) is not null && SheetColumns.Label(f.Source) is var (zh, en) ? Words.T(zh, en)
            : FormElements.Find(f.Source) is { } element ? Words.T(element.LabelZh, element.LabelEn)
            : f.Source;
        return new ReviewedField(
            f.Id, f.Kind, f.Field, label, source, FieldTexts.InLanguage(field, cipher.OpenText(f.SealedOld)), FieldTexts.InLanguage(field, cipher.OpenText(f.SealedNew)), f.From, f.Act.Key(), f.Verdict.Key(),
            f.Decision.Key(), f.ReasonZh is null ? null : Words.T(f.ReasonZh, f.ReasonEn ?? f.ReasonZh), f.Asks, f.CommittedBy is not null)
        { Basis = kind is null ? source : $"{(SheetColumns.Find(f.Source) is null ? Words.T($"审批表“{source}”", $"form, “{source}”") : Words.T($"名册“{source}”列", $"sheet, column “{source}”"))}{Words.T("；", "; ")}{BasisOf(f)}" };
    }

    /// <summary>The rule by which the value would come onto the record: since when, or that it was always so.</summary>
    private static string BasisOf(ImportField f) => (f.Act, string.IsNullOrEmpty(f.From) ? null : f.From) switch
    {
        (ProposedAct.Correct, _) => Words.T("更正原记载，起止时间不变", "corrects the entry, dates stay"),
        (ProposedAct.End, { } day) => Words.T($"自 {day} 起不再有效", $"no longer holds from {day}"),
        (ProposedAct.End, _) => Words.T("不再有效", "no longer holds"),
        (_, { } day) => Words.T($"自 {day} 起", $"holds from {day}"),
        _ => Words.T("文件未说明起始时间", "the file does not say since when"),
    };
}
