using Duoshi.Core.Identity;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>What a comparison comes to, and how it is said.</summary>
internal static class RowVerdicts
{
    /// <summary>The verdict on a compared row, by its differences, with a notice for each value that could not be read.</summary>
    public static ComparedRow Of(ImportRow row, IReadOnlyList<Difference> differences, RowPayload payload, List<ReceivedForm> documents, List<NoticeDraft> notices)
    {
        foreach (var (source, problem) in differences.SelectMany(d => d.AllProblems))
        {
            var cell = payload.Cells?.GetValueOrDefault(source);
            var line = SheetColumns.LineOf(source);
            notices.Add(new NoticeDraft("", problem.Code, NoticeWeight.Error)
            {
                RowId = row.Id,
                FileId = row.FileId,
                Sheet = cell?.Sheet ?? (line is { } of ? SheetOf(payload, of) : payload.Sheet),
                Row = cell?.Row ?? line?.Row ?? (row.Number > 0 ? row.Number : null),
                Column = cell?.Column,
                Element = SheetColumns.Find(source) is null ? source : SheetColumns.Label(source).Zh,
                CauseZh = problem.CauseZh,
                RemedyZh = problem.RemedyZh,
                CauseEn = problem.CauseEn,
                RemedyEn = problem.RemedyEn,
                Unknown = problem.Unknown,
            });
        }

        row.Verdict = differences.Any(d => d.Verdict == FieldVerdict.Error) ? RowVerdict.Error
            : differences.Any(d => d.Verdict == FieldVerdict.Conflict) ? RowVerdict.Conflict
            : row.PersonId is null ? RowVerdict.New
            : differences.Count == 0 && documents.Count == 0 ? RowVerdict.Same
            : RowVerdict.Changed;
        if (row.Verdict == RowVerdict.Error)
        {
            var first = differences.First(d => d.Problem is not null).Problem!;
            (row.ReasonCode, row.ReasonZh, row.ReasonEn) = (first.Code, first.CauseZh + "。", first.CauseEn + ".");
        }
        else if (row.Verdict == RowVerdict.Conflict)
        {
            var first = differences.First(d => d.Verdict == FieldVerdict.Conflict);
            (row.ReasonCode, row.ReasonZh, row.ReasonEn) = ("exchange.conflict", first.ReasonZh, first.ReasonEn);
        }

        return new ComparedRow(row, differences, documents, notices);
    }

    /// <summary>The sheet a line is in, told by another of its cells: the one in error may be missing.</summary>
    private static string? SheetOf(RowPayload payload, (string Set, int Row, string Column) line) =>
        payload.Cells?.FirstOrDefault(c => SheetColumns.LineOf(c.Key) is { } of && of.Set == line.Set && of.Row == line.Row).Value?.Sheet ?? payload.Sheet;

    /// <summary>A row that can't be taken as a whole.</summary>
    public static ComparedRow Error(ImportRow row, string code, string zh, string en)
    {
        row.Verdict = RowVerdict.Error;
        (row.ReasonCode, row.ReasonZh, row.ReasonEn) = (code, zh, en);
        return new ComparedRow(row, [], [], [new NoticeDraft("", code, NoticeWeight.Error)
        {
            RowId = row.Id, FileId = row.FileId, Row = row.Number > 0 ? row.Number : null,
            CauseZh = zh, RemedyZh = "请退回此行", CauseEn = en, RemedyEn = "Refuse this row",
        }]);
    }

    /// <summary>What is doubtful in its cells though it stops nothing.</summary>
    public static List<NoticeDraft> CellNotices(ImportRow row, RowPayload payload)
    {
        var notices = new List<NoticeDraft>();
        if (payload.Cells!.GetValueOrDefault(RosterColumns.IdentityNumber) is { Text.Length: > 0 } cell && !IdentityNumber.TryRead(cell.Text, out _))
        {
            notices.Add(new NoticeDraft("", "identity.invalid", NoticeWeight.Warning)
            {
                RowId = row.Id,
                FileId = row.FileId,
                Sheet = payload.Sheet,
                Row = row.Number,
                Column = cell.Column,
                Element = "公民身份号码",
                CauseZh = $"身份证号“{FieldTexts.Mask(cell.Text)}”校验不通过；原文保留，但不用于匹配人员",
                RemedyZh = "请对照身份证核对",
                CauseEn = $"The identity number “{FieldTexts.Mask(cell.Text)}” is not right; it is kept but never used to match a person",
                RemedyEn = "Check it against the identity card",
            });
        }

        return notices;
    }
}
