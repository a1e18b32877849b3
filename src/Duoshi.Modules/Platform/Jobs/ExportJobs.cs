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

namespace Duoshi.Modules.Platform.Jobs;

/// <summary>The background jobs the page shows, as a sheet: the own ones, or all of them for who keeps the system running.</summary>
internal sealed class ExportJobs(ShowJobs jobs)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/jobs/export", async (ExportJobs slice, HandOutList sheets, CancellationToken ct, bool all = false, string? format = null) =>
            await sheets.RunAsync(await slice.RunAsync(all, ct), format, ct))
        .WithSummary("The latest background jobs as XLSX, or CSV (format=csv)").ProducesSheet().NeedsSignIn(ShowJobs.Why);

    public async Task<Outcome<ShownList>> RunAsync(bool all, CancellationToken ct)
    {
        if (!(await jobs.ListAsync(all, ct)).Succeeded(out var rows, out var why))
        {
            return why;
        }

        return new ShownList(
            T("后台任务", "Background jobs"),
            [
                new(T("任务", "Job")), new(T("发起人", "Started by")), new(T("状态", "State")), new(T("已完成", "Done"), Kind: SheetColumnKind.Number), new(T("总数", "Total"), Kind: SheetColumnKind.Number),
                new(T("发起", "Started")), new(T("结束", "Ended")), new(T("说明", "Note")),
            ],
            rows.Select(j => SheetLine.Of(
                j.Title.Length > 0 ? j.Title : j.Kind, j.AccountName, JobStates.Name(j.State),
                j.Total > 0 ? j.Done.ToString(CultureInfo.InvariantCulture) : "", j.Total > 0 ? j.Total.ToString(CultureInfo.InvariantCulture) : "",
                Moment(j.CreatedAt), Moment(j.FinishedAt), T(j.ErrorZh ?? j.Note ?? "", j.ErrorEn ?? j.Note ?? ""))))
        {
            Filters = all ? "" : T("本人发起的", "started by oneself"),
        };
    }

    private static string Moment(DateTime? utc) => utc?.ToCivil().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";
}
