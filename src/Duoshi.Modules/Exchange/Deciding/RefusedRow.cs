using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>退回: a row is refused with a reason, which stands on the row, in the annotated workbook and in the audit.</summary>
internal static class RefusedRow
{
    /// <summary>Code of the reason on the row and of its notice in the annotated workbook.</summary>
    public const string Code = "exchange.refused";

    /// <summary>Name of the act in the audit.</summary>
    public const string Act = "import-refuse-row";

    /// <summary>Characters of a reason at most.</summary>
    public const int ReasonMost = 200;

    /// <summary>The refusal of decisions that refuse a row without saying why; null: every one says so.</summary>
    public static Refusal? Unreasoned(Decisions decisions) =>
        decisions.Rows.FirstOrDefault(r => r.Decision == "refuse" && r.Reason?.Trim() is not { Length: > 0 and <= ReasonMost }) is { } row
            ? new Refusal("exchange.refuse-reason", $"退回须写明理由，不超过 {ReasonMost} 字。", $"A refusal needs its reason, of {ReasonMost} characters at most.", 422) { Details = new { field = "reason", row = row.Row } }
            : null;

    /// <summary>The rows refused by some decisions, each with its reason.</summary>
    public static IEnumerable<(long Row, string Reason)> Reasons(Decisions decisions) =>
        decisions.Rows.Where(r => r.Decision == "refuse").Select(r => (r.Row, r.Reason!.Trim()));

    /// <summary>A row no longer refused says again why it is in conflict or in error, as far as it is.</summary>
    public static async Task ForgetAsync(DuoshiDb db, ImportRow row, FieldCipher cipher, CancellationToken ct)
    {
        (row.ReasonCode, row.ReasonZh, row.ReasonEn) = (null, null, null);
        var rowId = row.Id;
        if (row.Verdict == RowVerdict.Conflict
            && await db.Set<ImportField>().AsNoTracking().Where(f => f.RowId == rowId && f.Verdict == FieldVerdict.Conflict).OrderBy(f => f.Id).FirstOrDefaultAsync(ct) is { } field)
        {
            (row.ReasonCode, row.ReasonZh, row.ReasonEn) = ("exchange.conflict", field.ReasonZh, field.ReasonEn);
        }
        else if (row.Verdict == RowVerdict.Error
            && await db.Set<ImportNotice>().AsNoTracking().Where(n => n.RowId == rowId && n.Weight == NoticeWeight.Error).OrderBy(n => n.Id).FirstOrDefaultAsync(ct) is { } notice)
        {
            var text = cipher.OpenJson<NoticeText>(notice.SealedText);
            (row.ReasonCode, row.ReasonZh, row.ReasonEn) = (notice.Code, text.CauseZh.TrimEnd('。') + "。", text.CauseEn.TrimEnd('.') + ".");
        }
    }
}
