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

/// <summary>What is recorded of an office, row by row with its source, as a sheet.</summary>
internal sealed class ExportOfficeFacts(ReadOfficeFacts facts, ReadOffice office, IActor actors)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/offices/{id:long}/record/export", async (long id, string? asOf, string? knownAt, string? format, ExportOfficeFacts slice, HandOutList sheets, CancellationToken ct) =>
            await sheets.RunAsync(await slice.RunAsync(id, asOf, knownAt, ct), format, ct))
        .Needs(Permission.RecordExport).WithSummary("导出机构记录 The facts of an office as XLSX, or CSV (format=csv)").ProducesSheet();

    public async Task<Outcome<ShownList>> RunAsync(long id, string? asOf, string? knownAt, CancellationToken ct)
    {
        if (!(await actors.CurrentAsync(ct)).May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        if (!(await office.RunAsync(id, asOf, knownAt, ct)).Succeeded(out var details, out var why)
            || !(await facts.RunAsync(id, asOf, knownAt, null, ct)).Succeeded(out var kinds, out why))
        {
            return why;
        }

        return new ShownList(
            T($"{details.Name}：记录", $"{details.Name}: record"),
            [new(T("自", "From")), new(T("至", "To")), new(T("内容", "Content")), new(T("登记人", "Recorded by")), new(T("登记时间", "Recorded")), new(T("文号", "Document"))],
            kinds.Where(k => k.Rows.Count > 0).SelectMany(kind => kind.Rows.OrderBy(r => r.Slot).ThenByDescending(r => r.ValidFrom).ThenByDescending(r => r.Id).Select(row => SheetLine.Of(
                row.From, row.To,
                string.Join(T("，", ", "), kind.Fields.Where(f => row.Values.ContainsKey(f.Key)).Select(f => f.Headline ? row.Text(f.Key) : $"{f.Name} {row.Text(f.Key)}")),
                row.Source.Actor, row.Source.At.ToCivil().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), row.Source.DocumentNumber)).Prepend(SheetLine.Group(kind.Name))))
        {
            AsOf = details.Day,
            KnownAt = details.KnownThen ? knownAt ?? "" : "",
        };
    }
}
