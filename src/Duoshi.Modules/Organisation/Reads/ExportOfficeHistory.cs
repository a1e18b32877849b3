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

namespace Duoshi.Modules.Organisation.Reads;

/// <summary>The history of an office as a sheet, newest first: what changed, when it holds, when we learned it, by whom, from what.</summary>
internal sealed class ExportOfficeHistory(OfficeHistory history, ReadOffice office, IActor actors)
{
    private const int Step = 200;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/offices/{id:long}/history/export", async (long id, string? format, ExportOfficeHistory slice, HandOutList sheets, CancellationToken ct) =>
            await sheets.RunAsync(await slice.RunAsync(id, ct), format, ct))
        .Needs(Permission.RecordExport).WithSummary("导出机构沿革与变更 The history of an office as XLSX, or CSV (format=csv)").ProducesSheet();

    public async Task<Outcome<ShownList>> RunAsync(long id, CancellationToken ct)
    {
        if (!(await actors.CurrentAsync(ct)).May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        if (!(await office.RunAsync(id, null, null, ct)).Succeeded(out var details, out var why))
        {
            return why;
        }

        var entries = new List<OfficeHistoryEntry>();
        for (long? before = long.MaxValue; before is not null;)
        {
            if (!(await history.RunAsync(id, before, Step, ct)).Succeeded(out var page, out why))
            {
                return why;
            }

            entries.AddRange(page.Entries);
            before = page.Next;
        }

        return new ShownList(
            T($"{details.Name}：沿革与变更", $"{details.Name}: history"),
            [
                new(T("变更号", "Change"), Kind: SheetColumnKind.Number), new(T("获知时间", "Learned")), new(T("办理", "Act")), new(T("项目", "What")),
                new(T("变更前", "Before")), new(T("变更后", "After")), new(T("经办", "By")), new(T("文号", "Document")), new(T("理由", "Reason")),
            ],
            entries.SelectMany(e => e.Items.Select(item => SheetLine.Of(
                e.Source.Change.ToString(CultureInfo.InvariantCulture), e.Source.At.ToCivil().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), OfficeActNames.Of(e.Source.Act),
                item.SubjectName.Length > 0 ? $"{item.KindName} {item.SubjectName}" : item.KindName, Periods(item.Before), Periods(item.After), e.Source.Actor, e.Source.DocumentNumber, e.Source.Reason))));
    }

    private static string Periods(ImmutableArray<HistoryPeriod> periods) => string.Join('\n', periods.Select(p => $"{p.From}—{p.To} {p.Text}"));
}
