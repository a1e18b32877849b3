using System.Globalization;
using Duoshi.Core.Engines.PostNumbers;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Selection.Numbers;

/// <summary>The pre-check as a sheet: numbers first, findings under them.</summary>
internal static class NumberSheet
{
    public static ShownList Of(PreCheckView check, string title) => new(
        title,
        [
            new(T("单位", "Office")), new(T("职数", "Number")), Figure(T("核定", "Approved")), Figure(T("现有", "Present")), Figure(T("进", "In")), Figure(T("出", "Out")), Figure(T("拟后", "After")),
            Figure(T("空缺", "Free")), Figure(T("超", "Over")), new(T("依据", "Basis")), new(T("任职人员", "Holders")), new(T("期内离任", "Leaving")),
        ],
        [
            .. check.Numbers.Select(n => SheetLine.Of(
                n.Office, n.Name, Text(n.Approved), Text(n.Present), Text(n.In.Count), Text(n.Out.Count), Text(n.After), Text(n.Free), Text(n.Over), n.Basis,
                string.Join(T("、", ", "), n.Holders), n.Leavers.Count > 0 ? string.Join(T("、", ", "), n.Leavers.Select(l => $"{l.Name} {Day(l.On)}")) : n.Leaving > 0 ? Text(n.Leaving) : "")),
            .. check.Findings.Count == 0 ? Array.Empty<SheetLine>() : [SheetLine.Group(T("需处理和需核对的事项", "What stops and what to look at"))],
            .. check.Findings.Select(f => SheetLine.Of(f.Office ?? "", f.Number ?? f.Person, "", "", "", "", "", "", "", $"{f.Rule} {f.Confidence}", f.Weight == FindingWeight.Blocks ? T("不得办理", "Stops") : T("请核对", "Look"), f.Text)),
        ])
    {
        Filters = T($"生效日 {Day(check.Day)}，离任看到 {Day(check.Horizon)}", $"in effect {Day(check.Day)}, leaving until {Day(check.Horizon)}"),
    };

    private static SheetColumn Figure(string heading) => new(heading, Kind: SheetColumnKind.Number);

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The numbers of an office as they stand, as a sheet.</summary>
internal sealed class ExportNumbers(PreCheckNumbers check, IActor actors)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/selection/numbers/{officeId:long}/export", async (long officeId, int? monthsAhead, string? format, ExportNumbers slice, HandOutList sheets, CancellationToken ct) =>
            await sheets.RunAsync(await slice.RunAsync(officeId, monthsAhead, ct), format, ct))
        .WithSummary("The numbers of an office as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.RecordExport);

    public async Task<Outcome<ShownList>> RunAsync(long office, int? months, CancellationToken ct) =>
        !(await actors.CurrentAsync(ct)).May(Permission.RecordExport) ? Refusal.Forbidden
        : (await check.RunAsync(new PreCheckNumbers.Body(office, null, months, null), ct)).Succeeded(out var found, out var why) ? NumberSheet.Of(found, T("职数情况", "Numbers of posts")) : why;
}
