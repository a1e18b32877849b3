using System.Globalization;
using Duoshi.Core.Sheets;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Personnel.Pages;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Records;

/// <summary>The history of a person as a sheet, the latest first.</summary>
internal sealed class ExportPersonHistory(PersonHistory history, ReadPerson reader, IActor actors)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/persons/{id:long}/history/export", async (long id, string? kind, string? format, ExportPersonHistory slice, HandOutList sheets, CancellationToken ct) =>
            await sheets.RunAsync(await slice.RunAsync(id, kind, ct), format, ct))
        .WithSummary("The history of a person as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.RecordExport);

    public async Task<Outcome<ShownList>> RunAsync(long id, string? kind, CancellationToken ct)
    {
        if (!(await actors.CurrentAsync(ct)).May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        // Reading the record keeps the opening of the file in the log.
        if (!(await history.RunAsync(id, kind, ct)).Succeeded(out var entries, out var why)
            || !(await reader.RunAsync(id, null, null, false, null, null, ct)).Succeeded(out var record, out why))
        {
            return why;
        }

        return new ShownList(
            T($"{record.Head?.Name}：变更历史", $"{record.Head?.Name}: history"),
            [
                new(T("变更号", "Change"), Kind: SheetColumnKind.Number), new(T("获知时间", "Learned")), new(T("信息集", "Kind")), new(T("变化", "Change")), new(T("自", "From")), new(T("至", "To")),
                new(T("原为", "Was")), new(T("内容", "Fields")), new(T("经办", "By")), new(T("依据", "Basis")),
            ],
            entries.SelectMany(e => e.Rows.Select(row => SheetLine.Of(
                e.Source.Change.ToString(CultureInfo.InvariantCulture), e.Source.At.ToCivil().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), e.KindName, Act(row.Act), row.From, row.To,
                row.FromBefore is null && row.ToBefore is null ? "" : $"{row.FromBefore ?? row.From}—{row.ToBefore ?? row.To}",
                string.Join('\n', row.Fields.Select(Text)), e.Source.Actor, BasisWords.Of(e.Source)))))
        {
            Filters = string.IsNullOrEmpty(kind) ? "" : record.Kinds.FirstOrDefault(k => k.Key == kind)?.Name ?? "",
        };
    }

    private static string Act(DifferenceKind act) => act switch
    {
        DifferenceKind.New => T("新增", "New"),
        DifferenceKind.Restated => T("改变", "Changed"),
        _ => T("不再有", "Gone"),
    };

    private static string Text(HistoryField field) => (field.Before, field.After) switch
    {
        (null, { } after) => $"{field.Name}{T("：", ": ")}{after}",
        ({ } before, null) => $"{field.Name}{T("：", ": ")}{before} → {T("无", "none")}",
        _ => $"{field.Name}{T("：", ": ")}{field.Before} → {field.After}",
    };
}
