using System.Globalization;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>The batches of the holding area as a sheet, the newest first.</summary>
internal sealed class ExportBatches(ReviewImport review, IActor actors)
{
    private const int Step = 500;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/imports/export", async (string? format, ExportBatches slice, HandOutList sheets, CancellationToken ct) => await sheets.RunAsync(await slice.RunAsync(ct), format, ct))
        .WithSummary("Import batches as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.RecordExport);

    public async Task<Outcome<ShownList>> RunAsync(CancellationToken ct)
    {
        if (!(await actors.CurrentAsync(ct)).May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        var batches = new List<ReviewedBatch>();
        IReadOnlyList<ReviewedBatch>? page;
        do
        {
            if (!(await review.BatchesAsync(batches.Count > 0 ? batches[^1].Id : null, Step, ct)).Succeeded(out page, out var why))
            {
                return why;
            }

            batches.AddRange(page);
        }
        while (page.Count == Step);

        return new ShownList(
            T("导入批次", "Import batches"),
            [
                Figure(T("批次", "Batch")), new(T("来源", "Source")), new(T("状态", "State")), Figure(T("人", "People")), Figure(T("新增", "New")), Figure(T("变更", "Changed")), Figure(T("一致", "Same")),
                Figure(T("冲突", "Conflict")), Figure(T("疑似", "Candidate")), Figure(T("有误", "Error")), Figure(T("待安置", "To be placed")), new(T("接收人", "Received by")), new(T("接收时间", "Received")), new(T("理由", "Reason")),
            ],
            batches.Select(b => SheetLine.Of(
                Number(b.Id), b.Source, Pages.ImportsPage.StateName(b.State), Number(b.Rows), Number(b.New), Number(b.Changed), Number(b.Same), Number(b.Conflicts), Number(b.Candidates), Number(b.Errors), Number(b.ToPlace),
                b.ReceivedBy, b.ReceivedAt.ToCivil().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), b.Reason)));
    }

    private static SheetColumn Figure(string heading) => new(heading, Kind: SheetColumnKind.Number);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
