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

namespace Duoshi.Modules.Personnel.Corrections;

/// <summary>The clerk's inbox of requests for correction as a sheet.</summary>
internal sealed class ExportCorrections(ListCorrections list, IActor actors)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/correction-requests/export", async (bool? answered, string? format, ExportCorrections slice, HandOutList sheets, CancellationToken ct) =>
            await sheets.RunAsync(await slice.RunAsync(answered == true, ct), format, ct))
        .WithSummary("Requests for correction as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.RecordExport);

    public async Task<Outcome<ShownList>> RunAsync(bool answered, CancellationToken ct)
    {
        if (!(await actors.CurrentAsync(ct)).May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        if (!(await list.RunAsync(answered, ct)).Succeeded(out var requests, out var why))
        {
            return why;
        }

        return new ShownList(
            T("更正申请", "Requests for correction"),
            [
                new(T("时间", "When")), new(T("姓名", "Name")), new(T("单位", "Office")), new(T("信息集", "Kind")), new(T("申请", "Request")),
                new(T("状态", "State")), new(T("答复", "Answer")), new(T("答复人", "Answered by")), new(T("答复时间", "Answered at")),
            ],
            requests.Select(r => SheetLine.Of(
                Moment(r.At), r.Name, r.Office, $"{r.KindName} {r.FieldName}".Trim(), r.Text, r.StateName, r.Answer, r.AnsweredBy, r.AnsweredAt is { } at ? Moment(at) : "")))
        {
            Filters = answered ? T("已答复", "answered") : T("待答复", "open"),
        };
    }

    private static string Moment(DateTime utc) => utc.ToCivil().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
