using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>What is kept beside matched rows once they are checked and compared. Fields and notices have no keys yet.</summary>
internal sealed record CheckedRows(List<ImportField> Fields, List<NoticeDraft> Notices)
{
    /// <summary>Compares the rows that are settled so far, and says of the others why they are not.</summary>
    public static async Task<CheckedRows> OfAsync(RowComparing comparing, DuoshiDb db, Actor actor, ImportBatch batch, IReadOnlyList<RowDraft> drafts, UnitLookup units, CancellationToken ct)
    {
        var failed = drafts.Where(d => d.IsSettled && d.Row.Verdict == RowVerdict.Error).ToList();
        List<RowDraft> open = [.. drafts.Where(d => !d.IsSettled)];
        var compared = await comparing.CompareAsync(db, actor, batch, open.ConvertAll(d => d.Row), units, ct, open.ConvertAll(d => d.Payload));
        foreach (var unknown in drafts.Where(d => d.IsKeyless && d.Row.Verdict != RowVerdict.Error))
        {
            if (unknown.Payload.IsLinesOnly)
            {
                // The row is a line, no person who would lack everything else.
                (unknown.Row.Missing, unknown.Row.Effect) = (null, null);
                unknown.Fail(CollectionRows.OfNobody(unknown));
                failed.Add(unknown);
                continue;
            }

            unknown.Fail("exchange.no-keys", "无法识别人员：身份证号、人员编号（连同单位）、姓名和出生年月，至少须有一项。", "Nobody can tell who this is: give identity number, staff number with office, or name with birth month.");
            failed.Add(unknown);
        }

        // A row that nobody can tell has no fields to accept: it can only be mended or refused.
        var keyless = drafts.Where(d => d.IsKeyless).Select(d => d.Row).ToHashSet();
        var fields = compared.Where(c => !keyless.Contains(c.Row) && !c.IsPlainlyNew).SelectMany(comparing.ToFields).ToList();
        var waiting = fields.Where(f => f.Asks).GroupBy(f => f.RowId).ToDictionary(g => g.Key, g => g.Count());
        foreach (var draft in drafts)
        {
            draft.Row.WaitingFields = waiting.GetValueOrDefault(draft.Row.Id);
        }

        var names = drafts.ToDictionary(d => d.Row.Id, d => d.File.Name);
        return new CheckedRows(fields, [.. compared.SelectMany(c => c.Notices).Concat(failed.Select(OfFailed)).Select(n => n with { File = names[n.RowId!.Value] })]);
    }

    private static NoticeDraft OfFailed(RowDraft draft) => draft.Problem is { } problem ? problem with { RowId = draft.Row.Id } : new("", draft.Row.ReasonCode!, NoticeWeight.Error)
    {
        RowId = draft.Row.Id,
        FileId = draft.File.Id,
        Sheet = draft.Payload.Sheet,
        Row = draft.Number > 0 ? draft.Number : null,
        CauseZh = draft.Row.ReasonZh!,
        RemedyZh = "请改正后重新导入，或退回此行",
        CauseEn = draft.Row.ReasonEn!,
        RemedyEn = "Mend it and import again, or refuse the row",
    };
}
