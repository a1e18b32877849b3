using System.Globalization;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Exchange.Pages;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>The rows of a batch as they are shown, and what was found wrong in it, as sheets; of forms, which have no workbook to give back, the only ones.</summary>
internal sealed class ExportRows(ReviewImport review, IActor actors)
{
    private const int Step = 500;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/imports/{id:long}/rows/export", async (long id, string? verdict, string? name, string? missing, string? effect, string? decision, string? format, ExportRows slice, HandOutList sheets, CancellationToken ct) =>
                await sheets.RunAsync(await slice.RowsAsync(id, new RowQuery(verdict, name, Take: Step) { Missing = missing, Effect = effect, Decision = decision }, ct), format, ct))
            .WithSummary("Rows of a batch as XLSX, or CSV (format=csv), with decision and reason").ProducesSheet().Needs(Permission.RecordExport);
        api.MapGet("/imports/{id:long}/notices/export", async (long id, string? format, ExportRows slice, HandOutList sheets, CancellationToken ct) =>
                await sheets.RunAsync(await slice.NoticesAsync(id, ct), format, ct))
            .WithSummary("What is wrong or doubtful in a batch, as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.RecordExport);
    }

    /// <returns>All rows that fit; or <c>access.not-found</c>, <c>access.forbidden</c>.</returns>
    public async Task<Outcome<ShownList>> RowsAsync(long importId, RowQuery query, CancellationToken ct)
    {
        if (!(await actors.CurrentAsync(ct)).May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        var rows = new List<ReviewedRow>();
        int? after = null;
        do
        {
            if (!(await review.RowsAsync(importId, query with { After = after }, ct)).Succeeded(out var page, out var why))
            {
                return why;
            }

            rows.AddRange(page.Rows);
            after = page.Next;
        }
        while (after is not null);

        return new ShownList(
            T($"第 {importId} 批导入人员", $"People of import {importId}"),
            [
                new(T("姓名", "Name")), new(T("出生年月", "Birth month")), new(T("文件", "File")), Figure(T("行", "Row")), new(T("单位", "Office")), new(T("结论", "Verdict")), new(T("决定", "Decision")),
                new(T("原因或退回理由", "Cause, or reason of the refusal")), new(T("缺项", "Missing")), Figure(T("待决定项", "Fields waiting")),
            ],
            rows.Select(r => SheetLine.Of(
                r.Name, r.Birth, r.File, r.Number > 0 ? Number(r.Number) : null, r.Unit, ImportWords.VerdictName(r.Verdict), ImportWords.DecisionName(r), r.Reason, string.Join(T("、", ", "), r.Missing), Number(r.WaitingFields))))
        { Filters = FiltersOf(query) };
    }

    /// <returns>All notices, the gravest first; or <c>access.not-found</c>, <c>access.forbidden</c>.</returns>
    public async Task<Outcome<ShownList>> NoticesAsync(long importId, CancellationToken ct)
    {
        if (!(await actors.CurrentAsync(ct)).May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        if (!(await review.NoticesAsync(importId, null, ct, int.MaxValue)).Succeeded(out var notices, out var why))
        {
            return why;
        }

        return new ShownList(
            T($"第 {importId} 批检查结果", $"Notices of import {importId}"),
            [new(T("文件", "File")), new(T("表", "Sheet")), Figure(T("行", "Row")), Figure(T("列", "Column")), new(T("项目", "Field")), new(T("程度", "Weight")), new(T("原因", "Cause")), new(T("办法", "Remedy"))],
            notices.Select(n => SheetLine.Of(
                n.File, n.Sheet, n.Row is { } row ? Number(row) : null, n.Column is { } column ? Number(column) : null, n.Element,
                n.Weight switch { "error" => T("错误", "error"), "warning" => T("提醒", "warning"), _ => T("说明", "information") }, n.Cause, n.Remedy)));
    }

    private static string FiltersOf(RowQuery query) => ShownList.InWords(
        query.Verdict switch
        {
            null or "" => null,
            "waiting" => T("等待处理", "waiting"),
            "to-place" => T("待安置", "to be placed"),
            "committed" => T("已入库", "committed"),
            var verdict => ImportWords.VerdictName(verdict),
        },
        ShownList.Containing(query.Name),
        RequiredFields.Find(query.Missing ?? "") is { } field ? T($"缺“{field.Zh}”", $"lacks “{field.En}”") : null,
        query.Decision is null ? null : ImportWords.FieldDecisionName(query.Decision),
        query.Effect);

    private static SheetColumn Figure(string heading) => new(heading, Kind: SheetColumnKind.Number);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
