using System.Globalization;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Exchange.Placing;

/// <summary>Those who wait for an office, as a sheet.</summary>
internal sealed class ExportToPlace(ListToPlace list, IActor actors)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/imports/to-place/export", async (string? format, ExportToPlace slice, HandOutList sheets, CancellationToken ct) => await sheets.RunAsync(await slice.RunAsync(ct), format, ct))
        .WithSummary("People waiting for an office as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.RecordExport);

    public async Task<Outcome<ShownList>> RunAsync(CancellationToken ct)
    {
        if (!(await actors.CurrentAsync(ct)).May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        var rows = new List<ToPlaceRow>();
        IReadOnlyList<ToPlaceRow>? page;
        do
        {
            if (!(await list.RunAsync(rows.Count > 0 ? rows[^1].Id : null, ct)).Succeeded(out page, out var why))
            {
                return why;
            }

            rows.AddRange(page);
        }
        while (page.Count == ListToPlace.PageSize);

        return new ShownList(
            T("待安置人员", "To be placed"),
            [new(T("姓名", "Name")), new(T("文件中的单位", "Unit in the file")), new(T("导入批次", "Batch"))],
            rows.Select(r => SheetLine.Of(r.Name, r.Unit, r.Import.ToString(CultureInfo.InvariantCulture))));
    }
}
